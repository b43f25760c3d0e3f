"""CSV tables of a standard: a header row and rows of text.

Written as UTF-8 with commas, LF and no quotes but where they must be.  Read
whatever a French Excel makes of that: semicolons, tabs, cp1252, CRLF.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from pathlib import Path

from formkit.core.errors import BadManifestError
from formkit.core.location import NOWHERE, Loc
from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.core.values import dataclass, field
from formkit.formats.unreadable import why_not_opened

_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row of a table that has any text."""

    cells: tuple[tuple[str, str], ...]
    """Header and text of the cells that have text, in the order of columns."""
    loc: Loc = field(compare=False)
    """The row, counted as the spreadsheet counts: the header is row 1."""

    def get(self, header: str) -> str:
        """The text under a header; empty when there is none."""
        return next((text for known, text in self.cells if known == header), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A CSV file as rows by header."""

    header: tuple[str, ...]
    rows: tuple[TableRow, ...] = ()
    loc: Loc = NOWHERE

    def cell(self, row: TableRow, header: str) -> Loc:
        """The place of a cell; of the row where the table has no such column."""
        column = self.header.index(header) + 1 if header in self.header else 0
        return Loc(file=row.loc.file, sheet=row.loc.sheet, row=row.loc.row, column=column)

    def lists(self) -> Iterator[tuple[str, ...]]:
        """The header and the rows as lists of cells, each as long as the header."""
        yield self.header
        for row in self.rows:
            cells = dict(row.cells)
            yield tuple(cells.get(header, "") for header in self.header)


NO_TABLE = Table(header=())
"""What stands for a file that is not there."""

ReadTable = Callable[[Path], Table]
"""Gives the table that a file holds."""


def read_table(path: Path) -> Table:
    """Read a CSV file.

    Raises:
        BadManifestError: there is no such file, it is no table, or a header stands twice.
    """
    loc = Loc(file=str(path), sheet=path.stem)
    try:
        content = reachable(path).read_bytes()
    except OSError as error:
        problem = (Loc(file=str(path)), why_not_opened(path, error))
        raise BadManifestError((problem,)) from error
    return parse_table(_decoded(content, loc), loc=loc)


def parse_table(text: str, *, loc: Loc) -> Table:
    """Read the text of a CSV file.

    Args:
        text: its content.
        loc: the file, for places.

    Raises:
        BadManifestError: it is no table, or a header stands twice.
    """
    try:
        records = list(csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        message = Message("the file cannot be read as CSV: {what}", what=str(error))
        raise BadManifestError(((loc, message),)) from error
    return table_of(records, loc=loc)


def table_of(records: Iterable[Iterable[str]], *, loc: Loc) -> Table:
    """A table from rows of cells, the first of which is the header.

    Args:
        records: may have blank rows, and blank cells at their ends.
        loc: the file or sheet.

    Raises:
        BadManifestError: a header stands twice, or a cell has no header.
    """
    rows = [tuple(cell.strip() for cell in record) for record in records]
    header = _without_blank_end(rows[0]) if rows else ()
    problems = [*_header_problems(header, loc)]
    kept = []
    for number, cells in enumerate(rows[1:], start=2):
        row = Loc(file=loc.file, sheet=loc.sheet, row=number)
        if beyond := _without_blank_end(cells)[len(header) :]:
            text = "{text} stands in a column without header, or in one column too far to the right"
            problems.append((row, Message(text, text=next(filter(None, beyond)))))
        filled = tuple((name, text) for name, text in zip(header, cells, strict=False) if text)
        if filled:
            kept.append(TableRow(cells=filled, loc=row))
    if problems:
        raise BadManifestError(tuple(problems))
    return Table(header=header, rows=tuple(kept), loc=loc)


def format_table(records: Iterable[Iterable[str]]) -> str:
    """Rows of cells as CSV text, as formkit writes it."""
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(records)
    return out.getvalue()


def _header_problems(header: tuple[str, ...], loc: Loc) -> Iterator[tuple[Loc, Message]]:
    for column, name in enumerate(header, start=1):
        place = Loc(file=loc.file, sheet=loc.sheet, row=1, column=column)
        if not name:
            yield place, Message("this column has no header")
        elif name in header[: column - 1]:
            yield place, Message("the header {header} stands twice; keep one", header=name)


def _without_blank_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    end = max((position for position, text in enumerate(cells, start=1) if text), default=0)
    return cells[:end]


def _decoded(content: bytes, loc: Loc) -> str:
    """The text of a file, its lines ended by LF, those inside cells too."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    message = Message("the encoding is not known; save it as {format}", format="CSV UTF-8")
    raise BadManifestError(((loc, message),))


def _delimiter(text: str) -> str:
    """The one that parts the first line into the most cells; a comma when none does."""
    first = text.split("\n", 1)[0]
    return max(
        _DELIMITERS,
        key=lambda one: (
            len(next(csv.reader([first], delimiter=one), ())),
            -_DELIMITERS.index(one),
        ),
    )
