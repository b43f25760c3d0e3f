"""Cells and headers of a workbook are given other texts."""

import pytest

from formkit.core.errors import FormkitError
from formkit.formats.editing import edit_package
from formkit.formats.files import parse_workbook
from formkit.formats.rich_texts import find_rich_texts
from formkit.formats.row_map import RowMap
from formkit.formats.sheet_frames import read_frame, with_extent
from formkit.model.edits import CellSet, ColumnAdded, Edit, HeaderSet
from formkit.model.sheets import Cell
from tests.formats.packages import (
    MAIN,
    STRICT,
    STRICT_RELATIONS,
    package,
    part,
    relation,
    worksheet,
)

ROWS = (
    '<row r="1" spans="1:2" s="4" customFormat="1">'
    '<c r="A1" s="1" t="inlineStr"><is><t>type</t></is></c>'
    '<c r="B1" s="2"><v>5</v></c></row>'
    '<row r="3" ht="20" customHeight="1"><c r="A3"><v>1.5</v></c><c r="C3" t="b"><v>1</v></c></row>'
)


def edited(rows: str, *edits: Edit, before: str = "", after: str = "") -> str:
    """The rows of a sheet called ``survey`` after edits."""
    file = package({"survey": worksheet(rows, before=before, after=after)})
    xml = part(edit_package(file, edits).content)
    return xml.partition("<sheetData>")[2].partition("</sheetData>")[0]


def put(row: int, column: int, text: str) -> CellSet:
    return CellSet(sheet="survey", row=row, column=column, text=text)


def cell(file: bytes, row: int, column: int) -> Cell:
    found = parse_workbook(file).sheets[0].row(row)
    assert found is not None
    return found.cell(column)


def test_no_edit_gives_the_same_file() -> None:
    file = package({"survey": worksheet(ROWS)})
    assert edit_package(file, ()).content is file


def test_edits_that_change_nothing_give_the_same_file() -> None:
    file = package({"survey": worksheet(ROWS)})
    nothing = [put(9, 9, ""), CellSet(sheet="no such sheet", row=1, column=1, text="x")]
    assert edit_package(file, nothing).content == file


def test_a_text_keeps_the_look_of_its_cell_and_all_other_bytes() -> None:
    changed = edited(ROWS, put(1, 1, "a & b "))
    text = '<is><t xml:space="preserve">a &amp; b </t></is>'
    assert changed == ROWS.replace("<is><t>type</t></is>", text)


def test_a_header_is_set_as_a_cell_is() -> None:
    header = HeaderSet(sheet="survey", row=1, column=1, text="kind")
    assert edited(ROWS, header) == ROWS.replace("<t>type</t>", "<t>kind</t>")


@pytest.mark.parametrize("text", ["7", "1.25", "-3", "100000000000"])
def test_a_number_stays_one(text: str) -> None:
    assert edited(ROWS, put(1, 2, text)) == ROWS.replace("<v>5</v>", f"<v>{text}</v>")


@pytest.mark.parametrize("text", ["07", "1e5", "nan", "inf", "5.0", "٣", "1_0", " 5", "1e999"])
def test_what_no_number_is_read_as_is_text(text: str) -> None:
    file = package({"survey": worksheet(ROWS)})
    content = edit_package(file, [put(1, 2, text)]).content
    assert 'r="B1" s="2" t="inlineStr"' in part(content)
    assert cell(content, 1, 2).value == text


def test_a_number_in_a_cell_of_text_or_truth_is_text() -> None:
    changed = edited(ROWS, put(1, 1, "5"), put(3, 3, "5"))
    assert changed.count('t="inlineStr"><is><t>5</t></is>') == 2


def test_a_date_does_not_become_another_one() -> None:
    styles = (
        f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
    )
    more: dict[str, str | bytes] = {
        "xl/styles.xml": styles,
        "xl/_rels/workbook.xml.rels": relation(9, "styles", "styles.xml"),
    }
    rows = '<row r="1"><c r="A1" s="1"><v>45000</v></c></row>'
    file = package({"survey": worksheet(rows)}, more=more)
    assert str(cell(file, 1, 1).value).startswith("2023")
    assert cell(edit_package(file, [put(1, 1, "5")]).content, 1, 1).value == "5"


