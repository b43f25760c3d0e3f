"""What is written into the annotated copy of a workbook, in the reader's words already."""

from formkit.core.findings import Severity
from formkit.core.location import Loc
from formkit.core.values import dataclass
from formkit.formats.own_sheets import FINDINGS_SHEET

AUTHOR = "formkit"
"""Whose comments they are."""
SIGN = "\N{EM DASH} formkit \N{EM DASH}"
"""The first line of what formkit says in a comment; what follows it is taken out the next time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellNote:
    """A cell that is coloured and gets a comment."""

    sheet: str
    row: int
    column: int
    severity: Severity
    """Of the worst that is said of it; decides the colour."""
    text: str

    @property
    def cell(self) -> str:
        """The cell's name, ``C14``."""
        return Loc(row=self.row, column=self.column).cell


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One row of the list."""

    severity: Severity
    texts: tuple[str, ...]
    """As many as there are columns."""
    colours: tuple[tuple[int, Severity], ...] = ()
    """Columns besides the first, from 0, whose cells are coloured, and as what."""
    sheet: str = ""
    """Where the link leads; empty for no link."""
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One column of the list."""

    header: str
    width: int
    """In characters."""
    is_link: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """All that an annotated copy shows."""

    notes: tuple[CellNote, ...]
    """One a cell."""
    columns: tuple[ListColumn, ...]
    """The first is coloured as the cells are."""
    rows: tuple[FindingRow, ...]
    sheet: str = FINDINGS_SHEET
    """The sheet that lists them."""
