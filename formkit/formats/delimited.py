"""CSV in pyxform's layout: sheet names in the first column, their cells in the others.

A filled first cell begins a sheet; the cells beside it or below are its header.
Rows count from 1 within their sheet, blank ones too (though pyxform leaves
those out of its count), and the column after the sheet's name is column A.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from formkit.formats.cells import TypedCells, make_row
from formkit.formats.unreadable import NO_TABLES, too_many_cells, unreadable
from formkit.model.sheets import Row, Sheet, Workbook

MOST_TEXT_CELLS = 1_500_000
"""Of a text; empty ones and lines count too."""

_FEWEST_SEPARATORS = 4
"""What pyxform asks of a text to take it for CSV."""


def parse_csv(text: str, path: str = "") -> Workbook:
    """Read all sheets of one CSV text, with ``,`` or ``;`` between the cells.

    Raises:
        UnreadableFormError: the text is no CSV in this layout.
    """
    separator = _separator(text, path)
    if text.count(separator) + text.count("\n") > MOST_TEXT_CELLS:
        raise too_many_cells(MOST_TEXT_CELLS, path)
    try:
        sheets = tuple(_sheets(csv.reader(StringIO(text, newline=""), delimiter=separator)))
    except csv.Error as error:
        raise unreadable(NO_TABLES, path) from error
    notes = (("separator", separator),) if separator != "," else ()
    return Workbook(sheets=sheets, path=path, format="csv", notes=notes)


def _sheets(lines: Iterable[list[str]]) -> Iterator[Sheet]:
    cells = TypedCells()
    name, rows, number = "", list[Row](), 0
    for first, *rest in (line or [""] for line in lines):
        if first.strip():
            if name or rows:
                yield Sheet(name=name, rows=tuple(rows))
            name, rows, number = first.strip(), [], 0
        row = make_row(number + 1, (cells[one] for one in rest))
        if row.cells:
            rows.append(row)
        if row.cells or not first.strip():
            number += 1
    if name or rows:
        yield Sheet(name=name, rows=tuple(rows))


def _separator(text: str, path: str) -> str:
    """The one that stands more often in the first line that has two of either."""
    start = text[:5000]
    if max(start.count(","), start.count(";")) < _FEWEST_SEPARATORS:
        raise unreadable(NO_TABLES, path)
    for line in start.splitlines():
        if line.count(",") + line.count(";") > 1:
            return ";" if line.count(";") > line.count(",") else ","
    return ","
