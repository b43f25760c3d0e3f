"""The row of a finding as Excel shows it: letters, headers, cells, and the cell in full above."""

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.coordinate import Coordinate
from textual.widgets import DataTable, Static

from formkit.core.findings import Span
from formkit.core.values import replace
from formkit.jobs.reviewing.sheet_rows import ShownRow, ShownRows
from formkit.render.harmless import harmless
from formkit.tui.bidi import shown

_WIDEST = 22
"""Letters of a cell in the grid; the whole text stands above."""
_WIDEST_MARKED = 34
_MARK = "►"
FAINT = "$foreground 70%"
_TO_SPACE = str.maketrans("\t\n\r", "   ")


class SheetRow(Vertical):
    """A few rows of a sheet; the arrows walk along them, and the cell's text is shown in full."""

    DEFAULT_CSS = """
    SheetRow {
        height: auto;
        #formula { height: auto; max-height: 8; }
        DataTable {
            height: auto;
            max-height: 8;
            background: $surface;
            scrollbar-size-horizontal: 1;
            scrollbar-color: $panel;
            scrollbar-background: $surface;
        }
        DataTable > .datatable--cursor { background: $primary 30%; color: $foreground; }
        DataTable:focus > .datatable--cursor { background: $primary; color: $background; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        """Begin without a row."""
        super().__init__(id=id)
        self._rows: ShownRows | None = None

    def compose(self) -> ComposeResult:
        """The cell above the grid, as Excel has it."""
        yield Static(id="formula", markup=False)
        yield DataTable[Text](cell_padding=1, zebra_stripes=False)

    def show(self, rows: ShownRows) -> None:
        """Show other rows, with the cursor on the cell that is meant."""
        self._rows = rows = self._fitting(rows)
        table = self._table
        table.clear(columns=True)
        table.add_columns(*rows.letters)
        for row in rows.rows:
            label = Text(str(row.number), style="bold reverse" if row.number == rows.row else "")
            table.add_row(*(self._cell(rows, row, at) for at in range(len(row.texts))), label=label)
        line = next((at for at, row in enumerate(rows.rows) if row.number == rows.row), 0)
        table.move_cursor(row=line, column=max(rows.column - 1, 0), animate=False)
        self._tell(Coordinate(line, max(rows.column - 1, 0)))

    def _fitting(self, rows: ShownRows) -> ShownRows:
        """On a low screen the neighbours make room for what follows."""
        if not self.screen.has_class("-low"):
            return rows
        own = tuple(one for one in rows.rows if one.is_header or one.number == rows.row)
        return replace(rows, rows=own)

    @property
    def _table(self) -> DataTable[Text]:
        return self.query_one(DataTable)

    def _cell(self, rows: ShownRows, row: ShownRow, at: int) -> Text:
        is_meant = row.number == rows.row and at + 1 == rows.column
        line = shown(harmless(row.texts[at].translate(_TO_SPACE)))
        style = "bold" if row.is_header or is_meant else "dim" if row.number != rows.row else ""
        text = Text(f"{_MARK}{line}" if is_meant else line, style=style, no_wrap=True)
        text.truncate(_WIDEST_MARKED if is_meant else _WIDEST, overflow="ellipsis")
        return text

    @on(DataTable.CellHighlighted)
    def _walk(self, event: DataTable.CellHighlighted) -> None:
        event.stop()
        self._tell(event.coordinate)

    def _tell(self, at: Coordinate) -> None:
        """Say a cell in full, the part that is meant underlined."""
        rows = self._rows
        if rows is None or at.row >= len(rows.rows) or at.column >= len(rows.letters):
            return
        row, headers = rows.rows[at.row], rows.rows[0].texts
        cell = f"{rows.letters[at.column]}{row.number}"
        is_meant = row.number == rows.row and at.column + 1 == rows.column
        text, span = (rows.text, rows.span) if is_meant else (row.texts[at.column], None)
        self.query_one("#formula", Static).update(
            Content.assemble(
                (f"{rows.sheet}!{cell}", "bold $primary"),
                "  ",
                ("" if row.is_header else shown(harmless(headers[at.column])), FAINT),
                "\n",
                cell_content(text, span),
            )
        )


def cell_content(text: str, span: Span | None) -> Content:
    """A cell's text with the part that is meant underlined.

    Where letters run from right to left the part is written below instead, since it is torn
    apart on the screen.
    """
    plain = harmless(text)
    seen = shown(plain)
    if span is None or not plain:
        return Content(seen)
    start, end = span
    part = plain[start:end]
    if seen != plain:
        return Content.assemble(seen, "\n", (f"{_MARK}{shown(part)}", "bold underline $error"))
    # nothing between two letters is shown by the letter that follows
    end = max(end, start + 1)
    meant = plain[start:end] or " "
    return Content.assemble(plain[:start], (meant, "bold underline $error"), plain[end:])
