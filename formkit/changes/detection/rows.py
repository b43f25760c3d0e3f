"""What happened to the rows of the survey sheet, in the order of the new one."""

from collections.abc import Iterator

from formkit.changes.addresses import Anchor
from formkit.changes.cells import changed_cells
from formkit.changes.detection.comparison import Comparison
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeEndChanged,
    NodeMoved,
    NodeRemoved,
    NodeRenamed,
    NodeTypeChanged,
    RowChange,
    type_of,
)
from formkit.changes.matching.pairing import RowPairing
from formkit.changes.outline import TOP_ROW, OutlineRow, without_children
from formkit.changes.sequences import find_gone
from formkit.core.ordering import find_moved
from formkit.model.form import Group, Node, Repeat


def find_row_changes(comparison: Comparison) -> Iterator[RowChange]:
    """All changes of rows; a removed row is told where it stood."""
    rows = comparison.matches.rows
    moved = _moved(rows)
    gone = find_gone(len(rows.old.rows), rows.new_of, moved)
    for number in (TOP_ROW, *range(len(rows.new.rows))):
        if number != TOP_ROW and number not in rows.old_of:
            yield _added(rows, number)
        elif number != TOP_ROW:
            old = rows.old.rows[rows.old_of[number]]
            if number in moved:
                yield _moved_row(rows, old, rows.new.rows[number])
            yield from _changes_of_row(old, rows.new.rows[number], comparison)
        for old_number in gone.get(number, ()):
            yield _removed(rows.old.rows[old_number])


def _moved(rows: RowPairing) -> frozenset[int]:
    """The new rows that stand in another group, or elsewhere in theirs."""
    moved: set[int] = set()
    for group, children in rows.new.children.items():
        old_group = rows.old_of.get(group)
        known = [child for child in children if child in rows.old_of]
        staying = [child for child in known if _old(rows, child).parent == old_group]
        moved.update(child for child in known if _old(rows, child).parent != old_group)
        places = [_old(rows, child).place for child in staying]
        weights = [rows.new.sizes[child] for child in staying]
        moved.update(staying[index] for index in find_moved(places, weights))
    return frozenset(moved)


def _old(rows: RowPairing, number: int) -> OutlineRow:
    return rows.old.rows[rows.old_of[number]]


def _anchor(rows: RowPairing, number: int) -> Anchor:
    """A row of the new form as a change names it: by the old address where it has one."""
    old = rows.old_of.get(number)
    if old is None:
        return Anchor(at=rows.new.address(number), is_added=True)
    return Anchor(at=rows.old.address(old))


def _after(rows: RowPairing, number: int) -> Anchor | None:
    before, _behind = rows.new.neighbours(number)
    return None if before is None else _anchor(rows, before)


def _added(rows: RowPairing, number: int) -> NodeAdded:
    row = rows.new.rows[number]
    return NodeAdded(
        at=row.address,
        parent=_anchor(rows, row.parent),
        after=_after(rows, number),
        new=without_children(row.node),
        new_loc=row.node.loc,
    )


def _removed(row: OutlineRow) -> NodeRemoved:
    return NodeRemoved(at=row.address, old=without_children(row.node), old_loc=row.node.loc)


def _moved_row(rows: RowPairing, old: OutlineRow, new: OutlineRow) -> NodeMoved:
    before, _behind = rows.old.neighbours(old.number)
    return NodeMoved(
        at=old.address,
        new_at=new.address,
        old_after=None if before is None else rows.old.address(before),
        parent=_anchor(rows, new.parent),
        after=_after(rows, new.number),
        old_loc=old.node.loc,
        new_loc=new.node.loc,
    )


def _changes_of_row(
    old: OutlineRow, new: OutlineRow, comparison: Comparison
) -> Iterator[RowChange]:
    """What happened to a row besides its place."""
    at, before, after = old.address, old.node, new.node
    old_loc, new_loc = before.loc, after.loc
    if before.name != after.name:
        yield NodeRenamed(at=at, old=before.name, new=after.name, old_loc=old_loc, new_loc=new_loc)
    old_type, new_type = type_of(before), type_of(after)
    if old_type != new_type:
        follows = comparison.consequences.is_same_type(before, old_type, new_type)
        yield NodeTypeChanged(
            at=at, old=old_type, new=new_type, equivalent=follows, old_loc=old_loc, new_loc=new_loc
        )
    if isinstance(after, Group | Repeat) and after.closed != _is_closed(before):
        yield NodeEndChanged(at=at, closed=after.closed, old_loc=old_loc, new_loc=new_loc)
    for cell in changed_cells(before, after, comparison.renamed_languages):
        yield NodeAttributeSet(
            at=at,
            key=cell.key,
            is_extra=cell.is_extra,
            old=cell.old,
            new=cell.new,
            equivalent=comparison.consequences.is_equivalent(cell),
            old_loc=old_loc,
            new_loc=new_loc,
        )


def _is_closed(node: Node) -> bool:
    return node.closed if isinstance(node, Group | Repeat) else True
