"""SARIF, beside the part of its schema that formkit uses, written down anew.

The schema of OASIS is not in this repository.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from formkit.align.standard_check.rules import STANDARD_RULES
from formkit.core.errors import UnreadableFormError
from formkit.core.findings import Finding, Ignored, Report, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.lint.registry import all_rules
from formkit.lint.rule import Rule
from formkit.lint.subject import Subject
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.sarif.places import file_uri
from formkit.render.sarif.reports import render_reports
from tests.render.reports import CLEAN, FULL, WITH_PARTS

SUBSET = json.loads((Path(__file__).parent / "sarif_subset.json").read_text(encoding="utf-8"))


def odd(_subject: Subject, _this: Rule) -> Iterator[Finding]:
    """Something is ``odd``.

    Why:
        Nobody knows.

    Fix: none.
    """
    yield from ()


ONE = Rule(id="FK203", slug="odd", severity=Severity.ERROR, check=odd)
"""A rule whose page nobody rewords."""
RULES = (*all_rules().values(), *STANDARD_RULES)


def rendered(*reports: Report, language: Language = Language.ENGLISH, **more: Any) -> str:
    text = render_reports(
        reports,
        version="0.0.0",
        catalogue=read_catalogue(language),
        language=str(language),
        **{"rules": RULES, **more},
    )
    jsonschema.Draft202012Validator.check_schema(SUBSET)
    jsonschema.validate(json.loads(text), SUBSET)
    return text


def run_of(*reports: Report, **more: Any) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(rendered(*reports, **more))["runs"][0]
    return run


@pytest.mark.parametrize("language", list(Language))
def test_findings_as_sarif(language: Language, golden: Callable[[str, str | bytes], None]) -> None:
    text = rendered(FULL, CLEAN, WITH_PARTS, language=language, rules=(ONE,))
    assert text.isascii()
    golden(f"render/report_{language}.sarif", text)


def test_findings_point_at_their_rules_and_files() -> None:
    run = run_of(FULL, CLEAN)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][place["index"]]["location"]["uri"] == place["uri"]


def test_rules_tell_their_page_in_the_readers_language() -> None:
    text = rendered(WITH_PARTS, language=Language.FRENCH)
    (rule,) = json.loads(text)["runs"][0]["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("FK301", "unknown-reference")
    assert rule["shortDescription"]["text"] in " ".join(rule["help"]["text"].split())
    assert "Pourquoi" in rule["help"]["text"]
    assert "`${name}`" in rule["shortDescription"]["text"]


def test_row_and_column_are_line_and_column() -> None:
    first = run_of(FULL)["results"][0]["locations"][0]
    region = first["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (14, 1)
    assert first["logicalLocations"][0]["fullyQualifiedName"] == "survey!A14"


@pytest.mark.parametrize(
    ("loc", "kind"),
    [
        (Loc(sheet="survey", row=1, column=2), "cell"),
        (Loc(sheet="survey", row=1), "row"),
        (Loc(sheet="survey", column=2), "column"),
        (Loc(sheet="survey"), "sheet"),
    ],
)
def test_places_say_what_they_are(loc: Loc, kind: str) -> None:
    finding = replaced(FULL, loc=loc)
    place = run_of(finding)["results"][0]["locations"][0]
    assert place["logicalLocations"][0]["kind"] == kind
    assert ("region" in place["physicalLocation"]) == bool(loc.row)


def replaced(report: Report, *, loc: Loc) -> Report:
    return replace(report, findings=(replace(report.findings[0], loc=loc),))


def test_what_is_let_stand_is_suppressed_with_its_reason() -> None:
    ignored = Ignored(
        finding=FULL.findings[0], reason="agreed", loc=Loc(sheet="survey", row=14, column=9)
    )
    (result,) = run_of(Report(file="tchad.xlsx", ignored=(ignored,)))["results"]
    (suppression,) = result["suppressions"]
    assert (suppression["kind"], suppression["justification"]) == ("inSource", "agreed")
    assert suppression["location"]["logicalLocations"][0]["name"] == "I14"


def test_beside_a_baseline_each_finding_is_new_or_not() -> None:
    report = Report(file="a.xlsx", findings=FULL.findings[:1], known=FULL.findings[1:2])
    states = [one["baselineState"] for one in run_of(report)["results"]]
    assert states == ["new", "unchanged"]
    assert all("baselineState" not in one for one in run_of(FULL)["results"])


def test_rules_that_did_not_run_are_told_with_their_reason() -> None:
    (invocation,) = run_of(FULL)["invocations"]
    told = invocation["toolExecutionNotifications"]
    assert [one["associatedRule"]["id"] for one in told] == ["FK701", "FK501", "FK502"]
    assert told[0]["message"]["text"] == "Java not found"
    assert invocation["executionSuccessful"]


def test_a_form_that_was_not_read_is_no_success() -> None:
    error = UnreadableFormError(Message("no spreadsheet"), loc=Loc(file="a.xlsx"))
    run = run_of(CLEAN, unreadable=(error,))
    (invocation,) = run["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert (told["level"], told["message"]["text"]) == ("error", "no spreadsheet")
    assert not invocation["executionSuccessful"]


def test_a_rule_that_nobody_knows_is_named_all_the_same() -> None:
    text = render_reports((FULL,), version="0", catalogue={}, language="en", rules=())
    jsonschema.validate(json.loads(text), SUBSET)
    (run,) = json.loads(text)["runs"]
    assert run["results"][0]["ruleId"] == "FK201"
    assert "ruleIndex" not in run["results"][0]


def test_files_have_addresses(tmp_path: Path) -> None:
    assert file_uri("a b/c:d#1.xlsx") == "a%20b/c%3Ad%231.xlsx"
    assert file_uri(str(tmp_path / "a b.xlsx")) == (tmp_path / "a b.xlsx").as_uri()
