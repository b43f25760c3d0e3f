import json
import re
from pathlib import Path

import pytest

from formkit.core.texts import Texts
from formkit.formats.layout import layout
from formkit.formats.markdown import parse_markdown
from formkit.formats.markdown_writing import markdown_text
from formkit.formats.reading import form_of
from formkit.model.form import (
    Choice,
    ChoiceList,
    Form,
    Group,
    Question,
    Repeat,
    Settings,
    Stray,
    TextSheet,
)

ENGLISH, FRENCH = "English (en)", "Français (fr)"


def shown(form: Form) -> str:
    return re.sub(" +", " ", markdown_text(layout(form))).replace("| |", "|  |")


def headers(form: Form, sheet: str) -> list[str]:
    found = layout(form).sheet(sheet)
    assert found is not None
    return [cell.text for cell in found.rows[0].cells]


def test_a_form_becomes_survey_choices_and_settings() -> None:
    form = Form(
        nodes=(
            Group(
                name="household",
                labels=Texts.of([(ENGLISH, "Household"), (FRENCH, "Ménage")]),
                children=(
                    Question(
                        type="select_one",
                        list_name="water",
                        name="source",
                        labels=Texts.of([(ENGLISH, "Water?"), (FRENCH, "Eau ?")]),
                        relevant="${size} > 1",
                        extra=(("module", "wash"),),
                    ),
                    Repeat(name="member", children=(Question(type="text", name="first"),)),
                ),
            ),
        ),
        lists=(
            ChoiceList(
                name="water",
                choices=(
                    Choice(code="01", labels=Texts.of([(ENGLISH, "Well"), (FRENCH, "Puits")])),
                ),
            ),
        ),
        settings=Settings(values=(("form_id", "hh"), ("form_title", "Households"))),
        languages=(ENGLISH, FRENCH),
    )
    assert shown(form) == (
        "| survey |\n"
        "|  | type | name | label::English (en) | label::Français (fr) | relevant | module |\n"
        "|  | begin_group | household | Household | Ménage |\n"
        "|  | select_one water | source | Water? | Eau ? | ${size} > 1 | wash |\n"
        "|  | begin_repeat | member |\n"
        "|  | text | first |\n"
        "|  | end_repeat | member |\n"
        "|  | end_group | household |\n"
        "\n"
        "| choices |\n"
        "|  | list_name | name | label::English (en) | label::Français (fr) |\n"
        "|  | water | 01 | Well | Puits |\n"
        "\n"
        "| settings |\n"
        "|  | form_title | form_id |\n"
        "|  | Households | hh |\n"
    )
    assert form_of(layout(form)) == form


def test_an_empty_form_has_a_survey_sheet_with_its_two_columns() -> None:
    assert shown(Form()) == "| survey |\n|  | type | name |\n"


def test_known_columns_stand_in_the_order_of_the_attributes_and_others_by_header() -> None:
    question = Question(
        type="integer",
        name="age",
        hxl="#age",
        constraint=". < 120",
        required="yes",
        labels=Texts.of([("", "Age")]),
        extra=(("body::rows", "3"), ("$kuid", "x1")),
    )
    form = Form(nodes=(question,), languages=("",))
    expected = ["type", "name", "label", "required", "constraint", "hxl", "$kuid", "body::rows"]
    assert headers(form, "survey") == expected


def test_an_unclosed_group_has_no_end_row() -> None:
    form = Form(nodes=(Group(name="g", closed=False, children=(Question(type="text", name="a"),)),))
    assert "end_group" not in shown(form)
    assert form_of(layout(form)) == form


def test_an_end_row_keeps_what_the_author_wrote_there() -> None:
    group = Group(name="g", end_cells=(("label::Français (fr)", "fin"), ("name", "other")))
    assert "| end_group | other | fin" in shown(Form(nodes=(group,), languages=(FRENCH,)))


def test_rows_that_are_no_questions_are_kept() -> None:
    form = Form(nodes=(Stray(type="end_group"), Stray(name="no_type"), Question(type="", name="")))
    assert [row.cell(1).text for row in layout(form).sheets[0].rows] == [
        "type",
        "end_group",
        "",
        "",
    ]


def test_a_loop_and_kobos_spans_name_their_lists() -> None:
    nodes = (
        Repeat(type="loop", list_name="items", name="l"),
        Group(type="kobomatrix", name="m", extra=(("kobo--matrix_list", "items"),)),
    )
    form = Form(nodes=nodes)
    assert form_of(layout(form)) == form


def test_a_repeated_header_is_written_as_the_author_wrote_it() -> None:
    question = Question(
        type="text",
        name="a",
        relevant="1",
        extra=(("note", "x"), ("note [2]", "y"), ("relevant [2]", "z")),
    )
    form = Form(nodes=(question,))
    assert headers(form, "survey") == ["type", "name", "relevant", "note", "note", "relevant"]
    assert form_of(layout(form)) == form


