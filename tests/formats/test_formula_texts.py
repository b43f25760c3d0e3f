"""Text that looks like a formula stays text, and stays exactly what it was.

A program that opens CSV may take ``=…``, ``+…``, ``-…`` and ``@…`` for formulas.
Usual remedies put an apostrophe or a tab before it; in a form that would change
a code, a constraint or a default, and the data with it: ``-5`` has to come back
as ``-5``.  So nothing is put before it.  Workbooks say of each cell that it is
text; CSV cannot, and is for programs: the field is given .xlsx.
"""

import zipfile
from io import BytesIO

import pytest
from openpyxl import load_workbook

from formkit.formats.csv_writing import csv_text
from formkit.formats.files import parse_workbook
from formkit.formats.xlsx_writing import xlsx_bytes
from tests.formats.workbooks import book, sheet

TEXTS = (
    "=1+1",
    '=HYPERLINK("https://example.org","x")',
    "=cmd|' /C calc'!A0",
    "+5",
    "-5",
    "-5 + 3",
    "@SUM(A1)",
    "{=1}",
    "https://example.org",
    "0123",
    "1e5",
    "TRUE",
)
BOOK = book(sheet("survey", ("type", "name", "default"), *(("text", "a", one) for one in TEXTS)))


def texts_in(file: bytes) -> list[str]:
    rows = parse_workbook(file).sheets[0].rows[1:]
    return [str(row.cell(3).value) for row in rows]


def test_a_written_workbook_has_text_and_no_formulas() -> None:
    file = xlsx_bytes(BOOK)
    assert texts_in(file) == list(TEXTS)
    assert not any(row.cell(3).formula for row in parse_workbook(file).sheets[0].rows)
    cells = load_workbook(BytesIO(file)).worksheets[0]["C"]
    assert {one.data_type for one in cells} == {"s"}
    with zipfile.ZipFile(BytesIO(file)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert all(b"<f" not in package.read(one).split(b"</sheetData>")[0] for one in sheets)
        assert not any("externalLink" in name for name in package.namelist())


@pytest.mark.parametrize("text", TEXTS)
def test_csv_keeps_text_exactly(text: str) -> None:
    one = book(sheet("survey", ("type", "name", "default"), ("text", "a", text)))
    assert texts_in(csv_text(one).encode()) == [text]
