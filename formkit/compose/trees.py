"""Walking over a tree of nodes and building it anew."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from formkit.core.texts import Texts
from formkit.model.form import Choice, Group, Node, Repeat

Row = TypeVar("Row", Node, Choice)

_NO_CELLS = frozenset(("closed", "or_other", "children", "end_cells", "loc", "end_loc", "trail"))


def rebuilt(
    nodes: tuple[Node, ...], change: Callable[[Node], tuple[Node, ...]]
) -> tuple[Node, ...]:
    """The tree with what ``change`` makes of each node, inner ones first.

    Args:
        nodes: the tree.
        change: gives what stands in a node's place: itself, another, none, several.
    """
    return tuple(made for node in nodes for made in change(_with_children(node, change)))


def _with_children(node: Node, change: Callable[[Node], tuple[Node, ...]]) -> Node:
    if isinstance(node, Group | Repeat):
        return replace(node, children=rebuilt(node.children, change))
    return node


def with_fields(row: Row, values: dict[str, Any]) -> Row:
    """The row with some fields of the model set, which a table names."""
    return replace(row, **values)


def with_texts(row: Row, change: Callable[[str], str]) -> Row:
    """The row with every cell's text changed: name, type, wording, unknown columns."""
    values: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if field.name in _NO_CELLS or not value:
            continue
        if isinstance(value, Texts):
            values[field.name] = Texts.of((language, change(text)) for language, text in value)
        elif isinstance(value, tuple):
            values[field.name] = tuple((header, change(text)) for header, text in value)
        else:
            values[field.name] = change(value)
    return with_fields(row, values)


def with_extra(row: Row, **cells: str) -> Row:
    """The row with cells of formkit's own columns set; empty ones are left out."""
    kept = {header: text for header, text in row.extra if header not in cells}
    kept.update({header: text for header, text in cells.items() if text})
    return replace(row, extra=tuple(sorted(kept.items())))
