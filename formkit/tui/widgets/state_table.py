"""The forms, adaptations and standards of a folder, a line each, with how they stand."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.widgets.option_list import Option

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.standings import Standing
from formkit.jobs.surveying import Kind
from formkit.tui.bidi import shown
from formkit.tui.widgets.passing_list import PassingList
from formkit.tui.widgets.state_words import Looked, changes_word, next_step

Say = Callable[[Message], str]
Cell = Content

_HEADINGS = {
    Kind.ADAPTATION: Message("Adaptations"),
    Kind.FORM: Message("Forms"),
    Kind.STANDARD: Message("Standards"),
}
_TITLES = (Message("Findings"), Message("Changes"), Message("Next step"))
_REMARK = "○"
_FAINT = "$foreground 65%"
_COUNTED = (("■", "$text-error"), ("▲", "$text-warning"), (_REMARK, _FAINT))
"""Signs for errors, warnings and remarks; Check has the same."""
_INDENT, _GAP = 2, 2
_WIDE = 100
"""Columns from which on remarks are counted beside worse findings, too."""
_SHORTEST_NAME, _SHORTEST_TITLE = 16, 20
_CUT = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of the table, before it is fitted to the screen."""

    name: str
    cells: tuple[Cell, ...]
    title: str = ""
    """The form's, where there is room for it."""
    looked: Looked | None = None
    """None for a heading."""


class StateTable(PassingList):
    """Lines under headings; Enter or a click chooses one."""

    DEFAULT_CSS = """
    StateTable {
        height: 1fr; border: none; padding: 0 1; background: $background;
        &:focus { border: none; background-tint: $background 0%; }
        & > .option-list--option-disabled { color: $text-muted; text-style: bold; }
        & > .option-list--option-highlighted { background: $primary 12%; text-style: bold; }
        &:focus > .option-list--option-highlighted {
            background: $primary 28%; color: $foreground; text-style: bold;
        }
    }
    """

    def __init__(self, say: Say, *, id: str) -> None:  # noqa: A002 - as all widgets have it
        """Show nothing yet."""
        super().__init__(id=id, markup=False)
        self._say = say
        self._entries: tuple[Looked, ...] = ()
        self._table: tuple[_Line, ...] = ()

    @property
    def marked(self) -> Looked | None:
        """The entry that the cursor is on."""
        place = self.highlighted
        return self._table[place].looked if place is not None else None

    def entry_at(self, place: int) -> Looked | None:
        """The entry of a line; None for a heading."""
        return self._table[place].looked

    def show(self, looked: Sequence[Looked]) -> None:
        """Show entries under the headings of their kinds; the marked one stays marked.

        Args:
            looked: those of one kind beside each other.
        """
        marked = self.marked
        self._entries = tuple(looked)
        self._fill()
        self.mark(marked.entry.path if marked else None)

    def mark(self, path: Path | None) -> None:
        """Put the cursor on an entry; where it is not there, on the first one."""
        places = [n for n, one in enumerate(self._table) if one.looked]
        wanted = [n for n in places if (it := self._table[n].looked) and it.entry.path == path]
        self.highlighted = next(iter(wanted or places), None)

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the names to the new width."""
        place = self.highlighted
        self._fill()
        self.highlighted = place

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width

    def _fill(self) -> None:
        self._table = tuple(self._lines_of(self._entries))
        fit = _fit(self._table, self._room)
        self.set_options(
            Option(_fitted(one, fit), disabled=one.looked is None) for one in self._table
        )

    def _lines_of(self, looked: Sequence[Looked]) -> Iterator[_Line]:
        titles = tuple(Content(self._say(one)) for one in _TITLES)
        for kind, entries in groupby(looked, key=lambda one: one.entry.kind):
            yield _Line(name=self._say(_HEADINGS[kind]), cells=titles)
            titles = ()
            for one in entries:
                name = f"{' ' * _INDENT}{one.entry.name}"
                title = shown(one.standing.title) if one.standing else ""
                yield _Line(name=name, cells=self._cells(one), title=title, looked=one)

    def _cells(self, looked: Looked) -> tuple[Cell, ...]:
        standing = looked.standing
        if standing is None:
            return (self._faint(Message("not looked at yet")),)
        if standing.problem:
            return (Content.styled(f"× {self._say(Message('not usable'))}", "$text-error"),)
        if not standing.is_form:
            return (self._faint(Message("no form")),)
        words = changes_word(standing), next_step(looked)
        return (self._findings(standing), *(self._plain(one) for one in words))

    def _findings(self, standing: Standing) -> Cell:
        numbers = (standing.errors, standing.warnings, standing.remarks)
        told = [
            Content.styled(f"{sign} {number}", style)
            for number, (sign, style) in zip(numbers, _COUNTED, strict=True)
            if number and (sign != _REMARK or self._room >= _WIDE or not any(numbers[:2]))
        ]
        return Content("  ").join(told) if told else self._faint(Message("none"))

    def _plain(self, words: Message | None) -> Cell:
        return Content(self._say(words) if words else "")

    def _faint(self, words: Message) -> Cell:
        return Content.styled(self._say(words), _FAINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """How wide each column is."""

    name: int
    title: int
    """0 where there is no room for titles."""
    cells: tuple[int, ...]


def _fit(table: Sequence[_Line], room: int) -> _Fit:
    """What the screen's width gives to each column; a lone cell may run over those behind it."""
    rows = [one.cells for one in table if len(one.cells) > 1]
    cells = tuple(max(one.cell_length for one in column) for column in zip(*rows, strict=True))
    left = room - sum(one + _GAP for one in cells)
    longest = max((cell_len(one.name) for one in table), default=0)
    title = left - longest - _GAP
    if title < _SHORTEST_TITLE:
        return _Fit(name=max(_SHORTEST_NAME, left), title=0, cells=cells)
    title = min(title, max((cell_len(one.title) for one in table), default=0))
    return _Fit(name=longest, title=title, cells=cells)


def _fitted(line: _Line, fit: _Fit) -> Content:
    parts = [Content(_cut(line.name, fit.name))]
    if fit.title:
        parts.append(Content.styled(_shortened(line.title, fit.title), _FAINT))
    for number, one in enumerate(line.cells):
        width = fit.cells[number] if number < len(fit.cells) else 0
        parts.append(one.pad_right(max(0, width - one.cell_length)))
    return Content(" " * _GAP).join(parts)


def _shortened(title: str, width: int) -> str:
    """A title that fills its column; its beginning tells most."""
    if cell_len(title) <= width:
        return set_cell_size(title, width)
    return f"{set_cell_size(title, width - 1)}{_CUT}"


def _cut(name: str, width: int) -> str:
    """A name that fills its column; of a long path the end is kept, for it tells most."""
    if cell_len(name) <= width:
        return set_cell_size(name, width)
    room = width - _INDENT - cell_len(_CUT)
    ends = [name[place:] for place, sign in enumerate(name) if sign == "/"]
    kept = next((one for one in ends if cell_len(one) <= room), name)
    while cell_len(kept) > room:
        kept = kept[1:]
    return set_cell_size(f"{' ' * _INDENT}{_CUT}{kept}", width)
