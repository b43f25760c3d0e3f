"""Fixes of the rules about expressions: each removes its finding and adds none."""

import pytest

from formkit.lint.registry import all_rules
from formkit.lint.rule import Rule
from tests.lint.mending import mended, told
from tests.lint.rule_cases import Case, all_cases, cases_of, own_rules, subject_of, workbook_of

MENDED = [rule for rule in own_rules() if rule.mend and rule.id.startswith("FK3")]


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
        if not finding.fixable:
            continue
        after = told(mended(rule, subject, finding))
        assert after[rule.id, finding.severity] == before[rule.id, finding.severity] - 1
        assert after <= before


@pytest.mark.parametrize("rule", MENDED, ids=lambda rule: rule.id)
def test_some_case_of_the_rule_is_mended(rule: Rule) -> None:
    found = [one for case in cases_of(rule) for one in rule.run(subject_of(workbook_of(case.form)))]
    assert any(one.fixable for one in found)
