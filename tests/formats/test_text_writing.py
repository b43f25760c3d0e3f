from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyxform.xls2json_backends import csv_to_dict, md_to_dict
from pyxform.xls2xform import convert

from formkit.core.errors import FormkitError
from formkit.formats.csv_writing import csv_text
from formkit.formats.losses import find_losses
from formkit.formats.markdown import parse_markdown
from formkit.formats.markdown_writing import markdown_text
from formkit.model.sheets import EMPTY, Cell, Row, Sheet, Workbook
from tests.formats.workbooks import book, cell, form_book, sheet

YES = Cell(value=True, text="TRUE")
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=12).map(str.strip)


def texts(workbook: Workbook) -> dict[str, list[list[str]]]:
    return {one.name: [[c.text for c in row.cells] for row in one.rows] for one in workbook.sheets}


def test_csv_is_pyxforms_one_file_layout() -> None:
    workbook = book(
        sheet("survey", ("type", "name", "label"), ("note", "a", 'say "a", b\nc')),
        sheet("settings", ("form_id",), ("x",)),
    )
    assert csv_text(workbook) == (
        'survey,,,,\n,type,name,label\n,note,a,"say ""a"", b\nc"\nsettings,,,,\n,form_id\n,x\n'
    )


def test_blank_rows_are_written_so_that_numbers_stay() -> None:
    rows = (Row(number=2, cells=(cell("type"),)), Row(number=4, cells=(cell("note"),)))
    assert csv_text(book(Sheet(name="survey", rows=rows))) == "survey,,,,\n,\n,type\n,\n,note\n"


def test_pyxform_reads_the_csv() -> None:
    content = csv_text(form_book())
    read = csv_to_dict(content.encode())
    assert read["survey"][1]["label::العربية (ar)"] == "الموقع"
    assert read["choices"][2] == {
        "list_name": "fuel",
        "name": "1",
        "label::English (en)": "=1+1",
        "label::Français (fr)": "https://example.org",
    }
    assert read["sheet_names"] == ["survey", "choices", "settings", "notes"]


def test_pyxform_compiles_the_csv_and_the_pipe_tables(tmp_path: Path) -> None:
    workbook = book(
        sheet("survey", ("type", "name", "label"), ("select_one a|b", "q", "À | é?")),
        sheet("choices", ("list_name", "name", "label"), ("a|b", "1", "Oui")),
    )
    for ending, content in (("csv", csv_text(workbook)), ("md", markdown_text(workbook))):
        path = tmp_path / f"form.{ending}"
        path.write_text(content, encoding="utf-8")
        assert "À | é?" in convert(path, validate=False).xform


def test_csv_holds_what_pyxform_reads() -> None:
    row = Row(number=1, cells=(Cell(value="a\u00a0b ", text="a b"), cell(5.0), YES, EMPTY))
    assert csv_text(book(Sheet(name="s", rows=(row,)))) == "s,,,,\n,a b,5,TRUE,\n"


def test_pipe_tables_are_aligned() -> None:
    workbook = book(sheet("survey", ("type", "name"), ("integer", "a"), ("", "b")), sheet("empty"))
    assert markdown_text(workbook) == (
        "| survey |\n"
        "|  | type    | name |\n"
        "|  | integer | a    |\n"
        "|  |         | b    |\n"
        "\n"
        "| empty |\n"
    )


def test_a_long_text_does_not_widen_its_column() -> None:
    rows = (("type", "name"), ("x" * 100, "a"))
    assert f"|  | type{' ' * 36} | name |\n" in markdown_text(book(sheet("survey", *rows)))


def test_pyxform_reads_the_pipe_tables() -> None:
    read = md_to_dict(markdown_text(form_book()))
    assert read["survey"][4]["label::Français (fr)"] == "Eau ?"


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_pipe_tables_keep_every_text_without_line_breaks(rows: list[list[str]]) -> None:
    workbook = book(sheet("su|rvey", *(tuple(row) for row in rows if any(row))))
    again = parse_markdown(markdown_text(workbook))

    def filled(one: Workbook) -> list[list[tuple[int, str]]]:
        [only] = texts(one).values()
        return [[(n, text) for n, text in enumerate(row) if text] for row in only]

    assert list(texts(again)) == ["su|rvey"]
    assert filled(again) == filled(workbook)


def test_line_breaks_become_spaces_and_blank_rows_go() -> None:
    rows = (Row(number=2, cells=(cell("a \r\n b"), cell(""))), Row(number=3, cells=(cell(""),)))
    assert markdown_text(book(Sheet(name="s", rows=rows))) == "| s |\n|  | a b |\n"


@pytest.mark.parametrize("write", [csv_text, markdown_text])
def test_sheets_that_could_not_be_told_apart_are_refused(write: object) -> None:
    assert callable(write)
    with pytest.raises(FormkitError, match="a sheet has no name"):
        write(book(sheet(" ")))
    with pytest.raises(FormkitError, match="two sheets are called survey and Survey"):
        write(book(sheet("Survey"), sheet("survey")))


def test_what_a_format_cannot_keep_is_said() -> None:
    rows = (
        Row(number=1, cells=(cell("a\nb"), Cell(value=2.0, text="2", formula="1+1"))),
        Row(number=3, cells=(cell("c"),), hidden=True),
    )
    workbook = book(Sheet(name="s", rows=rows))
    formulas = "cells with formulas: 1, first s!B1; their last results are written instead"
    numbers = "cells with numbers or truth values: 1, first s!B1; they are written as text"
    hidden = "hidden sheets, rows and columns are shown: s"
    breaks = "cells with line breaks: 1, first s!A1; a space is written for each"
    blanks = "blank rows are left out, so that rows move up, first s!3"
    said = {
        name: [str(one) for one in find_losses(workbook, name)] for name in ("xlsx", "csv", "md")
    }
    assert said["xlsx"] == [formulas]
    assert said["csv"] == [formulas, numbers, hidden]
    assert said["md"] == [formulas, numbers, hidden, breaks, blanks]
    assert find_losses(book(sheet("s", ("a",), ("b",))), "md") == ()


def test_carriage_returns_in_excel_are_said() -> None:
    [message] = find_losses(book(sheet("s", ("a\r\nb",))), "xlsx")
    assert str(message).startswith("cells with carriage returns: 1, first s!A1")
