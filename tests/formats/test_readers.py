"""Files of every kind into workbooks, and what is said of those that are none."""

import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as OpenpyxlWorkbook
from python_calamine import CalamineError
from pyxform.xls2json_backends import md_to_dict, xlsx_to_dict

from formkit.core.errors import FormkitError, UnreadableFormError
from formkit.formats import unreadable
from formkit.formats.files import parse_workbook, read_workbook
from formkit.formats.markdown import parse_markdown
from formkit.formats.sheet_marks import scan_sheet
from formkit.model.sheets import EMPTY, Sheet, Workbook

VALUES = (
    *(1, 1.5, 0.1 + 0.2, 1e21, 12345678901234567, 1e-7, True, False),
    *(date(2026, 1, 2), datetime(2026, 1, 2, 3, 4, 5), date(1900, 3, 1)),  # noqa: DTZ001 - cells have no zone
    *(time(3, 4, 5), time(0, 0), timedelta(hours=30, minutes=2)),
    *(
        "  a\N{NO-BREAK SPACE}b ",
        "\N{NO-BREAK SPACE}",
        " ",
        "a\nb",
        "a_x000D_\nb",
        "5",
        "#N/A",
        "=1+1",
    ),
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def written(*sheets: tuple[str, list[list[object]]]) -> bytes:
    """An xlsx file as openpyxl writes it: formulas without results."""
    book = OpenpyxlWorkbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book: OpenpyxlWorkbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def changed(file: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with something replaced in one part."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new)
            target.writestr(name, content)
    return out.getvalue()


SMALL = written(("survey", [["type", "name"], ["text", 1]]))


def texts(sheet: Sheet | None) -> list[list[str]]:
    assert sheet is not None
    return [[cell.text for cell in row.cells] for row in sheet.rows]


def survey_of(workbook: Workbook) -> Sheet:
    sheet = workbook.sheet("survey")
    assert sheet is not None
    return sheet


def test_cells_have_the_text_that_pyxform_reads() -> None:
    file = written(
        ("survey", [["type", "name"], *([f"t{n}", one] for n, one in enumerate(VALUES))])
    )
    expected = [row.get("name", "") for row in xlsx_to_dict(BytesIO(file))["survey"]]
    rows = survey_of(parse_workbook(file)).rows[1:]
    assert [row.cell(2).text for row in rows] == expected


def test_rows_and_columns_are_counted_from_the_first_cell_of_the_sheet() -> None:
    book = OpenpyxlWorkbook()
    book.active.title = "survey"
    book.active["C4"] = "text"
    book.active["A9"] = True
    rows = survey_of(parse_workbook(saved(book))).rows
    assert [(row.number, len(row.cells)) for row in rows] == [(4, 3), (9, 1)]
    assert rows[0].cells[:2] == (EMPTY, EMPTY)
    assert rows[0].cell(3).value == "text"
    assert rows[1].cell(1).value is True


def test_formulas_are_kept_beside_their_last_result() -> None:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("survey")
    sheet.write_formula("B2", '="a" & "<b>"', value="a<b>")
    sheet.write_formula("C3", "=A1", value="")
    sheet.write_formula("D4", "=1/0", value="#DIV/0!")
    sheet.write_formula("E4", "=1+1", value=2)
    book.close()
    survey = survey_of(parse_workbook(file.getvalue()))
    found = {
        (row.number, column): (cell.formula, cell.text)
        for row in survey.rows
        for column, cell in enumerate(row.cells, start=1)
        if cell is not EMPTY
    }
    assert found == {
        (2, 2): ('="a" & "<b>"', "a<b>"),
        (3, 3): ("=A1", ""),
        (4, 4): ("=1/0", "#DIV/0!"),
        (4, 5): ("=1+1", "2"),
    }


def test_a_shared_formula_is_written_out_for_each_cell() -> None:
    file = written(("survey", [["=B1", 1], [2, 1], [3, 1]]))
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1+$B$1</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="7"/><v>2</v></c></row>'
    )
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    survey = survey_of(parse_workbook(with_sheet(file, xml.encode())))
    assert [row.cell(1).formula for row in survey.rows] == ["=B1+$B$1", "=B2+$B$1", ""]


def with_sheet(file: bytes, xml: bytes) -> bytes:
    """The package with another first sheet."""
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(BytesIO(file)) as package:
        return changed(file, part, package.read(part), xml)


def test_what_is_hidden_is_told() -> None:
    book = OpenpyxlWorkbook()
    survey = book.active
    survey.title = "survey"
    for row in range(1, 5):
        survey.append([f"a{row}", "b", "c"])
    survey.row_dimensions[3].hidden = True
    survey.column_dimensions["B"].hidden = True
    survey.column_dimensions.group("E", "XFD", hidden=True)
    book.create_sheet("notes").sheet_state = "hidden"
    workbook = parse_workbook(saved(book))
    assert [row.number for row in survey_of(workbook).rows if row.hidden] == [3]
    assert survey_of(workbook).hidden_columns == (2,)
    assert [sheet.hidden for sheet in workbook.sheets] == [False, True]


def test_a_sheet_that_states_too_early_an_end_is_noted() -> None:
    part = "xl/worksheets/sheet1.xml"
    cut = changed(SMALL, part, b'<dimension ref="A1:B2"', b'<dimension ref="A1"')
    assert xlsx_to_dict(BytesIO(cut))["survey"] == []
    workbook = parse_workbook(cut)
    assert texts(workbook.sheet("survey")) == texts(parse_workbook(SMALL).sheet("survey"))
    assert workbook.notes == (("cells beyond the stated end", "survey!A1"),)
    assert parse_workbook(SMALL).notes == ()
    without = changed(SMALL, part, b'<dimension ref="A1:B2" />', b"")
    assert parse_workbook(without).notes == ()


def test_a_chart_sheet_is_a_sheet_without_rows() -> None:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.add_worksheet("survey").write("A1", "type")
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=survey!$A$1:$A$2"})
    book.add_chartsheet("chart").set_chart(chart)
    book.close()
    workbook = parse_workbook(file.getvalue())
    assert [(sheet.name, len(sheet.rows)) for sheet in workbook.sheets] == [
        ("survey", 1),
        ("chart", 0),
    ]


def test_equal_cells_are_one_object() -> None:
    survey = survey_of(parse_workbook(written(("survey", [["a", "a"], ["b", "a"]]))))
    assert survey.rows[0].cells[0] is survey.rows[1].cells[1]


@pytest.mark.parametrize("name", ["form.xlsx", "form.xls", "form.csv", "form.md", "form"])
def test_the_name_of_a_workbook_may_lie(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(written(("survey", [["type", "name"], ["text", "a"]])))
    workbook = read_workbook(path)
    assert (workbook.format, workbook.path) == ("xlsx", str(path))
    assert texts(workbook.sheet("survey")) == [["type", "name"], ["text", "a"]]


def test_xlsm_is_told_by_its_name() -> None:
    assert parse_workbook(written(("survey", [["type"]])), "form.XLSM").format == "xlsm"


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="A1048576"><v>1</v></c><c r="XFD2"><v>1</v></c>',
        b"<c r='A1048576'><v>1</v></c><c r='XFD2'><v>1</v></c>",
        b'<x:c xmlns:x="' + MAIN.encode() + b'" r="XFD1048576"><x:v>1</x:v></x:c>',
    ],
)
def test_a_sheet_over_the_limit_is_refused_before_room_is_made(cell: bytes) -> None:
    xml = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">%s</row></sheetData></worksheet>'
    file = with_sheet(written(("survey", [["type"]])), xml.encode().replace(b"%s", cell))
    with pytest.raises(
        UnreadableFormError, match="reaches to row 1048576 and column 16384"
    ) as caught:
        parse_workbook(file, "far.xlsx")
    assert (caught.value.loc.file, caught.value.loc.sheet) == ("far.xlsx", "survey")