def test_an_emptied_cell_keeps_its_look() -> None:
    assert '<c r="B1" s="2"></c>' in edited(ROWS, put(1, 2, ""))


def test_new_cells_stand_in_their_place_and_look_like_their_row_or_column() -> None:
    columns = '<cols><col min="2" max="3" width="9" style="7"/></cols>'
    changed = edited(ROWS, put(1, 4, "d"), put(3, 2, "b"), put(2, 1, "new"), before=columns)
    assert '<row r="1" s="4" customFormat="1">' in changed, "it reaches further than it said"
    assert '<c r="D1" s="4" t="inlineStr"><is><t>d</t></is></c></row>' in changed
    assert '<row r="2"><c r="A2" t="inlineStr"><is><t>new</t></is></c></row><row r="3"' in changed
    assert '<c r="B3" s="7" t="inlineStr"><is><t>b</t></is></c><c r="C3" t="b">' in changed


def test_a_new_column_looks_like_the_one_before_it() -> None:
    added = ColumnAdded(sheet="survey", row=1, column=3, header="hint")
    assert '<c r="C1" s="2" t="inlineStr"><is><t>hint</t></is></c></row>' in edited(ROWS, added)


def test_the_stated_extent_grows_and_an_unstated_one_stays_so() -> None:
    stated = package({"survey": worksheet(ROWS, before='<dimension ref="A1:C3"/>')})
    assert '<dimension ref="A1:D9"/>' in part(
        edit_package(stated, [put(9, 1, "x"), put(1, 4, "y")]).content
    )
    assert '<dimension ref="A1:C3"/>' in part(edit_package(stated, [put(1, 1, "x")]).content)
    inner = package({"survey": worksheet(ROWS, before='<dimension ref="B3:C3"/>')})
    assert '<dimension ref="A1:C3"/>' in part(edit_package(inner, [put(1, 1, "x")]).content)
    assert "dimension" not in part(
        edit_package(package({"survey": worksheet(ROWS)}), [put(9, 1, "x")]).content
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a\nb", "a\nb"),
        ("a\r\nb", "a\r\nb"),
        ("_x000D_", "\r"),
        ("_x0041_", "_x0041_"),
        ("_x0041_x0042_", "_x0041_x0042_"),
        ("\x01\x1f", "\x01\x1f"),
        ("=1+1", "=1+1"),
        ("]]>", "]]>"),
        ("  ", "  "),
        ("\tx", "\tx"),
        ("é\U0001f44d\u200f", "é\U0001f44d\u200f"),
    ],
)
def test_any_text_is_read_back(text: str, value: str) -> None:
    file = package({"survey": worksheet(ROWS)})
    content = edit_package(file, [put(1, 1, text), put(5, 2, text)]).content
    assert cell(content, 1, 1).value == value
    assert cell(content, 5, 2).value == value


@pytest.mark.parametrize("text", ["x" * 32_768, "\ud800"])
def test_what_excel_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(FormkitError) as caught:
        edit_package(package({"survey": worksheet(ROWS)}), [put(3, 1, text)])
    assert caught.value.loc.a1 == "survey!A3"


UNUSUAL = {
    "no places": "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
    "rows of one tag": '<row r="1"/><row r="2"/>',
    "no rows": "",
    "comments": '<!-- <row r="1"> --><row r="1"><!-- <c r="A1"/> --><c r="A1"><v>1</v></c></row>',
    "empty row": '<row r="1"></row>',
    "characters": '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<c>]]></t></is></c></row>',
    "rich": '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>',
    "quotes": "<row r='1' x='>'><c r='A1'><v>1</v></c></row>",
}


