import json
from dataclasses import replace

import pytest

from formkit.core.findings import Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.jobs.doctor.signs import Sign, State
from formkit.render import listings
from formkit.render.catalogue import Language
from formkit.render.json import doctor as doctor_json
from formkit.render.json import tables as as_json
from formkit.render.screen import PLAIN, Screen
from formkit.render.tables import Column, Table
from formkit.render.text import doctor as doctor_text
from formkit.render.text.tables import render_table

TABLE = Table(
    columns=(
        Column(key="name", title=Message("name")),
        Column(key="title", title=Message("title")),
    ),
    rows=(
        ("bsa", "Évaluation de base par sous-zone, avec les personnes déplacées"),
        ("fms", ""),
    ),
)


def test_columns_stand_side_by_side() -> None:
    assert render_table(TABLE, PLAIN).splitlines() == [
        "name  title",
        "bsa   Évaluation de base par sous-zone, avec les personnes déplacées",
        "fms",
    ]


def test_the_last_column_is_broken_at_the_screens_width() -> None:
    assert render_table(TABLE, Screen(width=60)).splitlines()[1:3] == [
        "bsa   Évaluation de base par sous-zone, avec les personnes",
        "      déplacées",
    ]


def test_a_narrow_screen_gets_a_record_a_paragraph() -> None:
    assert render_table(TABLE, Screen(width=40)).splitlines() == [
        "name: bsa",
        "title: Évaluation de base par sous-zone,",
        "  avec les personnes déplacées",
        "",
        "name: fms",
    ]


def wide_table(*rows: tuple[str, str, str]) -> Table:
    columns = tuple(Column(key=key, title=Message("{key}", key=key)) for key in "abc")
    return replace(TABLE, columns=columns, rows=rows)


def test_the_widest_columns_are_broken_where_the_screen_is_too_small() -> None:
    table = wide_table(("one", "two words " * 6, "three words here " * 4), ("x", "", "y"))
    assert render_table(table, Screen(width=70)).splitlines() == [
        "a    b                                c",
        "one  two words two words two words    three words here three words",
        "     two words two words two words    here three words here three",
        "                                      words here",
        "x                                     y",
    ]


def test_words_that_have_no_room_side_by_side_stand_in_records() -> None:
    table = wide_table(("x" * 30, "y" * 30, "z"))
    assert render_table(table, Screen(width=62)).splitlines() == [
        f"a: {'x' * 30}",
        f"b: {'y' * 30}",
        "c: z",
    ]
    assert render_table(table, Screen(width=66)).startswith("a ")


def test_a_search_looks_at_more_than_the_cells_where_there_is_more() -> None:
    table = replace(TABLE, also=("PDI m0310", "flux"))
    assert table.matching("pdi bsa").rows == TABLE.rows[:1]
    assert table.matching("flux").matching("fms").rows == TABLE.rows[1:]


def test_no_rows_are_said() -> None:
    assert render_table(TABLE.matching("nothing"), PLAIN) == "nothing found"


def test_json_has_an_object_a_row() -> None:
    assert json.loads(as_json.render_table(TABLE))[1] == {"name": "fms", "title": ""}


@pytest.mark.parametrize(
    ("words", "found"),
    [("", 2), ("EVALUATION", 1), ("bsa deplacees", 1), ("bsa fms", 0)],
)
def test_searching_takes_all_words_wherever_they_stand(words: str, found: int) -> None:
    assert len(TABLE.matching(words).rows) == found


@pytest.mark.parametrize(
    ("pairs", "wording"),
    [
        ([("English (en)", "Water"), ("Français (fr)", "Eau")], "Eau"),
        ([("en", "Water"), ("fr", "Eau")], "Eau"),
        ([("English (en)", "Water")], "Water"),
        ([], ""),
    ],
)
def test_wording_is_for_the_reader(pairs: list[tuple[str, str]], wording: str) -> None:
    assert listings.text_in(Texts.of(pairs), Language.FRENCH) == wording


SIGNS = (
    Sign(topic="java", title=Message("Java"), state=State.WORKS, fact="17"),
    Sign(topic="fonts", title=Message("a font"), state=State.MISSING, advice=Message("get one")),
    Sign(topic="x", title=Message("x"), state=State.BROKEN, fact="why", advice=Message("mend it")),
)


def test_what_works_and_what_does_not() -> None:
    assert doctor_text.render_signs(SIGNS, PLAIN).splitlines() == [
        "works    Java: 17",
        "missing  a font",
        "           get one",
        "broken   x: why",
        "           mend it",
    ]
    assert json.loads(doctor_json.render_signs(SIGNS, {"get one": "procurez-vous-en une"}))[1] == {
        "topic": "fonts",
        "state": "missing",
        "fact": "",
        "advice": "procurez-vous-en une",
    }


def test_colours_only_where_they_are_asked_for() -> None:
    coloured = Screen(colour=True)
    assert coloured.severe("error", Severity.ERROR) == "\x1b[31merror\x1b[0m"
    assert coloured.bold("") == ""
    assert PLAIN.faint("text") == "text"


def test_text_without_words_is_an_empty_line() -> None:
    assert Screen(width=40).wrapped("", first="> ", indent=2) == "> "


def test_places_in_text_files_are_lines() -> None:
    assert Loc(row=3, column=5).a1 == "3:5"
