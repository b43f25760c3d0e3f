"""What pyxform says, with the places that it names."""

import warnings
from pathlib import Path

import pytest

from formkit.formats.markdown import parse_markdown
from formkit.formats.xform import Remark, compile_form, validator_jar
from formkit.model.sheets import Cell, Row, Sheet, Workbook

FORM = """
| survey |
|  | type         | name | label |
|  | text         | a    | A     |
|  | select_one l | b    | B     |
| choices |
|  | list_name | name | label |
|  | l         | 1    | One   |
| settings |
|  | form_title | form_id |
|  | Sites      | sites   |
| notes |
|  | not for pyxform |
"""


def sheet(name: str, *rows: tuple[str, ...], start: int = 1) -> Sheet:
    cells = (tuple(Cell(value=text, text=text) for text in row) for row in rows)
    return Sheet(
        name=name,
        rows=tuple(Row(number=number, cells=row) for number, row in enumerate(cells, start)),
    )


def test_a_form_becomes_an_xform() -> None:
    made = compile_form(parse_markdown(FORM))
    assert made.errors == ()
    assert made.warnings == ()
    assert '<data id="sites"' in made.xform


def test_a_file_and_its_workbook_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "sites.md"
    path.write_text(FORM.replace("| form_id |", "| version |"), encoding="utf-8")
    read = parse_markdown(path.read_text(encoding="utf-8"), str(path))
    assert compile_form(path) == compile_form(str(path)) == compile_form(read)
    assert 'id="sites"' in compile_form(read).xform


@pytest.mark.parametrize(
    ("change", "remark"),
    [
        (
            ("|  | l         | 1    | One   |", "|  | l | 1 | One |\n|  | l | 1 | Two |"),
            Remark(text="", sheet="choices", row=3, column="name"),
        ),
        (("select_one l", "select_one m"), Remark(text="", sheet="survey", row=3)),
        (("| text         | a    | A", "| text | a |"), Remark(text="", name="a")),
        (("text  ", "texxt "), Remark(text="")),
    ],
)
def test_an_error_tells_its_place(change: tuple[str, str], remark: Remark) -> None:
    made = compile_form(parse_markdown(FORM.replace(*change)))
    (error,) = made.errors
    assert made.xform == ""
    assert error.text
    assert not error.text.startswith("[row")
    told = (error.sheet, error.row, error.column, error.name)
    assert told == (remark.sheet, remark.row, remark.column, remark.name)


def test_each_row_of_an_error_is_a_remark_of_its_own() -> None:
    rows = "|  | l | 1 | One |\n" * 3
    made = compile_form(parse_markdown(FORM.replace("|  | l         | 1    | One   |\n", rows)))
    assert [(error.row, error.column) for error in made.errors] == [(3, "name"), (4, "name")]


def test_a_crash_of_pyxform_is_an_error_as_well() -> None:
    form = "| survey |\n|  | type | name | label | instance::tag |\n|  | text | a | A | ${b |"
    made = compile_form(parse_markdown(form))
    assert made.errors
    crash = "| survey |\n|  | type | name | label::a::b |\n|  | text | a | A |"
    (error,) = compile_form(parse_markdown(crash)).errors
    assert error.row == 0
    assert "Error: " in error.text


def test_a_warning_tells_its_row() -> None:
    form = "| survey |\n|  | type | name | label |\n|  | text | a | A |\n|  | image | p | P |"
    (warning,) = compile_form(parse_markdown(form)).warnings
    assert (warning.sheet, warning.row) == ("survey", 3)
    assert warning.text.startswith("Use the max-pixels")


def test_rows_keep_their_numbers_past_blank_ones() -> None:
    top, bottom = sheet("survey", ("type", "name", "label")), sheet("", ("note", "n"), start=9)
    made = compile_form(Workbook(sheets=(Sheet(name="survey", rows=(*top.rows, *bottom.rows)),)))
    assert made.errors[0].name == "n"
    row = sheet("", ("integer", "", "N"), start=9)
    made = compile_form(Workbook(sheets=(Sheet(name="survey", rows=(*top.rows, *row.rows)),)))
    assert made.errors[0].row == 9


def test_what_stands_far_below_or_beyond_is_not_read() -> None:
    top = sheet("survey", ("type", "name", "label"), ("text", "a", "A"))
    for start, read in ((63, True), (64, False)):
        below = sheet("", ("nonsense", "b", "B"), start=start)
        form = Workbook(sheets=(Sheet(name="survey", rows=(*top.rows, *below.rows)),))
        assert bool(compile_form(form).errors) is read
    for blanks, read in ((20, True), (21, False)):
        gap = ("",) * blanks
        form = Workbook(
            sheets=(
                sheet(
                    "survey",
                    ("type", "name", "label", *gap, "relevance", "relevant"),
                    ("text", "a", "A"),
                ),
            )
        )
        assert bool(compile_form(form).errors) is read


def test_a_header_that_stands_twice_is_refused_as_in_a_file() -> None:
    form = Workbook(sheets=(sheet("survey", ("type", "name", "label", "label"), ("text", "a")),))
    assert [error.text for error in compile_form(form).errors] == ["Duplicate column header: label"]


def test_the_only_sheet_is_the_survey_and_none_is_an_error() -> None:
    only = Workbook(sheets=(sheet("tool", ("type", "name", "label"), ("text", "a", "A")),))
    assert compile_form(only).xform
    assert compile_form(Workbook()).errors
    assert compile_form(Workbook(sheets=(Sheet(name="survey"),))).errors


def test_what_openpyxl_warns_of_stays_inside(tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"no spreadsheet")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert compile_form(path).errors


def test_odk_validate_comes_with_pyxform(monkeypatch: pytest.MonkeyPatch) -> None:
    jar = validator_jar()
    assert jar
    assert jar.is_file()
    monkeypatch.setattr("formkit.formats.xform.find_spec", lambda _name: None)
    assert validator_jar() is None
