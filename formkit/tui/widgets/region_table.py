"""The adaptations of a region: who is clean, who must decide what."""

from collections.abc import Callable, Sequence
from pathlib import Path

from rich.text import Text
from textual.widgets import DataTable

from formkit.core.messages import Message
from formkit.jobs.upgrading.regions import RegionLine, Standing
from formkit.tui.widgets.row_table import RowTable

_SIGNS = {
    Standing.CLEAN: ("✓", Message("clean")),
    Standing.DECIDED: ("✓", Message("decided")),
    Standing.OPEN: ("○", Message("to decide")),
    Standing.THERE: ("·", Message("there already")),
    Standing.FAILED: ("■", Message("cannot be carried")),
}
_WRITTEN = ("✓", Message("written"))
_TITLES = (
    Message("State"),
    Message("Country"),
    Message("Decided"),
    Message("Gets"),
    Message("To declare"),
    Message("Adaptation"),
)


class RegionTable(RowTable):
    """A line an adaptation, opened to show its conflicts."""

    DEFAULT_CSS = """
    RegionTable {
        height: 1fr; background: $background;
        & > .datatable--header { background: $background; color: $text-muted; }
        & > .datatable--cursor { background: $primary 12%; color: $foreground; }
        &:focus > .datatable--cursor { background: $primary 28%; color: $foreground; }
    }
    """

    def __init__(self, say: Callable[[Message], str], *, id: str) -> None:  # noqa: A002 - as all widgets have it
        """Begin without adaptations.

        Args:
            say: words a message in the reader's language.
            id: of the widget.
        """
        super().__init__(id=id)
        self._say = say

    def on_mount(self) -> None:
        """Name the columns."""
        self.add_columns(*map(self._say, _TITLES))

    def show(self, lines: Sequence[RegionLine], root: Path, at: int) -> None:
        """Show adaptations.

        Args:
            lines: in their order.
            root: the folder that they lie in, or the adaptation alone.
            at: the one that the cursor stands on.
        """
        with self.prevent(DataTable.RowHighlighted):  # nobody moved the cursor
            self.clear()
            for line in lines:
                self.add_row(*self._cells(line, root))
            self.move_cursor(row=at, animate=False)

    def _cells(self, line: RegionLine, root: Path) -> tuple[Text, ...]:
        sign, words = _SIGNS[line.standing]
        if line.written and line.standing is not Standing.OPEN:
            sign, words = _WRITTEN
        state = Text(f"{sign} {self._say(words)}")
        shown = str(line.source.relative_to(root)) if root.is_dir() else line.source.name
        session = line.session
        if session is None:
            return (state, Text(), Text(), Text(), Text(), Text(shown))
        one = session.upgraded
        decided = f"{line.decided}/{line.conflicts}" if line.conflicts else "–"
        numbers = (decided, str(len(one.comparison.meant)), str(one.undeclared))
        return (
            state,
            Text(one.country),
            *(Text(number, justify="right") for number in numbers),
            Text(shown),
        )
