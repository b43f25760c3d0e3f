"""Rows of the survey sheet into the tree that begins and ends make of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from formkit.core.location import Loc
from formkit.formats.sheet_columns import Fields
from formkit.model.form import Extra, Group, Node, Question, Repeat, Stray
from formkit.model.question_types import REPEAT_TYPES, ParsedType, Role, format_type


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRow:
    """One row with text: its type, its fields and its place."""

    parsed: ParsedType
    """Of an empty type cell, the type ``""``."""
    fields: Fields
    loc: Loc
    cells: Extra = ()
    """For an end row, what stands in it besides its type, by header."""


@dataclass(slots=True, kw_only=True)
class _Span:
    """The rows of a group or repeat whose end was not met yet; the form itself at the bottom."""

    begin: SurveyRow | None = None
    children: list[Node] = field(default_factory=list)


def build_tree(rows: Iterable[SurveyRow]) -> tuple[Node, ...]:
    """Put rows into the tree: every row becomes one node, or the end of one.

    An end closes the innermost open span of its type, and the spans inside that
    one stay unclosed; an end of what nobody began is a stray.
    """
    stack = [_Span()]
    for row in rows:
        match row.parsed.role:
            case Role.BEGIN:
                stack.append(_Span(begin=row))
            case Role.END:
                _end(stack, row)
            case Role.QUESTION:
                stack[-1].children.append(_question(row))
    while len(stack) > 1:
        _close_innermost(stack, None)
    return tuple(stack[0].children)


def _end(stack: list[_Span], row: SurveyRow) -> None:
    name = row.parsed.type
    open_types = [span.begin.parsed.type for span in stack if span.begin]
    if name not in open_types:
        stray = Stray(type=format_type(row.parsed), loc=row.loc, **row.fields)
        stack[-1].children.append(stray)
        return
    while open_types.pop() != name:
        _close_innermost(stack, None)
    _close_innermost(stack, row)


def _close_innermost(stack: list[_Span], end: SurveyRow | None) -> None:
    span = stack.pop()
    if span.begin:
        stack[-1].children.append(_span_node(span.begin, span.children, end))


def _span_node(begin: SurveyRow, children: list[Node], end: SurveyRow | None) -> Group | Repeat:
    fields = dict(begin.fields)
    if begin.parsed.list_name:
        fields["list_name"] = begin.parsed.list_name
    if end:
        fields |= {"end_loc": end.loc, "end_cells": end.cells}
    kind = Repeat if begin.parsed.type in REPEAT_TYPES else Group
    return kind(
        type=begin.parsed.type,
        children=tuple(children),
        closed=end is not None,
        loc=begin.loc,
        **fields,
    )


def _question(row: SurveyRow) -> Question | Stray:
    parsed = row.parsed
    if not parsed.type:
        return Stray(loc=row.loc, **row.fields)
    if not parsed.list_name:
        return Question(type=parsed.type, loc=row.loc, **row.fields)
    return Question(
        type=parsed.type,
        list_name=parsed.list_name,
        or_other=parsed.or_other,
        loc=row.loc,
        **row.fields,
    )
