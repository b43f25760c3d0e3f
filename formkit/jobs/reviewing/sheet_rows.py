"""The row that a finding is about, as the spreadsheet shows it."""

from formkit.core.findings import Finding, Span
from formkit.core.location import column_letters
from formkit.core.values import dataclass
from formkit.jobs.reviewing import Review
from formkit.model.sheets import Row, Sheet

_AROUND = 1
"""Rows above and below, by which the eye finds its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """One row of a sheet."""

    number: int
    texts: tuple[str, ...]
    """From column A on, as many as there are columns."""
    is_header: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRows:
    """Some rows of a sheet, one of which is meant."""

    sheet: str
    letters: tuple[str, ...]
    """The name of each column."""
    rows: tuple[ShownRow, ...]
    """The row of headers first, then the one that is meant with its neighbours."""
    row: int
    """Which row is meant; 0 for none."""
    column: int
    """Which column is meant, from 1; 0 for none."""
    header: str = ""
    """Of that column, as the author wrote it."""
    text: str = ""
    """What the cell that is meant says."""
    span: Span | None = None
    """Which part of the text is meant."""

    @property
    def cell(self) -> str:
        """The cell's name, ``C14``; of a whole row or column, its number or letters."""
        letters = column_letters(self.column)
        return f"{letters}{self.row or ''}"


def shown_rows(under: Review, finding: Finding) -> ShownRows | None:
    """The row that a finding is about, below its headers and between its neighbours.

    Args:
        under: the review that the finding is of.
        finding: one of its findings.

    Returns:
        None for what is about the form as a whole, or about a sheet that is not there.
    """
    loc = finding.loc
    sheet = under.file.workbook.sheet(loc.sheet)
    if sheet is None or not sheet.rows:
        return None
    known = under.subject.form.columns_of(loc.sheet.strip().lower())
    header_row = known.header_row if known else sheet.rows[0].number
    found = _found(sheet, loc.row, header_row)
    width = max(loc.column, *(_width(one) for one in found))
    return ShownRows(
        sheet=loc.sheet,
        letters=tuple(column_letters(column) for column in range(1, width + 1)),
        rows=tuple(_shown(one, width, header_row) for one in found),
        row=loc.row,
        column=loc.column,
        header=finding.column,
        text=finding.text,
        span=finding.span,
    )


def _found(sheet: Sheet, number: int, header_row: int) -> list[Row]:
    """The headers, the row and its neighbours; rows without cells are there all the same."""
    first = max(number - _AROUND, header_row + 1) if number else header_row + 1
    last = max(sheet.rows[-1].number, number)
    numbers = dict.fromkeys((header_row, *range(first, min(number + _AROUND, last) + 1)))
    return [sheet.row(one) or Row(number=one) for one in numbers if one]


def _width(row: Row) -> int:
    """Columns up to the last one that says something."""
    filled = (column for column, cell in enumerate(row.cells, start=1) if cell.text)
    return max(filled, default=0)


def _shown(row: Row, width: int, header_row: int) -> ShownRow:
    return ShownRow(
        number=row.number,
        texts=tuple(row.cell(column).text for column in range(1, width + 1)),
        is_header=row.number == header_row,
        is_hidden=row.hidden,
    )
