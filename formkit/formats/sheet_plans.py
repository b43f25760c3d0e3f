"""How one sheet is to look: where its header is, and the look of each column."""

from itertools import islice

from formkit.core.values import dataclass
from formkit.formats.headers import parse_headers, sheet_kind
from formkit.formats.styles import ColumnLook, Look, column_look
from formkit.model.sheets import Sheet

_MEASURED_ROWS = 200
_NARROWEST = 9
_WIDEST = 46


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPlan:
    """What the writer must know of a sheet before it writes a cell."""

    sheet: Sheet
    kind: str = ""
    """``survey``, ``choices`` …; empty for a sheet that formkit does not read."""
    header_row: int = 0
    """0 when the sheet has no row that is known to be a header."""
    keys: tuple[str, ...] = ()
    """Key of each column, as in ``model.attributes``; empty where it has no header."""
    looks: tuple[ColumnLook, ...] = ()
    """The look of each column."""

    @property
    def width(self) -> int:
        """How many columns the sheet has."""
        return len(self.looks)

    @property
    def last_row(self) -> int:
        """The number of the last row; 0 when there is none."""
        return max((row.number for row in self.sheet.rows), default=0)

    def column(self, key: str) -> int:
        """The column with this key, from 1; 0 when there is none."""
        return self.keys.index(key) + 1 if key in self.keys else 0


def plan_sheet(sheet: Sheet) -> SheetPlan:
    """Find out what a sheet is and how its columns are to look."""
    kind = sheet_kind(sheet.name)
    width = max((len(row.cells) for row in sheet.rows), default=0)
    first = next((row for row in sheet.rows if not row.is_blank), None)
    if first is None or not _has_header(sheet.name):
        return SheetPlan(sheet=sheet, kind=kind, looks=_measured(sheet, width))
    texts = [first.cell(column).text for column in range(1, width + 1)]
    if not kind:
        looks = _measured(sheet, width)
        return SheetPlan(sheet=sheet, header_row=first.number, keys=tuple(texts), looks=looks)
    headers = parse_headers(texts, kind)
    return SheetPlan(
        sheet=sheet,
        kind=kind,
        header_row=first.number,
        keys=tuple(header.key if header else "" for header in headers),
        looks=tuple(column_look(header) for header in headers),
    )


def _has_header(name: str) -> bool:
    return bool(sheet_kind(name)) or name in {"entities", "osm"} or name.startswith("kobo--")


def _measured(sheet: Sheet, width: int) -> tuple[ColumnLook, ...]:
    """Columns as wide as what stands in them asks for, within bounds."""
    longest = [_NARROWEST] * width
    for row in islice(sheet.rows, _MEASURED_ROWS):
        for index, cell in enumerate(row.cells):
            lines = cell.text.split("\n")
            longest[index] = max(longest[index], *(len(line) + 2 for line in lines))
    return tuple(
        ColumnLook(width=min(length, _WIDEST), look=Look(), holds_wording=True)
        for length in longest
    )
