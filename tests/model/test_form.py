from formkit.core.location import Loc
from formkit.core.texts import Texts
from formkit.model.attributes import SURVEY_ATTRIBUTES, cells_of, texts_of
from formkit.model.form import (
    Choice,
    ChoiceList,
    Form,
    Group,
    Question,
    Settings,
    SheetColumns,
    walk,
)
from formkit.model.sheets import EMPTY, Cell, Row, Sheet, Workbook

COLUMNS = SheetColumns(
    sheet="Survey", header_row=1, columns=(("relevant", 4),), headers=((4, "relevance"),)
)
QUESTION = Question(
    type="text",
    name="q",
    labels=Texts.of([("", "Q"), ("French (fr)", "Q ?")]),
    relevant="1 = 1",
    extra=(("$kuid", "k1"), ("note", "n")),
    loc=Loc(file="f.xlsx", sheet="Survey", row=7),
)
FORM = Form(
    nodes=(QUESTION,),
    lists=(ChoiceList(name="water", choices=(Choice(code="well"), Choice(code="well"))),),
    settings=Settings(values=(("form_id", "x"),)),
    columns=(COLUMNS,),
)


def test_the_place_and_header_of_an_attribute() -> None:
    assert FORM.cell(QUESTION.loc, "relevant").a1 == "Survey!D7"
    assert FORM.header(FORM.cell(QUESTION.loc, "relevant")) == "relevance"


def test_a_column_that_is_not_there_leaves_the_row() -> None:
    assert FORM.cell(QUESTION.loc, "constraint").a1 == "Survey!7"
    assert FORM.header(QUESTION.loc) == ""
    elsewhere = Loc(sheet="choices", row=2)
    assert FORM.cell(elsewhere, "label").a1 == "choices!2"
    assert FORM.header(elsewhere) == ""


def test_places_are_not_compared() -> None:
    moved = Question(
        type="text",
        name="q",
        labels=QUESTION.labels,
        relevant="1 = 1",
        extra=QUESTION.extra,
        loc=Loc(sheet="survey", row=99),
    )
    assert moved == QUESTION


def test_cells_of_columns_that_formkit_does_not_know() -> None:
    assert (QUESTION.kuid, QUESTION.extra_cell("note"), QUESTION.extra_cell("x")) == ("k1", "n", "")
    choice = Choice(code="c", extra=(("region", "lac"),))
    assert (choice.extra_cell("region"), choice.extra_cell("x")) == ("lac", "")


def test_known_cells_in_the_order_of_columns() -> None:
    assert list(cells_of(QUESTION)) == [
        ("label", "Q"),
        ("label::French (fr)", "Q ?"),
        ("relevant", "1 = 1"),
    ]


def test_lists_and_settings_by_name() -> None:
    water = FORM.list_named("water")
    assert water is not None
    assert water.codes == ("well", "well")
    assert FORM.list_named("fuel") is None
    assert FORM.settings.get("form_id") == "x"
    assert FORM.settings.get("version", "none") == "none"


def test_rows_and_cells_that_are_not_there() -> None:
    row = Row(number=3, cells=(Cell(value=" ", text=""), Cell(value="x", text="x")))
    assert (row.cell(2).text, row.cell(3), row.cell(0), row.is_blank) == ("x", EMPTY, EMPTY, False)
    sheet = Sheet(name="survey", rows=(row, Row(number=5)))
    assert sheet.row(3) is row
    assert sheet.row(4) is None
    assert sheet.row(5) == Row(number=5)
    dense = Sheet(name="survey", rows=(Row(number=1), Row(number=2)))
    assert dense.row(2) == Row(number=2)
    unordered = Sheet(name="survey", rows=(Row(number=9), Row(number=7), Row(number=2)))
    assert [unordered.row(number) for number in (2, 7, 9)] == list(reversed(unordered.rows))
    book = Workbook(sheets=(sheet,), path="f.xlsx")
    assert book.sheet("survey") is sheet
    assert book.sheet("Survey") is None
    assert str(book.loc("survey", 3, 2)) == "f.xlsx:survey!B3"


def test_a_group_comes_before_what_is_inside_it() -> None:
    inner = Group(name="inner", children=(QUESTION,))
    last = Question(type="note", name="last")
    outer = Group(name="outer", children=(inner, last))
    assert list(walk((outer, QUESTION))) == [outer, inner, QUESTION, last, QUESTION]


def test_wording_under_a_translated_column() -> None:
    label = next(one for one in SURVEY_ATTRIBUTES if one.header == "label")
    assert texts_of(QUESTION, label) == QUESTION.labels