def test_cells_without_references_are_counted() -> None:
    xml = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row><c/><c/></row><row r="4"><c/></row>'
        "<row><c/><c/><c><v>1</v></c></row></sheetData></worksheet>"
    )
    marks = scan_sheet(xml.encode())
    assert (marks.rows, marks.columns) == (5, 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_sheets_in_other_encodings_are_measured(encoding: str) -> None:
    xml = f'<worksheet xmlns="{MAIN}"><row r="7" hidden="true"><c r="AB7"/></row></worksheet>'
    xml = xml.replace("<row", '<cols><col min="1" max="1"/></cols><row')
    marks = scan_sheet(f'<?xml version="1.0" encoding="{encoding}"?>{xml}'.encode(encoding))
    assert (marks.hidden_rows, marks.hidden_columns) == ({7}, set())


class TestUnreadable:
    @pytest.mark.parametrize(
        ("file", "message"),
        [
            (b"", unreadable.EMPTY_FILE),
            (b" \n", unreadable.EMPTY_FILE),
            (b"PK\x03\x04 and no more", unreadable.DAMAGED),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more", unreadable.DAMAGED),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
                unreadable.PROTECTED,
            ),
            (b"<html><table></table></html>", unreadable.WEB_PAGE),
            (b"%PDF-1.7\0\0", unreadable.NO_TEXT),
            ("type\tname".encode("utf-16"), unreadable.NO_TEXT),
            (b"\x81 neither", unreadable.NO_TEXT),
            (b"a letter, and no table", unreadable.NO_TABLES),
            (b'survey,,,,\n,"' + b"x" * 140_000 + b'"\n', unreadable.NO_TABLES),
        ],
    )
    def test_what_is_no_workbook_is_said(self, file: bytes, message: object) -> None:
        with pytest.raises(UnreadableFormError) as caught:
            parse_workbook(file, "form.xlsx")
        assert caught.value.message == message
        assert caught.value.loc.file == "form.xlsx"

    def test_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFormError) as caught:
            read_workbook(tmp_path / "none.xlsx")
        assert caught.value.message == unreadable.NO_FILE

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFormError) as caught:
            read_workbook(tmp_path)
        assert caught.value.message == unreadable.FOLDER

    @pytest.mark.parametrize(
        ("names", "message"),
        [
            (["mimetype", "content.xml"], unreadable.NO_EXCEL_WORKBOOK),
            (["[Content_Types].xml", "xl/workbook.bin"], unreadable.NO_EXCEL_WORKBOOK),
            (["[Content_Types].xml", "word/document.xml"], unreadable.DAMAGED),
        ],
    )
    def test_other_packages(self, names: list[str], message: object) -> None:
        file = BytesIO()
        with zipfile.ZipFile(file, "w") as package:
            for name in names:
                package.writestr(name, "")
        with pytest.raises(UnreadableFormError) as caught:
            parse_workbook(file.getvalue())
        assert caught.value.message == message

    @pytest.mark.parametrize("percent", range(1, 100, 7))
    def test_a_file_cut_short(self, percent: int) -> None:
        with pytest.raises(UnreadableFormError) as caught:
            parse_workbook(SMALL[: len(SMALL) * percent // 100])
        assert caught.value.message == unreadable.DAMAGED

    def test_a_package_that_is_packed_in_an_odd_way(self) -> None:
        out = BytesIO()
        with zipfile.ZipFile(BytesIO(SMALL)) as source, zipfile.ZipFile(out, "w") as target:
            for name in source.namelist():
                target.writestr(name, source.read(name), compress_type=zipfile.ZIP_BZIP2)
        with pytest.raises(UnreadableFormError) as caught:
            parse_workbook(out.getvalue())
        assert caught.value.message == unreadable.DAMAGED

    def test_what_has_nothing_to_do_with_the_file_goes_on(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def interrupted(_file: object) -> None:
            raise KeyboardInterrupt

        calamine = SimpleNamespace(from_filelike=interrupted)
        monkeypatch.setattr("formkit.formats.spreadsheets.CalamineWorkbook", calamine)
        with pytest.raises(KeyboardInterrupt):
            parse_workbook(SMALL)

    @pytest.mark.parametrize("name", ["PanicException", "CalamineError"])
    def test_what_takes_calamine_by_surprise_is_damage(
        self, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        kind = CalamineError if name == "CalamineError" else type(name, (BaseException,), {})

        def surprised(_file: object) -> None:
            raise kind

        calamine = SimpleNamespace(from_filelike=surprised)
        monkeypatch.setattr("formkit.formats.spreadsheets.CalamineWorkbook", calamine)
        with pytest.raises(UnreadableFormError) as caught:
            parse_workbook(SMALL)
        assert caught.value.message == unreadable.DAMAGED

    def test_calamine_may_count_other_sheets(self, monkeypatch: pytest.MonkeyPatch) -> None:
        book = SimpleNamespace(sheets_metadata=[None] * 501)
        calamine = SimpleNamespace(from_filelike=lambda _file: book)
        monkeypatch.setattr("formkit.formats.spreadsheets.CalamineWorkbook", calamine)
        with pytest.raises(UnreadableFormError, match="has 501 sheets"):
            parse_workbook(SMALL)

    def test_a_document_type_is_refused(self) -> None:
        xml = f'<!DOCTYPE x [<!ENTITY y "z">]><worksheet xmlns="{MAIN}"><f>&y;</f></worksheet>'
        file = with_sheet(written(("survey", [["type"]])), xml.encode() + b"<c r='A1'/>")
        with pytest.raises(UnreadableFormError, match=r"sheet1\.xml declares entities"):
            parse_workbook(file)

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.tuples(st.integers(4, 4_000), st.integers(0, 255)), max_size=8))
    def test_no_damage_gives_a_traceback(self, damage: list[tuple[int, int]]) -> None:
        file = bytearray(SMALL)
        for place, byte in damage:
            file[place % len(file)] = byte
        try:
            parse_workbook(bytes(file))
        except FormkitError as error:
            assert str(error)  # noqa: PT017 - either outcome is right


class TestCsv:
    def test_sheets_stand_under_their_names(self) -> None:
        text = "survey\n,type,name\n,text,a\n\n,,\n,note, b \nchoices,list_name,name\n,l,1\n"
        workbook = parse_workbook(text.encode())
        survey, choices = workbook.sheets
        assert [(row.number, [cell.text for cell in row.cells]) for row in survey.rows] == [
            (1, ["type", "name"]),
            (2, ["text", "a"]),
            (5, ["note", "b"]),
        ]
        assert survey.rows[2].cells[1].value == " b "
        assert texts(choices) == [["list_name", "name"], ["l", "1"]]
        assert (workbook.format, workbook.notes) == ("csv", ())

    def test_excel_in_french_writes_semicolons_and_windows_1252(self) -> None:
        text = 'survey;;\n;type;name;label\n;note;n;"L’été, déjà; oui"\n'
        workbook = parse_workbook(text.encode("cp1252"))
        assert texts(workbook.sheet("survey"))[1] == ["note", "n", "L’été, déjà; oui"]
        assert workbook.notes == (("encoding", "cp1252"), ("separator", ";"))

    def test_a_byte_order_mark_is_no_part_of_the_name(self) -> None:
        text = "survey,,\n,type,name\n,text,a\n"
        assert parse_workbook(text.encode("utf-8-sig")).sheets[0].name == "survey"

    def test_no_sheet_at_all(self) -> None:
        assert parse_workbook(b",,,,\n").sheets == ()

    def test_rows_before_any_name_are_kept(self) -> None:
        assert texts(parse_workbook(b",type,name\n,text,a\n").sheets[0])[1] == ["text", "a"]

    def test_without_a_line_of_two_separators_it_is_the_comma(self) -> None:
        workbook = parse_workbook(b"survey\n,type\n,text\n,note\n,date\n")
        assert texts(workbook.sheet("survey")) == [["type"], ["text"], ["note"], ["date"]]


class TestMarkdown:
    def test_it_is_read_as_pyxform_reads_it(self) -> None:
        text = (
            "# a comment\n| survey |\n| | type | name | label |\n|---|---|\n"
            "| | note | a | a \\| b | # behind\n| | | | |\n| | text | b |\n"
            "| choices | list_name | name |\n|  | l | # 1 |\n"
        )
        expected = md_to_dict(text)
        workbook = parse_markdown(text)
        for name in ("survey", "choices"):
            header, *rows = texts(workbook.sheet(name))
            found = [
                {key: one for key, one in zip(header, row, strict=False) if one} for row in rows
            ]
            assert found == expected[name]
            sheet = workbook.sheet(name)
            assert sheet is not None
            assert [row.number for row in sheet.rows] == list(range(1, len(rows) + 2))

    def test_rows_before_any_name_are_kept(self) -> None:
        assert [sheet.name for sheet in parse_markdown("| | a |\n| | b |").sheets] == [""]

    def test_text_that_begins_with_a_pipe_is_a_table(self) -> None:
        assert parse_workbook(b"\n# form\n| survey |\n| | type |\n", "form.csv").format == "md"

    def test_text_with_the_ending_md_is_a_table(self) -> None:
        assert parse_workbook(b"A form:\n| survey |\n| | type |\n", "form.md").format == "md"
