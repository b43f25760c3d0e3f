"""Sheets of a workbook are replaced, added, taken out and put in another order."""

import pytest

from formkit.core.errors import FormkitError, UnreadableFormError
from formkit.formats.editing import EditedFile, edit_package
from formkit.formats.files import parse_workbook
from formkit.model.edits import (
    CellSet,
    Edit,
    RowInserted,
    SheetDeleted,
    SheetReplaced,
    SheetsOrdered,
)
from tests.formats.packages import (
    STRICT,
    STRICT_RELATIONS,
    package,
    part,
    part_names,
    relation,
    worksheet,
    zipped,
)

FORM = {
    "survey": worksheet(
        '<row r="1" ht="30"><c r="A1" s="1" t="inlineStr"><is><t>type</t></is></c></row>'
        '<row r="2" hidden="1"><c r="A2"><f>choices!A1</f><v>7</v></c><c r="B2"><v>2</v></c></row>',
        before='<dimension ref="A1:B2"/><cols><col min="1" max="1" width="40"/></cols>',
    ),
    "choices": worksheet('<row r="1"><c r="A1"><v>7</v></c></row>'),
    "notes": worksheet(""),
}


def texts(file: bytes) -> dict[str, list[list[str]]]:
    return {
        sheet.name: [[cell.text for cell in row.cells] for row in sheet.rows]
        for sheet in parse_workbook(file).sheets
    }


def edited(*edits: Edit, workbook: str = "") -> EditedFile:
    return edit_package(package(FORM, workbook=workbook), edits)


def test_a_replaced_sheet_keeps_its_looks_and_what_reads_the_same() -> None:
    rows = (("kind", "name"), ("7", "3"), ("end",))
    file = edited(SheetReplaced(sheet="survey", rows=rows))
    xml = part(file.content)
    assert texts(file.content)["survey"] == [["kind", "name"], ["7", "3"], ["end"]]
    assert '<row r="1" ht="30"><c r="A1" s="1" t="inlineStr"><is><t>kind</t></is></c>' in xml
    assert '<row r="2"><c r="A2"><f>choices!A1</f><v>7</v></c><c r="B2"><v>3</v></c></row>' in xml
    assert '<dimension ref="A1:B3"/><cols><col min="1" max="1" width="40"/></cols>' in xml
    assert file.losses == ()


def test_what_a_replaced_sheet_held_beyond_is_emptied() -> None:
    file = edited(SheetReplaced(sheet="survey", rows=(("type",),)))
    assert texts(file.content)["survey"] == [["type"]]
    assert len(file.losses) == 1


@pytest.mark.parametrize("kind", ["usual", "strict"])
def test_a_new_sheet_stands_behind_the_others(kind: str) -> None:
    addresses = {"main": STRICT, "relations": STRICT_RELATIONS} if kind == "strict" else {}
    file = package(FORM, **addresses)
    new = SheetReplaced(sheet="a & b", rows=(("x", ""), ("", "y")))
    content = edit_package(file, [new]).content
    assert list(texts(content)) == ["survey", "choices", "notes", "a & b"]
    assert texts(content)["a & b"] == [["x"], ["", "y"]]
    assert '<dimension ref="A1:B2"/>' in part(content, "xl/worksheets/sheet4.xml")
    assert part_names(content) == [*part_names(file), "xl/worksheets/sheet4.xml"]
    listed = part(content, "xl/workbook.xml")
    assert '<sheet name="a &amp; b" sheetId="4" r:id="rId4"/></sheets>' in listed
    assert "/xl/worksheets/sheet4.xml" in part(content, "[Content_Types].xml")


def test_two_new_sheets_do_not_meet() -> None:
    new = (SheetReplaced(sheet=name, rows=((name,),)) for name in ("b", "a"))
    content = edited(*new).content
    assert list(texts(content))[-2:] == ["b", "a"]


@pytest.mark.parametrize("name", ["x" * 32, "a/b", "SURVEY", ""])
def test_a_name_that_excel_does_not_take_is_refused(name: str) -> None:
    with pytest.raises(FormkitError):
        edited(SheetReplaced(sheet=name, rows=()))


NAMES = (
    '<bookViews><workbookView firstSheet="1" activeTab="2"/></bookViews><definedNames>'
    '<definedName name="a" localSheetId="1">choices!$A$1</definedName>'
    '<definedName name="b" localSheetId="2">notes!$A$1</definedName>'
    '<definedName name="c">choices!$A$1</definedName></definedNames>'
)


