"""What changed between two forms, as text: by sheet, then by group or list, then in numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formkit.changes.addresses import SURVEY, ChoiceAddress
from formkit.changes.condition_words import describe_standing
from formkit.changes.describing import describe
from formkit.changes.facts import cells_of
from formkit.changes.kinds import Change
from formkit.changes.list_kinds import ChoiceAttributeSet
from formkit.changes.redeploying import redeployment_of
from formkit.changes.row_kinds import NodeAttributeSet
from formkit.core.messages import Message
from formkit.jobs import Comparison
from formkit.render.change_items import home_of
from formkit.render.change_words import WORDED
from formkit.render.comparison_notes import (
    changes_counted,
    moment_notes,
    standard_notes,
    version_notes,
)
from formkit.render.harmless import harmless
from formkit.render.screen import Screen
from formkit.render.text.verdicts import PROFILES, Reasons, costs_nothing, verdict_lines
from formkit.render.text.words import compare_words

if TYPE_CHECKING:
    from formkit.changes.verdicts import Verdict

_INDENT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of a comparison is to be shown."""

    all_too: bool = False
    """Whether to show what is only written differently, too."""
    reasons: Reasons = Reasons.SHORT
    is_redeployed: bool = False
    """Whether the old form is what devices have, so that it is said what can go today."""


SHORT = Wanted()
UNJUDGED = Wanted(reasons=Reasons.NOTHING)


def render_comparison(comparison: Comparison, screen: Screen, wanted: Wanted = SHORT) -> str:
    """Every change under its sheet and group, with what it costs."""
    shown = comparison.changes if wanted.all_too else comparison.meant
    files = f"{comparison.old.file} → {comparison.new.file}"
    lines = [screen.bold(screen.wrapped(files, indent=2))]
    lines += change_lines(comparison, shown, screen, wanted)
    hidden = len(comparison.changes) - len(shown)
    for message in (*_totals(len(shown), hidden), *_verdict_totals(comparison, wanted)):
        lines.append(f"  {screen.bold(screen.wrapped(screen.say(message), indent=2))}")
    return "\n".join(lines)


def change_lines(
    comparison: Comparison,
    changes: tuple[Change, ...],
    screen: Screen,
    wanted: Wanted = UNJUDGED,
) -> Iterator[str]:
    """Some of the changes, under the headings of their sheets, groups and lists."""
    cells = tuple(cells_of(changes, comparison.old, comparison.new))
    width = max(map(len, cells), default=0)
    sheet, part, said = None, None, None
    verdicts = _verdicts(comparison, wanted)
    for change, cell in zip(changes, cells, strict=True):
        before, (sheet, part) = (sheet, part), home_of(change)
        if sheet != before[0]:
            yield f"  {harmless(sheet) or screen.say(Message('the form as a whole'))}"
        if (sheet, part) != before:
            yield from _heading(sheet, part, screen)
        told = _described(change)
        verdict = verdicts.get(id(change))
        is_repeated = _is_repeated(verdict, said) and wanted.reasons is Reasons.SHORT
        said = verdict
        if is_repeated:
            told = Message("{change} (as above)", change=told)
        elif verdict and costs_nothing(verdict):
            told = Message("{change} ({change_class})", change=told, change_class=_class(verdict))
        yield _line(cell.ljust(width), screen.say(told), screen)
        if is_repeated:
            continue
        if standing := describe_standing(change):
            yield _below(width, screen.say(standing), screen)
        for message in _messages_below(verdict, wanted):
            yield _below(width, screen.say(message), screen, is_faint=True)


def _described(change: Change) -> Message:
    """A change in one line; another wording word by word."""
    told = describe(change)
    if not isinstance(change, NodeAttributeSet | ChoiceAttributeSet):
        return told
    header = change.key.partition("::")[0]
    if header not in WORDED or not change.old or not change.new:
        return told
    words = compare_words(change.old, change.new)
    row = dict(told.fields)["row"]
    both = '{column} of {row}: "{words}"'
    return Message(both, column=change.key, row=row, words=words) if words else told


def _verdicts(comparison: Comparison, wanted: Wanted) -> dict[int, "Verdict"]:
    """The verdicts by the identity of their changes; none where none is wanted."""
    if wanted.reasons is Reasons.NOTHING:
        return {}
    return {id(one.change): one for one in comparison.verdicts}


def _is_repeated(verdict: "Verdict | None", before: "Verdict | None") -> bool:
    """Tell whether a choice costs what the choice of the same list just above it costs."""
    if verdict is None or before is None or costs_nothing(verdict):
        return False
    at, above = (getattr(one.change, "at", None) for one in (verdict, before))
    if not isinstance(at, ChoiceAddress) or not isinstance(above, ChoiceAddress):
        return False
    return at.list == above.list and verdict.situation == before.situation


def _class(verdict: "Verdict") -> str:
    return str(verdict.change_class)


def _messages_below(verdict: "Verdict | None", wanted: Wanted) -> Iterator[Message]:
    """What is said of a verdict below its change."""
    if verdict is None:
        return
    yield from verdict_lines(verdict, wanted.reasons)
    if wanted.is_redeployed:
        yield redeployment_of(verdict).reason


def _verdict_totals(comparison: Comparison, wanted: Wanted) -> Iterator[Message]:
    if wanted.reasons is Reasons.NOTHING or not comparison.meant:
        return
    yield from version_notes(comparison)
    if wanted.is_redeployed:
        yield from moment_notes(comparison)
        return
    free = sum(
        costs_nothing(one)
        for one in comparison.verdicts
        if not getattr(one.change, "equivalent", False)
    )
    if free:
        yield Message(
            "of these cost nothing, with their class alone beside them: {count}", count=free
        )
    yield PROFILES[comparison.profile]
    yield from standard_notes(comparison)


def _heading(sheet: str, part: str, screen: Screen) -> Iterator[str]:
    heading = part or (screen.say(Message("outside all groups")) if sheet == SURVEY else "")
    if heading:
        yield f"    {screen.faint(heading)}"


def _line(place: str, text: str, screen: Screen) -> str:
    if screen.is_narrow:
        below = " " * (_INDENT + 2)
        first = f"{' ' * _INDENT}{place.rstrip()}\n{below}" if place.strip() else below
        return screen.wrapped(text, first=first, indent=len(below))
    head = f"{' ' * _INDENT}{place}  "
    return screen.wrapped(text, first=head, indent=len(head))


def _below(width: int, text: str, screen: Screen, *, is_faint: bool = False) -> str:
    """Lines about the change above them."""
    indent = _INDENT + (2 if screen.is_narrow else width + 2)
    text = screen.wrapped(text, first=" " * indent, indent=indent)
    lines = text.split("\n") if is_faint else ()
    return "\n".join(f"{' ' * indent}{screen.faint(one[indent:])}" for one in lines) or text


def _totals(shown: int, hidden: int) -> Iterator[Message]:
    yield changes_counted(shown)
    if hidden:
        yield Message("only written differently, and shown with --all: {count}", count=hidden)
