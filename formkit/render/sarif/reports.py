"""What a check says, as SARIF 2.1.0: one run over all forms.

A sheet's rows are its lines and its columns the columns of a line; which sheet is
meant says the logical location, ``survey!C14``.
"""

from collections.abc import Iterable, Iterator

from formkit.core.errors import FormkitError
from formkit.core.findings import Finding, Ignored, Report
from formkit.core.location import Loc
from formkit.core.messages import Catalogue
from formkit.lint.baseline import fingerprint
from formkit.render.plain_json import written
from formkit.render.sarif.notifications import kinds_told, not_run, unreadable_form
from formkit.render.sarif.places import Artifacts
from formkit.render.sarif.rules import LEVELS, AnyRule, rules_told
from formkit.render.screen import Screen

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_FINGERPRINT = "formkitFinding/v1"

_Plain = dict[str, object]


def render_reports(
    reports: tuple[Report, ...],
    *,
    version: str,
    catalogue: Catalogue,
    language: str,
    rules: Iterable[AnyRule],
    unreadable: tuple[FormkitError, ...] = (),
) -> str:
    """All reports as one run; messages and rules in the reader's language.

    Args:
        reports: one a form.
        version: formkit's own.
        catalogue: the reader's language.
        language: its code, ``fr``.
        rules: every rule there is; those that are named are told.
        unreadable: why other forms are not among the reports.
    """
    run = _Run(reports, catalogue, tuple(rules))
    told = tuple(_problems(run, unreadable))
    driver = {
        "name": "formkit",
        "version": version,
        "language": language,
        "rules": run.rules,
        "notifications": kinds_told(catalogue),
    }
    invocation = {"executionSuccessful": not unreadable, "toolExecutionNotifications": told}
    content = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": language,
        "invocations": [invocation],
        "artifacts": run.artifacts.told,
        "results": list(run.results()),
    }
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [content]})


class _Run:
    """One run: its files, its rules, and what refers to them by number."""

    def __init__(
        self, reports: tuple[Report, ...], catalogue: Catalogue, known: tuple[AnyRule, ...]
    ) -> None:
        self.reports = reports
        self.catalogue = catalogue
        self.artifacts = Artifacts(report.file for report in reports)
        self.rules = rules_told(_named(reports), known, Screen(catalogue=catalogue))
        self._numbers = {one["id"]: number for number, one in enumerate(self.rules)}
        self._has_baseline = any(report.known for report in reports)

    def results(self) -> Iterator[_Plain]:
        """Findings of each form, then those that are let stand, then those that are known."""
        for report in self.reports:
            for finding in report.findings:
                yield self._result(report, finding, state="new")
            for ignored in report.ignored:
                suppressions = [self._suppression(report, ignored)]
                result = self._result(report, ignored.finding, state="new")
                yield {**result, "suppressions": suppressions}
            for finding in report.known:
                yield self._result(report, finding, state="unchanged")

    def _result(self, report: Report, finding: Finding, *, state: str) -> _Plain:
        number = self._numbers.get(finding.rule)
        return {
            "ruleId": finding.rule,
            **({} if number is None else {"ruleIndex": number}),
            "level": LEVELS[finding.severity],
            "message": {"text": finding.message.worded(self.catalogue)},
            "locations": [self._location(report, finding.loc, finding.text)],
            "partialFingerprints": {_FINGERPRINT: fingerprint(finding)},
            **({"baselineState": state} if self._has_baseline else {}),
            "properties": _properties(finding),
        }

    def _location(self, report: Report, loc: Loc, text: str = "") -> _Plain:
        return self.artifacts.location(loc.file or report.file, loc, text)

    def _suppression(self, report: Report, ignored: Ignored) -> _Plain:
        return {
            "kind": "inSource",
            "justification": ignored.reason,
            "location": self._location(report, ignored.loc),
        }


def _problems(run: _Run, unreadable: tuple[FormkitError, ...]) -> Iterator[_Plain]:
    """What keeps a run from saying that all is well: rules not run, forms not read."""
    for report in run.reports:
        for one in report.skipped:
            yield not_run(one, run.artifacts.file(report.file), run.catalogue)
    for error in unreadable:
        yield unreadable_form(error, run.artifacts.file(error.loc.file), run.catalogue)


def _named(reports: tuple[Report, ...]) -> frozenset[str]:
    """The rules that reports speak of."""
    found = [one.rule for report in reports for one in (*report.findings, *report.known)]
    found += [one.finding.rule for report in reports for one in report.ignored]
    return frozenset((*found, *(one.rule for report in reports for one in report.skipped)))


def _properties(finding: Finding) -> _Plain:
    return {
        "slug": finding.slug,
        "sheet": finding.loc.sheet,
        "cell": finding.loc.cell,
        "column": finding.column,
        "name": finding.name,
        "fixable": finding.fixable,
        "text": finding.text,
        "span": list(finding.span) if finding.span else None,
    }
