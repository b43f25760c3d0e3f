"""Annotated copies: openpyxl says what they show, and that nothing else moved."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.parsers.expat import ExpatError

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from formkit.core.errors import UnreadableFormError
from formkit.core.findings import Severity
from formkit.formats.annotating import annotate_package
from formkit.formats.annotations import (
    AUTHOR,
    SIGN,
    Annotations,
    CellNote,
    FindingRow,
    ListColumn,
)
from formkit.formats.files import parse_workbook
from formkit.formats.marking_styles import LIGHT, MarkingStyles
from formkit.formats.own_sheets import FINDINGS_SHEET
from formkit.formats.style_table import StyleTable
from tests.formats.packages import (
    MAIN,
    RELATIONS,
    STRICT,
    STRICT_RELATIONS,
    package,
    part,
    part_names,
    relation,
    worksheet,
    zipped,
)

COLUMNS = (
    ListColumn(header="Severity", width=12),
    ListColumn(header="Cell", width=12, is_link=True),
    ListColumn(header="What", width=60),
)
ROWS = '<row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is></c></row>'


def note(cell: str, text: str = "wrong", severity: Severity = Severity.ERROR) -> CellNote:
    column = ord(cell[0]) - ord("A") + 1
    return CellNote(sheet="survey", row=int(cell[1:]), column=column, severity=severity, text=text)


def annotations(*notes: CellNote) -> Annotations:
    rows = tuple(
        FindingRow(
            severity=one.severity,
            texts=(str(one.severity), f"{one.sheet}!{one.cell}", one.text),
            sheet=one.sheet,
            cell=one.cell,
        )
        for one in notes
    )
    return Annotations(notes=notes, columns=COLUMNS, rows=rows)


def made(fill: Callable[[Worksheet], None]) -> bytes:
    """A workbook of openpyxl's with some rows."""
    book = openpyxl.Workbook()
    survey = book.active
    survey.title = "survey"
    for row in (("type", "name", "label"), ("text", "a", "A"), ("note", "b", "B")):
        survey.append(row)
    fill(survey)
    book.create_sheet("plan").append(("mine",))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content), rich_text=False)


def annotated(file: bytes, *notes: CellNote) -> bytes:
    return annotate_package(file, annotations(*notes)).content


def colour(cell: Any) -> str:
    return str(cell.fill.fgColor.rgb) if cell.fill.fill_type else ""


def plain(_: Worksheet) -> None:
    """Nothing more."""


def test_cells_get_the_colour_of_their_severity_and_a_comment() -> None:
    file = made(plain)
    notes = (
        note("A2", "bad"),
        note("B2", "odd", Severity.WARNING),
        note("C3", "so", Severity.INFO),
        note("H9", "empty", Severity.WARNING),
    )
    survey = opened(annotated(file, *notes))["survey"]
    for one in notes:
        assert colour(survey[one.cell]) == LIGHT[one.severity]
        assert survey[one.cell].comment.text == f"{SIGN}\n{one.text}"
        assert survey[one.cell].comment.author == AUTHOR
    assert sum(cell.comment is not None for row in survey for cell in row) == len(notes)
    assert [cell.value for cell in survey[2]][:3] == ["text", "a", "A"]


def test_findings_are_listed_with_links_and_a_filter() -> None:
    file = made(plain)
    book = opened(annotated(file, note("A2", "=1+1"), note("B3", "it's <so> & so")))
    assert book.sheetnames == ["survey", "plan", FINDINGS_SHEET]
    assert book.active.title == "survey"
    listed = book[FINDINGS_SHEET]
    assert [[cell.value for cell in row] for row in listed] == [
        ["Severity", "Cell", "What"],
        ["error", "survey!A2", "=1+1"],
        ["error", "survey!B3", "it's <so> & so"],
    ]
    assert [listed[cell].hyperlink.location for cell in ("B2", "B3")] == [
        "'survey'!A2",
        "'survey'!B3",
    ]
    assert listed["C2"].data_type == "s"
    assert listed.auto_filter.ref == "A1:C3"
    assert listed.freeze_panes == "A2"


def test_sheet_with_a_quote_in_its_name_is_linked() -> None:
    row = FindingRow(severity=Severity.INFO, texts=("", "x", ""), sheet="l'eau", cell="A1")
    told = Annotations(notes=(), columns=COLUMNS, rows=(row,))
    book = opened(annotate_package(made(plain), told).content)
    assert book[FINDINGS_SHEET]["B2"].hyperlink.location == "'l''eau'!A1"


