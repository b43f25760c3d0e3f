"""How much of each module a form asks, by tier."""

from collections.abc import Callable, Iterator

from rich.console import JustifyMethod
from rich.text import Text
from textual import on
from textual.message import Message as Posted
from textual.widgets import DataTable

from formkit.align.coverage import ModuleCoverage, Share, total_of
from formkit.core.messages import Message
from formkit.tui.widgets.alignment_words import TIERS, percentage
from formkit.tui.widgets.row_table import RowTable

_BAR = 8
"""Columns of the bar that shows a share."""
_WIDE = 100
"""From this width on there is room for the bars."""
_TOTAL = "total"


class CoverageTable(RowTable):
    """One line a module and one for all, opened to show the module's questions."""

    DEFAULT_CSS = """
    CoverageTable { background: $background; scrollbar-size-vertical: 1; }
    """

    class Chosen(Posted):
        """A module; empty: all of them."""

        def __init__(self, module: str) -> None:
            """Keep its id."""
            super().__init__()
            self.module = module

    def __init__(self, say: Callable[[Message], str], *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        """Begin without modules.

        Args:
            say: words a message in the reader's language.
            id: of the widget.
        """
        super().__init__(id=id)
        self._say = say
        self._coverage: tuple[ModuleCoverage, ...] = ()
        self._is_wide = True

    def show(self, coverage: tuple[ModuleCoverage, ...]) -> None:
        """Show other modules; the cursor stays at its height."""
        self._coverage = coverage
        self._draw()

    def on_resize(self) -> None:
        """Leave the bars out where there is no room for them."""
        is_wide = self.size.width >= _WIDE
        if is_wide != self._is_wide and self.size.width:
            self._is_wide = is_wide
            self._draw()

    def _draw(self) -> None:
        coverage, before = self._coverage, self.cursor_row
        self.clear(columns=True)
        tiers = [one for one in TIERS if any(one in dict(each.tiers) for each in coverage)]
        self.cell_padding = 1 if self._is_wide else 0
        asked = self._say(Message("Asked")) if self._is_wide else "%"
        heads = [self._say(Message("Module")), asked, *(self._say(TIERS[one]) for one in tiers)]
        self.add_column(self._cell(heads[0]))
        self.add_columns(*(self._cell(one, justify="right") for one in heads[1:]))
        whole = {
            tier: total_of(dict(one.tiers)[tier] for one in coverage if tier in dict(one.tiers))
            for tier in tiers
        }
        everything = total_of(one.total for one in coverage)
        all_words = self._say(Message("All modules"))
        self.add_row(*self._cells(all_words, everything, whole, tiers), key=_TOTAL)
        for one in coverage:
            self.add_row(
                *self._cells(one.module, one.total, dict(one.tiers), tiers), key=f"m-{one.module}"
            )
        self.move_cursor(row=min(before, self.row_count - 1), animate=False)

    def _cell(self, words: str, *, justify: JustifyMethod = "left") -> Text:
        """One cell; without padding, one blank keeps it apart from the cell before."""
        return Text(words if self._is_wide else f" {words}", justify=justify)

    def _cells(
        self, name: str, total: Share, shares: dict[str, Share], tiers: list[str]
    ) -> Iterator[Text]:
        yield self._cell(name)
        filled = _BAR * total.asked // total.wanted if total.wanted else _BAR
        bar = "█" * filled + "░" * (_BAR - filled)
        part = self._say(percentage(total.percentage))
        yield self._cell(f"{bar} {part:>5}" if self._is_wide else part, justify="right")
        for tier in tiers:
            share = shares.get(tier)
            is_short = share is not None and share.asked < share.wanted
            sign = "" if share is None else ("! " if is_short else "✓ ")
            words = f"{sign}{share.asked}/{share.wanted}" if share else ""
            yield self._cell(words, justify="right")

    @on(DataTable.RowSelected)
    def _choose(self, event: DataTable.RowSelected) -> None:
        event.stop()
        name = event.row_key.value or _TOTAL
        self.post_message(self.Chosen("" if name == _TOTAL else name.removeprefix("m-")))
