"""Parts that nobody speaks of are copied as they are packed."""

import zipfile
from io import BytesIO

import pytest

from formkit.core.errors import UnreadableFormError
from formkit.formats.editing import edit_package
from formkit.formats.files import parse_workbook
from formkit.formats.package_editing import EditedPackage
from formkit.formats.package_relations import workbook_part
from formkit.formats.sheet_rows import split_sheet
from formkit.model.edits import CellSet, Edit, RowDeleted, RowInserted
from tests.formats.packages import (
    MAIN,
    package,
    part,
    part_names,
    relation,
    worksheet,
    zipped,
)

ROWS = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
SET = CellSet(sheet="survey", row=1, column=1, text="x")
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def odd_package() -> bytes:
    """A package packed in every way that is allowed."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(package({"survey": worksheet(ROWS)}))) as plain,
        zipfile.ZipFile(out, "w") as file,
    ):
        for number, name in enumerate(plain.namelist()):
            entry = zipfile.ZipInfo(name, date_time=(1990 + number, 2, 3, 4, 5, 6))
            entry.compress_type = zipfile.ZIP_DEFLATED if number % 2 else zipfile.ZIP_STORED
            entry.extra = b"\x01\x00\x00\x00UT\x05\x00\x03abcd"
            entry.external_attr = 0o644 << 16
            entry.comment = b"note"
            file.writestr(entry, plain.read(name))
        file.writestr(zipfile.ZipInfo("xl/media/"), b"")
        file.writestr("xl/media/é.png", b"picture")
        file.comment = b"of the whole"
    return out.getvalue()


def test_all_but_the_changed_part_is_packed_as_it_was() -> None:
    file = odd_package()
    edited = edit_package(file, [SET]).content
    with zipfile.ZipFile(BytesIO(file)) as before, zipfile.ZipFile(BytesIO(edited)) as after:
        assert after.testzip() is None
        assert after.comment == before.comment
        assert after.namelist() == before.namelist()
        for old, new in zip(before.infolist(), after.infolist(), strict=True):
            assert new.date_time == old.date_time
            assert (new.comment, new.external_attr) == (old.comment, old.external_attr)
            if old.filename != "xl/worksheets/sheet1.xml":
                assert (new.CRC, new.compress_size) == (old.CRC, old.compress_size)
                assert new.extra == old.extra.removeprefix(b"\x01\x00\x00\x00")
    record = file.index(b"PK\3\4", 10)
    assert file[:record] in edited


def test_the_same_edits_give_the_same_bytes() -> None:
    file = odd_package()
    assert edit_package(file, [SET]).content == edit_package(file, [SET]).content
    assert edit_package(file, [SET]).content != file


def test_a_signature_is_void_once_anything_is_edited() -> None:
    plain = package({"survey": worksheet(ROWS)})
    root = part(plain, "_rels/.rels").replace(
        "</Relationships>",
        '<Relationship Id="rId9" Target="_xmlsignatures/origin.sigs" Type="http://schemas.'
        'openxmlformats.org/package/2006/relationships/digital-signature/origin"/></Relationships>',
    )
    signed = package(
        {"survey": worksheet(ROWS)}, more={"_rels/.rels": root, "_xmlsignatures/origin.sigs": b""}
    )
    assert [loss.template for loss in edit_package(signed, [SET]).losses] == [
        "the workbook is signed, and the signature does not hold for what is edited: sign it anew"
    ]
    same = CellSet(sheet="survey", row=1, column=1, text="1")
    assert edit_package(signed, [same]).losses == edit_package(plain, [SET]).losses == ()


@pytest.mark.parametrize("edit", [SET, RowDeleted(sheet="survey", row=2)])
def test_results_of_formulas_are_told_to_be_old(edit: Edit) -> None:
    formula = worksheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')
    (note,) = edit_package(package({"survey": worksheet(ROWS), "sums": formula}), [edit]).notes
    assert dict(note.fields)["sheets"] == ("sums",)
    assert edit_package(package({"survey": worksheet(ROWS)}), [edit]).notes == ()


def test_a_file_behind_another_one_is_edited() -> None:
    file = b"#!stub\n" + package({"survey": worksheet(ROWS)})
    assert edit_package(file, []).content == file
    package_only = edit_package(file[7:], [SET]).content
    assert parse_workbook(package_only).sheets[0].rows[0].cells[0].text == "x"


def test_a_part_that_was_taken_out_is_no_more() -> None:
    opened = EditedPackage(package({"survey": worksheet(ROWS)}))
    opened.put("new.xml", b"<a/>")
    opened.remove("new.xml")
    opened.remove("no such part")
    with pytest.raises(KeyError):
        opened.content("new.xml")
    assert opened.written() == package({"survey": worksheet(ROWS)})
    with pytest.raises(KeyError):
        workbook_part(EditedPackage(zipped({"a.xml": "<a/>"})))


def test_macros_and_other_parts_of_an_xlsm_stay() -> None:
    more: dict[str, str | bytes] = {
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macros",
        "xl/_rels/workbook.xml.rels": relation(7, "vbaProject", "vbaProject.bin"),
        "customXml/item1.xml": "<any/>",
    }
    file = package({"survey": worksheet(ROWS)}, more=more)
    edited = edit_package(file, [SET, RowInserted(sheet="survey", after=1)]).content
    assert part_names(edited) == part_names(file)
    for name in part_names(file):
        if name != "xl/worksheets/sheet1.xml":
            assert EditedPackage(edited).content(name) == EditedPackage(file).content(name)


def holder(*relations: str) -> str:
    return f'<Relationships xmlns="{RELATIONSHIPS}">{"".join(relations)}</Relationships>'


def test_a_part_of_which_nothing_is_left_goes_with_its_relation() -> None:
    table = (
        f'<table xmlns="{MAIN}" id="1" name="t" displayName="t" ref="A1:A2">'
        '<tableColumns count="1"><tableColumn id="1" name="h"/></tableColumns></table>'
    )
    sheet = worksheet(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>h</t></is></c></row>',
        after='<tableParts count="1"><tablePart r:id="rId5"/></tableParts>',
    )
    more: dict[str, str | bytes] = {
        "xl/worksheets/_rels/sheet1.xml.rels": holder(
            relation(5, "table", "../tables/table1.xml"),
            relation(6, "image", "../missing.png"),
        ),
        "xl/tables/table1.xml": table,
        "[Content_Types].xml": '<Override PartName="/xl/tables/table1.xml" ContentType="t"/>',
    }
    file = package({"survey": sheet}, more=more)
    edits = [RowDeleted(sheet="survey", row=row) for row in (1, 2)]
    edited = edit_package(file, edits).content
    assert "xl/tables/table1.xml" not in part_names(edited)
    assert "tablePart" not in part(edited)
    assert "table1.xml" not in part(edited, "[Content_Types].xml")
    assert "rId5" not in part(edited, "xl/worksheets/_rels/sheet1.xml.rels")


def test_a_table_is_called_as_its_header() -> None:
    table = (
        f'<table xmlns="{MAIN}" id="1" name="t" displayName="t" ref="A1:A2">'
        '<tableColumns count="1"><tableColumn id="1" name="h"/></tableColumns></table>'
    )
    more: dict[str, str | bytes] = {
        "xl/worksheets/_rels/sheet1.xml.rels": holder(relation(5, "table", "../t.xml")),
        "xl/t.xml": table,
    }
    edited = edit_package(package({"survey": worksheet(ROWS)}, more=more), [SET]).content
    assert 'name="x"/>' in part(edited, "xl/t.xml")


def test_what_several_sheets_share_follows() -> None:
    cache = (
        f'<pivotCacheDefinition xmlns="{MAIN}"><cacheSource type="worksheet">'
        '<worksheetSource ref="A1:A2" sheet="survey"/></cacheSource></pivotCacheDefinition>'
    )
    more: dict[str, str | bytes] = {
        "xl/_rels/workbook.xml.rels": relation(7, "pivotCacheDefinition", "cache.xml"),
        "xl/cache.xml": cache,
    }
    file = package({"survey": worksheet(ROWS)}, more=more)
    edited = edit_package(file, [RowInserted(sheet="survey", after=0)]).content
    assert 'ref="A2:A3"' in part(edited, "xl/cache.xml")


def test_a_package_whose_other_parts_are_broken_is_refused() -> None:
    more: dict[str, str | bytes] = {"xl/worksheets/_rels/sheet1.xml.rels": "<Relationships>"}
    with pytest.raises(UnreadableFormError):
        edit_package(package({"survey": worksheet(ROWS)}, more=more), [SET])


@pytest.mark.parametrize(
    "xml", [b"<worksheet/>", b"<sheetData>", b"<sheetData></row><row></sheetData>"]
)
def test_what_is_no_worksheet_is_refused(xml: bytes) -> None:
    with pytest.raises(ValueError, match="worksheet"):
        split_sheet(xml)
