"""Cells that a spreadsheet works out, or has made something else of.

All texts of a sheet are searched at once, as one; only where something is found
are the cells looked at: equal ones, which readers give as one object, but once.
"""

import re
from collections.abc import Iterator
from itertools import chain
from operator import attrgetter

from formkit.core.location import Loc
from formkit.core.values import dataclass
from formkit.formats.headers import SURVEY, sheet_kind
from formkit.model.form import Form, SheetColumns
from formkit.model.sheets import Cell, Row, Workbook

ERRORS = frozenset(
    (
        *("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"),
        *("#SPILL!", "#CALC!", "#GETTING_DATA", "#NOM?", "#VALEUR!", "#¡REF!", "#VALOR!"),
    )
)
"""What Excel shows where a formula has no result, in the languages of its menus."""

MIDNIGHT = " 00:00:00"
"""What pyxform reads behind the day where a cell holds a date."""

_MONTHS = (
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|janv|févr|mars|avr|mai|juin|juil|août|sept|déc"
    r"|fev|abr|ago|set|out|dez|ene|dic"
)
_DAY_AND_MONTH = re.compile(rf"\d{{1,2}}-(?:{_MONTHS})\.?|(?:{_MONTHS})\.?-\d{{2}}", re.IGNORECASE)
_POWER = re.compile(r"\d(?:[.,]\d+)?E\+\d+")
_LONGEST_DAY = 8
_TEXT, _FORMULA = attrgetter("text"), attrgetter("formula")
_PERHAPS = re.compile(r"\n(?:#[A-Z¡]|\d{1,2}-[^\W\d]|[^\W\d]{3,5}\.?-\d\d\n|\d[\d.,]*E\+)")
"""Finds odd texts, and some others, among texts that each stand on a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OddCell:
    """One such cell."""

    cell: Cell
    kind: str
    """The sheet: ``survey``, ``choices`` …"""
    key: str
    """The column, as in ``SheetColumns.columns``."""
    loc: Loc

    @property
    def is_error(self) -> bool:
        """Tell whether it shows the error of a formula."""
        return self.cell.text in ERRORS

    @property
    def is_turned(self) -> bool:
        """Tell whether a spreadsheet took what was typed for a date or a large number."""
        return is_turned(self.cell.text)


def is_turned(text: str) -> bool:
    """Tell whether a text is a date or a number as only spreadsheets write it.

    >>> is_turned("2026-01-02 00:00:00"), is_turned("5-Sep"), is_turned("1.2E+11")
    (True, True, True)
    >>> is_turned("2026-01-02"), is_turned("5-9"), is_turned("A-may be")
    (False, False, False)
    """
    if text.endswith(MIDNIGHT):
        return True
    if "-" in text:
        return len(text) <= _LONGEST_DAY and _DAY_AND_MONTH.fullmatch(text) is not None
    return "E+" in text and _POWER.fullmatch(text) is not None


def odd_cells(workbook: Workbook, form: Form) -> Iterator[OddCell]:
    """The odd cells under the headers of the form's sheets, in the order of the sheets."""
    for columns in form.columns:
        sheet = workbook.sheet(columns.sheet)
        rows = sheet.rows if sheet else ()
        odd = _odd(rows)
        if odd:
            yield from _placed(workbook, columns, rows, odd)


def _odd(rows: tuple[Row, ...]) -> set[int]:
    """The identities of the cells that are odd."""
    cells = list(chain.from_iterable([row.cells for row in rows]))
    odd = {id(cell) for cell in cells if cell.formula} if any(map(_FORMULA, cells)) else set()
    texts = "\n".join(["", *dict.fromkeys(map(_TEXT, cells)), ""])
    if MIDNIGHT in texts or _PERHAPS.search(texts):
        different = dict(zip(map(id, cells), cells, strict=True))
        odd.update(key for key, cell in different.items() if _is_odd(cell.text))
    return odd


def _is_odd(text: str) -> bool:
    return text in ERRORS or is_turned(text)


def _placed(
    workbook: Workbook, columns: SheetColumns, rows: tuple[Row, ...], odd: set[int]
) -> Iterator[OddCell]:
    keys = {column: key for key, column in columns.columns}
    kind = sheet_kind(columns.sheet) or SURVEY
    for row in rows:
        if row.number <= columns.header_row:
            continue
        for column, cell in enumerate(row.cells, start=1):
            if id(cell) in odd and column in keys:
                loc = workbook.loc(columns.sheet, row.number, column)
                yield OddCell(cell=cell, kind=kind, key=keys[column], loc=loc)
