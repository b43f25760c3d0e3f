from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from formkit.core.errors import FormkitError
from formkit.formats.styles import ROW_COLOURS, TYPES_ON_OFFER
from formkit.formats.xlsx_writing import xlsx_bytes
from formkit.model.question_types import parse_type
from formkit.model.sheets import Cell, Row, Sheet, Workbook
from tests.formats.workbooks import book, cell, form_book, sheet


def opened(workbook: Workbook) -> Any:
    return openpyxl.load_workbook(BytesIO(xlsx_bytes(workbook)))


def column_of(page: Any, header: str) -> str:
    return next(get_column_letter(one.column) for one in page[1] if one.value == header)


def row_rules(page: Any) -> dict[str, list[Any]]:
    return {str(area.sqref): list(area.rules) for area in page.conditional_formatting}


def offers(page: Any) -> dict[str, str]:
    return {str(one.sqref): one.formula1.strip('"') for one in page.data_validations.dataValidation}


def test_every_cell_keeps_its_value() -> None:
    values = (
        "text",
        "01",
        "=1+1",
        "{=A1}",
        "https://example.org",
        "mailto:x",
        " outer spaces ",
        "a\nb",
        "<r>no rich  text </r>",
        "<b>&amp;</b>",
        "_x0041_",
        "\x01 control",
        "😀",
        "1e5",
        "TRUE",
        "#N/A",
        1.0,
        0.30000000000000004,
        123456789012345678.0,
        -1e-300,
        True,
        False,
    )
    content = xlsx_bytes(book(sheet("survey", values)))
    [found] = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert found == list(values)
    page = openpyxl.load_workbook(BytesIO(content))["survey"]
    assert all(one.hyperlink is None for one in page[1])
    assert [one.data_type for one in page[1]] == ["s"] * 16 + ["n"] * 4 + ["b"] * 2


def test_a_carriage_return_is_written_only_where_one_was_read_from_excel() -> None:
    read = Cell(value="a\r\nb", text="a_x000D_\nb")
    row = Row(number=1, cells=(read, cell("a\r\nb\rc")))
    content = xlsx_bytes(book(Sheet(name="s", rows=(row,))))
    page = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
    assert page.to_python() == [["a\r\nb", "a\nb\nc"]]


def test_a_number_is_a_number_and_a_code_is_text() -> None:
    page = opened(form_book())["choices"]
    assert page["B2"].value == "01"
    assert page["B4"].value == 1
    assert page["C4"].value == "=1+1"
    assert page["C4"].data_type == "s"


def test_cells_keep_their_places() -> None:
    rows = (Row(number=3, cells=(cell(""), cell("a"))), Row(number=7, cells=(cell("b"),)))
    page = opened(book(Sheet(name="s", rows=rows)))["s"]
    assert (page["B3"].value, page["A7"].value, page.max_row) == ("a", "b", 7)


def test_what_has_text_but_no_value_is_written() -> None:
    page = opened(book(Sheet(name="s", rows=(Row(number=1, cells=(Cell(text="a"),)),))))["s"]
    assert page["A1"].value == "a"


def test_a_number_that_no_file_can_hold_is_written_as_its_text() -> None:
    row = Row(number=1, cells=(Cell(value=float("nan"), text="nan"),))
    assert opened(book(Sheet(name="s", rows=(row,))))["s"]["A1"].value == "nan"


def test_the_same_workbook_gives_the_same_bytes() -> None:
    assert xlsx_bytes(form_book()) == xlsx_bytes(form_book())


def test_headers_stay_in_view_and_can_be_filtered() -> None:
    pages = opened(form_book())
    assert pages["survey"].freeze_panes == "C2"
    assert pages["choices"].freeze_panes == "C2"
    assert pages["settings"].freeze_panes == "A2"
    assert pages["notes"].freeze_panes is None
    assert pages["survey"].auto_filter.ref == "A1:H10"
    assert pages["survey"]["A1"].font.b
    assert pages["survey"]["A1"].fill.fgColor.rgb == "FF1F4E79"