def test_finding_without_a_cell_has_no_link() -> None:
    row = FindingRow(severity=Severity.INFO, texts=("", "", "all of it"))
    told = Annotations(notes=(), columns=COLUMNS, rows=(row,))
    book = opened(annotate_package(made(plain), told).content)
    assert book[FINDINGS_SHEET]["B2"].hyperlink is None


def rich(survey: Worksheet) -> None:
    """What people put into their sheets."""
    survey["A2"].fill = PatternFill("solid", fgColor="FF00FF00")
    survey["A2"].font = Font(bold=True, name="Courier New")
    survey["B1"].font = Font(color="FFFFFFFF")
    survey["B1"].fill = PatternFill("solid", fgColor="FF000080")
    survey["B2"].comment = Comment("of mine", "Awa")
    survey["C2"].comment = Comment("mine, too", "Awa")
    survey.add_data_validation(DataValidation(type="list", formula1='"a,b"', sqref="A2:A9"))
    survey.merge_cells("D2:E3")
    survey.column_dimensions["A"].width = 44
    survey.row_dimensions[3].height = 55


def looks(survey: Any, *, but: set[str]) -> dict[str, Any]:
    return {
        cell.coordinate: (cell.value, repr(cell.font), repr(cell.fill), cell.number_format)
        for row in survey
        for cell in row
        if cell.coordinate not in but and getattr(cell, "has_style", False)
    }


def test_nothing_else_of_the_workbook_moves() -> None:
    file = made(rich)
    notes = (note("A2", "bad"), note("B2", "odd"))
    content = annotated(file, *notes)
    before, after = opened(file)["survey"], opened(content)["survey"]
    assert looks(after, but={"A2", "B2"}) == looks(before, but={"A2", "B2"})
    assert repr(after["A2"].font) == repr(before["A2"].font)
    assert after["B2"].comment.text == f"of mine\n\n{SIGN}\nodd"
    assert after["B2"].comment.author == "Awa"
    assert after["C2"].comment.text == "mine, too"
    assert repr(after.data_validations) == repr(before.data_validations)
    assert after.merged_cells.ranges == before.merged_cells.ranges
    assert after.column_dimensions["A"].width == 44
    assert after.row_dimensions[3].height == 55
    assert part(content, "xl/worksheets/sheet2.xml") == part(file, "xl/worksheets/sheet2.xml")


def test_light_letters_are_marked_in_a_dark_colour() -> None:
    survey = opened(annotated(made(rich), note("B1")))["survey"]
    assert survey["B1"].font.color.rgb == "FFFFFFFF"
    assert colour(survey["B1"]) not in {"", LIGHT[Severity.ERROR]}


@pytest.mark.parametrize("fill", [plain, rich])
def test_annotating_twice_is_annotating_once(fill: Callable[[Worksheet], None]) -> None:
    notes = (note("A2", "bad"), note("B2", "odd\nlines", Severity.WARNING), note("F7"))
    once = annotated(made(fill), *notes)
    assert annotated(once, *notes) == once


@pytest.mark.parametrize("fill", [plain, rich])
def test_what_is_found_no_more_is_shown_no_more(fill: Callable[[Worksheet], None]) -> None:
    file = made(fill)
    once = annotated(file, note("A2"), note("B1"), note("B2"), note("C3"))
    survey, before = opened(annotated(once))["survey"], opened(file)["survey"]
    assert looks(survey, but=set()) == looks(before, but=set())
    for row in before:
        for cell in row:
            comment = survey[cell.coordinate].comment
            assert (comment.text if comment else None) == (
                cell.comment.text if cell.comment else None
            )
    once_more = annotated(once, note("A3", "new"))
    assert opened(once_more)["survey"]["A3"].comment.text == f"{SIGN}\nnew"
    assert colour(opened(once_more)["survey"]["B2"]) == ""
    drawn = part(once_more, "xl/drawings/vmlDrawing1.vml") if fill is plain else ""
    assert drawn.count("<v:shape ") == (1 if fill is plain else 0)


def test_marks_are_taken_off_after_another_program_saved_the_copy() -> None:
    file = made(rich)
    book = opened(annotated(file, note("A2"), note("B1"), note("B2")))
    out = BytesIO()
    book.save(out)
    survey, before = opened(annotated(out.getvalue()))["survey"], opened(file)["survey"]
    for cell in ("A1", "A2", "B1", "B2", "C2"):
        assert colour(survey[cell]) == colour(before[cell])
    assert survey["A2"].comment is None
    assert survey["B2"].comment.text == "of mine"


