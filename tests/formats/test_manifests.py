import json
from pathlib import Path

import pytest

from formkit.core.errors import BadManifestError
from formkit.formats.manifests import (
    MAX_BYTES,
    SCHEMAS,
    parse_manifest,
    read_manifest,
    read_text,
)
from formkit.model.adaptation import Adaptation
from formkit.model.module import Module, Parameter
from formkit.model.policy import Policy
from formkit.model.standard import Component, Standard, StandardLanguage
from formkit.model.template import ModuleUse, Template

HEAD = "formkit: adaptation/1\ntemplate: bsa\n"
MODULE = "formkit: module/1\nid: a\ntitle: {en: A}\ncomponents: [A]\n"
STANDARD = "formkit: standard/1\nid: a\nversion: 2026.1\n"
KEYWORDS_WITH_A_SENTENCE = {
    "additionalProperties",
    "const",
    "enum",
    "minItems",
    "minLength",
    "pattern",
    "required",
    "type",
}
KEYWORDS_THAT_JUDGE_NOTHING = {
    "$defs",
    "$ref",
    "$schema",
    "description",
    "examples",
    "items",
    "properties",
    "title",
}


def problems(text: str, schema: str = "adaptation") -> list[tuple[str, str]]:
    with pytest.raises(BadManifestError) as caught:
        parse_manifest(text, schema, file="a.yaml")
    return [(str(loc), str(message)) for loc, message in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "countri: TCD",
            ("a.yaml:3:1", "no key is called countri here; is country meant?"),
        ),
        (
            "modules: {xyz: [a]}",
            ("a.yaml:3:11", "no key is called xyz here; there are: out, in"),
        ),
        ("country: Tchad", ("a.yaml:3:1", "country says Tchad; it is written like TCD")),
        ("hide: loc_a", ("a.yaml:3:1", "hide has to be a list")),
        ("hide: [a, '']", ("a.yaml:3:11", "hide is empty; fill it in or leave it out")),
        ("hide: [{a: b}]", ("a.yaml:3:8", "hide has to be a text")),
        ("country: ''", ("a.yaml:3:1", "country is empty")),
        ("add_questions: [{after: a, rows: []}]", ("a.yaml:3:28", "rows is empty")),
        ("add_choices: {a: [{label: b}]}", ("a.yaml:3:19", "the key name is missing here")),
        ("parameters: {a: b}", ("a.yaml:3:14", "a has to be keys")),
    ],
)
def test_a_problem_is_told_in_plain_words_with_its_place(
    text: str, expected: tuple[str, str]
) -> None:
    [(place, message)] = problems(HEAD + text)
    assert place == expected[0]
    assert message.startswith(expected[1])


@pytest.mark.parametrize(
    ("text", "schema", "word"),
    [
        ("formkit: [adaptation/1]\ntemplate: a", "adaptation", "formkit says something else"),
        ("formkit: template/1\ntemplate: a", "adaptation", "it can say: adaptation/1"),
        (f"{MODULE}adaptation: no", "module", "open, block"),
        (f"{MODULE}gated_by_consent: yes", "module", "true or false"),
        (f"{STANDARD}attached_list_rows: many", "standard", "a whole number"),
        (f"{STANDARD}attached_list_rows: [1]", "standard", "a whole number"),
        (f"{MODULE}gated_by_consent: [true]", "module", "true or false"),
        ("formkit: template/1\ncomponent: A\nmodules: [[a]]", "template", "a text, keys"),
    ],
)
def test_a_wrong_value_is_told_with_what_is_asked_for(text: str, schema: str, word: str) -> None:
    [(_, message)] = problems(text, schema)
    assert word in message


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    found = problems("country: Tchad\nhide: a\nversions: b\n")
    assert [place for place, _ in found] == ["a.yaml:1:1"] * 2 + ["a.yaml:2:1", "a.yaml:3:1"]


def test_every_keyword_of_a_schema_has_its_sentence() -> None:
    known = KEYWORDS_WITH_A_SENTENCE | KEYWORDS_THAT_JUDGE_NOTHING
    for name in ("standard", "module", "template", "adaptation", "policy", "waivers"):
        schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
        for keywords in _subschemas(schema):
            assert keywords.keys() <= known
            assert "pattern" not in keywords or keywords["examples"]


def _subschemas(schema: dict[str, object]) -> list[dict[str, object]]:
    inner = [schema.get("items"), schema.get("additionalProperties")]
    properties, defined = schema.get("properties", {}), schema.get("$defs", {})
    assert isinstance(properties, dict)
    assert isinstance(defined, dict)
    found = [schema]
    for one in (*inner, *properties.values(), *defined.values()):
        if isinstance(one, dict):
            found += _subschemas(one)
    return found


@pytest.mark.parametrize(
    ("schema", "types", "said_otherwise"),
    [
        (
            "standard",
            (Standard, StandardLanguage, Component),
            {
                "formkit": "",
                "title": "titles",
                "draft": "is_draft",
            },
        ),
        (
            "module",
            (Module, Parameter),
            {
                "formkit": "",
                "title": "titles",
                "purpose": "purposes",
                "placement": "placements",
            },
        ),
        ("template", (Template, ModuleUse), {"formkit": "", "title": "titles"}),
        ("policy", (Policy,), {"formkit": ""}),
        (
            "adaptation",
            (Adaptation,),
            {
                "formkit": "",
                "modules": "modules_out",
                "hide": "hidden",
                "hide_choices": "hidden_choices",
                "add_questions": "questions",
                "add_choices": "choices",
                "set": "attributes",
                "set_choices": "attributes",
            },
        ),
    ],
)
def test_every_key_of_a_schema_is_a_field_of_the_model(
    schema: str, types: tuple[type, ...], said_otherwise: dict[str, str]
) -> None:
    fields = {field for one in types for field in one.__dataclass_fields__} | {""}
    content = json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))
    for key in content["properties"]:
        assert said_otherwise.get(key, key) in fields


def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.encode())
    assert read_manifest(path, "adaptation").values["template"] == "bsa"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"formkit: \xe9t\xe9", "UTF-8"),
        (b"#" * (MAX_BYTES + 1), "bytes"),
        (b"PK\x03\x04\xff", "a workbook, and a text file"),
    ],
)
def test_a_file_that_is_no_manifest_is_told(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    with pytest.raises(BadManifestError, match=word):
        read_text(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadManifestError, match="no such file"):
        read_text(tmp_path / "none.yaml")
    with pytest.raises(BadManifestError, match="this is a folder"):
        read_text(tmp_path)
