"""What helps people to work in a sheet: panes, filters, row colours, drop-downs, printing.

Colours and drop-downs reach below the last row, for the rows that people add.
A drop-down offers and does not forbid: a type names its list, and ``required``
may hold an expression.
"""

from typing import TYPE_CHECKING

from formkit.core.location import column_letters
from formkit.formats.headers import CHOICES, EXTERNAL_CHOICES, SURVEY
from formkit.formats.sheet_plans import SheetPlan
from formkit.formats.styles import (
    FROZEN_WIDTH,
    LINE,
    LIST_LINE,
    ROW_COLOURS,
    TAB_COLOURS,
    TYPES_ON_OFFER,
    YES_NO,
)

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook as Book
    from xlsxwriter.worksheet import Worksheet

_ROWS_TO_COME = 500
_LAST_ROW = 1_048_576
_OFFER_LENGTH = 255
_A4 = 9


def add_aids(book: "Book", page: "Worksheet", plan: SheetPlan) -> None:
    """Add to a written sheet what helps people to work in it.

    Args:
        book: XlsxWriter's workbook, which ships no types.
        page: its worksheet.
        plan: what the sheet is.
    """
    if plan.kind:
        page.set_tab_color(TAB_COLOURS[plan.kind])
    if plan.width:
        last = column_letters(plan.width)
        page.ignore_errors({"number_stored_as_text": f"A1:{last}{_end(plan)}"})
    if not plan.header_row:
        return
    _freeze_and_filter(page, plan)
    _set_up_printing(page, plan)
    if plan.kind == SURVEY:
        _colour_rows(book, page, plan)
    if plan.kind in {CHOICES, EXTERNAL_CHOICES}:
        _part_lists(book, page, plan)
    _offer_words(page, plan)


def _freeze_and_filter(page: "Worksheet", plan: SheetPlan) -> None:
    page.freeze_panes(plan.header_row, _frozen_columns(plan))
    if plan.last_row > plan.header_row:
        page.autofilter(plan.header_row - 1, 0, plan.last_row - 1, plan.width - 1)


def _frozen_columns(plan: SheetPlan) -> int:
    """How many columns stay in view: up to the name, where that leaves room for the others."""
    if plan.kind not in {SURVEY, CHOICES, EXTERNAL_CHOICES}:
        return 0
    last = max(plan.column(key) for key in ("type", "list_name", "name"))
    return last if sum(look.width for look in plan.looks[:last]) <= FROZEN_WIDTH else 0


def _set_up_printing(page: "Worksheet", plan: SheetPlan) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.repeat_rows(plan.header_row - 1)
    page.set_header("&L&A")
    page.set_footer("&R&P / &N")


def _colour_rows(book: "Book", page: "Worksheet", plan: SheetPlan) -> None:
    column = plan.column("type")
    if not column:
        return
    cell = f"${column_letters(column)}{plan.header_row + 1}"
    word = f'SUBSTITUTE({cell}," ","_")'
    for row in ROW_COLOURS:
        look = {"bg_color": row.colour, "bottom": 1, "bottom_color": LINE, "bold": row.is_bold}
        _format_rows(book, page, plan, row.condition.format(type=cell, word=word), look)


def _part_lists(book: "Book", page: "Worksheet", plan: SheetPlan) -> None:
    """Draw a line above the first choice of each list."""
    column = plan.column("list_name")
    if column:
        letters = column_letters(column)
        condition = f"${letters}{plan.header_row + 1}<>${letters}{plan.header_row}"
        _format_rows(book, page, plan, condition, {"top": 1, "top_color": LIST_LINE})


def _format_rows(
    book: "Book", page: "Worksheet", plan: SheetPlan, condition: str, look: dict[str, object]
) -> None:
    rule = {"type": "formula", "criteria": f"={condition}", "format": book.add_format(look)}
    page.conditional_format(
        plan.header_row, 0, _end(plan) - 1, plan.width - 1, {**rule, "stop_if_true": True}
    )


def _offer_words(page: "Worksheet", plan: SheetPlan) -> None:
    offers = {key: "yes,no" for key in plan.keys if key in YES_NO}
    if plan.kind == SURVEY:
        offers["type"] = TYPES_ON_OFFER
    if plan.kind in {CHOICES, EXTERNAL_CHOICES}:
        offers["list_name"] = _list_names(plan)
    for key, words in offers.items():
        column = plan.column(key)
        if column and words:
            rule = {"validate": "list", "source": words, "show_error": False}
            page.data_validation(plan.header_row, column - 1, _end(plan) - 1, column - 1, rule)


def _list_names(plan: SheetPlan) -> str:
    """The names of a sheet's lists; where they are too long for Excel, the cells that hold them."""
    column = plan.column("list_name")
    below = (row for row in plan.sheet.rows if row.number > plan.header_row)
    names = dict.fromkeys(row.cell(column).text for row in below)
    words = ",".join(name for name in names if name)
    if len(words) <= _OFFER_LENGTH and '"' not in words:
        return words
    letters = column_letters(column)
    return f"=${letters}${plan.header_row + 1}:${letters}${plan.last_row}"


def _end(plan: SheetPlan) -> int:
    """The last row that colours and drop-downs reach."""
    return min(max(plan.last_row, 1) + _ROWS_TO_COME, _LAST_ROW)
