"""Names that ask for another thing than before."""

import pytest

from formkit.changes.detection import find_changes
from formkit.changes.situations.reuse import find_reused_names
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.model.form import Form

Row = tuple[str, str, str]

PEOPLE = ("integer", "a", "How many people live here")
VILLAGE = ("text", "b", "Name of the village")
CATTLE = "Count of cattle owned"


def form(*rows: Row, header: str = "label::English (en)") -> Form:
    lines = "".join(f"| | {' | '.join(row)} |\n" for row in rows)
    return form_of(parse_markdown(f"| survey |\n| | type | name | {header} |\n{lines}"))


def reused(old: Form, new: Form) -> list[tuple[str, str, str, str]]:
    changes = find_changes(old, new)
    return [
        (one.name, one.old.path, one.new.path, one.lives_on.path if one.lives_on else "")
        for one in find_reused_names(changes, old, new)
    ]


@pytest.mark.parametrize(
    ("rows", "lives_on"),
    [
        ((("text", "a", "Title of the informant"), VILLAGE), ""),
        ((("integer", "a", CATTLE), ("integer", "c", PEOPLE[2]), VILLAGE), "c"),
        ((("integer", "c", PEOPLE[2]), ("integer", "a", CATTLE), VILLAGE), "c"),
    ],
)
def test_a_name_that_asks_for_another_thing(rows: tuple[Row, ...], lives_on: str) -> None:
    assert reused(form(PEOPLE, VILLAGE), form(*rows)) == [("a", "a", "a", lives_on)]


def test_the_old_question_may_be_gone() -> None:
    group = ("begin_group", "g", "Later"), ("select_one x", "a", "Colour of doors")
    old, new = form(PEOPLE, VILLAGE), form(VILLAGE, *group, ("end_group", "", ""))
    assert reused(old, new) == [("a", "a", "g/a", "")]


def test_two_questions_exchange_their_names() -> None:
    old = form(PEOPLE, ("integer", "b", CATTLE))
    new = form(("integer", "b", PEOPLE[2]), ("integer", "a", CATTLE))
    assert reused(old, new) == [("a", "a", "a", "b"), ("b", "b", "b", "a")]


@pytest.mark.parametrize(
    "rows",
    [
        (("decimal", "a", PEOPLE[2]), VILLAGE),  # the type alone
        (("integer", "a", CATTLE), VILLAGE),  # the wording alone: that is graded
        (("note", "a", "Thank you"), VILLAGE),  # no data
        (("text", "a", ""), VILLAGE),  # nobody can tell
        (("odd", "a", PEOPLE[2]), VILLAGE),  # a type that formkit does not know
        (("integer", "a", CATTLE), ("integer", "c", PEOPLE[2]), ("integer", "d", PEOPLE[2])),
        (VILLAGE,),
    ],
)
def test_what_is_no_reuse(rows: tuple[Row, ...]) -> None:
    assert reused(form(PEOPLE, VILLAGE), form(*rows)) == []


def test_labels_are_compared_in_a_language_of_both() -> None:
    old = form(PEOPLE, VILLAGE, header="label::Anglais (en)")
    new = form(PEOPLE, VILLAGE, header="label::English (en)")
    assert reused(old, new) == []


def test_the_wording_of_small_words_counts_where_there_is_no_other() -> None:
    old, new = form(("integer", "a", "How many")), form(("text", "a", "What for"))
    assert reused(old, new) == [("a", "a", "a", "")]
