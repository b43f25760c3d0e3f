"""The changes that an adaptation lists, made to a form."""

import pytest

from formkit.compose import CannotComposeError, compose_on
from formkit.core.location import Loc
from formkit.formats.adaptations import parse_adaptation
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.model.form import Form, Group

FORM = """\
| survey |
|  | type        | name  | label   | relevant   |
|  | integer     | age   | Age     |            |
|  | begin_group | home  |         |            |
|  | text        | water | ${age}? | ${age} > 1 |
|  | end_group   |       |         |            |
"""
HEAD = "formkit: adaptation/1\nbase: form.md\nchanges:\n"


@pytest.fixture
def form() -> Form:
    return form_of(parse_markdown(FORM))


def built(form: Form, changes: str) -> tuple[Form, list[str]]:
    composition = compose_on(form, parse_adaptation(HEAD + changes, file="a.yaml"))
    return composition.form, [f"{loc} {message}" for loc, message in composition.notes]


def test_without_changes_the_form_is_the_base(form: Form) -> None:
    composition = compose_on(form, parse_adaptation("formkit: adaptation/1\nbase: form.md\n"))
    assert (composition.form, composition.notes) == (form, ())


def test_what_asks_for_a_renamed_question_follows(form: Form) -> None:
    after, notes = built(form, "- {question-renamed: age, to: years}\n")
    home = after.nodes[1]
    assert isinstance(home, Group)
    assert home.children[0].relevant == "${years} > 1"
    assert home.children[0].labels.first == "${years}?"
    assert notes == []


def test_what_still_asks_for_a_removed_question_is_told(form: Form) -> None:
    _, notes = built(form, "- question-removed: age\n")
    assert notes == [
        "a.yaml:4:3 age is removed and is still asked for by: home/water; change what they say"
    ]


def test_what_is_not_declared_yet_is_told_once(form: Form) -> None:
    _, notes = built(
        form,
        "- {question-attribute-set: age, column: hint, to: x, declared: true, reason: so}\n"
        "- {question-attribute-set: age, column: label, to: x, declared: false}\n"
        "- {question-attribute-set: age, column: default, to: 1, declared: false}\n",
    )
    assert [note.partition(" ")[0] for note in notes] == ["a.yaml:5:3"]
    assert notes[0].startswith("a.yaml:5:3 2 of the changes are not declared yet")


def test_a_cell_that_says_something_else_now_is_told(form: Form) -> None:
    after, notes = built(
        form,
        "- {question-attribute-set: age, column: label, from: Years, to: x}\n"
        "- {question-attribute-set: age, column: hint, from: Years, to: x}\n",
    )
    assert after.nodes[0].labels.first == "x"
    told = "and the adaptation was written when it said Years; look whether"
    assert [note.partition(" the change is")[0] for note in notes] == [
        f"a.yaml:4:48 label of age says Age, {told}",
        f"a.yaml:5:47 hint of age says nothing, {told}",
    ]


def test_all_that_cannot_be_done_is_told_with_its_place(form: Form) -> None:
    with pytest.raises(CannotComposeError) as caught:
        built(form, "- {question-removed: agee}\n- {question-moved: age, into: hom}\n")
    assert [(str(loc), str(message)) for loc, message in caught.value.problems] == [
        ("a.yaml:4:4", "the form has no agee; is age meant?"),
        ("a.yaml:5:25", "the form has no hom; is home meant?"),
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ("- group-removed: home\n", "the changes would lose home/water"),
        ("- {column-renamed: survey/x, to: y}\n", "survey/x, which the form does not have"),
    ],
)
def test_what_would_lose_a_row_is_not_done(form: Form, changes: str, said: str) -> None:
    with pytest.raises(CannotComposeError, match=said) as caught:
        built(form, changes)
    assert caught.value.loc == Loc(file="a.yaml", row=1, column=1)