def conditional(survey: Worksheet) -> None:
    green = PatternFill("solid", bgColor="FF00FF00")
    survey.conditional_formatting.add("A2:C9", FormulaRule(formula=["TRUE"], fill=green))
    survey.conditional_formatting.add("A2:B9", FormulaRule(formula=["1=1"], fill=green))


def rules(content: bytes) -> list[tuple[int, str, str]]:
    survey = opened(content)["survey"]
    found = [
        (rule.priority, str(area.sqref), rule.formula[0])
        for area in survey.conditional_formatting
        for rule in area.rules
    ]
    return sorted(found)


def test_marks_lie_over_colours_under_conditions() -> None:
    file = made(conditional)
    once = annotated(file, note("A2"), note("C2"), note("B2", "odd", Severity.WARNING))
    found = rules(once)
    assert [one[2] for one in found[:2]] == ['"formkit"<>""'] * 2
    assert {one[1] for one in found[:2]} == {"A2 C2", "B2"}
    assert [one[1:] for one in found[2:]] == [one[1:] for one in rules(file)]
    assert len({one[0] for one in found}) == len(found)
    assert annotated(once, note("A2"), note("C2"), note("B2", "odd", Severity.WARNING)) == once
    assert [one[1:] for one in rules(annotated(once))] == [one[1:] for one in rules(file)]


def test_sheet_without_conditions_gets_none() -> None:
    assert rules(annotated(made(plain), note("A2"))) == []


def test_copy_reads_as_the_workbook_did() -> None:
    file = made(rich)
    before = parse_workbook(file).sheets
    after = parse_workbook(annotated(file, note("A2"), note("J20"))).sheets
    assert after[: len(before)] == before
    assert [sheet.name for sheet in after[len(before) :]] == [FINDINGS_SHEET]


@pytest.mark.parametrize(
    ("main", "relations"), [(MAIN, RELATIONS), (STRICT, STRICT_RELATIONS)], ids=["usual", "strict"]
)
def test_package_without_styles_or_relations_is_annotated(main: str, relations: str) -> None:
    xml = worksheet(ROWS, after='<pageMargins left="1"/><tableParts count="0"/>', main=main)
    file = package({"survey": xml}, main=main, relations=relations)
    once = annotated(file, note("A1"), note("B5"))
    sheet = part(once)
    assert sheet.index("<legacyDrawing") < sheet.index("<tableParts")
    assert f'xmlns:r="{relations}"' in sheet[sheet.index("<legacyDrawing") :]
    assert '<c r="A1" t="inlineStr" s="1">' in sheet
    assert '<row r="5"><c r="B5" s="1"/></row>' in sheet
    assert f'Type="{relations}/comments"' in part(once, "xl/worksheets/_rels/sheet1.xml.rels")
    assert main in part(once, "xl/comments1.xml")
    assert annotated(once, note("A1"), note("B5")) == once
    if main == MAIN:
        assert opened(once)["survey"]["B5"].comment.text == f"{SIGN}\nwrong"


COMMENTS = (
    f'<x:comments xmlns:x="{MAIN}"><x:authors/><x:commentList>'
    '<x:comment ref="A1" authorId="0"><x:text><x:t>plain words</x:t></x:text></x:comment>'
    '<x:comment ref="B1" authorId="0"><x:text/></x:comment>'
    "</x:commentList></x:comments>"
)
BOXES = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<v:shape id="_x0000_s3075"><x:ClientData ObjectType="Note"><x:Row>0</x:Row>'
    "<x:Column>0</x:Column></x:ClientData></v:shape></xml>"
)
HELD = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f"{relation(1, 'comments', '../comments7.xml')}{relation(2, 'vmlDrawing', '../boxes.vml')}"
    "{more}</Relationships>"
)


def commented(*, more: str = "", boxes: str = BOXES, extra: dict[str, str] | None = None) -> bytes:
    xml = worksheet(ROWS, after='<legacyDrawing r:id="rId2"/>')
    parts: dict[str, str | bytes] = {
        "xl/worksheets/_rels/sheet1.xml.rels": HELD.format(more=more),
        "xl/comments7.xml": COMMENTS,
        "xl/boxes.vml": boxes,
        **(extra or {}),
    }
    return package({"survey": xml}, more=parts)


