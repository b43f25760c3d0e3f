"""Every real form at hand is written and read again."""

from pathlib import Path

import pytest

from formkit.core.errors import UnreadableFormError
from formkit.formats.files import parse_workbook, read_workbook
from formkit.formats.layout import layout
from formkit.formats.losses import find_losses
from formkit.formats.reading import form_of
from formkit.formats.writing import workbook_bytes
from formkit.model.sheets import CellValue, Workbook
from tests.conftest import SHARED

FORMS = sorted((SHARED / "forms").glob("*.xls*"))

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FORMS, reason="../shared is not here"),
]

Place = tuple[str, int, int]


def opened(path: Path) -> Workbook:
    try:
        return read_workbook(path)
    except UnreadableFormError:
        pytest.skip("no spreadsheet")


def values(workbook: Workbook) -> dict[Place, tuple[CellValue, str]]:
    return {
        (sheet.name, row.number, column): (cell.value, cell.text)
        for sheet in workbook.sheets
        for row in sheet.rows
        for column, cell in enumerate(row.cells)
        if cell.value is not None
    }


def hidden(workbook: Workbook) -> list[tuple[str, bool, tuple[int, ...], list[int]]]:
    return [
        (
            sheet.name,
            sheet.hidden,
            sheet.hidden_columns,
            [row.number for row in sheet.rows if row.hidden and not row.is_blank],
        )
        for sheet in workbook.sheets
    ]


def texts(workbook: Workbook) -> list[tuple[str, list[dict[int, str]]]]:
    return [
        (
            sheet.name.strip(),
            [
                {column: cell.text for column, cell in enumerate(row.cells) if cell.text}
                for row in sheet.rows
                if not row.is_blank
            ],
        )
        for sheet in workbook.sheets
    ]


def loses(workbook: Workbook, file_format: str, what: str) -> bool:
    return any(what in str(one) for one in find_losses(workbook, file_format))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_excel_gives_every_cell_back(path: Path) -> None:
    workbook = opened(path)
    again = parse_workbook(workbook_bytes(workbook, "xlsx"))
    if not loses(workbook, "xlsx", "carriage returns"):
        assert values(again) == values(workbook)
    assert values(again).keys() == values(workbook).keys()
    assert hidden(again) == hidden(workbook)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_text_files_give_every_text_back(path: Path) -> None:
    workbook = opened(path)
    for file_format in ("csv", "md"):
        again = parse_workbook(workbook_bytes(workbook, file_format), f"form.{file_format}")
        if not loses(workbook, file_format, "line breaks"):
            assert texts(again) == texts(workbook)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_laid_out_reads_as_the_same_form(path: Path) -> None:
    form = form_of(opened(path))
    assert form_of(layout(form)) == form