def test_repeated_headers_keep_their_authors_spelling() -> None:
    form = form_of(
        parse_markdown(
            "| survey |\n| | type | name | relevance | relevant | Note | note | note |\n"
            "| | text | a | 1 | 2 | 3 | 4 | 5 |\n"
            "| settings |\n| | id_string | form_id |\n| | x | y |\n"
        )
    )
    expected = ["type", "name", "relevance", "Note", "note", "note", "relevant"]
    assert headers(form, "survey") == expected
    assert headers(form, "settings") == ["id_string", "form_id"]
    assert form_of(layout(form)) == form


def test_what_only_looks_like_a_repeated_header_stays() -> None:
    question = Question(type="text", name="a", extra=(("note [10]", "x"), ("other [3]", "y")))
    form = Form(nodes=(question,))
    assert headers(form, "survey") == ["type", "name", "note [10]", "other [3]"]
    assert form_of(layout(form)) == form


def test_repeated_headers_are_sorted_by_their_number() -> None:
    extra = tuple(sorted([("n", "1"), *((f"n [{n}]", str(n)) for n in range(2, 12))]))
    form = Form(nodes=(Question(type="text", name="a", extra=extra),))
    sheet = layout(form).sheets[0]
    assert [cell.text for cell in sheet.rows[1].cells[2:]] == [str(n) for n in range(1, 12)]
    assert form_of(layout(form)) == form


@pytest.mark.parametrize(
    "form",
    [
        Form(nodes=(Question(type="text", name="a"),), languages=(ENGLISH, FRENCH)),
        Form(
            nodes=(Question(type="text", name="a", labels=Texts.of([(FRENCH, "A")])),),
            languages=(ENGLISH, FRENCH),
        ),
        Form(
            nodes=(Question(type="text", name="a", hints=Texts.of([("", "A")])),),
            languages=("", FRENCH),
        ),
        Form(
            nodes=(Question(type="text", name="a", images=Texts.of([("", "a.png")])),),
            lists=(
                ChoiceList(name="l", choices=(Choice(code="1", labels=Texts.of([(FRENCH, "x")])),)),
            ),
            languages=("", ENGLISH, FRENCH),
        ),
    ],
)
def test_languages_come_back_in_their_order(form: Form) -> None:
    assert form_of(layout(form)) == form


def test_a_bare_label_column_is_not_put_beside_translated_ones() -> None:
    question = Question(
        type="text", name="a", labels=Texts.of([(FRENCH, "A")]), images=Texts.of([("", "a.png")])
    )
    form = Form(nodes=(question,), languages=(FRENCH, ""))
    assert headers(form, "survey") == ["type", "name", f"label::{FRENCH}", "media::image"]
    assert form_of(layout(form)) == form


def test_translators_find_an_empty_column_where_another_language_is_filled() -> None:
    choices = (Choice(code="1", labels=Texts.of([(ENGLISH, "x")])),)
    form = Form(lists=(ChoiceList(name="l", choices=choices),), languages=(ENGLISH, FRENCH))
    assert headers(form, "choices")[2:] == [f"label::{ENGLISH}", f"label::{FRENCH}"]


def test_a_language_that_only_cells_name_is_not_lost() -> None:
    form = Form(nodes=(Question(type="text", name="a", labels=Texts.of([(FRENCH, "A")])),))
    assert form_of(layout(form)).languages == (FRENCH,)


def test_settings_keep_rows_below_the_first() -> None:
    settings = Settings(
        values=(("version", "1"), ("zeta", "z")), further_rows=((("version", "2"),),)
    )
    form = Form(settings=settings)
    assert headers(form, "settings") == ["version", "zeta"]
    assert form_of(layout(form)) == form


def test_other_sheets_follow_and_keep_their_blank_rows() -> None:
    form = Form(sheets=(TextSheet(name="notes", rows=((), ("a", "", "b"))),))
    assert form_of(layout(form)) == form


def test_of_two_sheets_with_one_name_the_one_that_counts_stands_last() -> None:
    form = Form(
        nodes=(Question(type="text", name="a"),),
        sheets=(TextSheet(name="Survey", rows=(("type", "name"), ("note", "old"))),),
    )
    assert form_of(layout(form)) == form


def test_external_choices_have_their_own_sheet() -> None:
    lists = (ChoiceList(name="towns", choices=(Choice(code="t1", extra=(("region", "r1"),)),)),)
    form = Form(external_lists=lists)
    assert headers(form, "external_choices") == ["list_name", "name", "region"]
    assert form_of(layout(form)) == form


@pytest.mark.corpus
def test_pyxforms_own_forms_come_back(shared: Path) -> None:
    with (shared / "forms" / "pyxform_md_cases.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            form = form_of(parse_markdown(json.loads(line)["md"]))
            assert form_of(layout(form)) == form


def test_no_wording_is_lost_where_languages_cannot_keep_their_order() -> None:
    choices = (Choice(code="1", labels=Texts.of([("", "x")])),)
    question = Question(type="text", name="a", labels=Texts.of([(ENGLISH, "A")]))
    form = Form(
        nodes=(question,),
        lists=(ChoiceList(name="l", choices=choices),),
        languages=("", ENGLISH),
    )
    again = form_of(layout(form))
    assert (again.nodes, again.lists) == (form.nodes, form.lists)
    assert again.languages == (ENGLISH, "")
