"""Fixes carried out, for the tests of rules that have them."""

from collections import Counter

from formkit.changes.applying import apply
from formkit.core.findings import Finding, Severity
from formkit.formats.edited_workbook import edit_workbook
from formkit.formats.layout import layout
from formkit.formats.reading import form_of
from formkit.lint.rule import Rule
from formkit.lint.subject import Subject
from tests.lint.rule_cases import own_rules, subject_of


def mended(rule: Rule, subject: Subject, finding: Finding) -> Subject:
    """The form after the fix of one finding."""
    fix = rule.mend(subject, finding) if rule.mend else None
    assert fix, "a finding that is fixable has a fix"
    assert bool(fix.edits) != bool(fix.changes)
    assert str(fix.title)
    if fix.changes:
        return subject_of(layout(apply(form_of(subject.workbook), fix.changes)))
    return subject_of(edit_workbook(subject.workbook, fix.edits))


def told(subject: Subject) -> Counter[tuple[str, str]]:
    """How often each rule finds something, by severity; places move when a header changes."""
    return Counter((one.rule, one.severity) for rule in own_rules() for one in rule.run(subject))


def errors(counted: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """The errors among what was told."""
    return Counter({key: n for key, n in counted.items() if key[1] == Severity.ERROR})