def test_columns_up_to_the_name_stay_in_view_where_there_is_room() -> None:
    near = opened(book(sheet("survey", ("n", "type", "name", "label"))))["survey"]
    far = opened(book(sheet("survey", ("type", "label", "name"))))["survey"]
    assert (near.freeze_panes, far.freeze_panes) == ("D2", "A2")


def test_a_header_below_blank_rows_is_found() -> None:
    rows = (
        Row(number=4, cells=(cell("type"), cell("name"))),
        Row(number=5, cells=(cell("text"), cell("a"))),
    )
    page = opened(book(Sheet(name="Survey", rows=rows)))["Survey"]
    assert page.freeze_panes == "C5"
    assert page["A4"].font.b
    assert not page["A5"].font.b


def test_each_kind_of_row_has_a_colour_of_its_own() -> None:
    page = opened(form_book())["survey"]
    [(area, rules)] = row_rules(page).items()
    assert area.startswith("A2:H")
    assert [rule.formula[0][:40] for rule in rules]
    colours = [rule.dxf.fill.bgColor.rgb[2:] for rule in rules]
    assert colours == [row.colour[1:] for row in ROW_COLOURS]
    assert len(set(colours)) == len(colours)
    assert all(len(rule.formula[0]) < 8000 and rule.stopIfTrue for rule in rules)


def test_choice_lists_are_parted_by_a_line() -> None:
    page = opened(form_book())["choices"]
    [rules] = row_rules(page).values()
    assert [rule.formula for rule in rules] == [["$A2<>$A1"]]


def test_types_lists_and_yes_or_no_are_on_offer_and_nothing_is_forbidden() -> None:
    pages = opened(form_book())
    assert offers(pages["survey"]) == {"A2:A510": TYPES_ON_OFFER, "G2:G510": "yes,no"}
    assert offers(pages["choices"]) == {"A2:A504": "water,fuel"}
    for page in pages:
        assert all(not one.showErrorMessage for one in page.data_validations.dataValidation)


def test_the_types_on_offer_are_known_and_fit_into_excel() -> None:
    assert len(TYPES_ON_OFFER) <= 255
    assert all(parse_type(one).known for one in TYPES_ON_OFFER.split(",") if one != "end_group")


def test_many_list_names_are_offered_from_the_cells_that_hold_them() -> None:
    rows = [(f"a_list_with_a_long_name_{number}", "1") for number in range(20)]
    page = opened(book(sheet("choices", ("list_name", "name"), *rows)))["choices"]
    assert offers(page) == {"A2:A521": "$A$2:$A$21"}


def test_text_from_right_to_left_is_set_so() -> None:
    page = opened(form_book())["survey"]
    column = column_of(page, "label::العربية (ar)")
    assert page[f"{column}3"].alignment.readingOrder == 2
    assert page[f"{column}3"].alignment.horizontal == "right"
    assert page[f"{column}8"].alignment.readingOrder == 0
    assert page["C3"].alignment.readingOrder == 0


def test_arabic_under_a_bare_label_is_set_from_right_to_left() -> None:
    page = opened(book(sheet("survey", ("type", "name", "label"), ("note", "a", "أهلا"))))["survey"]
    assert page["C2"].alignment.readingOrder == 2


def test_labels_wrap_and_expressions_have_letters_of_equal_width() -> None:
    page = opened(form_book())["survey"]
    relevant = column_of(page, "relevant")
    assert page["C3"].alignment.wrap_text
    assert page["C3"].alignment.vertical == "top"
    assert page[f"{relevant}6"].font.name == "Consolas"
    assert page["C3"].font.name == "Arial"
    assert page.column_dimensions["C"].width > page.column_dimensions["G"].width


def test_formkits_own_columns_are_narrow_and_grey_and_not_hidden() -> None:
    page = opened(form_book())["survey"]
    column = column_of(page, "formkit_module")
    assert not page.column_dimensions[column].hidden
    assert page.column_dimensions[column].width < 20
    assert page[f"{column}3"].font.color.rgb == "FF7B8794"


