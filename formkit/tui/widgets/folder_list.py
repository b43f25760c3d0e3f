"""The files and folders of a folder, to choose one of them."""

from collections.abc import Callable, Sequence
from datetime import datetime

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from formkit.core.messages import Message
from formkit.jobs.folders.listing import Listed

Say = Callable[[Message], str]
_FAINT = "$foreground 65%"
_SIZE, _DAY, _GAP = 9, 10, 2
_KILO = 1024
_CUT = "…"


class FolderList(OptionList):
    """Folders with a slash, files with size and day.

    What was not asked for is dimmed and says why it cannot be chosen; what formkit keeps
    beside other files is dimmed a little.
    """

    DEFAULT_CSS = """
    FolderList {
        border: none; padding: 0 1; background: $surface;
        & > .option-list--option-disabled { color: $text-muted; }
        & > .option-list--option-highlighted { background: $primary 12%; color: $foreground; }
        &:focus { border: none; background-tint: $foreground 0%; }
        &:focus > .option-list--option-highlighted {
            background: $primary 28%; text-style: bold;
        }
    }
    """

    def __init__(self, say: Say, *, id: str) -> None:  # noqa: A002 - as all widgets have it
        """Show nothing yet."""
        super().__init__(id=id, markup=False)
        self._say = say
        self._rows: tuple[Listed | None, ...] = ()

    def show(self, entries: Sequence[Listed], *, has_parent: bool) -> None:
        """Show the entries of a folder.

        Args:
            entries: in their order.
            has_parent: whether the first line leads to the folder above.
        """
        self._rows = (*((None,) if has_parent else ()), *entries)
        self._fill()
        self.highlighted = next(
            (n for n, one in enumerate(self._rows) if one and one.can_be_chosen), 0
        )

    def row_at(self, place: int) -> Listed | None:
        """The entry of a line; None for the line that leads up."""
        return self._rows[place]

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the lines to the new width."""
        place = self.highlighted
        self._fill()
        self.highlighted = place

    def _fill(self) -> None:
        self.set_options(
            Option(self._line(one), disabled=one is not None and not one.can_be_chosen)
            for one in self._rows
        )

    def _line(self, row: Listed | None) -> Content:
        if row is None:
            return Content(f"../  {self._say(Message('the folder above'))}")
        if row.is_folder:
            return Content(f"{row.name}/")
        room = self.scrollable_content_region.width
        if row.why_not:
            reason = self._say(row.why_not)
            name = _fitted(row.name, room - cell_len(reason) - _GAP)
            return Content.assemble(name, " " * _GAP, (reason, "italic"))
        name = _fitted(row.name, room - _SIZE - _DAY - 2 * _GAP)
        size = Message("{size} kB", size=max(1, row.size // _KILO))
        told = self._say(size) if row.size else ""
        return Content.assemble(
            (name, _FAINT if row.is_beside else ""),
            (f"{told:>{_SIZE + _GAP}}", _FAINT),
            (f"{_day(row):>{_DAY + _GAP}}", _FAINT),
        )


def _fitted(name: str, width: int) -> str:
    if cell_len(name) <= width:
        return set_cell_size(name, width)
    return f"{set_cell_size(name, max(1, width) - 1)}{_CUT}"


def _day(row: Listed) -> str:
    """The day on the person's own calendar."""
    if not row.changed:
        return ""
    try:
        return datetime.fromtimestamp(row.changed).strftime("%Y-%m-%d")  # noqa: DTZ006 - as said
    except (OverflowError, OSError, ValueError):
        return ""
