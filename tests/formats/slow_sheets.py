"""A slow judge of edited workbooks: sheets as openpyxl reads them, edited by hand.

Nothing of formkit's own way of editing is used here: a sheet is a list of rows
that carry their cells and marks with them, so that inserting, deleting and
moving is what it is for a list.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.formula.translate import Translator, TranslatorError
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from formkit.model.edits import CellSet, Edit, RowDeleted, RowInserted, RowMoved

ANYTHING = "<anything>"
"""Stands for what is not judged: cells under merges, the style of new cells."""

LAST = 1_048_576
MOST_ROWS = 20_000
_MARGIN = 3
_SAMPLED = 7
"""The formulas of marks are judged in every so many rows."""

Span = tuple[int, int]
Mark = tuple[str, int, int]
"""What it is, and its first and last column."""


@dataclass(slots=True, eq=False)
class SlowRow:
    origin: int
    """The row that it was at first, 0 for a new one."""
    cells: dict[int, tuple[Any, Any]] = field(default_factory=dict)
    """Column -> value and style; formulas as ``=...``."""
    look: tuple[Any, ...] = (None, False, 0)
    notes: dict[int, str] = field(default_factory=dict)
    links: dict[int, str | None] = field(default_factory=dict)
    marks: frozenset[Mark] = frozenset()
    told: dict[Mark, str] = field(default_factory=dict)
    """Formulas of marks as this row means them."""
    touched: set[int] = field(default_factory=set)
    like: "SlowRow | None" = None
    """What a new row was made like."""


@dataclass(slots=True, eq=False)
class SlowSheet:
    rows: list[SlowRow]
    merges: dict[tuple[int, int, int, int], bool]
    """First and last row, first and last column -> whether it must be there."""
    lists: dict[str, Span | None]
    """Rows of the filter and of each table, with headers."""
    names: dict[str, str]
    """Print area and the like."""
    rules: dict[str, list[tuple[str, list[tuple[int, int, int, int]]]]]
    """What a mark is -> its formulas and its areas."""

    def formulas_at(self, what: str, row: int, column: int) -> set[str]:
        """The formulas of a mark as one cell means them."""
        found = set()
        for formula, areas in self.rules[what]:
            if any(
                top <= row <= end and left <= column <= right for top, end, left, right in areas
            ):
                top, left = min(one[0] for one in areas), min(one[2] for one in areas)
                found.add(translated(formula, row - top, column - left))
        return found


@dataclass(slots=True, eq=False)
class SlowBook:
    sheets: dict[str, SlowSheet]
    names: dict[str, str]


def translated(formula: str, down: int, right: int) -> str:
    try:
        text = Translator(f"={formula}", "A1").translate_formula(row_delta=down, col_delta=right)
    except (TranslatorError, TokenizerError):
        return ANYTHING
    return str(text)[1:]


# Reading


def read_slowly(content: bytes) -> SlowBook:
    book = load_workbook(BytesIO(content))
    sheets = {one.title: _sheet(one) for one in book.worksheets}
    return SlowBook(
        sheets=sheets, names={name: str(one.attr_text) for name, one in book.defined_names.items()}
    )


def _sheet(sheet: Worksheet) -> SlowSheet:
    last = min(max(sheet.max_row, *sheet.row_dimensions, 1), MOST_ROWS) + _MARGIN
    rows = [SlowRow(origin=number) for number in range(1, last + 1)]
    merges = {
        (one.min_row, one.max_row, one.min_col, one.max_col): True
        for one in sheet.merged_cells.ranges
    }
    for (number, column), cell in sheet._cells.items():  # noqa: SLF001 - all cells, none made
        if number <= last:
            _read_cell(rows[number - 1], column, cell)
    for number, look in sheet.row_dimensions.items():
        if number <= last:
            rows[number - 1].look = (look.ht, bool(look.hidden), look.outlineLevel or 0)
    read = SlowSheet(
        rows=rows, merges=merges, lists=_lists(sheet), names=_names(sheet), rules=_rules(sheet)
    )
    _mark(read)
    for row in rows[_SAMPLED - 1 :: _SAMPLED]:
        row.told = dict(_told(read, row))
    return read


def _mark(sheet: SlowSheet) -> None:
    """Give each row its marks; how cells under merges look is not judged: openpyxl draws there."""
    for top, end, left, right in sheet.merges:
        for row in sheet.rows[top - 1 : end]:
            for column in range(left, right + 1):
                row.cells[column] = row.cells.get(column, (None, ""))[0], ANYTHING
    for what, rules in sheet.rules.items():
        for top, end, left, right in (area for _, areas in rules for area in areas):
            for row in sheet.rows[top - 1 : end]:
                row.marks |= {(what, left, right)}


def _read_cell(row: SlowRow, column: int, cell: Any) -> None:
    if isinstance(cell, MergedCell):
        row.cells[column] = ANYTHING, ANYTHING
        return
    value = cell.value if cell.data_type != "f" or isinstance(cell.value, str) else ANYTHING
    if cell.data_type == "s" and str(value).startswith("="):
        value = f"'{value}"
    if value is not None or cell.has_style:
        row.cells[column] = value, tuple(cell._style)  # noqa: SLF001 - the resolved look
    if cell.comment:
        row.notes[column] = cell.comment.text
    if cell.hyperlink:
        row.links[column] = cell.hyperlink.target


def _lists(sheet: Worksheet) -> dict[str, Span | None]:
    texts = {f"table {table.name}": table.ref for table in sheet.tables.values()}
    if sheet.auto_filter.ref:
        texts["filter"] = sheet.auto_filter.ref
    found: dict[str, Span | None] = {}
    for name, text in texts.items():
        numbers = [int(number) for number in re.findall(r"\d+", text)]
        found[name] = numbers[0], numbers[-1]
    return found


def _names(sheet: Worksheet) -> dict[str, str]:
    names = {"print area": sheet.print_area or "", "print titles": sheet.print_title_rows or ""}
    names |= {name: str(one.attr_text) for name, one in sheet.defined_names.items()}
    return {name: text for name, text in names.items() if text}


def _rules(sheet: Worksheet) -> dict[str, list[tuple[str, list[tuple[int, int, int, int]]]]]:
    found: dict[str, list[tuple[str, list[tuple[int, int, int, int]]]]] = {}
    for one in sheet.data_validations.dataValidation:
        said = one.type, one.operator, one.prompt, one.promptTitle, one.error, one.errorTitle
        what = repr(("validation", *said, one.allow_blank, one.showDropDown))
        for formula in (one.formula1, one.formula2):
            found.setdefault(what, []).append((formula or "", _areas(one.sqref)))
    for holder in sheet.conditional_formatting:
        for rule in holder.rules:
            what = repr(("format", rule.type, rule.priority, rule.dxfId, rule.operator, rule.text))
            for formula in rule.formula or [""]:
                found.setdefault(what, []).append((formula, _areas(holder.sqref)))
    return found


def _areas(sqref: Any) -> list[tuple[int, int, int, int]]:
    return [(one.min_row, one.max_row, one.min_col, one.max_col) for one in sqref.ranges]


def _told(sheet: SlowSheet, row: SlowRow) -> Iterator[tuple[Mark, str]]:
    """Formulas that speak of fixed cells and of the same row only."""
    for mark in row.marks:
        formulas = sheet.formulas_at(mark[0], row.origin, mark[1])
        if len(formulas) == 1 and ANYTHING not in formulas:
            formula = formulas.pop()
            if all(
                dollar or int(number) == row.origin
                for dollar, number in re.findall(r"\b\$?[A-Z]{1,3}(\$?)(\d+)\b", formula)
            ):
                yield mark, formula


# Editing


@dataclass(slots=True, eq=False)
class Order:
    """Where the rows of a sheet go."""

    places: dict[int, int]
    """Old row -> new row."""
    moved: set[int]
    known: int
    grown: int

    def place(self, row: int) -> int:
        return self.places.get(row, 0) if row <= self.known else row + self.grown

    def span(self, first: int, last: int) -> Span | None:
        """What a range covers: rows that moved out of it are left behind."""
        if (first, last) == (1, LAST):
            return first, last
        rows = [*range(first, min(last, self.known) + 1)]
        places = [self.place(row) for row in rows if self.place(row)]
        stayed = [self.place(row) for row in rows if self.place(row) and row not in self.moved]
        if last > self.known:
            stayed += [self.place(max(first, self.known + 1)), self.place(last)]
        found = stayed or places
        return (min(found), LAST if last == LAST else max(found)) if found else None


def edit_slowly(book: SlowBook, edits: Iterable[Edit]) -> None:
    """Carry out edits in place."""
    by_sheet: dict[str, list[Any]] = {}
    for edit in edits:
        by_sheet.setdefault(edit.sheet, []).append(edit)  # type: ignore[union-attr]
    orders: dict[str, Order] = {}
    for name, those in by_sheet.items():
        sheet = book.sheets[name]
        _set_cells(sheet, those)
        old = list(sheet.rows)
        orders[name] = _reorder(sheet, those)
        _follow_merges(sheet, orders[name])
        _follow_lists(sheet, orders[name], old)
    _follow_formulas(book, {name.casefold(): order for name, order in orders.items()})


def _set_cells(sheet: SlowSheet, edits: list[Any]) -> None:
    for edit in edits:
        if isinstance(edit, CellSet):
            row = sheet.rows[edit.row - 1]
            style = row.cells.get(edit.column, (None, ANYTHING))[1]
            row.cells[edit.column] = edit.text or None, style
            row.touched.add(edit.column)


def _reorder(sheet: SlowSheet, edits: list[Any]) -> Order:
    old = list(sheet.rows)
    gone = {edit.row for edit in edits if isinstance(edit, RowDeleted | RowMoved)}
    rows: list[SlowRow] = []
    for number in range(len(old) + 1):
        if number and number not in gone:
            rows.append(old[number - 1])
        for edit in edits:
            if isinstance(edit, RowMoved) and edit.after == number:
                rows.append(old[edit.row - 1])
            elif isinstance(edit, RowInserted) and edit.after == number:
                rows.append(_new_row(old, edit))
    sheet.rows = rows
    places = {id(row): place for place, row in enumerate(rows, start=1)}
    return Order(
        places={
            number: places[id(row)] for number, row in enumerate(old, start=1) if id(row) in places
        },
        moved={edit.row for edit in edits if isinstance(edit, RowMoved)},
        known=len(old),
        grown=len(rows) - len(old),
    )


def _new_row(old: list[SlowRow], edit: RowInserted) -> SlowRow:
    row = SlowRow(origin=0, look=(ANYTHING,))
    if edit.like:
        like = old[edit.like - 1]
        row.like = like
        row.marks = like.marks
        row.cells = {column: (None, style) for column, (_, style) in like.cells.items() if style}
    else:
        above = old[edit.after - 1].marks if edit.after else frozenset()
        row.marks = above & old[edit.after].marks if edit.after < len(old) else frozenset()
    for column, text in enumerate(edit.texts, start=1):
        style = row.cells.get(column, (None, ANYTHING))[1]
        row.cells[column] = text or None, style
        row.touched.add(column)
    return row


def _follow_merges(sheet: SlowSheet, order: Order) -> None:
    """Merges that come to lie over each other may be undone."""
    found: dict[tuple[int, int, int, int], bool] = {}
    for (first, last, left, right), must in sheet.merges.items():
        rows = range(first, last + 1)
        places = sorted(order.place(row) for row in rows if order.place(row))
        if any(order.place(row) and row not in order.moved for row in rows):
            top, end = order.span(first, last) or (0, 0)
        elif places and places[-1] - places[0] == len(places) - 1:
            top, end = places[0], places[-1]
        else:
            continue
        if (top, left) != (end, right):
            found[top, end, left, right] = must
    for one in found:
        for other in found:
            if one is not other and _overlap(one, other):
                found[one] = found[other] = False
    sheet.merges = found


def _overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1] and one[2] <= other[3] and other[2] <= one[3]


def _follow_lists(sheet: SlowSheet, order: Order, old: list[SlowRow]) -> None:
    """Filters and tables: headers on top, rows below, with new ones that are like them."""
    for name, span in sheet.lists.items():
        if span is None:
            continue
        header = order.place(span[0])
        body = order.span(span[0] + 1, span[1]) if span[0] < span[1] else None
        if not header or (body and body[0] <= header):
            sheet.lists[name] = None
            continue
        end = body[1] if body else header + name.startswith("table")
        its_rows = {id(row) for row in old[span[0] : span[1]]}
        known = {id(row) for row in old}
        while body and end < len(sheet.rows):
            row = sheet.rows[end]
            if id(row) in known or id(row.like) not in its_rows:
                break
            end += 1
        sheet.lists[name] = header, end


def _follow_formulas(book: SlowBook, orders: Mapping[str, Order]) -> None:
    shift = cache(lambda formula, sheet: slow_formula(formula, sheet, orders))
    for name, sheet in book.sheets.items():
        for row in sheet.rows:
            for column, (value, style) in row.cells.items():
                if isinstance(value, str) and value.startswith("=") and len(value) > 1:
                    row.cells[column] = shift(value[1:], name), style
            for mark, formula in row.told.items():
                row.told[mark] = shift(formula, name).removeprefix("=")
        sheet.names = {
            key: shift(text, name).removeprefix("=") for key, text in sheet.names.items()
        }
    book.names = {key: shift(text, "").removeprefix("=") for key, text in book.names.items()}


_REFERENCE = re.compile(
    r"(?P<sheet>(?:'(?:[^']|'')+'|[^'!:]+)!)?"
    r"(?P<left>\$?[A-Z]{1,3}\$?|\$)?(?P<first>\d+)"
    r"(?::(?P<right>\$?[A-Z]{1,3}\$?|\$)?(?P<last>\d+))?"
)


def slow_formula(formula: str, sheet: str, orders: Mapping[str, Order]) -> str:
    """A formula that follows the rows, with its equals sign; anything where that is doubtful."""
    if "\n" in formula or "[" in formula:
        return ANYTHING
    try:
        tokens = Tokenizer(f"={formula}").items
    except TokenizerError:
        return ANYTHING
    pieces = ["="]
    for token in tokens:
        found = _REFERENCE.fullmatch(token.value) if token.subtype == "RANGE" else None
        pieces.append(_slow_reference(found, sheet, orders) if found else token.value)
    return "".join(pieces)


def _slow_reference(found: re.Match[str], sheet: str, orders: Mapping[str, Order]) -> str:
    prefix = found["sheet"] or ""
    name = prefix[:-1].strip("'").replace("''", "'") if prefix else sheet
    order = orders.get(name.casefold())
    letters = (found["left"] or "").strip("$")
    if order is None or (letters and column_index_from_string(letters) > 16_384):
        return found[0]
    if found["last"] is None:
        place = order.place(int(found["first"])) if letters else int(found["first"])
        return f"{prefix}{found['left'] or ''}{place}" if place else f"{prefix}#REF!"
    span = order.span(int(found["first"]), int(found["last"]))
    if span is None:
        return f"{prefix}#REF!"
    return f"{prefix}{found['left'] or ''}{span[0]}:{found['right'] or ''}{span[1]}"
