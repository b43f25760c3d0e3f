"""What changed between two forms, as text: by sheet, then by group or list, then in numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from formkit.changes.addresses import SURVEY
from formkit.changes.condition_words import describe_standing
from formkit.changes.describing import describe
from formkit.changes.facts import cells_of
from formkit.changes.kinds import Change
from formkit.changes.kinds.lists import ChoiceAttributeSet
from formkit.changes.kinds.rows import NodeAttributeSet
from formkit.changes.situations import Situation
from formkit.changes.verdicts.redeploying import redeployment_of
from formkit.core.messages import Message
from formkit.jobs import Comparison
from formkit.render.change_words import WORDED
from formkit.render.comparison_notes import (
    changes_counted,
    moment_notes,
    standard_notes,
    version_notes,
)
from formkit.render.harmless import harmless
from formkit.render.screen import Screen
from formkit.render.text.folding import Alike, describe_many, folded
from formkit.render.text.parts import Part, Parts
from formkit.render.text.verdicts import (
    PROFILES,
    Reasons,
    costs_nothing,
    is_told_above,
    verdict_lines,
)
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
    verdicts = _verdicts(comparison, wanted)
    told = _told(shown, verdicts, wanted)
    files = f"{comparison.old.file} → {comparison.new.file}"
    lines = [screen.bold(screen.wrapped(files, indent=2))]
    lines += _lines(comparison, told, verdicts, screen, wanted)
    totals = _totals(comparison, shown, told)
    for message in (*totals, *_verdict_totals(comparison, wanted)):
        lines.append(f"  {screen.bold(screen.wrapped(screen.say(message), indent=2))}")
    return "\n".join(lines)


def change_lines(
    comparison: Comparison,
    changes: tuple[Change, ...],
    screen: Screen,
    wanted: Wanted = UNJUDGED,
) -> Iterator[str]:
    """Some of the changes, under the headings of their sheets, groups and lists."""
    verdicts = _verdicts(comparison, wanted)
    return _lines(comparison, _told(changes, verdicts, wanted), verdicts, screen, wanted)


def _lines(
    comparison: Comparison,
    told: tuple[Alike, ...],
    verdicts: Mapping[int, "Verdict"],
    screen: Screen,
    wanted: Wanted,
) -> Iterator[str]:
    cells = tuple(cells_of((one[0] for one in told), comparison.old, comparison.new))
    width = max(map(len, cells), default=0)
    parts = Parts(chain.from_iterable(told))
    before: Part = ("-", None)
    said: Verdict | None = None
    for alike, cell in zip(told, cells, strict=True):
        part = parts.part_of(alike)
        if part != before:
            yield from _headings(part, before, screen)
        before, verdict = part, verdicts.get(id(alike[0]))
        is_repeated = wanted.reasons is Reasons.SHORT and is_told_above(verdict, said)
        said = verdict if len(alike) == 1 else None
        words = _with_cost(alike, verdicts, is_repeated=is_repeated)
        yield _line(cell.ljust(width), screen.say(words), screen)
        if is_repeated:
            continue
        if (standing := describe_standing(alike[0])) and not _follows(verdict):
            yield _below(width, screen.say(standing), screen)
        for message in _messages_below(verdict, wanted, is_of_many=len(alike) > 1):
            yield _below(width, screen.say(message), screen, is_faint=True)


def _told(
    changes: tuple[Change, ...], verdicts: Mapping[int, "Verdict"], wanted: Wanted
) -> tuple[Alike, ...]:
    """The changes line by line; those that are alike and very many in one."""
    if wanted.all_too:
        return tuple((one,) for one in changes)
    return tuple(folded(changes, verdicts))


def _with_cost(alike: Alike, verdicts: Mapping[int, "Verdict"], *, is_repeated: bool) -> Message:
    """A line, with the class behind it where it costs nothing."""
    told = _described(alike[0]) if len(alike) == 1 else describe_many(alike)
    verdict = verdicts.get(id(alike[0]))
    if is_repeated:
        return Message("{change} (as above)", change=told)
    if verdict is None or not costs_nothing(verdict):
        return told
    classes = sorted({str(verdicts[id(one)].change_class) for one in alike})
    return Message("{change} ({change_class})", change=told, change_class=tuple(classes))


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


def _follows(verdict: "Verdict | None") -> bool:
    """Tell whether a change only follows another one, or holds for what nobody answers."""
    follows = (Situation.FOLLOWS, Situation.NOTE_CHANGED)
    return verdict is not None and verdict.situation in follows


def _messages_below(
    verdict: "Verdict | None", wanted: Wanted, *, is_of_many: bool
) -> Iterator[Message]:
    """What is said of a verdict below its change; of many changes the first one's reasons."""
    if verdict is None:
        return
    yield from verdict_lines(verdict, wanted.reasons, is_of_many=is_of_many)
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


def _headings(part: Part, before: Part, screen: Screen) -> Iterator[str]:
    sheet, inside = part
    if sheet != before[0]:
        yield f"  {harmless(sheet) or screen.say(Message('the form as a whole'))}"
    is_outside = sheet == SURVEY and inside == ""
    heading = screen.say(Message("outside all groups")) if is_outside else inside
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


def _totals(
    comparison: Comparison, shown: tuple[Change, ...], told: tuple[Alike, ...]
) -> Iterator[Message]:
    yield changes_counted(len(shown))
    if many := sum(len(alike) for alike in told if len(alike) > 1):
        yield Message("of these told together, and one by one with --all: {count}", count=many)
    if hidden := len(comparison.changes) - len(shown):
        yield Message("only written differently, and shown with --all: {count}", count=hidden)
