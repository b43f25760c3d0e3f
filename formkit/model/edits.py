"""What can be done to somebody's workbook, cell by cell and row by row.

Every edit speaks of the workbook as it was read: row 12 is row 12 of that file,
whatever else is inserted above it.  Edits are carried out all at once.
"""

from formkit.core.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CellSet:
    """A cell is given another text; its look stays."""

    sheet: str
    row: int
    column: int
    text: str
    """Empty to clear the cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderSet:
    """A column is given another header; its cells stay."""

    sheet: str
    row: int
    """The row of headers, which need not be the first one."""
    column: int
    text: str
    """Empty when the column is no longer used; its cells are cleared apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowInserted:
    """A new row stands below a row of the file."""

    sheet: str
    after: int
    """The row above; 0 for the top.  Rows with one place stand in the order of their edits."""
    texts: tuple[str, ...] = ()
    """From column A on."""
    like: int = 0
    """The row whose height and cell styles the new one takes; 0 for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDeleted:
    """A row is taken out, and those below move up."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMoved:
    """A row with all that belongs to it stands elsewhere in its sheet."""

    sheet: str
    row: int
    after: int
    """The row above it, which is not the row itself; 0 for the top.

    Moved and inserted rows with one place stand in the order of their edits.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnAdded:
    """A new column stands behind the last one; its cells are set apart."""

    sheet: str
    row: int
    """The row of headers."""
    column: int
    """Beyond every cell of the sheet."""
    header: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetReplaced:
    """A sheet holds other rows, or is new and stands behind the others."""

    sheet: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDeleted:
    """A sheet is taken out of the workbook."""

    sheet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetsOrdered:
    """The sheets stand in another order."""

    sheets: tuple[str, ...]
    """The names of all sheets that the workbook has after the other edits."""


Edit = (
    CellSet
    | HeaderSet
    | RowInserted
    | RowDeleted
    | RowMoved
    | ColumnAdded
    | SheetReplaced
    | SheetDeleted
    | SheetsOrdered
)
