"""Rows of a workbook are inserted, deleted and moved."""

import re

from formkit.formats.edited_workbook import edit_workbook
from formkit.formats.editing import edit_package
from formkit.formats.files import parse_workbook
from formkit.model.edits import CellSet, Edit, RowDeleted, RowInserted, RowMoved
from tests.formats.packages import package, part, worksheet
from tests.formats.test_editing_cells import UNUSUAL

ROWS = (
    '<row r="1" ht="30" customHeight="1"><c r="A1" s="1"><v>1</v></c></row>\n'
    '<row r="2" hidden="1" outlineLevel="1"><c r="A2" s="2"><v>2</v></c><c r="C2" s="3"/></row>\n'
    '<row r="4"><c r="A4"><v>4</v></c></row>\n'
)


def edited(*edits: Edit, rows: str = ROWS, before: str = "") -> str:
    file = package({"survey": worksheet(rows, before=before)})
    return part(edit_package(file, edits).content)


def test_a_row_is_inserted_with_the_look_of_another_one() -> None:
    new = RowInserted(sheet="survey", after=1, texts=("", "b"), like=1)
    xml = edited(new)
    assert (
        '<row r="2" ht="30" customHeight="1"><c r="A2" s="1"/>'
        '<c r="B2" t="inlineStr"><is><t>b</t></is></c></row>'
        '<row r="3" hidden="1" outlineLevel="1"><c r="A3" s="2"><v>2</v></c><c r="C3" s="3"/></row>'
    ) in xml
    assert '<row r="5"><c r="A5"><v>4</v></c></row>' in xml


def test_hidden_rows_are_no_model_for_hiding() -> None:
    xml = edited(RowInserted(sheet="survey", after=0, texts=("a",), like=2))
    assert '<row r="1"><c r="A1" s="2" t="inlineStr"><is><t>a</t></is></c><c r="C1" s="3"/>' in xml


def test_a_row_like_none_takes_the_look_of_its_columns() -> None:
    columns = '<cols><col min="1" max="1" style="9"/></cols>'
    xml = edited(RowInserted(sheet="survey", after=9, texts=("a",)), before=columns)
    assert '<row r="10"><c r="A10" s="9" t="inlineStr"><is><t>a</t></is></c></row>' in xml


def test_a_cell_that_looks_otherwise_than_its_column_is_a_model_too() -> None:
    cols = '<cols><col min="1" max="9" style="3"/></cols>'
    rows = '<row r="1"><c r="A1"/></row>'
    xml = edited(RowInserted(sheet="survey", after=1, like=1), rows=rows, before=cols)
    assert '<row r="2"><c r="A2"/></row>' in xml


def test_a_row_like_a_row_with_a_look_of_its_own() -> None:
    rows = '<row r="1" s="5" customFormat="true"/>'
    xml = edited(RowInserted(sheet="survey", after=1, texts=("a",), like=1), rows=rows)
    assert '<row r="2" s="5" customFormat="true"><c r="A2" s="5" t="inlineStr">' in xml


def test_a_deleted_row_goes_and_those_below_move_up() -> None:
    xml = edited(RowDeleted(sheet="survey", row=2))
    assert re.findall(r' r="(\w+)"', xml) == ["1", "A1", "3", "A3"]


def test_a_moved_row_takes_all_that_it_has_along() -> None:
    xml = edited(RowMoved(sheet="survey", row=2, after=4))
    assert re.findall(r' r="(\w+)"', xml) == ["1", "A1", "3", "A3", "4", "A4", "C4"]
    assert '<row r="4" hidden="1" outlineLevel="1"><c r="A4" s="2">' in xml


def test_a_cell_of_a_moved_row_is_set_where_it_was_read() -> None:
    xml = edited(
        RowMoved(sheet="survey", row=2, after=4),
        CellSet(sheet="survey", row=2, column=1, text="x"),
    )
    assert '<c r="A4" s="2" t="inlineStr"><is><t>x</t></is></c><c r="C4" s="3"/>' in xml


def test_rows_above_stay_byte_for_byte() -> None:
    assert ROWS.splitlines()[0] in edited(RowDeleted(sheet="survey", row=2))


def test_the_stated_extent_follows() -> None:
    stated = '<dimension ref="A1:C4"/>'
    assert '"A1:C3"' in edited(RowDeleted(sheet="survey", row=2), before=stated)
    assert '"A1:C5"' in edited(RowInserted(sheet="survey", after=1), before=stated)
    new = RowInserted(sheet="survey", after=4, texts=("", "", "", "d"))
    assert '"A1:D5"' in edited(new, before=stated)
    all_gone = [RowDeleted(sheet="survey", row=row) for row in range(1, 5)]
    assert '"A1:C1"' in edited(*all_gone, before=stated)


def test_unusual_sheets_follow_as_any_other() -> None:
    edits = (
        RowInserted(sheet="survey", after=0, texts=("new",)),
        RowDeleted(sheet="survey", row=2),
        RowMoved(sheet="survey", row=1, after=3),
    )
    for rows in UNUSUAL.values():
        file = package({"survey": worksheet(rows)})
        read = parse_workbook(file)
        after = parse_workbook(edit_package(file, edits).content)
        assert after.sheets == edit_workbook(read, edits).sheets


def test_rows_in_a_broken_order_stay_so_until_one_moves() -> None:
    rows = '<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
    cell = CellSet(sheet="survey", row=1, column=1, text="9")
    assert rows.replace("<v>1<", "<v>9<") in edited(cell, rows=rows)
    moved = edited(RowInserted(sheet="survey", after=0), rows=rows)
    assert re.findall(r'<row r="(\w+)"', moved) == ["1", "2", "3"]


def test_comments_in_rows_that_move_stay() -> None:
    rows = '<row r="1"><!-- <c r="A1"/> --><c r="A1" cm="1"><v>1</v></c><c><v>2</v></c></row>'
    xml = edited(RowInserted(sheet="survey", after=0), rows=rows)
    expected = '<row r="2"><!-- <c r="A1"/> --><c r="A2" cm="1"><v>1</v></c><c><v>2</v></c></row>'
    assert expected in xml
