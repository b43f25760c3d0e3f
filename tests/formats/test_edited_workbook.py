"""What a workbook holds after edits."""

from dataclasses import replace

import pytest

from formkit.formats.edited_workbook import edit_workbook
from formkit.formats.markdown import parse_markdown
from formkit.model.edits import (
    CellSet,
    ColumnAdded,
    Edit,
    HeaderSet,
    RowDeleted,
    RowInserted,
    RowMoved,
    SheetDeleted,
    SheetReplaced,
    SheetsOrdered,
)
from formkit.model.sheets import Cell, Row, Sheet, Workbook

WORKBOOK = parse_markdown(
    "| survey |\n| | type | name |\n| | text | a |\n| | text | b |\n| | text | c |\n"
    "| notes |\n| | one |\n"
)


def rows(edits: list[Edit], workbook: Workbook = WORKBOOK, sheet: str = "survey") -> list[str]:
    found = edit_workbook(workbook, edits).sheet(sheet)
    assert found is not None
    return [f"{row.number} {' '.join(cell.text for cell in row.cells)}" for row in found.rows]


def test_no_edit_gives_the_same_workbook() -> None:
    assert edit_workbook(WORKBOOK, ()) == WORKBOOK


def test_cells_and_headers_are_set_by_their_old_places() -> None:
    edits: list[Edit] = [
        RowInserted(sheet="survey", after=1, texts=("note", "n")),
        CellSet(sheet="survey", row=2, column=2, text="x"),
        HeaderSet(sheet="survey", row=1, column=2, text="Name"),
        ColumnAdded(sheet="survey", row=1, column=3, header="label"),
        CellSet(sheet="survey", row=4, column=3, text="L"),
    ]
    assert rows(edits) == ["1 type Name label", "2 note n", "3 text x", "4 text b", "5 text c L"]


def test_a_cell_beyond_the_rows_is_set() -> None:
    edits: list[Edit] = [CellSet(sheet="survey", row=7, column=2, text="z")]
    assert rows(edits)[-1] == "7  z"


def test_a_cleared_row_is_no_row() -> None:
    edits: list[Edit] = [CellSet(sheet="notes", row=1, column=1, text="")]
    assert rows(edits, sheet="notes") == []


def test_rows_go_and_move() -> None:
    edits: list[Edit] = [
        RowDeleted(sheet="survey", row=3),
        RowMoved(sheet="survey", row=4, after=1),
    ]
    assert rows(edits) == ["1 type name", "2 text c", "3 text a"]


def test_blank_rows_keep_their_place_and_a_blank_row_can_be_inserted() -> None:
    cell = Cell(value="x", text="x")
    sheet = Sheet(name="s", rows=(Row(number=2, cells=(cell,)), Row(number=9, cells=(cell,))))
    edits: list[Edit] = [RowInserted(sheet="s", after=4), RowInserted(sheet="s", after=2)]
    assert rows(edits, Workbook(sheets=(sheet,)), "s") == ["2 x", "11 x"]


def test_a_moved_row_stays_hidden() -> None:
    sheet = WORKBOOK.sheets[0]
    hidden = replace(sheet, rows=(*sheet.rows[:3], replace(sheet.rows[3], hidden=True)))
    moved = edit_workbook(Workbook(sheets=(hidden,)), [RowMoved(sheet="survey", row=4, after=1)])
    assert [row.hidden for row in moved.sheets[0].rows] == [False, True, False, False]


def test_sheets_are_replaced_added_deleted_and_ordered() -> None:
    edits: list[Edit] = [
        SheetReplaced(sheet="new", rows=((), ("a", "", "b", ""))),
        SheetReplaced(sheet="survey", rows=(("type",),)),
        SheetDeleted(sheet="notes"),
        SheetsOrdered(sheets=("new", "survey")),
    ]
    edited = edit_workbook(WORKBOOK, edits)
    assert [sheet.name for sheet in edited.sheets] == ["new", "survey"]
    assert rows(edits, sheet="new") == ["2 a  b"]
    assert rows(edits) == ["1 type"]


def test_edits_of_a_sheet_that_is_not_there_do_nothing() -> None:
    edits: list[Edit] = [CellSet(sheet="none", row=1, column=1, text="x")]
    assert edit_workbook(WORKBOOK, edits) == WORKBOOK


def test_of_two_sheets_with_one_name_the_last_is_edited() -> None:
    twice = Workbook(sheets=(WORKBOOK.sheets[1], WORKBOOK.sheets[1]), format="md")
    edited = edit_workbook(twice, [CellSet(sheet="notes", row=1, column=1, text="two")])
    assert [sheet.rows[0].cell(1).text for sheet in edited.sheets] == ["one", "two"]


@pytest.mark.parametrize(
    ("file_format", "text", "read"),
    [
        ("csv", " a ", "a"),
        ("md", " ", ""),
        ("xlsx", "a\rb", "a_x000D_b"),
        ("xls", "a\rb", "a\rb"),
        ("xlsx", "a\N{NO-BREAK SPACE}b", "a b"),
    ],
)
def test_a_set_cell_is_what_a_reader_of_the_file_makes_of_it(
    file_format: str, text: str, read: str
) -> None:
    workbook = replace(WORKBOOK, format=file_format)
    edited = edit_workbook(workbook, [CellSet(sheet="survey", row=2, column=3, text=text)])
    assert edited.sheets[0].rows[1].cell(3).text == read
