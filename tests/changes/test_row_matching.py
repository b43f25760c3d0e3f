"""Which row is which where names, labels and places do not agree."""

import pytest

from formkit.changes.matching import match_forms
from formkit.changes.outline import TOP_ROW
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.model.form import Form

Row = tuple[str, ...]

FIRST = ("text", "first", "Who opens the door", "")
LAST = ("text", "last", "Who closes the door", "")


def form(*rows: Row) -> Form:
    lines = "".join(f"| | {' | '.join(row)} |\n" for row in rows)
    return form_of(
        parse_markdown(f"| survey |\n| | type | name | label::English (en) | relevant |\n{lines}")
    )


def pairs(old: Form, new: Form) -> dict[str, str]:
    """Old name -> new name, where they differ."""
    rows = match_forms(old, new).rows
    named = {
        rows.old.rows[one].node.name: rows.new.rows[other].node.name
        for one, other in rows.new_of.items()
        if one != TOP_ROW
    }
    return {one: other for one, other in named.items() if one != other}


@pytest.mark.parametrize(
    ("old", "new", "is_one"),
    [
        ("Where do you fetch your water", "Where do you get your water", True),
        ("How many boys live here", "How many girls live here", False),
        ("Where do you fetch your water", "Which school is near", False),
        ("Water source", "Water point", False),
    ],
)
def test_a_question_renamed_and_reworded_in_its_place(old: str, new: str, is_one: bool) -> None:  # noqa: FBT001 - a table
    before = form(FIRST, ("text", "x", old, ""), LAST)
    after = form(FIRST, ("text", "y", new, ""), LAST)
    assert pairs(before, after) == ({"x": "y"} if is_one else {})


def test_elsewhere_a_reworded_question_is_another_one() -> None:
    before = form(("text", "x", "Where do you fetch your water", ""), FIRST, LAST)
    group = ("begin_group", "g", "", ""), ("end_group", "", "", "")
    after = form(FIRST, LAST, group[0], ("text", "y", "Where do you get your water", ""), group[1])
    assert pairs(before, after) == {}


def test_alone_in_its_group_a_question_is_in_its_place() -> None:
    group = ("begin_group", "g", "", ""), ("end_group", "", "", "")
    before = form(group[0], ("text", "x", "Where do you fetch your water", ""), group[1])
    after = form(group[0], ("text", "y", "Where do you get your water", ""), group[1])
    assert pairs(before, after) == {"x": "y"}


def test_in_a_series_the_word_that_tells_items_apart_tells() -> None:
    def item(name: str, what: str) -> Row:
        return ("integer", name, f"On how many days did you eat {what}", "")

    before = form(FIRST, item("a", "millet"), item("b", "beef"), LAST)
    after = form(FIRST, item("a", "millet"), item("c", "perch"), LAST)
    assert pairs(before, after) == {}


def test_what_both_names_say_tells() -> None:
    before = form(FIRST, ("text", "use_of_rope", "What do you do with the rope", ""), LAST)
    after = form(FIRST, ("text", "use_of_sail", "What do you do with the sail", ""), LAST)
    assert pairs(before, after) == {}


def test_a_question_that_the_same_row_asks_for_is_known_by_it() -> None:
    def rows(name: str, label: str, *, is_first: bool) -> tuple[Row, ...]:
        asked = ("text", name, label, "")
        user = ("text", "user", "What for", f"${{{name}}} != ''")
        moved = ("text", "moved", "Another", "")
        return (FIRST, asked, moved, user) if is_first else (LAST, moved, asked, user)

    before = form(*rows("x", "Where do you fetch your water", is_first=True), LAST)
    after = form(*rows("y", "Where do you get your water", is_first=False), FIRST)
    assert pairs(before, after) == {"x": "y"}


def users(name: str, count: int) -> tuple[Row, ...]:
    return tuple(
        ("text", f"user_{n}", f"Question of the kind {n}", f"${{{name}}} = '{n}'")
        for n in range(count)
    )


@pytest.mark.parametrize(("count", "is_one"), [(3, True), (2, False)])
def test_three_rows_that_ask_for_a_row_know_it(count: int, is_one: bool) -> None:  # noqa: FBT001 - a table
    before = form(("text", "x", "The colour of sails", ""), *users("x", count))
    after = form(*users("y", count), ("calculate", "y", "", ""))
    assert pairs(before, after) == ({"x": "y"} if is_one else {})


def test_rows_that_are_asked_for_together_do_not() -> None:
    def together(*names: str) -> tuple[Row, ...]:
        asked = " or ".join(f"${{{name}}} = 1" for name in names)
        return tuple(("text", f"user_{n}", f"Kind {n}", asked) for n in range(4))

    first, second = ("integer", "a", "Sails of ships", ""), ("integer", "b", "Ropes in store", "")
    before = form(first, second, *together("a", "b"))
    after = form(*together("c", "d"), ("text", "c", "Moon", ""), ("text", "d", "Tide", ""))
    assert pairs(before, after) == {}
    later = form(
        ("integer", "a", "Sails of ships", ""), *together("a", "e"), ("text", "e", "Sun", "")
    )
    assert pairs(before, later) == {}


def test_two_rows_that_the_same_rows_ask_for_now_are_both_left() -> None:
    before = form(("text", "x", "The colour of sails", ""), *users("x", 3))
    both = tuple((*row[:3], f"{row[3]} or ${{z}} = 1") for row in users("y", 3))
    after = form(*both, ("calculate", "y", "", ""), ("calculate", "z", "", ""))
    assert pairs(before, after) == {}


def test_a_label_under_another_name_decides_over_the_name() -> None:
    before = form(
        ("text", "q1", "Name of the village", ""), ("text", "q2", "Name of the river", "")
    )
    after = form(
        ("text", "q1", "Name of the village", ""),
        ("text", "q2", "Depth of all wells", ""),
        ("text", "q3", "Name of the river", ""),
    )
    assert pairs(before, after) == {"q2": "q3"}


@pytest.mark.parametrize("label", ["River", "Name of the village"])
def test_a_label_of_one_word_or_that_stands_twice_does_not(label: str) -> None:
    before = form(("text", "q1", "Name of the village", ""), ("text", "q2", label, ""))
    after = form(
        ("text", "q1", "Name of the village", ""),
        ("text", "q2", "Depth of all wells", ""),
        ("text", "q3", label, ""),
    )
    assert pairs(before, after) == {}


def test_labels_that_exchanged_their_names() -> None:
    before = form(("text", "a", "Name of the village", ""), ("text", "b", "Depth of all wells", ""))
    after = form(("text", "b", "Name of the village", ""), ("text", "a", "Depth of all wells", ""))
    assert pairs(before, after) == {"a": "b", "b": "a"}
