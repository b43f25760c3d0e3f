"""Where expressions come out differently in Collect and in a browser, told by their shape."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from formkit.core.values import dataclass
from formkit.model.form import Question
from formkit.model.index import is_no
from formkit.xpath.tree import Binary, Call, Logical, Negative, Number, Reference, Text, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject
    from formkit.logic.form_logic import Written
    from formkit.model.index import Entry
    from formkit.xpath.tree import Tree

_TRUTHS = frozenset(("relevant", "constraint", "required", "read_only"))
"""Columns whose expression answers yes or no."""
_OF_TRUTH = frozenset(("not", "boolean", "if"))
_OF_TEXT = frozenset(("concat", "string", "string-length", "substr"))
_BIGGEST = 2**31
"""From here on Collect writes a number as 2.147483648E9 when it becomes a text."""
_EXPONENT = re.compile(r"\s*-?[\d.]+[eE][+-]?\d+\s*")


class RowKind(StrEnum):
    """A row of the table of differences between engines."""

    TRUTH = "truth"
    """An answer where a yes or no belongs."""
    EXPONENT = "exponent"
    """``number('1e3')``."""
    BIG_NUMBER = "big-number"
    """A number beyond two billions made a text."""
    EMPTY_IN_SUM = "empty-in-sum"
    """``sum()`` over answers that may be empty."""
    HALVES = "halves"
    """``round()`` of what may be a negative half, or to some digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A part of an expression on which engines disagree."""

    kind: RowKind
    tree: Tree
    written: Written
    """The expression."""

    @property
    def text(self) -> str:
        """The part as it is written."""
        return self.written.text[self.tree.start : self.tree.end]


def differences(written: Written, subject: Subject) -> Iterator[Difference]:
    """The parts of one expression on which engines disagree, in its order."""
    known = subject.index.by_name
    for place, part in enumerate(walk(written.tree) if written.tree else ()):
        is_asked = place == 0 and written.key in _TRUTHS
        for one in _truths(part, is_asked=is_asked):
            if one.name in known:
                yield Difference(kind=RowKind.TRUTH, tree=one, written=written)
        if isinstance(part, Call) and (kind := _of_call(part, subject)):
            yield Difference(kind=kind, tree=part, written=written)


def _truths(part: Tree, *, is_asked: bool) -> Iterator[Reference]:
    """The answers that this part takes for yes or no, itself where that is asked of it."""
    inside: tuple[Tree, ...] = (part,) if is_asked else ()
    if isinstance(part, Logical):
        inside = part.operands
    elif isinstance(part, Call) and part.name in _OF_TRUTH:
        inside = part.arguments[:1]
    yield from (one for one in inside if isinstance(one, Reference))


def _of_call(call: Call, subject: Subject) -> RowKind | None:
    match call:
        case Call(name="number", arguments=(Text(value=value),)) if _EXPONENT.fullmatch(value):
            return RowKind.EXPONENT
        case Call(name="sum", arguments=(Reference(name=name),)):
            entry = subject.logic.entries.get(name)
            return RowKind.EMPTY_IN_SUM if entry and _may_be_empty(entry) else None
        case Call(name="round", arguments=(value, *digits)):
            is_exact = digits in ([], [Number(value=Decimal(0))])
            return None if is_exact and not _may_be_negative_half(value) else RowKind.HALVES
        case Call(name=name, arguments=arguments) if name in _OF_TEXT:
            big = any(isinstance(one, Number) and one.value >= _BIGGEST for one in arguments)
            return RowKind.BIG_NUMBER if big else None
        case _:
            return None


def _may_be_empty(entry: Entry) -> bool:
    """Whether a question inside a repeat may have no answer in one of its instances."""
    node = entry.node
    if not entry.repeats or not isinstance(node, Question) or node.calculation:
        return False
    inner = entry.parents[entry.parents.index(entry.repeats[-1]) + 1 :]
    is_optional = not node.required or is_no(node.required)
    return is_optional or any(one.relevant for one in (*inner, node))


def _may_be_negative_half(tree: Tree) -> bool:
    """Whether both a sign and a fraction may come out of a calculation."""
    parts = tuple(walk(tree))
    has_sign = any(
        isinstance(one, Negative) or (isinstance(one, Binary) and one.operator == "-")
        for one in parts
    )
    has_fraction = any(
        (isinstance(one, Binary) and one.operator == "div")
        or (isinstance(one, Number) and one.value % 1)
        for one in parts
    )
    return has_sign and has_fraction
