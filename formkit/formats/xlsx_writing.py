"""New Excel workbooks: every cell with its value, and a look to work in.

Text is written as text: nothing becomes a formula, a link or a number.
"""

import math
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from formkit.core.values import dataclass, replace
from formkit.formats.directions import reads_right_to_left
from formkit.formats.sheet_plans import SheetPlan, plan_sheet
from formkit.formats.styles import (
    BODY_FACE,
    CODE_FACE,
    FAINT_INK,
    HEADER_INK,
    INK,
    LINE,
    SIZE,
    ColumnLook,
    Look,
)
from formkit.formats.xlsx_aids import add_aids
from formkit.formats.xlsx_heights import growing_page, row_height
from formkit.formats.xlsx_limits import check_limits, text_of
from formkit.model.sheets import Cell, Row, Workbook

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook as Book
    from xlsxwriter.worksheet import Worksheet

_CREATED = datetime(2026, 1, 1)  # noqa: DTZ001 - Excel's times have no zone
_HEADER_HEIGHT = 32
_LEFT_TO_RIGHT = 1
_RIGHT_TO_LEFT = 2


class _Exact(float):
    """A number that is written with all its digits; XlsxWriter would write 16."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return repr(float(self))


class _Faces:
    """XlsxWriter's formats, one for each look."""

    def __init__(self, book: "Book") -> None:
        self._book = book
        self._formats: dict[Look, Format] = {}

    def of(self, look: Look) -> "Format":
        if look not in self._formats:
            self._formats[look] = self._book.add_format(_properties(look))
        return self._formats[look]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """How a column's texts are set, in either direction."""

    forward: "Format"
    backward: "Format"
    is_right_to_left: bool = False

    @classmethod
    def of_column(cls, faces: _Faces, column: ColumnLook) -> "_Setting":
        if not column.holds_wording:
            return cls(forward=faces.of(column.look), backward=faces.of(column.look))
        return cls(
            forward=faces.of(replace(column.look, is_right_to_left=False)),
            backward=faces.of(replace(column.look, is_right_to_left=True)),
            is_right_to_left=column.look.is_right_to_left,
        )

    @classmethod
    def of_header(cls, faces: _Faces, column: ColumnLook) -> "_Setting":
        return cls(forward=faces.of(column.header), backward=faces.of(column.header))

    def face(self, text: str) -> "Format":
        backward = reads_right_to_left(text, in_column=self.is_right_to_left)
        return self.backward if backward else self.forward


def xlsx_bytes(workbook: Workbook) -> bytes:
    """The workbook as an Excel file: the same bytes whenever it is written.

    A formula becomes its last result.

    Raises:
        FormkitError: Excel cannot hold it.
    """
    import xlsxwriter  # noqa: PLC0415 - slow to import, and most commands write nothing

    check_limits(workbook)
    buffer = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": BODY_FACE, "font_size": SIZE},
    }
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"created": _CREATED})
    faces = _Faces(book)
    for sheet in workbook.sheets:
        _write_sheet(book, faces, plan_sheet(sheet))
    _hide_sheets(book, workbook)
    book.close()
    return buffer.getvalue()


def _write_sheet(book: "Book", faces: _Faces, plan: SheetPlan) -> None:
    page = book.add_worksheet(plan.sheet.name, growing_page())
    for index, column in enumerate(plan.looks):
        hidden = {"hidden": index + 1 in plan.sheet.hidden_columns}
        page.set_column(index, index, column.width, faces.of(column.look), hidden)
    headers = [_Setting.of_header(faces, column) for column in plan.looks]
    settings = [_Setting.of_column(faces, column) for column in plan.looks]
    for row in plan.sheet.rows:
        _set_height(page, plan, row)
        _write_row(page, row, headers if row.number == plan.header_row else settings)
    add_aids(book, page, plan)


def _write_row(page: "Worksheet", row: Row, settings: list[_Setting]) -> None:
    for index, (cell, setting) in enumerate(zip(row.cells, settings, strict=False)):
        text = text_of(cell)
        if text:
            _write_text(page, (row.number - 1, index), text, setting.face(text))
        elif not isinstance(cell.value, str) and cell.value is not None:
            _write_value(page, (row.number - 1, index), cell, setting.forward)


def _write_text(page: "Worksheet", place: tuple[int, int], text: str, face: "Format") -> None:
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter would take it for its own markup of rich text
        page.write_rich_string(*place, *text[:2], text[2:], face)
    else:
        page.write_string(*place, text, face)


def _write_value(page: "Worksheet", place: tuple[int, int], cell: Cell, face: "Format") -> None:
    value = cell.value
    if isinstance(value, bool):
        page.write_boolean(*place, value, face)
    elif isinstance(value, int | float) and math.isfinite(value):
        page.write_number(*place, _Exact(value), face)
    else:
        page.write_string(*place, cell.text, face)


def _set_height(page: "Worksheet", plan: SheetPlan, row: Row) -> None:
    is_header = row.number == plan.header_row
    height = _HEADER_HEIGHT if is_header else row_height(row, plan.looks)
    if height or row.hidden:
        page.set_row(row.number - 1, height or None, None, {"hidden": row.hidden})


def _hide_sheets(book: "Book", workbook: Workbook) -> None:
    """Hide what was hidden; Excel asks for one sheet in view, and for that one to be in front."""
    pages = book.worksheets()
    visible = [page for page, sheet in zip(pages, workbook.sheets, strict=True) if not sheet.hidden]
    front = (visible or pages)[0]
    front.activate()
    front.set_first_sheet()
    for page, sheet in zip(pages, workbook.sheets, strict=True):
        if sheet.hidden and page is not front:
            page.hide()


def _properties(look: Look) -> dict[str, object]:
    """What XlsxWriter calls a look."""
    found: dict[str, object] = {
        "font_name": CODE_FACE if look.is_code else BODY_FACE,
        "font_size": SIZE,
        "font_color": FAINT_INK if look.is_faint else INK,
        "text_wrap": not look.is_faint,
        "valign": "top",
        # what is typed stays text: 007 keeps its zeros, 1-2 is no date
        "num_format": "@",
    }
    if look.is_right_to_left:
        found |= {"align": "right", "indent": 1, "reading_order": _RIGHT_TO_LEFT}
    if look.is_centred:
        found["align"] = "center"
    if look.header_fill:
        found |= {"bold": True, "valign": "vcenter", "text_wrap": True, "font_color": HEADER_INK}
        found |= {"bg_color": look.header_fill, "border": 1, "border_color": LINE}
        found |= {"reading_order": _LEFT_TO_RIGHT}
    return found
