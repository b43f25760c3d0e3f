"""formkit.yaml: where it is found and what it says."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from formkit.core.errors import BadManifestError
from formkit.core.findings import Severity
from formkit.formats.configuration_files import NAME, find_configuration, language_said
from formkit.formats.configurations import parse_configuration, read_configuration
from formkit.formats.manifests import SCHEMAS
from formkit.model.configuration import Budgets, Configuration, RuleSetting

FULL = """\
formkit: configuration/1
standard: dtm-wca/2026.1
component: BSA
rules: {FK4: info, missing-list: off, FK203: on}
budgets: {label_length: 90}
baseline: known/baseline.json
fail_on: warning
language: fr
"""
SCHEMA = json.loads((SCHEMAS / "configuration.json").read_text(encoding="utf-8"))


def test_all_keys_are_read() -> None:
    assert parse_configuration(FULL, Path("forms/formkit.yaml")) == Configuration(
        standard="dtm-wca/2026.1",
        component="BSA",
        rules=(
            RuleSetting(rules="FK4", severity=Severity.INFO),
            RuleSetting(rules="missing-list", is_on=False),
            RuleSetting(rules="FK203"),
        ),
        budgets=Budgets(label_length=90),
        baseline=Path("forms/known/baseline.json"),
        fail_on=Severity.WARNING,
        language="fr",
    )


def test_what_is_left_out_is_nobodys_wish() -> None:
    assert parse_configuration("formkit: configuration/1", Path(NAME)) == Configuration()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rules: {FK4: loud}", f"{NAME}:2:9: FK4 says loud; it can say: off, on, error"),
        ("budgets: {labels: 9}", "no key is called labels here"),
        ("budgets: {choices: many}", "choices has to be a whole number"),
        ("fail-on: error", "no key is called fail-on here; is fail_on meant?"),
        ("component: bsa", "it is written like BSA"),
        ("standard: DTM 2026", "it is written like dtm-wca/2026.1"),
        ("language: es", "language says es; it can say: en, fr"),
    ],
)
def test_mistakes_are_told_with_their_places(text: str, said: str) -> None:
    with pytest.raises(BadManifestError) as caught:
        parse_configuration(f"formkit: configuration/1\n{text}\n", Path(NAME))
    assert said in str(caught.value)


def test_budgets_and_schema_have_the_same_keys_words_and_numbers() -> None:
    told = SCHEMA["properties"]["budgets"]["properties"]
    assert [one.name for one in fields(Budgets)] == list(told)
    for one in fields(Budgets):
        assert told[one.name]["examples"] == [str(one.default)]


def test_configuration_and_schema_have_the_same_keys() -> None:
    own = {one.name for one in fields(Configuration)} - {"loc"}
    assert own | {"formkit"} == set(SCHEMA["properties"])


def test_the_nearest_one_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_configuration(inner) in {None, *(one / NAME for one in tmp_path.parents)}
    for folder in (tmp_path, tmp_path / "a"):
        (folder / NAME).write_text(FULL, encoding="utf-8")
        assert find_configuration(inner) == folder / NAME
    assert read_configuration(tmp_path / NAME).baseline == tmp_path / "known/baseline.json"


@pytest.mark.parametrize(
    ("content", "language"),
    [
        (FULL.encode(), "fr"),
        (b"\xef\xbb\xbflanguage : 'en' # for the hub\r\nstandard: x", "en"),
        (b"rules:\n  language: fr\n# language: fr", ""),
        (b"language:\nfr", ""),
        (b"language: fr \xff", ""),
    ],
)
def test_the_language_is_found_without_reading_the_whole(
    tmp_path: Path, content: bytes, language: str
) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert language_said(tmp_path / NAME) == language
    assert language_said(tmp_path / "missing") == ""