@pytest.mark.parametrize("rows", UNUSUAL.values(), ids=UNUSUAL)
def test_unusual_sheets_are_edited(rows: str) -> None:
    file = package({"survey": worksheet(rows)})
    content = edit_package(file, [put(1, 1, "a"), put(2, 2, "b"), put(1, 3, "c")]).content
    assert [cell(content, 1, 1).text, cell(content, 2, 2).text, cell(content, 1, 3).text] == [
        *("a", "b", "c")
    ]


def test_cells_without_places_get_them_where_one_is_put_between() -> None:
    rows = '<row r="1"><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row>'
    changed = edited(rows, put(1, 2, "b"))
    assert changed == (
        '<row r="1"><c><v>1</v></c><c r="B1" t="inlineStr"><is><t>b</t></is></c>'
        '<c r="D1"><v>4</v></c><c><v>5</v></c></row>'
    )


def test_an_empty_sheet_of_one_tag_is_filled() -> None:
    xml = worksheet("").replace("<sheetData></sheetData>", "<sheetData/>")
    content = edit_package(package({"survey": xml}), [put(1, 1, "a")]).content
    assert '<sheetData><row r="1"><c r="A1" t="inlineStr">' in part(content)


def test_prefixes_are_kept() -> None:
    xml = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    content = edit_package(package({"survey": xml}), [put(1, 1, "2"), put(2, 1, "b")]).content
    assert '<x:c r="A1"><x:v>2</x:v></x:c></x:row><x:row r="2"><x:c r="A2"' in part(content)
    assert "<x:is><x:t>b</x:t></x:is></x:c></x:row></x:sheetData>" in part(content)


def test_a_strict_file_in_utf16_is_edited() -> None:
    xml = f'<?xml version="1.0" encoding="UTF-16"?>{worksheet(ROWS, main=STRICT)}'
    file = package({"survey": xml.encode("utf-16")}, main=STRICT, relations=STRICT_RELATIONS)
    content = edit_package(file, [put(1, 1, "é")]).content
    assert part(content).startswith('<?xml version="1.0" encoding="UTF-8"?><worksheet')
    assert cell(content, 1, 1).text == "é"


def test_a_text_under_merged_cells_is_told() -> None:
    merges = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    file = package({"survey": worksheet(ROWS, after=merges)})
    (loss,) = edit_package(file, [put(1, 2, "x")]).losses
    assert str(loss) == (
        "survey!B1 lies under the merged cells A1:B1, so that Excel does not show the text put "
        "there; unmerge them"
    )
    assert edit_package(file, [put(1, 1, "x"), put(1, 2, "")]).losses == ()


def test_what_names_no_block_stays_as_it_is() -> None:
    frame = b'<worksheet><dimension ref="odd"/><mergeCell ref="odd"/><sheetData/></worksheet>'
    assert read_frame(frame).merges == ()
    assert with_extent(frame, RowMap(), [(9, 9)]) is frame


def test_words_that_lose_their_look_are_told() -> None:
    bold = "<r><rPr><b/></rPr><t>kind</t></r><r><t> of</t></r>"
    shared = f'<sst xmlns="{MAIN}"><si><t>plain</t></si><si>{bold}</si></sst>'
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        f'<c r="C1" t="inlineStr"><is>{bold}</is></c><c r="D1" t="s"><v>1</v></c></row>'
    )
    more: dict[str, str | bytes] = {
        "xl/sharedStrings.xml": shared,
        "xl/_rels/workbook.xml.rels": relation(9, "sharedStrings", "sharedStrings.xml"),
    }
    file = package({"survey": worksheet(rows)}, more=more)
    (loss,) = edit_package(file, [put(1, at, "x") for at in (1, 2, 3)]).losses
    assert str(loss) == (
        "texts with words of a look of their own (bold, coloured) become plain: "
        "survey!B1, survey!C1"
    )
    assert edit_package(file, [put(1, 1, "x")]).losses == ()
    assert find_rich_texts(shared.replace("rPr", "rPh").encode()) == frozenset()
