"""Fixes of the rules about languages and wording: each removes its finding and adds none."""

from collections import Counter

import pytest

from formkit.core.findings import Finding
from formkit.formats.edited_workbook import edit_workbook
from formkit.lint.registry import all_rules
from formkit.lint.rule import Rule
from formkit.lint.subject import Subject
from tests.lint.rule_cases import Case, all_cases, cases_of, own_rules, subject_of, workbook_of

FAMILY = "FK4"
MENDED = [rule for rule in own_rules() if rule.mend and rule.id.startswith(FAMILY)]


def told(subject: Subject) -> Counter[str]:
    """How much each rule finds; places move when a header changes."""
    return Counter(one.rule for rule in own_rules() for one in rule.run(subject))


def mended(rule: Rule, subject: Subject, finding: Finding) -> Subject:
    assert rule.mend
    fix = rule.mend(subject, finding)
    assert fix
    assert fix.edits
    assert str(fix.title)
    return subject_of(edit_workbook(subject.workbook, fix.edits))


@pytest.mark.parametrize(
    "case",
    [one for one in all_cases() if one.rule in {rule.id for rule in MENDED}],
    ids=lambda case: f"{case.rule} {case.name}",
)
def test_a_fix_removes_its_finding_and_adds_none(case: Case) -> None:
    rule = all_rules()[case.rule]
    subject = subject_of(workbook_of(case.form))
    before = told(subject)
    for finding in rule.run(subject):
        assert rule.mend
        if not finding.fixable:
            assert rule.mend(subject, finding) is None
            continue
        after = told(mended(rule, subject, finding))
        assert after[rule.id] == before[rule.id] - 1
        assert after <= before


@pytest.mark.parametrize("rule", MENDED, ids=lambda rule: rule.id)
def test_some_case_of_the_rule_is_mended(rule: Rule) -> None:
    found = [one for case in cases_of(rule) for one in rule.run(subject_of(workbook_of(case.form)))]
    assert any(one.fixable for one in found)
