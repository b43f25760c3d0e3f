"""What a check says, as JSON; the schema is ``formkit/formats/schemas/report.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Report, Severity, Skipped
from formkit.render.plain_json import written

if TYPE_CHECKING:
    from formkit.core.messages import Catalogue, Message
    from formkit.jobs import FixedForm
    from formkit.lint.mending import Mending


def render_reports(
    reports: tuple[Report, ...],
    *,
    version: str,
    catalogue: Catalogue,
    fixed: tuple[FixedForm, ...] = (),
) -> str:
    """All reports as one object; messages in the reader's language, ids and codes as they are.

    Args:
        reports: one a form.
        version: formkit's own, so that a reader of old results knows what said so.
        catalogue: the reader's language.
        fixed: the forms that were to be mended; each report is of the form afterwards.
    """
    fixes = {_written_to(one): one for one in fixed}
    forms = [_report(report, fixes.get(report.file), catalogue) for report in reports]
    return written({"formkit": version, "forms": forms})


def _written_to(form: FixedForm) -> str:
    return str(form.copy.output.path if form.copy else form.path)


def _report(report: Report, fixed: FixedForm | None, catalogue: Catalogue) -> dict[str, object]:
    tried = (*fixed.made, *fixed.refused) if fixed else ()
    why_not = fixed.why_not if fixed else None
    return {
        "file": report.file,
        "findings": [_finding(finding, catalogue) for finding in report.findings],
        "ignored": [
            {
                "finding": _finding(one.finding, catalogue),
                "reason": one.reason,
                "cell": one.loc.a1,
            }
            for one in report.ignored
        ],
        "known": [_finding(finding, catalogue) for finding in report.known],
        "fixes": [_fix(one, why_not, catalogue) for one in tried],
        "skipped": [_skipped(one, catalogue) for one in report.skipped],
        "counts": {str(severity): report.count(severity) for severity in Severity},
    }


def _finding(finding: Finding, catalogue: Catalogue) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "slug": finding.slug,
        "severity": str(finding.severity),
        "message": finding.message.worded(catalogue),
        "sheet": finding.loc.sheet,
        "row": finding.loc.row,
        "column": finding.column,
        "cell": finding.loc.cell,
        "name": finding.name,
        "fixable": finding.fixable,
        "text": finding.text,
        "span": list(finding.span) if finding.span else None,
    }


def _skipped(one: Skipped, catalogue: Catalogue) -> dict[str, str]:
    return {"rule": one.rule, "reason": one.reason.worded(catalogue)}


def _fix(one: Mending, why_not: Message | None, catalogue: Catalogue) -> dict[str, object]:
    reason = one.why_not or why_not
    return {
        "finding": _finding(one.finding, catalogue),
        "title": one.title.worded(catalogue),
        "safe": one.is_safe,
        "made": reason is None,
        "why_not": reason.worded(catalogue) if reason else "",
    }
