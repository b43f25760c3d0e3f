"""Conditions of one side that ask for a code which the other side takes away."""

from collections.abc import Iterator, Sequence

from formkit.changes.kinds import Change
from formkit.changes.kinds.lists import ChoiceRecoded, ChoiceRemoved, ListRenamed
from formkit.changes.kinds.rows import NodeAdded, NodeAttributeSet
from formkit.changes.matching import list_sheet, lists_of
from formkit.changes.merging.clashes import Clash, ConflictKind, Joined, path_of, wishes_in
from formkit.model.attributes import EXPRESSIONS
from formkit.model.form import Form, Question, walk
from formkit.xpath.tree import Binary, Call, Reference, Text, Tree
from formkit.xpath.tree import walk as walk_tree

_Code = tuple[str, str, str]
"""Sheet, list by its name in the merged form, code."""
_KEYS = frozenset(one.header for one in EXPRESSIONS)


def find_lost_codes(merged: Form, joined: Sequence[Joined]) -> Iterator[Clash]:
    """Each code that one side takes away and that a condition of the other one asks for.

    Args:
        merged: the form that all active wishes make.
        joined: those wishes.
    """
    lost = dict(_lost(merged, joined))
    if not lost:
        return
    lists = {
        node.name: (list_sheet(node), node.list_name)
        for node in walk(merged.nodes)
        if isinstance(node, Question)
    }
    askers: dict[_Code, list[Joined]] = {}
    for one in joined:
        if not one.is_weak:
            for name, code in _compared(one.change):
                asked = (*lists.get(name, ("", "")), code)
                if asked in lost and one.sides.isdisjoint(lost[asked].sides):
                    askers.setdefault(asked, []).append(one)
    for asked, its in askers.items():
        wishes = wishes_in((lost[asked], *its))
        path = path_of(lost[asked].wishes)
        yield Clash(kind=ConflictKind.REFERENCE_DANGLES, path=path, wishes=wishes)


def _lost(merged: Form, joined: Sequence[Joined]) -> Iterator[tuple[_Code, Joined]]:
    """The codes that are gone, and who takes them away."""
    names = {one.change.at: one.change.new for one in joined if isinstance(one.change, ListRenamed)}
    for one in joined:
        if isinstance(one.change, ChoiceRecoded | ChoiceRemoved):
            at = one.change.at
            name = names.get(at.list, at.list.name)
            codes = next(
                (each.codes for each in lists_of(merged, at.list.sheet) if each.name == name), ()
            )
            if at.code and at.code not in codes:
                yield (at.list.sheet, name, at.code), one


def _compared(change: Change) -> Iterator[tuple[str, str]]:
    """The questions that expressions set by a change ask for, with the codes they look for."""
    match change:
        case NodeAttributeSet(is_extra=False, key=key, new=text) if key in _KEYS:
            yield from _codes_in(text)
        case NodeAdded(new=row):
            for attribute in EXPRESSIONS:
                yield from _codes_in(getattr(row, attribute.field))
        case _:
            pass


def _codes_in(text: str) -> Iterator[tuple[str, str]]:
    if "${" not in text:
        return
    from formkit.xpath.errors import XPathSyntaxError  # noqa: PLC0415 - slow to import
    from formkit.xpath.parser import parse  # noqa: PLC0415 - slow to import

    try:
        tree = parse(text)
    except XPathSyntaxError:
        return
    for part in walk_tree(tree):
        yield from _code_in(part)


def _code_in(part: Tree) -> Iterator[tuple[str, str]]:
    match part:
        case Binary(operator="=" | "!=", left=Reference(name=name), right=Text(value=code)):
            yield name, code
        case Binary(operator="=" | "!=", left=Text(value=code), right=Reference(name=name)):
            yield name, code
        case Call(name="selected", arguments=(Reference(name=name), Text(value=code))):
            yield name, code
        case _:
            pass
