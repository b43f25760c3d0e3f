"""The lines of an alignment as a table; long ones are put in by and by."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from rich.text import Text
from textual import events, on
from textual.message import Message as Posted
from textual.widgets import DataTable

from formkit.align.datakit import DatakitStatus
from formkit.core.messages import Message
from formkit.jobs.aligning.lines import AlignmentLine
from formkit.tui.bidi import shown
from formkit.tui.widgets.alignment_words import (
    ASPECTS,
    DATAKIT,
    DATAKIT_SIGNS,
    SIGNS,
    STATES,
    percentage,
    worded_in,
)
from formkit.tui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from textual.timer import Timer

_SLICE = 120
"""Lines that are put in at once: more would be felt."""
_BETWEEN_SLICES = 0.02
"""Seconds that are left to keys and mouse."""
_STATE = 16
_DATAKIT = 22
_GAP = 2
"""Blanks around a cell."""
_ROOM_FOR_LABELS = 96
"""From this width on, the question's words have a column of their own."""


class AlignmentTable(RowTable):
    """One line a question, and one for each thing that the form lacks."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "alignment--open",
        "alignment--missing",
        "alignment--settled",
        "alignment--faint",
    }
    DEFAULT_CSS = """
    AlignmentTable {
        background: $background;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        .alignment--open { color: $warning; }
        .alignment--missing { color: $error; }
        .alignment--settled { color: $success; }
        .alignment--faint { color: $text-muted; }
    }
    """

    class Marked(Posted):
        """Another line is marked; None where there is none."""

        def __init__(self, line: AlignmentLine | None) -> None:
            """Keep the line."""
            super().__init__()
            self.line = line

    def __init__(
        self,
        say: Callable[[Message], str],
        reader: str,
        *,
        id: str | None = None,  # noqa: A002 - as Textual calls it
    ) -> None:
        """Begin without lines.

        Args:
            say: words a message in the reader's language.
            reader: the code of that language.
            id: of the widget.
        """
        super().__init__(id=id)
        self._say = say
        self._reader = reader
        self._lines: tuple[AlignmentLine, ...] = ()
        self._has_datakit = False
        self._filled = 0
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        """Take on the colours of another theme, too: those of a cell are fixed with its text."""
        self.watch(self.app, "theme", self._draw_later, init=False)

    def _draw_later(self) -> None:
        self.call_after_refresh(self._draw_anew)

    @property
    def marked(self) -> AlignmentLine | None:
        """The line that the cursor is on."""
        return self._lines[self.cursor_row] if 0 <= self.cursor_row < self._filled else None

    def show(
        self, lines: Sequence[AlignmentLine], *, marked: str = "", has_datakit: bool = False
    ) -> None:
        """Show other lines.

        Args:
            lines: in their order.
            marked: the key of the line that the cursor goes to; where it is gone, the cursor
                stays at its height.
            has_datakit: whether the Datakit's statuses have a column.
        """
        before = self.cursor_row
        self._lines = tuple(lines)
        self._has_datakit = has_datakit
        self._fill_anew()
        place = next((n for n, one in enumerate(lines) if one.key == marked), before)
        self._go_to(max(0, min(place, len(lines) - 1)))
        self.post_message(self.Marked(self.marked))

    def on_resize(self, _event: events.Resize) -> None:
        """Give the columns their width anew."""
        if [one.width for one in self.ordered_columns] != [width for _, width in self._columns()]:
            self._draw_anew()

    def _draw_anew(self) -> None:
        place = self.cursor_row
        self._fill_anew()
        self._go_to(place)

    def _go_to(self, place: int) -> None:
        while self._filled <= place < len(self._lines):
            self._fill_more()
        self.move_cursor(row=place, animate=False)

    @on(DataTable.RowHighlighted)
    def _mark(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        self.post_message(self.Marked(self.marked))

    def _fill_anew(self) -> None:
        self.clear(columns=True)
        self._filled = 0
        for words, width in self._columns():
            self.add_column(Text(words), width=width)
        self._fill_more()
        self._fill_later()

    def _fill_later(self) -> None:
        if self._timer:
            self._timer.stop()
        is_whole = self._filled == len(self._lines)
        self._timer = None if is_whole else self.set_timer(_BETWEEN_SLICES, self._go_on)

    def _go_on(self) -> None:
        self._fill_more()
        self._fill_later()

    def _fill_more(self) -> None:
        end = min(self._filled + _SLICE, len(self._lines))
        for one in self._lines[self._filled : end]:
            self.add_row(*self._cells(one), key=one.key)
        self._filled = end

    def _columns(self) -> list[tuple[str, int]]:
        """Heads and widths, so that nothing has to be scrolled sideways."""
        columns = [(self._say(Message("State")), _STATE)]
        if self._has_datakit:
            columns.append(("Datakit", _DATAKIT))
        names = [Message("Question"), Message("Variable")]
        if self._has_labels:
            names.insert(1, Message("What it asks"))
        rest = self.size.width - sum(width + _GAP for _, width in columns) - 1
        each = max(12, rest // len(names) - _GAP)
        return [*columns, *((self._say(one), each) for one in names)]

    @property
    def _has_labels(self) -> bool:
        return self.size.width >= _ROOM_FOR_LABELS + (_DATAKIT if self._has_datakit else 0)

    def _cells(self, line: AlignmentLine) -> Iterator[Text]:
        yield self._cell(f"{SIGNS[line.state]} {self._standing(line)}", self._style(line))
        if self._has_datakit:
            status = line.match.status if line.match else DatakitStatus.MISSING_CORE
            is_told = line.match is not None or line.field is not None
            words = f"{DATAKIT_SIGNS[status]} {self._say(DATAKIT[status])}"
            yield self._cell(words if is_told else "")
        question = line.question
        yield self._cell(question.name if question else "—")
        if self._has_labels:
            yield self._cell(shown(self._asks(line)))
        yield self._cell(self._beside(line))

    def _asks(self, line: AlignmentLine) -> str:
        """The question's words; of what the form lacks, those that it would have."""
        if line.question:
            return worded_in(line.question.labels, self._reader)
        wanted = line.field or line.variable
        return worded_in(wanted.labels, self._reader) if wanted else ""

    def _beside(self, line: AlignmentLine) -> str:
        """The variable, with its score where it is only suggested."""
        if line.field:
            return line.field.name
        name = line.variable.name if line.variable else ""
        if line.judged and line.judged.suggestions:
            score = percentage(round(line.judged.suggestions[0].score * 100))
            return f"{self._say(score)} {name}"
        return name

    def _standing(self, line: AlignmentLine) -> str:
        """The state in words; of what drifts, in what it differs."""
        aspects = line.judged.divergence.aspects if line.judged else ()
        return ", ".join(self._say(ASPECTS[one]) for one in aspects) or self._say(
            STATES[line.state]
        )

    def _style(self, line: AlignmentLine) -> Style:
        if line.judged is None:
            part = "missing"
        elif line.is_open:
            part = "open"
        else:
            part = "faint" if line.state == "no need" else "settled"
        return self.get_component_rich_style(f"alignment--{part}", partial=True)

    @staticmethod
    def _cell(words: str, style: Style | str = "") -> Text:
        return Text(words, style=style, no_wrap=True, overflow="ellipsis")
