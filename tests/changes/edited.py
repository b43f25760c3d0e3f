"""Pairs of forms as life makes them: the second is the first after a few edits."""

from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import strategies as st

from formkit.core.texts import Texts
from formkit.formats.layout import layout
from formkit.formats.reading import form_of
from formkit.model.attributes import CHOICE_ATTRIBUTES, SURVEY_ATTRIBUTES, AttributeKind, texts_of
from formkit.model.form import Choice, ChoiceList, Form, Group, Node, Question, Repeat
from tests.strategies import LIST_NAMES, NAMES, forms, questions

T = TypeVar("T")
Row = TypeVar("Row", Node, Choice)
Names = dict[str, str]
"""Old language -> new language."""

NEW_NAMES = (*NAMES, "water_2", "n3")
NEW_HEADERS = {"Note": "NOTE", "formkit_variable": "variable", "bind::odk:length": "Odk length"}
"""Unknown columns and what some of them are called afterwards."""


def as_read(form: Form) -> Form:
    """The form as a file can say it."""
    return form_of(layout(form))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Form, Form]:
    """Two forms: unrelated ones, or one and what became of it."""
    old = as_read(draw(forms()))
    return old, as_read(draw(st.one_of(edited(old), edited(old).map(with_headers), forms())))


@st.composite
def edited(draw: st.DrawFn, form: Form) -> Form:
    """The form with rows, choices, lists, languages and sheets changed here and there."""
    names = draw(language_names(form.languages))
    lists = (edited_list(draw, one, names) for one in shuffled(draw, form.lists))
    return replace(
        form,
        nodes=edited_nodes(draw, form.nodes, names),
        lists=tuple({one.name: one for one in lists}.values()),
        languages=tuple(draw(st.permutations(tuple(names.values())))),
        sheets=shuffled(draw, form.sheets),
    )


@st.composite
def language_names(draw: st.DrawFn, languages: tuple[str, ...]) -> Names:
    """Now and then a language has another name."""
    others = iter(("Deutsch", "ENGLISH", "Français"))
    return {one: next(others) if rarely(draw) else one for one in languages}


def rarely(draw: st.DrawFn) -> bool:
    return draw(st.integers(0, 4)) == 4


def shuffled(draw: st.DrawFn, things: tuple[T, ...]) -> tuple[T, ...]:
    """Most often as they are; else in another order, some of them gone."""
    if not rarely(draw):
        return things
    kept = draw(st.permutations(things))
    return tuple(kept[: draw(st.integers(0, len(kept)))])


def edited_nodes(draw: st.DrawFn, nodes: tuple[Node, ...], names: Names) -> tuple[Node, ...]:
    rows: list[Node] = []
    for node in shuffled(draw, nodes):
        row = edited_node(draw, with_languages(node, names), names)
        if isinstance(row, Group | Repeat) and rarely(draw):
            rows += row.children
        else:
            rows.append(row)
    if rarely(draw):
        rows.insert(draw(st.integers(0, len(rows))), draw(questions(tuple(names.values()))))
    if rarely(draw):
        rows = [Group(name=draw(st.sampled_from(NEW_NAMES)), children=tuple(rows))]
    return tuple(rows)


def edited_node(draw: st.DrawFn, node: Node, names: Names) -> Node:
    if isinstance(node, Group | Repeat):
        node = replace(node, children=edited_nodes(draw, node.children, names))
        if rarely(draw):
            other = Repeat if isinstance(node, Group) else Group
            node = other(name=node.name, labels=node.labels, children=node.children)
    if isinstance(node, Question) and rarely(draw):
        node = replace(node, type="select_one", list_name=draw(st.sampled_from(LIST_NAMES)))
    if rarely(draw):
        node = replace(node, name=draw(st.sampled_from(NEW_NAMES)))
    if rarely(draw):
        node = replace(node, relevant=draw(st.sampled_from(("", "${age} > 1", "true( )"))))
    return node


def with_headers(form: Form) -> Form:
    """The form with other headers above its unknown columns."""
    lists = (replace(one, choices=tuple(map(with_new_headers, one.choices))) for one in form.lists)
    return replace(form, nodes=tuple(map(with_new_headers, form.nodes)), lists=tuple(lists))


def with_new_headers(row: Row) -> Row:
    extra = tuple((NEW_HEADERS.get(header, header), text) for header, text in row.extra)
    row = replace(row, extra=tuple(sorted(dict(extra).items())))
    if isinstance(row, Group | Repeat):
        return replace(row, children=tuple(map(with_new_headers, row.children)))
    return row


def edited_list(draw: st.DrawFn, one: ChoiceList, names: Names) -> ChoiceList:
    choices = [with_languages(choice, names) for choice in shuffled(draw, one.choices)]
    choices = [replace(choice, code="9") if rarely(draw) else choice for choice in choices]
    name = draw(st.sampled_from(LIST_NAMES)) if rarely(draw) else one.name
    return ChoiceList(name=name, choices=tuple(choices))


def with_languages(row: Row, names: Names) -> Row:
    attributes = CHOICE_ATTRIBUTES if isinstance(row, Choice) else SURVEY_ATTRIBUTES
    texts: dict[str, Any] = {
        one.field: Texts.of((names[language], text) for language, text in texts_of(row, one))
        for one in attributes
        if one.kind is AttributeKind.TEXTS and texts_of(row, one)
    }
    return replace(row, **texts) if texts else row
