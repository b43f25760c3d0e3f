"""What a line of the tree of changes says, and in which colours."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from rich.cells import cell_len, set_cell_size
from rich.style import Style

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.judging.change_trees import Branch, BranchKind
from formkit.render.harmless import harmless
from formkit.render.verdict_badges import Level
from formkit.tui.bidi import shown
from formkit.tui.widgets.verdict_badge import LEVEL_SIGNS

Words = tuple[str, Style]
WHOLE = Message("the form as a whole")
_GAP = 2
_SHORTEST_NAME = 16
"""Columns that a name always has."""
_CHANGED = "~"
"""The mark of a change of a cell; its words name the column."""
ROWS = frozenset((BranchKind.ROW, BranchKind.CHOICE, BranchKind.PART))
"""Parts that are rows or parts of rows; the others hold them."""


class ChangeLine(Protocol):
    """What a line says of one change."""

    @property
    def level(self) -> Level:
        """How much it weighs."""

    @property
    def mark(self) -> str:
        """One sign for what happened."""

    @property
    def words(self) -> str:
        """What happened, in a few words."""

    @property
    def decided(self) -> str:
        """What was decided about it; empty where nothing was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A line that stands for those of a branch that are not put in yet."""

    branch: Branch
    start: int


Entry = Branch | int | Rest
"""A part of the form, or the position of one change of a part that has several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLabels:
    """Words the lines of a tree of changes."""

    say: Callable[[Message], str]
    """Words a message in the reader's language."""
    lines: Sequence[ChangeLine]
    """Of all changes, by their positions."""
    colour: Callable[[str], Style]
    """Gives the colour of a level, of ``none`` or of ``decided``."""

    def parts(
        self, entry: Entry | None, around: Entry | None, style: Style, room: int
    ) -> Iterator[Words]:
        """The pieces of a line, each in its style.

        Args:
            entry: what the line stands for.
            around: what the line above it stands for.
            style: of the line.
            room: columns that it has.
        """
        match entry:
            case int() as number:
                yield from self._change(number, style, self._itself(around, number), room)
            case Branch(own=(number,), inside=()):
                yield from self._change(number, style, self._called(entry), room)
            case Branch():
                level = max((self.lines[one].level for one in entry.numbers), key=_rank)
                yield self._sign(level, style)
                yield f"{self._called(entry)}  ", style + Style(bold=entry.kind not in ROWS)
                yield str(len(entry.numbers)), style + self.colour("none")
            case Rest():
                more = len(entry.branch.own) + len(entry.branch.inside) - entry.start
                yield (
                    self.say(Message("… {count} more", count=more)),
                    style + self.colour("none"),
                )
            case _:
                return

    def _change(self, number: int, style: Style, name: str, room: int) -> Iterator[Words]:
        """What happened and what was decided; a long name makes room for both."""
        line = self.lines[number]
        words = shown(line.words)
        decided = f"✓ {line.decided}  " if line.decided else ""
        before = (self._sign(line.level, style), (f"{line.mark} ", style))
        after = (
            (decided, style + self.colour("decided")),
            (words, style + self.colour("none")),
        )
        yield from before
        if name:
            left = room - sum(cell_len(text) for text, _ in (*before, *after))
            yield f"{_shortened(name, max(left - _GAP, _SHORTEST_NAME))}{' ' * _GAP}", style
        yield from after

    def _itself(self, around: Entry | None, number: int) -> str:
        """The name of the part above, where the change is of it as a whole and not of a cell."""
        is_of_cell = self.lines[number].mark == _CHANGED
        return self._called(around) if isinstance(around, Branch) and not is_of_cell else ""

    def _called(self, branch: Branch) -> str:
        if branch.kind is BranchKind.SHEET and not branch.name:
            return self.say(WHOLE)
        return shown(harmless(branch.name)) or self.say(Message("without a name"))

    def _sign(self, level: Level, style: Style) -> Words:
        return f"{LEVEL_SIGNS[level]} ", style + self.colour(str(level))


def _shortened(name: str, width: int) -> str:
    return name if cell_len(name) <= width else f"{set_cell_size(name, width - 1)}…"


def _rank(level: Level) -> int:
    return level.rank
