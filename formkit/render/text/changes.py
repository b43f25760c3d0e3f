"""What changed between two forms, as text: by sheet, then by group or list, then in numbers."""

from collections.abc import Iterator

from formkit.changes.addresses import SURVEY, Address, ChoiceAddress, ListAddress
from formkit.changes.condition_words import describe_standing
from formkit.changes.describing import describe
from formkit.changes.facts import cells_of
from formkit.changes.kinds import Change
from formkit.core.messages import Message
from formkit.jobs import Comparison
from formkit.render.harmless import harmless
from formkit.render.screen import Screen

_INDENT = 6


def render_comparison(comparison: Comparison, screen: Screen, *, all_too: bool = False) -> str:
    """Every change under its sheet and group.

    Args:
        comparison: two forms and what happened.
        screen: where it is shown.
        all_too: whether to show what is only written differently, too.
    """
    shown = comparison.changes if all_too else comparison.meant
    files = f"{comparison.old.file} → {comparison.new.file}"
    lines = [screen.bold(screen.wrapped(files, indent=2))]
    lines += change_lines(comparison, shown, screen)
    hidden = len(comparison.changes) - len(shown)
    for message in _totals(len(shown), hidden):
        lines.append(f"  {screen.bold(screen.wrapped(screen.say(message), indent=2))}")
    return "\n".join(lines)


def change_lines(
    comparison: Comparison, changes: tuple[Change, ...], screen: Screen
) -> Iterator[str]:
    """Some of the changes, under the headings of their sheets, groups and lists."""
    cells = tuple(cells_of(changes, comparison.old, comparison.new))
    width = max(map(len, cells), default=0)
    sheet, part = None, None
    for change, cell in zip(changes, cells, strict=True):
        before, (sheet, part) = (sheet, part), _home(change)
        if sheet != before[0]:
            yield f"  {harmless(sheet) or screen.say(Message('the form as a whole'))}"
        if (sheet, part) != before:
            yield from _heading(sheet, part, screen)
        yield _line(cell.ljust(width), screen.say(describe(change)), screen)
        if standing := describe_standing(change):
            yield _below(width, screen.say(standing), screen)


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


def _below(width: int, text: str, screen: Screen) -> str:
    """A line about the change above it."""
    indent = _INDENT + (2 if screen.is_narrow else width + 2)
    return screen.wrapped(text, first=" " * indent, indent=indent)


def _totals(shown: int, hidden: int) -> Iterator[Message]:
    if not shown:
        yield Message("no changes")
    else:
        yield Message("1 change") if shown == 1 else Message("{count} changes", count=shown)
    if hidden:
        yield Message("only written differently, and shown with --all: {count}", count=hidden)


def _home(change: Change) -> tuple[str, str]:
    """Sheet, and group or list; empty at the form's top level and for the form as a whole."""
    match getattr(change, "at", None):
        case ChoiceAddress(list=at):
            return at.sheet, at.name
        case Address() as at:
            return SURVEY, at.parent.path
        case ListAddress() as at:
            return at.sheet, at.name
        case _:
            return "", ""
