"""The survey sheet as one flat list of rows, each with its address and its group."""

from functools import cached_property

from formkit.changes.addresses import TOP, Address, NodeKind, kind_of
from formkit.core.values import dataclass, replace
from formkit.model.form import Group, Node, Repeat

TOP_ROW = -1
"""Stands for the form itself where a row's number is asked for."""


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row of the survey sheet and where it stands in the tree."""

    node: Node
    number: int
    address: Address
    parent: int
    """The number of the group around it; TOP_ROW for the outermost rows."""
    place: int
    """Counts, from 0, the rows directly inside that group."""

    @property
    def kind(self) -> NodeKind:
        """What the row is."""
        return self.address.kind


@dataclass(frozen=True)
class Outline:
    """All rows of a survey sheet in order; a row's number is its place in ``rows``."""

    rows: tuple[OutlineRow, ...]
    children: dict[int, tuple[int, ...]]
    """Group or TOP_ROW -> the rows directly inside it, in order."""

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many rows each row counts for: itself and all that is in it."""
        sizes = [1] * len(self.rows)
        for row in reversed(self.rows):
            if row.parent != TOP_ROW:
                sizes[row.parent] += sizes[row.number]
        return tuple(sizes)

    def address(self, number: int) -> Address:
        """The address of a row; TOP for the form itself."""
        return TOP if number == TOP_ROW else self.rows[number].address

    def neighbours(self, number: int) -> tuple[int | None, int | None]:
        """The rows of the same group just before and just after; None at its edges."""
        row = self.rows[number]
        siblings = self.children[row.parent]
        before = siblings[row.place - 1] if row.place else None
        after = siblings[row.place + 1] if row.place + 1 < len(siblings) else None
        return before, after


def outline_of(nodes: tuple[Node, ...]) -> Outline:
    """Number the rows of a tree in the order of the sheet; any depth will do."""
    rows: list[OutlineRow] = []
    children: dict[int, list[int]] = {TOP_ROW: []}
    seen: dict[tuple[int, NodeKind, str], int] = {}
    pending: list[tuple[Node, int]] = [(node, TOP_ROW) for node in reversed(nodes)]
    while pending:
        node, parent = pending.pop()
        number, kind = len(rows), kind_of(node)
        nth = seen[parent, kind, node.name] = seen.get((parent, kind, node.name), 0) + 1
        above = TOP if parent == TOP_ROW else rows[parent].address
        address, place = above.child(kind, node.name, nth), len(children[parent])
        rows.append(OutlineRow(node, number, address, parent, place))
        children[parent].append(number)
        children[number] = []
        if isinstance(node, Group | Repeat):
            pending.extend((child, number) for child in reversed(node.children))
    return Outline(tuple(rows), {number: tuple(inside) for number, inside in children.items()})


def without_children(node: Node) -> Node:
    """The row alone, as if nothing were in it."""
    return replace(node, children=()) if isinstance(node, Group | Repeat) else node
