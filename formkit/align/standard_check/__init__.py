"""A standard judged by its own rules: ``formkit standard check``."""

from itertools import chain

from formkit.align.standard_check.expressions import check_expressions
from formkit.align.standard_check.gaps import check_gaps
from formkit.align.standard_check.lists import check_lists
from formkit.align.standard_check.policy import check_policy
from formkit.align.standard_check.templates import check_templates
from formkit.align.standard_check.wording import check_wording
from formkit.align.standard_check.words import check_words
from formkit.core.findings import Finding, Report
from formkit.model.standard import Standard

CHECKS = (
    check_words,
    check_lists,
    check_wording,
    check_templates,
    check_expressions,
    check_policy,
    check_gaps,
)


def check_standard(standard: Standard) -> Report:
    """Everything that is wrong with a standard, and what its sources do not give.

    Findings come by file, row and rule; those without a row of their own come first.
    """
    found = chain.from_iterable(check(standard) for check in CHECKS)
    return Report(file=standard.loc.file, findings=tuple(sorted(found, key=_order)))


def _order(finding: Finding) -> tuple[str, int, str, str]:
    return (finding.loc.file, finding.loc.row, finding.rule, finding.column)
