"""A table of whole rows: what a click does."""

from rich.text import Text
from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import DataTable

from formkit.tui.widgets.row_table import RowTable

HEAD, FIRST, SECOND = 0, 1, 2
LEFT, RIGHT = 2, 12


class TableApp(App[None]):
    """Two rows of two cells."""

    def __init__(self) -> None:
        """Begin with nothing opened."""
        super().__init__()
        self.opened: list[int] = []

    def compose(self) -> ComposeResult:
        """The table alone."""
        yield RowTable(id="rows")

    def on_mount(self) -> None:
        """Put two rows in."""
        rows = self.query_one(RowTable)
        rows.add_column("left", width=8)
        rows.add_column("right", width=8)
        rows.add_row(Text("a"), Text("b"))
        rows.add_row(Text("c"), Text("d"))

    @on(DataTable.RowSelected)
    def keep(self, event: DataTable.RowSelected) -> None:
        """Know which row was opened."""
        self.opened.append(event.cursor_row)


async def click(pilot: Pilot[None], x: int, y: int) -> None:
    await pilot.click(RowTable, offset=(x, y))
    await pilot.pause()


async def test_a_click_marks_a_row_and_one_more_opens_it_in_whatever_column() -> None:
    app = TableApp()
    async with app.run_test() as pilot:
        await click(pilot, LEFT, SECOND)
        assert app.query_one(RowTable).cursor_row == 1
        assert app.opened == []
        await click(pilot, RIGHT, SECOND)
        assert app.opened == [1]


async def test_heads_and_empty_lines_open_nothing() -> None:
    app = TableApp()
    async with app.run_test() as pilot:
        await click(pilot, LEFT, HEAD)
        await click(pilot, LEFT, 10)
        assert app.query_one(RowTable).cursor_row == 0
        assert app.opened == []
        await click(pilot, RIGHT, FIRST)
        assert app.opened == [0]