def test_comments_are_added_to_the_parts_that_are_there() -> None:
    once = annotated(commented(), note("A1", "a"), note("B1", "b"), note("C1", "c"))
    comments = part(once, "xl/comments7.xml")
    assert f"<x:author>{AUTHOR}</x:author>" in comments
    assert "<x:r><x:t>plain words</x:t></x:r><x:r>" in comments
    assert '<x:comment ref="B1" authorId="0"><x:text/></x:comment>' in comments
    boxes = part(once, "xl/boxes.vml")
    assert "_x0000_s3076" in boxes
    assert boxes.count("<v:shape ") == 2
    assert "xl/comments1.xml" not in part_names(once)
    taken_off = annotated(once)
    assert "plain words" in part(taken_off, "xl/comments7.xml")
    assert SIGN not in part(taken_off, "xl/comments7.xml")
    assert part(taken_off, "xl/boxes.vml").count("<v:shape ") == 1


def test_words_written_behind_ours_by_hand_do_not_save_it() -> None:
    text = f"mine\n\n{SIGN}\nold"
    before = COMMENTS.replace("plain words", text)
    file = commented(extra={"xl/comments7.xml": before})
    comments = part(annotated(file), "xl/comments7.xml")
    assert "<x:t>mine</x:t>" in comments
    assert "old" not in comments


def test_threads_stay_as_they_are() -> None:
    threads = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        'threadedcomments"><threadedComment ref="A1"><text>hi</text></threadedComment>'
        "</ThreadedComments>"
    )
    file = commented(
        more=relation(3, "threadedComment", "../threads.xml"), extra={"xl/threads.xml": threads}
    )
    once = annotated(file, note("A1"), note("C1"))
    assert part(once, "xl/comments7.xml").count(SIGN) == 1
    assert part(once, "xl/threads.xml") == threads


def test_boxes_that_cannot_be_read_keep_the_file_from_being_annotated() -> None:
    with pytest.raises(UnreadableFormError):
        annotated(commented(boxes="<xml>"), note("C1"))


def test_boxes_of_html_are_added_to() -> None:
    boxes = BOXES.replace("<v:shape ", "<br><v:shape ")
    once = annotated(commented(boxes=boxes), note("C1"))
    assert part(once, "xl/boxes.vml").count("<v:shape ") == 2
    assert part(annotated(once), "xl/boxes.vml").count("<v:shape ") == 2


def test_signature_is_told_to_be_void() -> None:
    plainly = package({"survey": worksheet(ROWS)})
    root = part(plainly, "_rels/.rels").replace(
        "</Relationships>",
        '<Relationship Id="rId9" Target="_xmlsignatures/origin.sigs" Type="http://schemas.'
        'openxmlformats.org/package/2006/relationships/digital-signature/origin"/></Relationships>',
    )
    signed = package(
        {"survey": worksheet(ROWS)}, more={"_rels/.rels": root, "_xmlsignatures/origin.sigs": b""}
    )
    (loss,) = annotate_package(signed, annotations()).losses
    assert "signed" in str(loss)
    assert annotate_package(plainly, annotations()).losses == ()


def test_shapes_of_each_sheet_have_numbers_of_their_own() -> None:
    other = CellNote(sheet="plan", row=1, column=1, severity=Severity.INFO, text="so")
    once = annotate_package(made(rich), annotations(note("A2"), other)).content
    assert 'data="2"' in part(once, "xl/drawings/vmlDrawing1.vml")
    assert "_x0000_s2049" in part(once, "xl/drawings/vmlDrawing1.vml")
    assert opened(once)["plan"]["A1"].comment.text == f"{SIGN}\nso"


STYLES = (
    '<y:styleSheet xmlns:y="{main}"><y:fonts count="2"><y:font/><y:font><y:color {colour}/>'
    '</y:font></y:fonts><y:fills count="1"><y:fill><y:patternFill patternType="none"/></y:fill>'
    "</y:fills>"
    '<y:cellXfs count="2"><y:xf fontId="0"/><y:xf fontId="1"/></y:cellXfs>{more}</y:styleSheet>'
)


