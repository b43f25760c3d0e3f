"""Fixes of the rules about deployment: each removes its finding and adds no error."""

from formkit.lint.registry import all_rules
from tests.lint.mending import errors, mended, told
from tests.lint.rule_cases import cases_of, subject_of, workbook_of


def test_an_emptied_identifier_is_told_no_more() -> None:
    rule = all_rules()["FK703"]
    found = 0
    for case in cases_of(rule):
        subject = subject_of(workbook_of(case.form))
        before = told(subject)
        for finding in rule.run(subject):
            found += 1
            after = told(mended(rule, subject, finding))
            assert after[rule.id, finding.severity] < before[rule.id, finding.severity]
            assert errors(after) <= errors(before)
    assert found
