"""CSV in pyxform's layout: sheet names in the first column, their cells in the others.

A filled first cell begins a sheet; the first row after it with cells is the
header.  Blank rows are not counted, nor are they by pyxform.  A row counts
from 1 within its sheet, and the column after the sheet's name is column A.
"""

import csv
from io import StringIO

from formkit.formats.cells import TypedCells, make_row
from formkit.formats.unreadable import NO_TABLES, unreadable
from formkit.model.sheets import Row, Sheet, Workbook

_FEWEST_SEPARATORS = 4
"""What pyxform asks of a text to take it for CSV."""


def parse_csv(text: str, path: str = "") -> Workbook:
    """Read all sheets of one CSV text, with ``,`` or ``;`` between the cells.

    Raises:
        UnreadableFormError: the text is no CSV in this layout.
    """
    separator = _separator(text, path)
    cells = TypedCells()
    names: list[str] = []
    tables: list[list[Row]] = []
    try:
        for first, *rest in filter(
            None, csv.reader(StringIO(text, newline=""), delimiter=separator)
        ):
            if first.strip() or not names:
                names.append(first.strip())
                tables.append([])
            row = make_row(len(tables[-1]) + 1, (cells[one] for one in rest))
            if row.cells:
                tables[-1].append(row)
    except csv.Error as error:
        raise unreadable(NO_TABLES, path) from error
    sheets = (Sheet(name=name, rows=tuple(rows)) for name, rows in zip(names, tables, strict=True))
    notes = (("separator", separator),) if separator != "," else ()
    return Workbook(sheets=tuple(sheets), path=path, format="csv", notes=notes)


def _separator(text: str, path: str) -> str:
    """The one that stands more often in the first line that has two of either."""
    start = text[:5000]
    if max(start.count(","), start.count(";")) < _FEWEST_SEPARATORS:
        raise unreadable(NO_TABLES, path)
    for line in start.splitlines():
        if line.count(",") + line.count(";") > 1:
            return ";" if line.count(";") > line.count(",") else ","
    return ","
