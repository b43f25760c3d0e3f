"""What a check says, as JSON; the schema is ``formkit/formats/schemas/report.json``."""

from formkit.core.findings import Finding, Report, Severity, Skipped
from formkit.core.messages import Catalogue
from formkit.render.plain_json import written


def render_reports(reports: tuple[Report, ...], *, version: str, catalogue: Catalogue) -> str:
    """All reports as one object; messages in the reader's language, ids and codes as they are.

    Args:
        reports: one a form.
        version: formkit's own, so that a reader of old results knows what said so.
        catalogue: the reader's language.
    """
    plain = {"formkit": version, "forms": [_report(report, catalogue) for report in reports]}
    return written(plain)


def _report(report: Report, catalogue: Catalogue) -> dict[str, object]:
    return {
        "file": report.file,
        "findings": [_finding(finding, catalogue) for finding in report.findings],
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
    }


def _skipped(one: Skipped, catalogue: Catalogue) -> dict[str, str]:
    return {"rule": one.rule, "reason": one.reason.worded(catalogue)}
