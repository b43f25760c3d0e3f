"""Workbooks of Excel and its like, by calamine."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from itertools import chain, repeat

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from formkit.core.location import Loc
from formkit.formats.cells import make_row
from formkit.formats.file_notes import BEYOND_STATED_END, EMPTY_ROWS
from formkit.formats.formulas import formula_texts
from formkit.formats.sheet_marks import SheetMarks
from formkit.formats.spreadsheet_cells import Given, GivenCells, make_cell
from formkit.formats.unreadable import DAMAGED, too_many_sheets, unreadable
from formkit.formats.xls_rebuilding import rebuilt
from formkit.formats.xlsx_package import MOST_SHEETS, read_package
from formkit.model.sheets import EMPTY, Row, Sheet, Workbook

MOST_EMPTY_ROWS = 1_000
"""So many rows without text behind the last one with text are worth a note."""

_NO_MARKS = SheetMarks()
_PANIC = "PanicException"
"""What calamine raises where a damaged file takes it by surprise; it is no ``Exception``."""


def read_xlsx(file: bytes, path: str) -> Workbook:
    """Read an xlsx or xlsm file.

    Raises:
        UnreadableFormError: it is damaged, protected by a password or too large.
    """
    package = read_package(file, path)
    workbook = _read(package.content, path, "xlsx", package.marks)
    return replace(workbook, notes=(*package.notes, *workbook.notes))


def read_xls(file: bytes, path: str) -> Workbook:
    """Read an xls file; formulas and hidden rows of such files are not told.

    Raises:
        UnreadableFormError: it is damaged, protected by a password or too large.
    """
    made = rebuilt(file, path)
    return replace(_read(made.content, path, "xls", {}), notes=made.notes)


def _read(file: bytes, path: str, file_format: str, marks: Mapping[str, SheetMarks]) -> Workbook:
    cells = GivenCells(escapes_returns=file_format == "xlsx")
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(file))
        sheets = tuple(
            _sheet(one, _grid(workbook, one), marks.get(one.name, _NO_MARKS), cells)
            for one in _listed(workbook, path)
        )
    except CalamineError as error:
        raise unreadable(DAMAGED, path) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise unreadable(DAMAGED, path) from error
    notes = tuple(note for one in sheets for note in _notes(one, marks.get(one.name, _NO_MARKS)))
    return Workbook(sheets=sheets, path=path, format=file_format, notes=notes)


def _listed(workbook: CalamineWorkbook, path: str) -> list[SheetMetadata]:
    """All sheets; calamine may count others as sheets than those that were looked at."""
    sheets = workbook.sheets_metadata
    if len(sheets) > MOST_SHEETS:
        raise too_many_sheets(len(sheets), MOST_SHEETS, path)
    return sheets


def _notes(sheet: Sheet, marks: SheetMarks) -> Iterator[tuple[str, str]]:
    """Where pyxform stops reading too early, and rows that are written for nothing."""
    last = sheet.rows[-1].number if sheet.rows else 0
    width = max((len(one.cells) for one in sheet.rows), default=0)
    if marks.stated_end and sheet.rows:
        row, column = marks.stated_end
        if row < last or column < width:
            yield BEYOND_STATED_END, Loc(sheet=sheet.name, row=row, column=column).a1
    if marks.last_row - last >= MOST_EMPTY_ROWS:
        yield EMPTY_ROWS, Loc(sheet=sheet.name, row=marks.last_row).a1


def _grid(workbook: CalamineWorkbook, sheet: SheetMetadata) -> list[list[Given]]:
    if sheet.typ is not SheetTypeEnum.WorkSheet:
        return []
    return workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)


def _sheet(
    sheet: SheetMetadata, grid: list[list[Given]], marks: SheetMarks, cells: GivenCells
) -> Sheet:
    rows = tuple(_rows(grid, marks, cells))
    width = max((len(row.cells) for row in rows), default=0)
    return Sheet(
        name=sheet.name,
        rows=rows,
        hidden=sheet.visible is not SheetVisibleEnum.Visible,
        hidden_columns=tuple(one for one in sorted(marks.hidden_columns) if one <= width),
    )


def _rows(grid: list[list[Given]], marks: SheetMarks, cells: GivenCells) -> Iterator[Row]:
    formulas = formula_texts(marks.formulas)
    marked: dict[int, list[int]] = {}
    for number, column in chain(formulas, marks.errors):
        marked.setdefault(number, []).append(column)
    nothing: list[Given] = []
    below = repeat(nothing, max(marked, default=0) - len(grid))
    for number, values in enumerate(chain(grid, below), start=1):
        if bool in map(type, values):  # True equals 1, and would get its cell
            found = [make_cell(one) if isinstance(one, bool) else cells[one] for one in values]
        else:
            found = list(map(cells.__getitem__, values))
        columns = marked.get(number, ())
        found += [EMPTY] * (max(columns, default=0) - len(found))
        for column in columns:
            place = number, column
            cell = make_cell(marks.errors[place]) if place in marks.errors else found[column - 1]
            found[column - 1] = replace(cell, formula=formulas.get(place, ""))
        row = make_row(number, found, hidden=number in marks.hidden_rows)
        if row.cells:
            yield row
