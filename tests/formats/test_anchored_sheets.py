"""Marks of worksheets as programs write them follow inserted, deleted and moved rows."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from formkit.formats.anchored_parts import ShiftedPart, shift_sheet_extras
from formkit.model.edits import Edit
from tests.formats.edit_words import edit, row_maps

FILE = Path(__file__).parent / "cases" / "anchored_sheets.yaml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROOT = (
    f'<worksheet xmlns="{MAIN}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
    ' xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
    ' xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">'
)
GRID = (
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>brk id="1"</t></is></c></row></sheetData>'
)


def shifted(marks: str, edits: list[Edit], *, gone: frozenset[str] = frozenset()) -> ShiftedPart:
    before, _, after = marks.partition("GRID") if "GRID" in marks else ("", "", marks)
    xml = f"{ROOT}{before}{GRID}{after}</worksheet>".encode()
    return shift_sheet_extras(xml, sheet="survey", maps=row_maps(edits), gone=gone)


def marks_after(marks: str, edits: list[Edit]) -> str:
    xml = shifted(marks, edits).xml
    assert xml is not None
    assert GRID.encode() in xml
    text = xml.decode().removeprefix(ROOT).removesuffix("</worksheet>")
    return text.replace(GRID, "GRID" if "GRID" in marks else "")


def joined(lines: str) -> str:
    return "".join(line.strip() for line in lines.splitlines())


CASES = [
    pytest.param(
        [edit(words) for words in case["edits"]],
        joined(case["before"]),
        joined(case["after"]),
        id=case["name"],
    )
    for case in YAML(typ="safe").load(FILE.read_text("utf-8"))
]


@pytest.mark.parametrize(("edits", "before", "after"), CASES)
def test_marks_follow_rows(edits: list[Edit], before: str, after: str) -> None:
    assert marks_after(before, edits) == after


@pytest.mark.parametrize("marks", [case.values[2] for case in CASES])
def test_marks_that_do_not_move_stay_byte_for_byte(marks: str) -> None:
    assert marks_after(marks, [edit("insert 2000")]) == marks


@pytest.mark.parametrize(
    ("marks", "edits", "told"),
    [
        (
            '<mergeCells><mergeCell ref="A4:A6"/><mergeCell ref="A9:B9"/></mergeCells>',
            [edit("move 9 4")],
            ["survey!A9:B9"],
        ),
        ('<autoFilter ref="A1:B9"/>', [edit("delete 1")], ["survey!A1:B9"]),
        ('<autoFilter ref="A1:B9"/>', [edit("move 1 5")], ["survey!A1:B9"]),
        (
            '<hyperlinks><hyperlink ref="A1" location="survey!A5"/></hyperlinks>',
            [edit("delete 5")],
            ["survey!A5, which is deleted"],
        ),
        (
            '<dataValidation sqref="A1:A4"><formula1>$B$5</formula1></dataValidation>',
            [edit("delete 5")],
            ["survey!A1:A4 asks for cells that are deleted; it becomes #REF!"],
        ),
        (
            '<dataValidation sqref="A1"><formula2>SUM(a:b!A1)</formula2></dataValidation>',
            [edit("insert 900")],
            ["several sheets"],
        ),
        ('<mergeCells><mergeCell ref="A5:B5"/></mergeCells>', [edit("delete 5")], []),
    ],
)
def test_what_is_lost_is_told(marks: str, edits: list[Edit], told: list[str]) -> None:
    losses = [str(one) for one in shifted(marks, edits).losses]
    assert len(losses) == len(told)
    assert all(part in loss for part, loss in zip(told, losses, strict=True))


def test_a_table_that_is_gone_is_no_longer_named() -> None:
    marks = '<tableParts count="2"><tablePart r:id="rId1"/><tablePart r:id="rId2"/></tableParts>'
    one = shifted(marks, [edit("delete 5")], gone=frozenset({"rId1"})).xml
    assert one is not None
    assert b'<tableParts count="1"><tablePart r:id="rId2"/></tableParts>' in one
    none = shifted(marks, [edit("delete 5")], gone=frozenset({"rId1", "rId2"})).xml
    assert none is not None
    assert b"table" not in none


def test_a_sheet_without_rows_and_one_with_prefixes() -> None:
    maps = row_maps([edit("insert 3")])
    for grid in ("<x:sheetData/>", '<x:sheetData>\n<x:row r="4"/></x:sheetData >', ""):
        xml = f'<x:worksheet xmlns:x="{MAIN}">{grid}<x:autoFilter ref="A4:B9"/></x:worksheet>'
        changed = shift_sheet_extras(xml.encode("utf-16"), sheet="SURVEY", maps=maps).xml
        assert changed is not None
        assert changed.decode() == xml.replace("A4:B9", "A5:B10")


def test_no_map_gives_the_very_bytes_back() -> None:
    xml = f'{ROOT}{GRID}<mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>'.encode(
        "utf-16"
    )
    assert shift_sheet_extras(xml, sheet="survey", maps={}).xml is xml
