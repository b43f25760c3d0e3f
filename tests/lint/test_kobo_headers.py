"""Fixes of FK707: each header is written as every pyxform knows it."""

from formkit.lint.registry import all_rules
from tests.lint.mending import errors, mended, told
from tests.lint.rule_cases import cases_of, subject_of, workbook_of


def test_a_fix_removes_its_finding_and_adds_no_error() -> None:
    rule = all_rules()["FK707"]
    fixed = 0
    for case in cases_of(rule):
        subject = subject_of(workbook_of(case.form))
        before = told(subject)
        for finding in rule.run(subject):
            assert rule.mend
            if not finding.fixable:
                assert rule.mend(subject, finding) is None
                continue
            fixed += 1
            after = told(mended(rule, subject, finding))
            assert after[rule.id, finding.severity] == before[rule.id, finding.severity] - 1
            assert errors(after) <= errors(before)
    assert fixed
