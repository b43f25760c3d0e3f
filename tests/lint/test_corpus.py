"""The rules against what pyxform and ODK Validate say of real forms and of small ones."""

import csv
import json
import re
from pathlib import Path

import pytest

from formkit.core.findings import Finding, Severity
from formkit.formats.files import read_workbook
from formkit.formats.markdown import parse_markdown
from formkit.lint.registry import all_rules, run_rules
from formkit.model.sheets import Workbook
from tests.lint.rule_cases import subject_of

pytestmark = pytest.mark.corpus

ROW = re.compile(r"\[row : (\d+)\]")
FOUND_AT_LEAST = 45
"""Of the forms that pyxform rejects, so many have an error at the row that it names."""

SMALL_FOUND_AT_LEAST = 49
"""Of the small forms that it rejects; most of the others are about entities."""

RIGHTLY = {
    "test_external_instances_multiple_diff_pulldatas": "a quote is not closed in a constraint,"
    " which pyxform does not look at and no device can read",
}
"""Small forms that pyxform accepts and formkit does not, and why the data would be wrong."""

RIGHTLY_OF_REAL = {
    # the sheets state that they end at A1: pyxform and ODK Validate accept a form without rows
    "unhcr_kobocruncher__sample_xlsform_with_plan.xlsx": {"FK114"},
    # "other" of the earlier list leaves a required question without any choice
    "irq_informal_sites__hh_tool.xlsx": {"FK212"},
    # the same; and a question for "no" inside a group for "yes"
    "irq_informal_sites__tool_site.xlsx": {"FK212", "FK310"},
    # a sum of the mere names of two questions, which is no number; and the same as below
    "bgd_jmsna__host_jmsna_2021_v2.xlsx": {"FK325"},
    "bgd_jmsna__host_jmsna_2021_v8.xlsx": {"FK306", "FK325"},
    # conditions on codes that the lists do not have
    "misc_shared__form_koboloader.xls": {"FK306"},
    "onadata_fixtures__grains.xlsx": {"FK306"},
    "onadata_fixtures__subdistrict_profiling_tool.xlsx": {"FK306"},
    "unhcr_rms__rms_capi_v3.xlsx": {"FK306"},
    "unhcr_rms__rmscapi.xlsx": {"FK306"},
    # UNEM06 asks for 0 and 1 at once
    "unhcr_rms__household_survey_americas_2023-03-24.xlsx": {"FK310"},
    "unhcr_rms__household_survey_americas_2023-03-29.xlsx": {"FK310"},
    "unhcr_rms__rms_capi_v2.xlsx": {"FK310"},
    "unhcr_rms__rms_cati_v0.xlsx": {"FK310"},
    "unhcr_survey_designer__surveydesigner_referential.xlsx": {"FK310"},
}
"""Real forms that both compilers accept and formkit does not: the data would be wrong."""


def errors(workbook: Workbook) -> list[Finding]:
    report = run_rules(subject_of(workbook), all_rules().values())
    return [finding for finding in report.findings if finding.severity is Severity.ERROR]


def index(shared: Path) -> list[dict[str, str]]:
    with (shared / "forms" / "index.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_named(said: str, found: list[Finding]) -> bool:
    """Whether an error stands at the row that pyxform names, or anywhere if it names none."""
    row = ROW.match(said)
    return any(not row or finding.loc.row == int(row[1]) for finding in found)


def test_forms_that_pyxform_rejects_have_an_error_at_the_row_it_names(shared: Path) -> None:
    rejected = [one for one in index(shared) if one["pyxform_ok"] == "no"]
    missed = [
        one["file"]
        for one in rejected
        if not is_named(one["pyxform_error"], errors(read_workbook(shared / "forms" / one["file"])))
    ]
    assert len(rejected) - len(missed) >= FOUND_AT_LEAST, missed


def test_forms_that_both_accept_have_no_error(shared: Path) -> None:
    accepted = [one["file"] for one in index(shared) if one["odk_validate"] == "valid"]
    found = {
        name: [(one.rule, one.loc.a1) for one in errors(read_workbook(shared / "forms" / name))]
        for name in accepted
    }
    said = {name: {rule for rule, _ in one} for name, one in found.items() if one}
    assert said == RIGHTLY_OF_REAL, found


def test_small_forms_as_pyxform_expects_them(shared: Path) -> None:
    text = (shared / "forms" / "pyxform_md_cases.jsonl").read_text(encoding="utf-8")
    cases = [json.loads(line) for line in text.splitlines()]
    found = 0
    for case in cases:
        wrong = errors(parse_markdown(case["md"]))
        if case["pyxform_ok"] and not case["expected_errored"]:
            assert not wrong or case["test"].rpartition(".")[2] in RIGHTLY, case["test"]
        elif wrong:
            found += 1
            assert is_named(case["error"], wrong), case["test"]
    assert found >= SMALL_FOUND_AT_LEAST
