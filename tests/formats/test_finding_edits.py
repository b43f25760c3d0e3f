"""The fewest edits that make a workbook read as another form."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formkit.core.errors import FormkitError
from formkit.core.texts import Texts
from formkit.formats.edited_workbook import edit_workbook
from formkit.formats.finding_edits import find_edits
from formkit.formats.headers import sheet_kind
from formkit.formats.layout import layout
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.model.edits import (
    CellSet,
    ColumnAdded,
    Edit,
    HeaderSet,
    RowDeleted,
    RowInserted,
    RowMoved,
    SheetDeleted,
    SheetReplaced,
    SheetsOrdered,
)
from formkit.model.form import Form
from formkit.model.sheets import EMPTY, Cell, Row, Sheet, Workbook
from tests.strategies import forms

OLD = """\
| survey |
| | Type            | Name   | Label:English (en) | Label:Français (fr) | relevance | my note |
| | begin group     | people | People             | Personnes           |           | first   |
| | integer         | age    | Age                | Âge                 |           |         |
| | select one sex  | sex    | Sex                | Sexe                |           |         |
| | end group       | people |                    |                     |           |         |
| | note            | thanks | Thanks             | Merci               | 1 = 1     |         |
| choices |
| | list name | name | label |
| | sex       | f    | F     |
| | sex       | m    | M     |
| | yes_no    | y    | Yes   |
| | yes_no    | n    | No    |
| settings |
| | id_string | version |
| | people    | 1       |
| Notes |
| | one | two |
| | 3   |     |
"""


def workbook_of(text: str) -> Workbook:
    return parse_markdown(text)


def edits_to(text: str, old: str = OLD) -> tuple[Edit, ...]:
    """The edits that lead from the old text to the new one; that they do is looked at here."""
    workbook, form = workbook_of(old), form_of(workbook_of(text))
    edits = find_edits(workbook, form)
    assert form_of(edit_workbook(workbook, edits)) == form
    return edits


def cell(sheet: str, row: int, column: int, text: str) -> CellSet:
    return CellSet(sheet=sheet, row=row, column=column, text=text)


def with_row_numbers(workbook: Workbook, sheet: str, numbers: list[int]) -> Workbook:
    """The workbook with blank rows between the rows of a sheet."""
    sheets = tuple(
        replace(
            one,
            rows=tuple(
                replace(row, number=number) for row, number in zip(one.rows, numbers, strict=True)
            ),
        )
        if one.name == sheet
        else one
        for one in workbook.sheets
    )
    return replace(workbook, sheets=sheets)


class TestGolden:
    def test_one_label_is_one_cell(self) -> None:
        assert edits_to(OLD.replace("Sexe ", "Genre")) == (cell("survey", 4, 4, "Genre"),)

    def test_a_renamed_group_takes_the_name_of_its_end_along(self) -> None:
        new = OLD.replace("people | People", "all | People")
        new = new.replace("group       | people", "group | all")
        assert edits_to(new) == (
            cell("survey", 2, 2, "all"),
            cell("survey", 5, 2, "all"),
        )

    def test_one_question_is_one_row_like_its_neighbour(self) -> None:
        line = "| | integer | n | How many? | Combien ? | ${age} > 1 | |\n"
        edits = edits_to(OLD.replace("| | select one", line + "| | select one"))
        texts = ("integer", "n", "How many?", "Combien ?", "${age} > 1")
        assert edits == (RowInserted(sheet="survey", after=3, texts=texts, like=3),)

    def test_a_new_group_looks_like_the_group_and_its_end_like_the_end(self) -> None:
        lines = "| | begin group | g | G | | | |\n| | text | t | T | | | |\n| | end group | g |\n"
        edits = edits_to(OLD.replace("| | note ", lines + "| | note "))
        likes = [(one.after, one.like) for one in edits if isinstance(one, RowInserted)]
        assert likes == [(5, 2), (5, 4), (5, 5)]

    def test_a_new_kind_of_row_looks_like_some_row(self) -> None:
        edits = edits_to(OLD.replace("| | note ", "| | today | t | | | | |\n| | note "))
        assert edits == (RowInserted(sheet="survey", after=5, texts=("today", "t"), like=4),)

    def test_a_question_that_goes_is_a_row_that_goes(self) -> None:
        lines = OLD.splitlines(keepends=True)
        assert edits_to("".join((*lines[:3], *lines[4:]))) == (RowDeleted(sheet="survey", row=3),)

    def test_the_fewest_rows_move(self) -> None:
        lines = OLD.splitlines(keepends=True)
        moved = [*lines[:2], lines[6], *lines[2:6], *lines[7:]]
        assert edits_to("".join(moved)) == (RowMoved(sheet="survey", row=6, after=1),)

    def test_a_group_that_moves_is_its_rows_that_move(self) -> None:
        rows = "".join(f"| | note | n{n} | N{n} | | | |\n" for n in range(9))
        head = "| survey |\n| | type | name | label |\n"
        group = "| | begin group | g | G |\n| | text | t | T |\n| | end group | |\n"
        edits = edits_to(head + rows + group, old=head + group + rows)
        assert edits == tuple(RowMoved(sheet="survey", row=row, after=13) for row in (2, 3, 4))

    def test_a_question_with_another_name_keeps_its_row(self) -> None:
        assert edits_to(OLD.replace("age    ", "age_now")) == (cell("survey", 3, 2, "age_now"),)

    def test_another_question_in_a_place_is_another_row(self) -> None:
        new = OLD.replace(
            "integer         | age    | Age                | Âge ", "date | d | Day | Jour "
        )
        assert [type(one) for one in edits_to(new)] == [RowInserted, RowDeleted]

    def test_one_choice_is_one_row_with_its_list(self) -> None:
        workbook = with_row_numbers(workbook_of(OLD), "choices", [1, 2, 3, 5, 6])
        lines = "| | yes_no | first | First |\n"
        form = form_of(workbook_of(OLD.replace("| | yes_no    | y ", lines + "| | yes_no | y ")))
        texts = ("yes_no", "first", "First")
        assert find_edits(workbook, form) == (
            RowInserted(sheet="choices", after=4, texts=texts, like=5),
        )

    def test_a_code_that_changes_is_one_cell(self) -> None:
        assert edits_to(OLD.replace("| f  ", "| w  ")) == (cell("choices", 2, 2, "w"),)

    def test_a_list_with_another_name_keeps_its_rows(self) -> None:
        assert edits_to(OLD.replace("yes_no", "yn")) == (
            cell("choices", 4, 1, "yn"),
            cell("choices", 5, 1, "yn"),
        )

    def test_a_setting_is_a_cell(self) -> None:
        assert edits_to(OLD.replace("| 1       |\n| Notes", "| 2 |\n| Notes")) == (
            cell("settings", 2, 2, "2"),
        )

    def test_a_cell_of_another_sheet_is_a_cell(self) -> None:
        assert edits_to(OLD.replace("| 3   |", "| 4   |")) == (cell("Notes", 2, 1, "4"),)


class TestColumns:
    def test_a_new_language_is_written_as_the_file_writes_its_languages(self) -> None:
        new = OLD.replace("Label:Français (fr) |", "Label:Français (fr) | Label:Arabe (ar) |")
        new = new.replace("Âge                 |", "Âge                 | عمر |")
        new = new.replace("Personnes           |", "Personnes | |").replace("Sexe  ", "Sexe | ")
        new = new.replace("Merci               |", "Merci | |")
        assert edits_to(new) == (
            ColumnAdded(sheet="survey", row=1, column=7, header="Label:Arabe (ar)"),
            cell("survey", 3, 7, "عمر"),
        )

    @pytest.mark.parametrize(
        ("headers", "added"),
        [
            ("label::English (en)", "label::Hausa (ha)"),
            ("Label :: English (en)", "Label :: Hausa (ha)"),
            ("label:English (en)", "label:Hausa (ha)"),
            ("Caption::English (en)", "Caption::Hausa (ha)"),
            ("label", "label::Hausa (ha)"),
            ("relevant | hint:English (en)", "label:Hausa (ha)"),
            ("media:image", "label:Hausa (ha)"),
        ],
    )
    def test_a_header_in_the_way_of_the_file(self, headers: str, added: str) -> None:
        old = f"| survey |\n| | type | name | {headers} |\n| | note | a | A | B |\n"
        form = form_of(workbook_of(old))
        question: Any = form.nodes[0]
        languages = (*form.languages, "Hausa (ha)")
        texts = Texts((*question.labels, ("Hausa (ha)", "H")))
        new = replace(form, nodes=(replace(question, labels=texts),), languages=languages)
        edits = find_edits(workbook_of(old), new)
        assert form_of(edit_workbook(workbook_of(old), edits)) == new
        assert [one.header for one in edits if isinstance(one, ColumnAdded)] == [added]

    def test_headers_are_written_anew_where_the_files_way_cannot_say_a_key(self) -> None:
        old = "| survey |\n| | type | name | label:English |\n| | note | a | A |\n"
        new = "| survey |\n| | type | name | label::English | a::b |\n| | note | a | A | x |\n"
        assert edits_to(new, old=old) == (
            HeaderSet(sheet="survey", row=1, column=3, text="label::English"),
            ColumnAdded(sheet="survey", row=1, column=4, header="a::b"),
            cell("survey", 2, 4, "x"),
        )

    def test_a_language_with_another_name_is_its_headers(self) -> None:
        assert edits_to(OLD.replace("Français (fr)", "French (fr)")) == (
            HeaderSet(sheet="survey", row=1, column=4, text="Label:French (fr)"),
        )

    def test_a_bare_column_that_is_given_a_language_is_its_header(self) -> None:
        old = "| survey |\n| | type | name | LABEL |\n| | note | a | A |\n"
        assert edits_to(old.replace("LABEL", "label::English"), old=old) == (
            HeaderSet(sheet="survey", row=1, column=3, text="LABEL::English"),
        )

    def test_a_language_that_becomes_bare_is_its_header(self) -> None:
        old = "| survey |\n| | type | name | Label::English |\n| | note | a | A |\n"
        assert edits_to(old.replace("Label::English", "label"), old=old) == (
            HeaderSet(sheet="survey", row=1, column=3, text="Label"),
        )

    def test_an_unknown_column_with_another_header_is_its_header(self) -> None:
        assert edits_to(OLD.replace("my note", "remark")) == (
            HeaderSet(sheet="survey", row=1, column=6, text="remark"),
        )

    def test_a_language_that_goes_leaves_an_empty_column(self) -> None:
        new = OLD.replace("| Label:Français (fr) ", "").replace("| Personnes           ", "")
        new = new.replace("| Âge                 ", "").replace("| Sexe                ", "")
        new = new.replace("| Merci               ", "").replace("|                     ", "", 1)
        assert edits_to(new) == (
            HeaderSet(sheet="survey", row=1, column=4, text=""),
            *(cell("survey", row, 4, "") for row in (2, 3, 4, 6)),
        )

    def test_languages_in_another_order_change_their_columns(self) -> None:
        old = "| survey |\n| | type | name | label::A | label::B |\n| | note | n | a | b |\n"
        new = "| survey |\n| | type | name | label::B | label::A |\n| | note | n | b | a |\n"
        assert edits_to(new, old=old) == (
            HeaderSet(sheet="survey", row=1, column=3, text="label::B"),
            HeaderSet(sheet="survey", row=1, column=4, text="label::A"),
            cell("survey", 2, 3, "b"),
            cell("survey", 2, 4, "a"),
        )

    def test_a_language_that_nothing_else_names_gets_a_label_column(self) -> None:
        old = "| survey |\n| | type | name | label::A |\n| | note | n | a |\n"
        assert edits_to(old.replace("label::A |", "label::A | hint::B |"), old=old) == (
            ColumnAdded(sheet="survey", row=1, column=4, header="label::B"),
        )

    def test_columns_of_several_wordings_change_where_only_that_gives_the_order(self) -> None:
        old = "| survey |\n| | type | name | hint | label |\n| | note | n | h | l |\n"
        head = "| survey |\n| | type | name | label::A | hint | label::B |\n"
        new = head + "| | note | n | l | h | m |\n"
        assert not any(isinstance(one, SheetReplaced) for one in edits_to(new, old=old))

    def test_a_second_column_of_one_header_is_its_own(self) -> None:
        old = "| survey |\n| | type | name | relevant | note |\n| | note | a | 1 | x |\n"
        new = "| survey |\n| | type | name | relevant | note | note |\n| | note | a | 1 | x | y |\n"
        assert edits_to(new, old=old) == (
            ColumnAdded(sheet="survey", row=1, column=5, header="note"),
            cell("survey", 2, 5, "y"),
        )

    def test_a_second_column_is_spelt_as_the_new_form_spells_it(self) -> None:
        old = "| survey |\n| | type | name | relevant |\n| | note | a | 1 |\n"
        new = "| survey |\n| | type | name | relevant | relevance |\n| | note | a | 1 | 2 |\n"
        assert edits_to(new, old=old)[0] == ColumnAdded(
            sheet="survey", row=1, column=4, header="relevance"
        )


class TestWhatStays:
    def test_what_reads_the_same_is_not_touched(self) -> None:
        texts = ("type", "name", "label", "default")
        header = Row(number=3, cells=tuple(Cell(value=one, text=one) for one in texts))
        row = Row(
            number=5,
            cells=(
                Cell(value="select one  l", text="select one  l"),
                Cell(value="a", text="a"),
                Cell(value="It\u2019s  so ", text="It\u2019s  so"),
                Cell(value=5.0, text="5"),
            ),
        )
        remark = Row(number=4, cells=(EMPTY,) * 5 + (Cell(value="a remark", text="a remark"),))
        workbook = Workbook(sheets=(Sheet(name="Survey", rows=(header, remark, row)),))
        form = form_of(workbook)
        question: Any = form.nodes[0]
        new = replace(form, nodes=(replace(question, default="6"), replace(question, name="b")))
        assert find_edits(workbook, new) == (
            CellSet(sheet="Survey", row=5, column=4, text="6"),
            RowInserted(
                sheet="Survey", after=5, texts=("select_one l", "b", "It's so", "5"), like=5
            ),
        )

    def test_mixed_lists_stay_mixed(self) -> None:
        old = (
            "| survey |\n| | type | name |\n"
            "| choices |\n| | list_name | name | label |\n| | a | 1 | A1 |\n| | b | 1 | B1 |\n"
            "| | a | 2 | A2 |\n| | b | 2 | B2 |\n"
        )
        new = old.replace(
            "| | b | 2 | B2 |\n", "| | b | 2 | B2 |\n| | b | 3 | B3 |\n| | c | 1 | C |\n"
        )
        assert edits_to(new, old=old) == (
            RowInserted(sheet="choices", after=5, texts=("b", "3", "B3"), like=5),
            RowInserted(sheet="choices", after=5, texts=("c", "1", "C"), like=5),
        )

    def test_end_rows_keep_what_stands_in_them(self) -> None:
        head = "| survey |\n| | type | name | label |\n"
        old = head + "| | begin group | g | G |\n| | end group | x | the end |\n"
        assert edits_to(old.replace("| G |", "| H |").replace("the end", ""), old=old) == (
            cell("survey", 2, 3, "H"),
        )

    def test_an_end_row_alone_can_have_the_bare_language(self) -> None:
        head = "| survey |\n| | type | name | label |\n"
        old = head + "| | begin group | g | |\n| | end group | g | end |\n"
        without = old.replace("| end |", "| |")
        assert edits_to(without, old=old) == (cell("survey", 3, 3, ""),)
        assert edits_to(old, old=without) == (cell("survey", 3, 3, "end"),)

    def test_carriage_returns_become_line_breaks_once(self) -> None:
        workbook = replace(workbook_of(OLD), format="xlsx")
        question: Any = form_of(workbook).nodes[1]
        returns = Texts.of([("English (en)", "one\r\ntwo\rthree")])
        form = form_of(workbook)
        new = replace(form, nodes=(form.nodes[0], replace(question, labels=returns)))
        edits = find_edits(workbook, new)
        assert edits == (
            cell("survey", 6, 3, "one\ntwo\nthree"),
            cell("survey", 6, 4, ""),
        )
        assert find_edits(edit_workbook(workbook, edits), new) == ()


class TestSheets:
    def test_groups_that_do_not_close_are_left_open(self) -> None:
        old = (
            "| survey |\n| | type | name |\n| | begin group | a |\n| | begin repeat | b |\n"
            "| | end group | a |\n| | end repeat | |\n"
        )
        assert edits_to(old.replace("| b |", "| c |"), old=old) == (cell("survey", 3, 2, "c"),)

    def test_a_form_that_no_sheet_can_say_comes_close(self) -> None:
        """A bare column before a translated one, on sheets that are read in the other order."""
        form = form_of(
            workbook_of(
                "| survey |\n| | type | name | label::A |\n| | note | a | x |\n"
                "| choices |\n| | list_name | name | label |\n| | l | 1 | y |\n"
            )
        )
        strange = replace(form, languages=("", "A"))
        workbook = workbook_of("| survey |\n| | type | name |\n| | note | a |\n")
        again = form_of(edit_workbook(workbook, find_edits(workbook, strange)))
        assert (again.nodes, again.lists) == (form.nodes, form.lists)

    def test_languages_without_a_survey_are_nobodys(self) -> None:
        form = replace(form_of(workbook_of("| choices |\n| | name |\n| | a |\n")), languages=("A",))
        workbook = workbook_of("| settings |\n| | form_id |\n| | x |\n")
        edited = form_of(edit_workbook(workbook, find_edits(workbook, form)))
        assert edited.lists == form.lists

    def test_a_sheet_that_goes_comes_or_changes_its_place(self) -> None:
        new = OLD.replace("| Notes |\n| | one | two |\n| | 3   |     |\n", "")
        assert edits_to(new) == (SheetDeleted(sheet="Notes"),)
        assert edits_to(OLD, old=new) == (
            SheetReplaced(sheet="Notes", rows=(("one", "two"), ("3",))),
        )
        more = "| More |\n| | x |\n"
        assert edits_to(OLD.replace("| Notes |", f"{more}| Notes |"), old=OLD + more) == (
            SheetsOrdered(sheets=("survey", "choices", "settings", "More", "Notes")),
        )

    def test_choices_come_and_go(self) -> None:
        start, end = OLD.index("| choices"), OLD.index("| settings")
        without = (OLD[:start] + OLD[end:]).replace("select one sex ", "text           ")
        assert SheetDeleted(sheet="choices") in edits_to(without)
        added = [one for one in edits_to(OLD, old=without) if isinstance(one, SheetReplaced)]
        assert [one.sheet for one in added] == ["choices"]
        assert added[0].rows[:2] == (("list name", "name", "label"), ("sex", "f", "F"))

    def test_a_nameless_only_sheet_becomes_the_survey(self) -> None:
        old = "| sheet 1 |\n| | type | name | label |\n| | note | a | A |\n"
        new = old.replace("sheet 1", "survey") + "| settings |\n| | form_id |\n| | x |\n"
        assert [type(one) for one in edits_to(new, old=old)] == [
            SheetReplaced,
            SheetReplaced,
            SheetDeleted,
            SheetsOrdered,
        ]

    def test_a_workbook_without_survey_gets_one(self) -> None:
        empty = Workbook(sheets=(Sheet(name="survey"), Sheet(name="choices")))
        form = form_of(workbook_of(OLD))
        assert form_of(edit_workbook(empty, find_edits(empty, form))) == form

    def test_two_sheets_with_one_name_are_told(self) -> None:
        twice = Workbook(sheets=(Sheet(name="survey"), Sheet(name="survey")))
        with pytest.raises(FormkitError, match="two sheets are called survey"):
            find_edits(twice, Form())


SPELLINGS = {
    "type": "Type",
    "name": "value",
    "list_name": "list name",
    "relevant": "relevance",
    "calculation": "Calculate",
    "repeat_count": "count",
    "media::image": "image",
}


def messy(workbook: Workbook, draw: st.DataObject) -> Workbook:
    """The same form as somebody else would have written it."""
    return replace(workbook, sheets=tuple(messy_sheet(one, draw) for one in workbook.sheets))


def messy_sheet(sheet: Sheet, draw: st.DataObject) -> Sheet:
    gap = draw.draw(st.integers(0, 2), label="rows above")
    step = draw.draw(st.integers(1, 2), label="rows apart")
    spelt = draw.draw(st.booleans(), label="other headers") and sheet_kind(sheet.name)
    rows = [
        replace(row, number=gap + step * place) for place, row in enumerate(sheet.rows, start=1)
    ]
    if rows and spelt:
        rows[0] = replace(rows[0], cells=tuple(map(spelt_otherwise, rows[0].cells)))
    return replace(sheet, rows=tuple(rows))


def spelt_otherwise(header: Cell) -> Cell:
    text = SPELLINGS.get(header.text, header.text).replace("label::", "Label :: ")
    return Cell(value=text, text=text) if text else header


QUICK = settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None)


@QUICK
@given(forms(), forms(), st.data())
def test_the_edited_workbook_reads_as_the_new_form(old: Form, new: Form, draw: Any) -> None:
    workbook = messy(layout(old), draw)
    assert form_of(edit_workbook(workbook, find_edits(workbook, new))) == new


@QUICK
@given(forms())
def test_a_workbook_needs_no_edit_to_say_what_it_says(form: Form) -> None:
    assert find_edits(layout(form), form) == ()
