"""Rows of the survey sheet into the tree that begins and ends make of them."""

from collections.abc import Iterable

from formkit.core.location import Loc
from formkit.core.values import dataclass, field
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


def build_tree(rows: Iterable[SurveyRow]) -> tuple[Node, ...]:
    """Put rows into the tree: every row becomes one node, or the end of one.

    An end closes the innermost open span of its type, and the spans inside that
    one stay unclosed; an end of what nobody began is a stray.
    """
    tree = _Tree()
    for row in rows:
        match row.parsed.role:
            case Role.BEGIN:
                tree.open_spans.append(_Span(begin=row))
            case Role.END:
                tree.end(row)
            case _:
                tree.nodes.append(_question(row))
    while tree.open_spans:
        tree.close_innermost()
    return tuple(tree.nodes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """A group or repeat whose end was not met yet."""

    begin: SurveyRow
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Tree:
    """The tree while it grows."""

    outermost: list[Node] = field(default_factory=list)
    open_spans: list[_Span] = field(default_factory=list)
    """Outermost first."""

    @property
    def nodes(self) -> list[Node]:
        """Where the next node goes."""
        return self.open_spans[-1].children if self.open_spans else self.outermost

    def end(self, row: SurveyRow) -> None:
        """Close what an end row ends."""
        name = row.parsed.type
        if all(span.begin.parsed.type != name for span in self.open_spans):
            self.nodes.append(Stray(type=format_type(row.parsed), loc=row.loc, **row.fields))
            return
        while self.open_spans[-1].begin.parsed.type != name:
            self.close_innermost()
        self.close_innermost(row)

    def close_innermost(self, end: SurveyRow | None = None) -> None:
        """Close the innermost open span, by its end row if it has one."""
        span = self.open_spans.pop()
        self.nodes.append(_span_node(span.begin, span.children, end))


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
