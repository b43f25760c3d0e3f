"""Every cell that pyxform hands on as an expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.values import dataclass
from formkit.lint.defaults import is_dynamic
from formkit.lint.rows import type_of
from formkit.logic.form_logic import all_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.core.location import Loc
    from formkit.lint.subject import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """One expression as it is written."""

    text: str
    key: str
    """The column: ``relevant``, ``choice_filter``, ``default`` …"""
    loc: Loc
    """The row."""
    name: str = ""


def find_expressions(subject: Subject) -> Iterator[Expression]:
    """The expressions of a form in the order of the sheets, disabled rows left out.

    A default counts when pyxform works it out; a choice filter where there is
    a list to filter; a count on a repeat.
    """
    for entry in subject.index.active:
        node = entry.node
        cells = [(one.key, one.text) for one in all_written(entry)]
        known = type_of(node) if node.default else None
        if known and is_dynamic(node.default, known.holds):
            cells.append(("default", node.default))
        for key, text in cells:
            yield Expression(text=text, key=key, loc=node.loc, name=node.name)
    settings = subject.form.settings
    if text := settings.get("instance_name"):
        yield Expression(text=text, key="instance_name", loc=settings.loc)
