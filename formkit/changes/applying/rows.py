"""Changes of the survey sheet, applied all at once: the tree is built anew, once."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, NoReturn, assert_never

from formkit.changes.addresses import TOP, Address, Anchor, NodeKind, kind_of
from formkit.changes.cells import Column, HeaderEdits, LanguageEdits, with_cells
from formkit.changes.errors import LostRowError, UnknownAddressError
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeEndChanged,
    NodeMoved,
    NodeRemoved,
    NodeRenamed,
    NodeTypeChanged,
    RowChange,
    RowType,
)
from formkit.changes.outline import TOP_ROW, Outline, outline_of
from formkit.changes.sequences import arrange
from formkit.model.form import Group, Node, Question, Repeat, Stray

_COMMON = tuple(one.name for one in fields(Stray) if one.name != "type")
"""The fields that a row has whatever its kind."""

_Changed = NodeRenamed | NodeTypeChanged | NodeEndChanged
_Placed = NodeAdded | NodeMoved


def apply_to_rows(
    nodes: tuple[Node, ...], changes: Sequence[RowChange], headers: HeaderEdits
) -> tuple[Node, ...]:
    """The tree after all changes.

    Args:
        nodes: the old tree.
        changes: of its rows, in any order.
        headers: what happens to the headers of the survey sheet.

    Raises:
        UnknownAddressError: a change speaks of a row or column that is not there.
        LostRowError: a group goes, or becomes a question, and what is in it has no place.
    """
    if not changes and not headers.touch_rows:
        return nodes
    outline = outline_of(nodes)
    numbers = _Numbers(outline, changes)
    rows = _edited_rows(outline, changes, numbers, headers)
    rows += [change.new for change in changes if isinstance(change, NodeAdded)]
    inside = _arranged(outline, changes, numbers)
    return _tree(rows, inside, numbers)


def find_new_addresses(
    nodes: tuple[Node, ...], changes: Sequence[RowChange]
) -> dict[Anchor, Address]:
    """Where rows are in the new form: by their old address, or as a change adds them.

    Raises:
        UnknownAddressError: a change speaks of a row that is not there.
        LostRowError: a row has no place.
    """
    outline = outline_of(nodes)
    numbers = _Numbers(outline, changes)
    headers = HeaderEdits(languages=LanguageEdits(), columns={})
    told = [one for one in changes if not isinstance(one, NodeAttributeSet)]
    rows = _edited_rows(outline, told, numbers, headers)
    rows += [change.new for change in changes if isinstance(change, NodeAdded)]
    inside = _arranged(outline, changes, numbers)
    found: dict[Anchor, Address] = {}
    pending = [(TOP_ROW, TOP)]
    while pending:
        parent, above = pending.pop()
        seen: dict[tuple[NodeKind, str], int] = {}
        for number in inside.get(parent, ()):
            kind, name = kind_of(rows[number]), rows[number].name
            nth = seen[kind, name] = seen.get((kind, name), 0) + 1
            address = found[numbers.anchors[number]] = above.child(kind, name, nth)
            pending.append((number, address))
    for number in sorted(set(range(len(rows))) - numbers.gone):
        if numbers.anchors[number] not in found:
            numbers.lose(number)
    return found


class _Numbers:
    """Every row that a change may name and its number: old rows first, then added ones."""

    def __init__(self, outline: Outline, changes: Sequence[RowChange]) -> None:
        old = [Anchor(at=row.address) for row in outline.rows]
        added = [
            Anchor(at=change.at, is_added=True)
            for change in changes
            if isinstance(change, NodeAdded)
        ]
        self.anchors = (*old, *added)
        self._known = {anchor: number for number, anchor in enumerate(self.anchors)}
        self._known[Anchor(at=TOP)] = TOP_ROW
        self.gone = {
            self.of(Anchor(at=change.at)) for change in changes if isinstance(change, NodeRemoved)
        }

    def of(self, anchor: Anchor) -> int:
        """The number of a row that a change names."""
        number = self._known.get(anchor)
        if number is None:
            raise UnknownAddressError(anchor.at.path)
        return number

    def of_change(self, change: RowChange) -> int:
        """The number of the row that a change speaks of."""
        return self.of(Anchor(at=change.at, is_added=isinstance(change, NodeAdded)))

    def lose(self, number: int) -> NoReturn:
        """Say which row has no place."""
        raise LostRowError(self.anchors[number].at.path)


def _edited_rows(
    outline: Outline, changes: Sequence[RowChange], numbers: _Numbers, headers: HeaderEdits
) -> list[Node]:
    """The old rows with other names, types and cells; their children still the old ones."""
    rows = [row.node for row in outline.rows]
    cells: dict[int, dict[Column, str]] = {}
    for change in changes:
        if isinstance(change, NodeAttributeSet):
            number = numbers.of_change(change)
            cells.setdefault(number, {})[change.key, change.is_extra] = change.new
        elif isinstance(change, _Changed):
            number = numbers.of_change(change)
            rows[number] = _with_change(rows[number], change)
    for number in range(len(rows)) if headers.touch_rows else cells:
        rows[number] = with_cells(rows[number], cells.get(number, {}), headers)
    return rows


def _with_change(node: Node, change: _Changed) -> Node:
    match change:
        case NodeRenamed():
            return replace(node, name=change.new)
        case NodeEndChanged() if isinstance(node, Group | Repeat):
            return replace(node, closed=change.closed)
        case NodeTypeChanged():
            return with_type(node, change.new)
        case _:
            raise UnknownAddressError(change.at.path)


def with_type(node: Node, row_type: RowType) -> Node:
    """The row with another type, and all that every kind of row has."""
    common: dict[str, Any] = {name: getattr(node, name) for name in _COMMON}
    type_, list_name = row_type.type, row_type.list_name
    match row_type.kind:
        case NodeKind.QUESTION:
            other = row_type.or_other
            return Question(**common, type=type_, list_name=list_name, or_other=other)
        case NodeKind.STRAY:
            return Stray(**common, type=type_)
        case NodeKind.GROUP:
            return Group(**common, type=type_, list_name=list_name, **_end(node))
        case NodeKind.REPEAT:
            return Repeat(**common, type=type_, list_name=list_name, **_end(node))
        case _:
            assert_never(row_type.kind)


def _end(node: Node) -> dict[str, Any]:
    return {"closed": node.closed} if isinstance(node, Group | Repeat) else {}


def _arranged(
    outline: Outline, changes: Sequence[RowChange], numbers: _Numbers
) -> dict[int, list[int]]:
    """Group or TOP_ROW -> the rows inside it afterwards, in order."""
    placed: dict[int, dict[int, int | None]] = {}
    leaving = set(numbers.gone)
    for change in changes:
        if isinstance(change, _Placed):
            number = numbers.of_change(change)
            after = None if change.after is None else numbers.of(change.after)
            placed.setdefault(numbers.of(change.parent), {})[number] = after
            leaving.add(number)
    inside = {}
    for parent in {**outline.children, **placed}:
        staying = [one for one in outline.children.get(parent, ()) if one not in leaving]
        inside[parent] = arrange(staying, placed.get(parent, {}))
    return inside


def _tree(
    rows: Sequence[Node], inside: Mapping[int, Sequence[int]], numbers: _Numbers
) -> tuple[Node, ...]:
    """Put the rows together, innermost first; every row must be reached once."""
    order: list[int] = []
    pending = list(inside[TOP_ROW])
    while pending:
        number = pending.pop()
        order.append(number)
        pending.extend(inside.get(number, ()))
    for number in sorted(set(range(len(rows))) - numbers.gone - set(order)):
        numbers.lose(number)
    built: dict[int, Node] = {}
    for number in reversed(order):
        node = rows[number]
        children = tuple(built[child] for child in inside.get(number, ()))
        if isinstance(node, Group | Repeat):
            node = replace(node, children=children)
        elif children:
            numbers.lose(inside[number][0])
        built[number] = node
    return tuple(built[number] for number in inside[TOP_ROW])
