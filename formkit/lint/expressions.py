"""Every cell that pyxform hands on as an expression."""

from collections.abc import Iterator
from dataclasses import dataclass

from formkit.core.location import Loc
from formkit.lint.defaults import is_dynamic
from formkit.lint.rows import type_of
from formkit.lint.subject import Subject
from formkit.model.attributes import EXPRESSIONS
from formkit.model.form import Node, Question, Repeat, Stray


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """One expression as it is written."""

    text: str
    key: str
    """The column: ``relevant``, ``choice_filter``, ``default`` …"""
    loc: Loc
    """The row."""
    name: str = ""


def expressions(subject: Subject) -> Iterator[Expression]:
    """The expressions of a form in the order of the sheets, disabled rows left out.

    A default counts when pyxform works it out; a choice filter where there is
    a list to filter; a count on a repeat.
    """
    form = subject.form
    for entry in subject.index.active:
        node = entry.node
        for key, text in _cells(node):
            yield Expression(text=text, key=key, loc=node.loc, name=node.name)
    text = form.settings.get("instance_name")
    if text:
        yield Expression(text=text, key="instance_name", loc=form.settings.loc)


def _cells(node: Node) -> Iterator[tuple[str, str]]:
    if isinstance(node, Stray):
        return
    for attribute in EXPRESSIONS:
        text = getattr(node, attribute.field)
        if text and _counts(node, attribute.header):
            yield attribute.header, text
    known = type_of(node)
    if known and node.default and is_dynamic(node.default, known.holds):
        yield "default", node.default


def _counts(node: Node, key: str) -> bool:
    if key == "choice_filter":
        return isinstance(node, Question) and bool(node.list_name)
    return key != "repeat_count" or isinstance(node, Repeat)
