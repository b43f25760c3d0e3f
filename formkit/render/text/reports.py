"""What a check says, as text: by file and sheet, then totals, then what was not run."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from formkit.core.findings import Finding, Report, Severity, Skipped
from formkit.core.location import NOWHERE
from formkit.core.messages import Message
from formkit.render.screen import Screen

_INDENT = 4


def render_reports(reports: tuple[Report, ...], screen: Screen) -> str:
    """Every report in turn, a blank line between two."""
    return "\n\n".join("\n".join(_lines(report, screen)) for report in reports)


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
            return Message("1 error") if count == 1 else Message("{count} errors", count=count)
        case Severity.WARNING:
            return Message("1 warning") if count == 1 else Message("{count} warnings", count=count)
        case Severity.INFO:
            return Message("{count} for information", count=count)


def _lines(report: Report, screen: Screen) -> Iterator[str]:
    yield screen.bold(report.file)
    # groupby, not sorted: the order of the findings is the order of the sheets
    for sheet, findings in groupby(report.findings, key=lambda finding: finding.loc.sheet):
        if sheet:
            yield f"  {sheet}"
        yield from _table(tuple(findings), screen)
    counts = totals(report.findings) or (Message("nothing found"),)
    yield "  " + screen.bold(", ".join(screen.say(count) for count in counts))
    yield from _skipped(report.skipped, screen)


def _table(findings: tuple[Finding, ...], screen: Screen) -> Iterator[str]:
    places = [_place(finding) for finding in findings]
    words = {severity: screen.say(severity_word(severity)) for severity in Severity}
    of_place = max(len(place) for place in places)
    of_word = max(len(words[finding.severity]) for finding in findings)
    for finding, place in zip(findings, places, strict=True):
        word = screen.severe(words[finding.severity].ljust(of_word), finding.severity)
        head = f"{' ' * _INDENT}{place.ljust(of_place)}  {word}  {finding.rule}"
        room = _INDENT + of_place + 2 + of_word + 2 + len(finding.rule) + 2
        text = screen.say(finding.message)
        if screen.is_narrow:
            yield head
            yield screen.wrapped(text, first=" " * (_INDENT + 2), indent=_INDENT + 2)
        else:
            yield screen.wrapped(text, first=f"{head}  ", indent=room)
        yield from _trail(finding, screen)


def _place(finding: Finding) -> str:
    """The cell, the row, or nothing; a column alone has its header in the message."""
    loc = finding.loc
    return loc.cell or (str(loc.row) if loc.row else "")


def _trail(finding: Finding, screen: Screen) -> Iterator[str]:
    trail = finding.trail
    if trail is None or trail.written == NOWHERE:
        return
    message = Message("written at {written}", written=str(trail.written))
    if trail.used != NOWHERE:
        message = Message(
            "written at {written}, asked for at {used}",
            written=str(trail.written),
            used=str(trail.used),
        )
    text = screen.faint(screen.say(message))
    yield f"{' ' * (_INDENT + 2)}{text}"


def _skipped(skipped: tuple[Skipped, ...], screen: Screen) -> Iterator[str]:
    """One line a reason, in the order in which the reasons first stand."""
    rules: dict[str, list[str]] = {}
    for one in skipped:
        rules.setdefault(screen.say(one.reason), []).append(one.rule)
    for reason, names in rules.items():
        message = Message("not run: {rules} ({reason})", rules=tuple(names), reason=reason)
        yield screen.wrapped(screen.say(message), first="  ", indent=4)
