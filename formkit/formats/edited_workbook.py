"""What a workbook holds after edits: the way of text files, and the measure of all others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from formkit.formats.cells import TypedCells, make_row
from formkit.formats.edit_tasks import edits_by_sheet
from formkit.formats.row_map import row_map
from formkit.formats.spreadsheet_cells import GivenCells
from formkit.model.edits import (
    CellSet,
    ColumnAdded,
    Edit,
    HeaderSet,
    RowInserted,
    SheetDeleted,
    SheetReplaced,
)
from formkit.model.sheets import EMPTY, Cell, Row, Sheet, Workbook

_TEXT_FORMATS = frozenset({"csv", "md"})

_NewCells = TypedCells | GivenCells
"""Text -> the cell that a reader of the file would make of it."""


def edit_workbook(workbook: Workbook, edits: Iterable[Edit]) -> Workbook:
    """Carry out edits, all at once.

    Edits of a sheet that is not there are passed over, but for ``SheetReplaced``.
    Formulas are told as they were.

    Args:
        workbook: as read; of two sheets with one name, the last one is edited.
        edits: each speaks of ``workbook``.

    Raises:
        ValueError: a row is deleted or moved twice, or is to stand below itself.
    """
    by_sheet, order = edits_by_sheet(edits)
    cells = _new_cells(workbook.format)
    last = {sheet.name: number for number, sheet in enumerate(workbook.sheets)}
    sheets: list[Sheet] = []
    for number, sheet in enumerate(workbook.sheets):
        mine = by_sheet.get(sheet.name, ()) if last[sheet.name] == number else ()
        sheets += _edited(sheet, mine, cells) if mine else (sheet,)
    for name, its_edits in by_sheet.items():
        if name not in last:
            sheets += _edited(Sheet(name=name), its_edits, cells, is_new=True)
    return replace(workbook, sheets=_ordered(sheets, order))


def _new_cells(file_format: str) -> _NewCells:
    if file_format in _TEXT_FORMATS:
        return TypedCells()
    return GivenCells(escapes_returns=file_format != "xls")


def _ordered(sheets: list[Sheet], order: tuple[str, ...]) -> tuple[Sheet, ...]:
    rank = {name: number for number, name in enumerate(order)}
    return tuple(sorted(sheets, key=lambda sheet: rank.get(sheet.name, len(rank))))


def _edited(
    sheet: Sheet, edits: Sequence[Edit], cells: _NewCells, *, is_new: bool = False
) -> Iterator[Sheet]:
    if any(isinstance(edit, SheetDeleted) for edit in edits):
        return
    replaced = next((edit for edit in edits if isinstance(edit, SheetReplaced)), None)
    if replaced:
        rows = enumerate(replaced.rows, start=1)
        made = (make_row(number, (cells[one] for one in texts)) for number, texts in rows)
        yield replace(sheet, rows=tuple(row for row in made if row.cells))
    elif not is_new:
        yield replace(sheet, rows=tuple(_rows(sheet, edits, cells)))


def _rows(sheet: Sheet, edits: Sequence[Edit], cells: _NewCells) -> Iterator[Row]:
    """The rows with their new cells, in their new order; those without cells are left out."""
    rows = {row.number: row for row in sheet.rows}
    for number, changed in _set_cells(edits, cells).items():
        rows[number] = _with_cells(rows.get(number, Row(number=number)), changed)
    places = row_map(edits)
    for number, place in enumerate(places.rows, start=1):
        if isinstance(place, RowInserted):
            yield from _kept(make_row(number, (cells[text] for text in place.texts)))
        elif place in rows:
            yield from _kept(replace(rows[place], number=number))
    for number in sorted(rows):
        if number > places.known:
            yield from _kept(replace(rows[number], number=places.new_row(number)))


def _kept(row: Row) -> tuple[Row, ...]:
    return (row,) if row.cells else ()


def _set_cells(edits: Sequence[Edit], cells: _NewCells) -> dict[int, dict[int, Cell]]:
    """Row -> column -> the cell that is put there."""
    found: dict[int, dict[int, Cell]] = {}
    for edit in edits:
        if isinstance(edit, CellSet | HeaderSet):
            found.setdefault(edit.row, {})[edit.column] = cells[edit.text]
        elif isinstance(edit, ColumnAdded):
            found.setdefault(edit.row, {})[edit.column] = cells[edit.header]
    return found


def _with_cells(row: Row, changed: dict[int, Cell]) -> Row:
    found = list(row.cells)
    found += [EMPTY] * (max(changed) - len(found))
    for column, cell in changed.items():
        found[column - 1] = cell
    return make_row(row.number, found, hidden=row.hidden)