def test_a_deleted_sheet_goes_with_its_names_and_leaves_no_reference() -> None:
    file = edited(SheetDeleted(sheet="choices"), workbook=NAMES)
    assert list(texts(file.content)) == ["survey", "notes"]
    assert "xl/worksheets/sheet2.xml" not in part_names(file.content)
    assert "sheet2.xml" not in part(file.content, "[Content_Types].xml")
    xml = part(file.content, "xl/workbook.xml")
    assert 'firstSheet="0" activeTab="1"' in xml
    assert (
        '<definedNames><definedName name="b" localSheetId="1">notes!$A$1</definedName>'
        '<definedName name="c">#REF!</definedName></definedNames>'
    ) in xml
    assert "<f>#REF!</f><v>7</v>" in part(file.content)
    assert [str(loss).partition(" asks")[0] for loss in file.losses] == [
        "the formula choices!$A$1 at c",
        "the formula choices!A1 at survey!A2",
    ]


def test_a_deleted_sheet_without_references_is_told_nothing_of() -> None:
    names = '<definedNames><definedName name="a" localSheetId="2">1</definedName></definedNames>'
    file = edited(SheetDeleted(sheet="notes"), workbook=names)
    assert file.losses == ()
    assert "definedName" not in part(file.content, "xl/workbook.xml")


def test_what_only_a_deleted_sheet_used_goes_with_it() -> None:
    comments = '<comments xmlns="x"/>'
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"

    def holder(*more: str) -> str:
        return f'<Relationships xmlns="{relations}">{"".join(more)}</Relationships>'

    file = package(
        FORM,
        more={
            "xl/worksheets/_rels/sheet1.xml.rels": holder(relation(1, "image", "../shared.png")),
            "xl/worksheets/_rels/sheet2.xml.rels": holder(
                relation(1, "comments", "../comments1.xml"),
                relation(2, "drawing", "../drawing1.xml"),
                '<Relationship Id="rId3" Type="x/hyperlink" Target="http://a.example" '
                'TargetMode="External"/>',
            ),
            "xl/comments1.xml": comments,
            "xl/drawing1.xml": comments,
            "xl/_rels/drawing1.xml.rels": holder(relation(1, "image", "shared.png")),
            "xl/shared.png": b"picture",
            "custom/orphan.xml": comments,
        },
    )
    content = edit_package(file, [SheetDeleted(sheet="choices")]).content
    gone = set(part_names(file)) - set(part_names(content))
    assert gone == {
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/_rels/sheet2.xml.rels",
        "xl/comments1.xml",
        "xl/drawing1.xml",
        "xl/_rels/drawing1.xml.rels",
    }


def test_the_last_sheet_that_is_seen_stays() -> None:
    with pytest.raises(FormkitError, match="no sheet that is seen"):
        edited(*(SheetDeleted(sheet=name) for name in FORM))


def test_sheets_in_another_order_take_their_names_along() -> None:
    order = SheetsOrdered(sheets=("notes", "survey"))
    file = edited(order, workbook=NAMES)
    assert list(texts(file.content)) == ["notes", "survey", "choices"]
    xml = part(file.content, "xl/workbook.xml")
    assert 'firstSheet="2" activeTab="0"' in xml
    assert 'name="a" localSheetId="2"' in xml
    assert 'name="b" localSheetId="0"' in xml
    assert file.losses == ()


def test_the_same_order_gives_the_same_file() -> None:
    file = package(FORM)
    assert edit_package(file, [SheetsOrdered(sheets=tuple(FORM))]).content == file


def test_edits_of_one_sheet_and_another_go_together() -> None:
    file = edited(
        SheetDeleted(sheet="notes"),
        SheetDeleted(sheet="no such sheet"),
        SheetReplaced(sheet="new", rows=(("n",),)),
        RowInserted(sheet="choices", after=0, texts=("list_name",)),
        CellSet(sheet="survey", row=2, column=2, text="4"),
        SheetsOrdered(sheets=("new", "survey", "choices")),
    )
    assert texts(file.content) == {
        "new": [["n"]],
        "survey": [["type"], ["7", "4"]],
        "choices": [["list_name"], ["7"]],
    }
    assert "<f>choices!A2</f>" in part(file.content)


def test_a_sheet_without_cells_stays_as_it_is() -> None:
    chart = '<chartsheet xmlns="x"/>'
    listed = part(package(FORM), "xl/workbook.xml").replace(
        "</sheets>", '<sheet name="chart" sheetId="9" r:id="rId9"/></sheets>'
    )
    more: dict[str, str | bytes] = {
        "xl/workbook.xml": listed,
        "xl/_rels/workbook.xml.rels": relation(9, "chartsheet", "chartsheets/sheet1.xml"),
        "xl/chartsheets/sheet1.xml": chart,
    }
    file = package(FORM, more=more)
    done = edit_package(file, [CellSet(sheet="chart", row=1, column=1, text="x")])
    assert done.content == file
    assert [str(loss) for loss in done.losses] == ["sheet chart holds no cells; it stays as it is"]


def test_what_is_no_workbook_is_refused() -> None:
    edit = CellSet(sheet="survey", row=1, column=1, text="x")
    for file in (b"", zipped({"a.txt": "x"})):
        with pytest.raises(UnreadableFormError):
            edit_package(file, [edit])
