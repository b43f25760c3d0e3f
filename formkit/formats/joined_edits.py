"""Several rounds of edits as one that speaks of the workbook as it was first read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from formkit.core.ordering import find_moved
from formkit.formats.edited_workbook import edit_workbook
from formkit.formats.row_map import row_map
from formkit.model.edits import (
    CellSet,
    ColumnAdded,
    Edit,
    HeaderSet,
    RowDeleted,
    RowInserted,
    RowMoved,
    SheetDeleted,
    SheetReplaced,
    SheetsOrdered,
)
from formkit.model.sheets import Row, Sheet, Workbook

Edits = tuple[Edit, ...]
_Origin = int | RowInserted
"""The row of the first workbook, or the edit that made the row."""


def join_edits(workbook: Workbook, rounds: Sequence[Edits]) -> Edits:
    """One list of edits that does what several do after each other.

    Args:
        workbook: as read, no two sheets of one name.
        rounds: each speaks of the workbook after those before it.

    Returns:
        Edits that all speak of ``workbook``, in the order of sheets and rows.
    """
    rounds = [edits for edits in rounds if edits]
    if len(rounds) < 2:  # noqa: PLR2004 - one round is what it is
        return rounds[0] if rounds else ()
    after = workbook
    followed: dict[str, _Followed] = {}
    for edits in rounds:
        for name in dict.fromkeys(one.sheet for one in edits if not isinstance(one, SheetsOrdered)):
            sheet = workbook.sheet(name)
            one = followed.setdefault(name, _Followed(sheet, _reach(sheet, rounds)))
            one.follow([edit for edit in edits if _is_of(edit, name)])
        after = edit_workbook(after, edits)
    found = [edit for name, one in followed.items() for edit in one.edits(name, after)]
    orders = any(isinstance(edit, SheetsOrdered) for edits in rounds for edit in edits)
    names = tuple(sheet.name for sheet in after.sheets)
    return (*found, *((SheetsOrdered(sheets=names),) if orders else ()))


def _is_of(edit: Edit, sheet: str) -> bool:
    return not isinstance(edit, SheetsOrdered) and edit.sheet == sheet


def _reach(sheet: Sheet | None, rounds: Sequence[Edits]) -> int:
    """More rows than any edit speaks of."""
    last = max((row.number for row in sheet.rows), default=0) if sheet else 0
    count = sum(len(edits) for edits in rounds)
    rows = (getattr(edit, "row", getattr(edit, "after", 0)) for edits in rounds for edit in edits)
    return max(last, *rows) + count


@dataclass(slots=True)
class _Followed:
    """One sheet on its way through all rounds."""

    first: Sheet | None
    """As read; None where there was none."""
    reach: int
    origins: list[_Origin] = field(default_factory=list)
    """Where each row, from the first on, was at first."""
    headers: dict[tuple[int, int], type[HeaderSet | ColumnAdded]] = field(default_factory=dict)
    """Row and column of the first workbook -> the edit that a header of it takes."""
    is_replaced: bool = False

    def __post_init__(self) -> None:
        self.origins = list(range(1, self.reach + 1))

    def follow(self, edits: Sequence[Edit]) -> None:
        """Take one round's edits of the sheet."""
        for edit in edits:
            if isinstance(edit, SheetReplaced | SheetDeleted):
                self.is_replaced = True
            elif isinstance(edit, HeaderSet | ColumnAdded):
                origin = self.origins[edit.row - 1]
                if isinstance(origin, int):
                    self.headers.setdefault((origin, edit.column), type(edit))
        places = row_map(edits)
        moved = [
            self.origins[row - 1] if isinstance(row, int) else _like(row, self.origins)
            for row in places.rows
        ]
        self.origins = moved + self.origins[places.known :]

    def edits(self, name: str, after: Workbook) -> Iterator[Edit]:
        """What makes of the sheet as read the sheet of the last workbook."""
        last = after.sheet(name)
        if last is None:
            yield from (SheetDeleted(sheet=name),) if self.first else ()
        elif self.is_replaced or self.first is None:
            yield SheetReplaced(sheet=name, rows=tuple(_texts_of(last)))
        else:
            yield from self._cells(name, self.first, last)
            yield from self._rows(name, last)

    def _cells(self, name: str, first: Sheet, last: Sheet) -> Iterator[Edit]:
        old, new = _by_number(first), _by_number(last)
        pairs = [(one, place) for place, one in enumerate(self.origins, 1) if isinstance(one, int)]
        for origin, place in sorted(pairs):
            before, now = old.get(origin, _NO_ROW), new.get(place, _NO_ROW)
            for column in range(1, max(len(before.cells), len(now.cells)) + 1):
                text = now.cell(column).text
                if before.cell(column) != now.cell(column):
                    kind = self.headers.get((origin, column))
                    yield _set(name, origin, column, text, kind)

    def _rows(self, name: str, last: Sheet) -> Iterator[Edit]:
        known = [one if isinstance(one, int) else None for one in self.origins]
        gone = set(range(1, self.reach + 1)) - set(known)
        yield from (RowDeleted(sheet=name, row=row) for row in sorted(gone))
        leaving = find_moved(known)
        new, above = _by_number(last), 0
        for place, origin in enumerate(self.origins):
            if not isinstance(origin, int):
                texts = tuple(cell.text for cell in new.get(place + 1, _NO_ROW).cells)
                yield RowInserted(sheet=name, after=above, texts=texts, like=origin.like)
            elif place in leaving:
                yield RowMoved(sheet=name, row=origin, after=above)
            else:
                above = origin


_NO_ROW = Row(number=0)


def _like(row: RowInserted, origins: Sequence[_Origin]) -> RowInserted:
    """A new row that takes the looks of a row of the first workbook, if it takes any."""
    origin = origins[row.like - 1] if row.like else 0
    like = origin if isinstance(origin, int) else origin.like
    return RowInserted(sheet=row.sheet, after=row.after, texts=row.texts, like=like)


def _set(
    sheet: str, row: int, column: int, text: str, kind: type[HeaderSet | ColumnAdded] | None
) -> Edit:
    if kind is ColumnAdded:
        return ColumnAdded(sheet=sheet, row=row, column=column, header=text)
    made = HeaderSet if kind else CellSet
    return made(sheet=sheet, row=row, column=column, text=text)


def _by_number(sheet: Sheet) -> dict[int, Row]:
    return {row.number: row for row in sheet.rows}


def _texts_of(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    rows = _by_number(sheet)
    for number in range(1, max(rows, default=0) + 1):
        yield tuple(cell.text for cell in rows.get(number, _NO_ROW).cells)