def test_rows_are_as_high_as_their_text_but_not_too_high() -> None:
    long, endless = "word " * 30, "word " * 2000
    rows = (("note", "a", "short"), ("note", "b", long), ("note", "c", endless), ("note", "d\ne"))
    content = xlsx_bytes(book(sheet("survey", ("type", "name", "label"), *rows)))
    page = openpyxl.load_workbook(BytesIO(content))["survey"]
    heights = [page.row_dimensions[number].height for number in range(2, 6)]
    assert heights[0] is None
    assert heights[1] is not None
    assert 30 < heights[1] < heights[2] < 160
    assert heights[3] == 27.75
    with ZipFile(BytesIO(content)) as package:
        xml = package.read("xl/worksheets/sheet1.xml").decode()
    assert xml.count('customHeight="1"') == 0


def test_tabs_are_coloured() -> None:
    pages = opened(form_book())
    colours = [
        page.sheet_properties.tabColor and page.sheet_properties.tabColor.rgb for page in pages
    ]
    assert colours[3] is None
    assert len(set(colours)) == 4


def test_what_is_hidden_stays_hidden_and_a_visible_sheet_is_in_front() -> None:
    first, second, *_ = form_book().sheets
    rows = (first.rows[0], replace(first.rows[1], hidden=True), *first.rows[2:])
    workbook = book(replace(second, hidden=True), replace(first, rows=rows, hidden_columns=(3,)))
    pages = opened(workbook)
    assert [page.sheet_state for page in pages] == ["hidden", "visible"]
    assert pages.active.title == "survey"
    assert pages["survey"].row_dimensions[2].hidden
    assert pages["survey"].column_dimensions["C"].hidden


def test_one_sheet_is_shown_even_if_all_were_hidden() -> None:
    pages = opened(book(replace(sheet("a", ("x",)), hidden=True)))
    assert [page.sheet_state for page in pages] == ["visible"]


def test_sheets_without_rows_or_columns_are_written() -> None:
    pages = opened(book(Sheet(name="survey"), sheet("choices", ("name",)), sheet("osm", ("a",))))
    assert pages.sheetnames == ["survey", "choices", "osm"]
    assert offers(pages["choices"]) == {}


def test_a_survey_without_a_type_column_has_no_row_colours() -> None:
    page = opened(book(sheet("survey", ("name",), ("a",))))["survey"]
    assert not row_rules(page)


@pytest.mark.parametrize(
    ("workbook", "said"),
    [
        (book(), "there is no sheet to write"),
        (book(sheet("x" * 32)), "has 32 characters; Excel takes 31"),
        (book(sheet("a/b")), "holds /, which Excel does not take"),
        (book(sheet("'a")), "holds ', which"),
        (book(sheet(" ")), "a sheet has no name"),
        (book(sheet("a"), sheet("A")), "two sheets are called A and a"),
        (book(sheet("s", ("", "x" * 32768))), "s!B1: the text has 32,768 characters; Excel takes"),
        (book(sheet("s", ("😀" * 16384,))), "the text has 32,768 characters"),
        (book(sheet("s", ("\ud800",))), "half a character"),
        (book(Sheet(name="s", rows=(Row(number=1048577),))), "has 1,048,577 rows"),
        (book(Sheet(name="s", rows=(Row(number=1, cells=(cell(1),) * 16385),))), "16,385 columns"),
    ],
)
def test_what_excel_cannot_hold_is_said(workbook: Workbook, said: str) -> None:
    with pytest.raises(FormkitError) as caught:
        xlsx_bytes(workbook)
    assert said in str(caught.value)


def test_what_excel_can_just_hold_is_written() -> None:
    page = opened(book(sheet("x" * 31, ("x" * 32767, "😀" * 9000))))["x" * 31]
    assert len(page["A1"].value) == 32767
