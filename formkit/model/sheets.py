"""The file as it is: every sheet, row and cell, with its true row and column.

A ``Cell`` does not know its place, so that equal cells can be one object; a
``Row`` knows its number, and a cell's column is its position in the row.
"""

from bisect import bisect_left
from operator import attrgetter

from formkit.core.location import Loc
from formkit.core.values import dataclass, field

CellValue = str | float | int | bool | None
"""What the file holds: text, a number, a truth value or nothing; dates arrive as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one cell holds."""

    value: CellValue = None
    """What the file gave, unchanged."""
    text: str = ""
    """What pyxform will read: ``5.0`` is ``5``, true is ``TRUE``, no outer or odd spaces."""
    formula: str = ""
    """The formula whose last result is ``value``; empty for what was typed."""


EMPTY = Cell()
"""A cell that holds nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a sheet; its first cell is column A."""

    number: int
    """Counted from 1, as the spreadsheet does."""
    cells: tuple[Cell, ...] = ()
    hidden: bool = False

    def cell(self, column: int) -> Cell:
        """The cell in a column counted from 1; EMPTY beyond the last one."""
        return self.cells[column - 1] if 0 < column <= len(self.cells) else EMPTY

    @property
    def is_blank(self) -> bool:
        """Tell whether no cell has text."""
        return not any(cell.text for cell in self.cells)


_number_of = attrgetter("number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; rows without any cell may be left out, numbers tell where."""

    name: str
    rows: tuple[Row, ...] = ()
    hidden: bool = False
    hidden_columns: tuple[int, ...] = ()

    def row(self, number: int) -> Row | None:
        """The row with this number, if the sheet has it."""
        guess = number - 1
        if 0 <= guess < len(self.rows) and self.rows[guess].number == number:
            return self.rows[guess]
        place = bisect_left(self.rows, number, key=_number_of)
        if place < len(self.rows) and self.rows[place].number == number:
            return self.rows[place]
        # rows may be in no order in what was made by hand
        return next((row for row in self.rows if row.number == number), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A file of sheets, in their order."""

    sheets: tuple[Sheet, ...] = ()
    path: str = ""
    """As the user wrote it; empty for what was made in memory."""
    format: str = "xlsx"
    """``xlsx``, ``xlsm``, ``xls``, ``csv`` or ``md``."""
    notes: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """What the reader noticed about the file, as topic and fact."""

    def sheet(self, name: str) -> Sheet | None:
        """The sheet with exactly this name, if there is one."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)

    def loc(self, sheet: str, row: int = 0, column: int = 0) -> Loc:
        """A place in this file."""
        return Loc(file=self.path, sheet=sheet, row=row, column=column)
