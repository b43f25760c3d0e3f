"""A form in which references and types follow new names."""

from collections.abc import Mapping
from typing import Any, TypeVar

from formkit.changes.cells import attributes_of
from formkit.core.texts import Texts
from formkit.core.values import replace
from formkit.model.form import Choice, Form, Group, Node, Question, Repeat
from formkit.xpath.references import rename_references

Names = Mapping[str, str]
Row = TypeVar("Row", Node, Choice)


def with_new_names(form: Form, names: Names, lists: Names) -> Form:
    """Write the new names wherever a row asks for an answer, and where it names a list.

    Args:
        form: a form whose questions and lists have their new names already.
        names: old name -> new name of questions and groups.
        lists: old name -> new name of choice lists.
    """
    if not names and not lists:
        return form
    return replace(
        form,
        nodes=tuple(_with_names(node, names, lists) for node in form.nodes),
        lists=tuple(
            replace(one, choices=tuple(_followed(choice, names) for choice in one.choices))
            for one in form.lists
        ),
    )


def _with_names(node: Node, names: Names, lists: Names) -> Node:
    node = _followed(node, names)
    if isinstance(node, Group | Repeat):
        node = replace(
            node, children=tuple(_with_names(child, names, lists) for child in node.children)
        )
    if isinstance(node, Question) and node.list_name in lists:
        return replace(node, list_name=lists[node.list_name])
    return node


def _followed(row: Row, names: Names) -> Row:
    """The row with new names in all its cells."""
    values: dict[str, Any] = {}
    for attribute in attributes_of(row):
        value = getattr(row, attribute.field)
        if isinstance(value, Texts):
            pairs = [(language, rename_references(text, names)) for language, text in value]
            followed: Any = Texts.of(pairs)
        else:
            followed = rename_references(value, names)
        if followed != value:
            values[attribute.field] = followed
    return replace(row, **values) if values else row
