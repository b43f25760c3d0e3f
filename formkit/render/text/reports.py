"""What a check says, as text: by file and sheet, then totals, then what was not run."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from formkit.core.findings import Finding, Ignored, Report, Severity, Skipped
from formkit.core.location import NOWHERE
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.render.harmless import harmless
from formkit.render.screen import Screen
from formkit.render.text.excerpts import excerpt

_INDENT = 4
_WIDEST_EXCERPT = 100
"""Columns of a cell that are shown where lines are not broken."""


def render_reports(
    reports: tuple[Report, ...], screen: Screen, *, shows_ignored: bool = False
) -> str:
    """Every report in turn, a blank line between two; of several forms, a last line in sum.

    Args:
        reports: one a form.
        screen: where they are shown.
        shows_ignored: whether findings that are let stand are told one by one.
    """
    texts = ["\n".join(_lines(report, screen, shows_ignored=shows_ignored)) for report in reports]
    if len(reports) > 1:
        sound = sum(not report.reaches(Severity.ERROR) for report in reports)
        message = Message("{all} forms, {sound} without errors", all=len(reports), sound=sound)
        texts.append(screen.bold(screen.say(message)))
    return "\n\n".join(texts)


def severity_word(severity: Severity) -> Message:
    """What a severity is called in a list of findings."""
    match severity:
        case Severity.ERROR:
            return Message("error")
        case Severity.WARNING:
            return Message("warning")
        case Severity.INFO:
            return Message("info")


def totals(findings: Iterable[Finding]) -> tuple[Message, ...]:
    """How many errors, warnings and infos there are; those that are none left out."""
    severities = [finding.severity for finding in findings]
    counts = ((severity, severities.count(severity)) for severity in Severity)
    return tuple(_count(severity, count) for severity, count in counts if count)


def _count(severity: Severity, count: int) -> Message:
    match severity:
        case Severity.ERROR:
            return Message("{count} {count:error|errors}", count=count)
        case Severity.WARNING:
            return Message("{count} {count:warning|warnings}", count=count)
        case Severity.INFO:
            return Message("{count} for information", count=count)


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide the place and the severity are, the same in the whole report."""

    place: int
    severity: int

    @classmethod
    def of(cls, findings: tuple[Finding, ...], screen: Screen) -> "_Columns":
        severities = {finding.severity for finding in findings}
        return cls(
            place=max((len(_place(finding)) for finding in findings), default=0),
            severity=max((len(screen.say(severity_word(one))) for one in severities), default=0),
        )


def _lines(report: Report, screen: Screen, *, shows_ignored: bool) -> Iterator[str]:
    yield screen.bold(report.file)
    columns = _Columns.of(report.findings, screen)
    # groupby, not sorted: the order of the findings is the order of the sheets
    for part, findings in groupby(report.findings, key=lambda one: _part(one, report)):
        yield f"  {harmless(part) or screen.say(Message('the form as a whole'))}"
        for finding in findings:
            yield from _row(finding, columns, screen)
    if shows_ignored:
        yield from _ignored(report.ignored, screen)
    counts = (*(totals(report.findings) or (Message("nothing found"),)), *_set_apart(report))
    text = screen.wrapped(", ".join(screen.say(count) for count in counts), indent=2)
    yield f"  {screen.bold(text)}"
    yield from _skipped(report.skipped, screen)


def _set_apart(report: Report) -> Iterator[Message]:
    """How many findings are let stand, known, or can be mended."""
    if report.ignored:
        yield Message("{count} accepted with a reason", count=len(report.ignored))
    if report.known:
        yield Message("{count} known from the baseline", count=len(report.known))
    if fixable := sum(finding.fixable for finding in report.findings):
        yield Message("{count} that --fix may fix", count=fixable)


def _ignored(ignored: tuple[Ignored, ...], screen: Screen) -> Iterator[str]:
    if ignored:
        yield f"  {screen.say(Message('accepted with a reason'))}"
    for one in ignored:
        place = harmless(one.finding.loc.a1)
        head = f"{place}  {one.finding.rule}" if place else one.finding.rule
        said = Message("{said} ({reason})", said=one.finding.message, reason=one.reason)
        first = f"{' ' * _INDENT}{head}  "
        yield screen.wrapped(screen.say(said), first=first, indent=_INDENT + 2)


def _row(finding: Finding, columns: _Columns, screen: Screen) -> Iterator[str]:
    word = screen.say(severity_word(finding.severity)).ljust(columns.severity)
    place = _place(finding).ljust(columns.place)
    shown = screen.severe(word, finding.severity)
    head = f"{' ' * _INDENT}{place}  {shown}  {finding.rule}"
    room = _INDENT + len(place) + 2 + len(word) + 2 + len(finding.rule) + 2
    text, below = screen.say(finding.message), _INDENT + 2
    if screen.is_narrow:
        yield head
        yield screen.wrapped(text, first=" " * below, indent=below)
    else:
        yield screen.wrapped(text, first=f"{head}  ", indent=room)
    yield from _excerpt(finding, below, screen)
    if message := trail_words(finding):
        text = screen.wrapped(screen.say(message), indent=below)
        yield f"{' ' * below}{screen.faint(text)}"


def _excerpt(finding: Finding, indent: int, screen: Screen) -> Iterator[str]:
    """The cell's own line and what is meant in it, where a part of it is."""
    if finding.span:
        room = (screen.width or _WIDEST_EXCERPT) - indent
        line, carets = excerpt(finding.text, finding.span, room, screen)
        yield f"{' ' * indent}{line}"
        lead = carets[: len(carets) - len(carets.lstrip())]
        yield f"{' ' * indent}{lead}{screen.severe(carets.lstrip(), finding.severity)}"


def _part(finding: Finding, report: Report) -> str:
    """The sheet; of a standard, whose report speaks of many files, the file."""
    loc = finding.loc
    return loc.sheet or (loc.file if loc.file != report.file else "")


def _place(finding: Finding) -> str:
    """The cell, the row, or nothing; a column alone has its header in the message."""
    loc = finding.loc
    if not loc.sheet:
        return loc.a1
    return loc.cell or (str(loc.row) if loc.row else "")


def trail_words(finding: Finding) -> Message | None:
    """Where a row that formkit put there was written and used; None for the author's own."""
    trail = finding.trail
    if trail is None or trail.written == NOWHERE:
        return None
    written = str(trail.written)
    if trail.used == NOWHERE:
        return Message("written at {written}", written=written)
    return Message(
        "written at {written}, asked for at {used}", written=written, used=str(trail.used)
    )


def _skipped(skipped: tuple[Skipped, ...], screen: Screen) -> Iterator[str]:
    """One line a reason, in the order in which the reasons first stand."""
    rules: dict[str, list[str]] = {}
    for one in skipped:
        rules.setdefault(screen.say(one.reason), []).append(one.rule)
    for reason, names in rules.items():
        message = Message("not run: {rules} ({reason})", rules=tuple(names), reason=reason)
        yield screen.wrapped(screen.say(message), first="  ", indent=4)