@pytest.mark.parametrize(
    ("colour", "is_light"),
    [
        ('rgb="FFFFFFFF"', True),
        ('rgb="F0F0F0"', True),
        ('rgb="FF112233"', False),
        ('rgb="odd"', False),
        ('theme="0"', True),
        ('theme="1"', False),
        ('indexed="9"', True),
        ('indexed="8"', False),
    ],
)
def test_marks_are_dark_below_light_letters(colour: str, *, is_light: bool) -> None:
    table = StyleTable(STYLES.format(main=MAIN, colour=colour, more="").encode())
    styles = MarkingStyles(table)
    assert (styles.colour("1", Severity.ERROR) != LIGHT[Severity.ERROR]) == is_light
    assert styles.colour("99", Severity.ERROR) == LIGHT[Severity.ERROR]


@pytest.mark.parametrize("more", ["", '<y:dxfs count="0"/>', "<y:cellStyles/><y:dxfs></y:dxfs>"])
def test_styles_grow_whatever_is_missing_and_keep_their_prefix(more: str) -> None:
    table = StyleTable(STYLES.format(main=MAIN, colour="", more=more).encode())
    styles = MarkingStyles(table)
    marked = styles.marked("1", Severity.ERROR)
    assert styles.condition("FFFFC9C7") == 0
    assert styles.unmarked(marked) == "1"
    assert styles.unmarked("1") is None
    written = table.written().decode()
    assert written.count("<y:dxf>") == 1
    assert 'count="1"><y:dxf>' in written
    again = StyleTable(written.encode())
    assert len(again.entries("cellXfs")) == 3
    assert MarkingStyles(again).unmarked(marked) == "1"
    assert again.written() == written.encode()


def test_style_whose_original_is_gone_is_made_anew() -> None:
    fill = (
        '<y:fill><y:patternFill patternType="solid"><y:fgColor rgb="FFFFC9C7"/>'
        '<y:bgColor rgb="FF00FF00"/></y:patternFill></y:fill></y:fills>'
    )
    xml = STYLES.format(main=MAIN, colour="", more="").replace("</y:fills>", fill)
    xml = xml.replace('<y:xf fontId="1"/>', '<y:xf fontId="1" fillId="1" applyFill="1"/>')
    table = StyleTable(xml.encode())
    number = MarkingStyles(table).unmarked("1")
    assert number == "2"
    assert b'fillId="2"' in table.entry("cellXfs", 2)
    assert b'<y:fgColor rgb="FF00FF00"/>' in table.entry("fills", 2)


def test_styles_without_cell_styles_are_refused() -> None:
    with pytest.raises(ExpatError):
        StyleTable(f'<styleSheet xmlns="{MAIN}"/>'.encode())


@pytest.mark.parametrize("file", [b"", b"PK", zipped({"a": "b"})])
def test_what_is_no_workbook_is_refused(file: bytes) -> None:
    with pytest.raises(UnreadableFormError):
        annotated(file, note("A1"))


def test_workbook_of_charts_alone_is_refused() -> None:
    file = package({"survey": worksheet(ROWS)})
    relations = part(file, "xl/_rels/workbook.xml.rels").replace("/worksheet", "/chartsheet", 1)
    parts: dict[str, str | bytes] = {name: part(file, name) for name in part_names(file)}
    with pytest.raises(UnreadableFormError):
        annotated(zipped({**parts, "xl/_rels/workbook.xml.rels": relations}), note("A1"))


def test_notes_on_sheets_that_are_not_there_are_passed_over() -> None:
    file = package({"other": worksheet(ROWS)})
    once = annotated(file, note("A1"))
    assert part(once) == part(file)


def test_very_long_texts_are_cut_to_what_excel_takes() -> None:
    survey = opened(annotated(made(plain), note("A2", "x" * 40_000)))["survey"]
    assert len(survey["A2"].comment.text) < 32_767


def test_row_and_column_styles_are_kept_under_new_cells() -> None:
    styles = made(rich)
    own, below = (opened(styles)["survey"][cell].style_id for cell in ("A2", "B1"))
    xml = worksheet(
        f'<row r="2" s="{own}" customFormat="1" spans="1:2"><c r="A2" s="{own}"/></row>',
        before=f'<cols><col min="3" max="9" width="9" style="{below}"/></cols>',
    )
    parts: dict[str, str | bytes] = {"xl/styles.xml": part(styles, "xl/styles.xml")}
    more = {**parts, "xl/_rels/workbook.xml.rels": relation(9, "styles", "styles.xml")}
    once = annotated(package({"survey": xml}, more=more), note("D2"), note("D5"))
    assert 'spans="1:2"' not in part(once)
    book = opened(once)
    for new, like in (("D2", "A2"), ("D5", "B1")):
        assert repr(book["survey"][new].font) == repr(opened(styles)["survey"][like].font)
