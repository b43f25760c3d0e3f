"""A workbook as one CSV file, in pyxform's layout.

A row whose first cell alone is filled names a sheet; its rows follow, with an
empty first cell.
UTF-8 without a byte order mark, since pyxform would read that as part of the
first sheet's name.  Excel then needs *Data, From Text/CSV*; for people who
work in Excel there is xlsx.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from formkit.formats.sheet_names import check_names
from formkit.model.sheets import Sheet, Workbook

_NARROWEST = 2
"""pyxform takes a row of one cell for the name of a sheet, even an empty one."""
_AFTER_NAME = ("", "", "", "")
"""pyxform takes a text for CSV when it has four commas; the smallest form has them here."""


def csv_text(workbook: Workbook) -> str:
    """The workbook as CSV text: what pyxform reads in each cell.

    Row numbers stay, as blank rows are written too.

    Raises:
        FormkitError: a sheet's name is not one that can be read back.
    """
    check_names(workbook)
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    for sheet in workbook.sheets:
        writer.writerow([sheet.name, *_AFTER_NAME])
        writer.writerows(_rows(sheet))
    return out.getvalue()


def _rows(sheet: Sheet) -> Iterator[list[str]]:
    width = max((len(row.cells) + 1 for row in sheet.rows), default=0)
    blank = [""] * max(width, _NARROWEST)
    number = 0
    for row in sheet.rows:
        for _ in range(number + 1, row.number):
            yield blank
        number = row.number
        texts = ["", *(cell.text for cell in row.cells)]
        yield [*texts, *blank[len(texts) :]]
