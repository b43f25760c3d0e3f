"""Changes of groups, to be planted."""

from collections.abc import Callable, Mapping

from formkit.changes.addresses import Anchor, NodeKind
from formkit.changes.kinds import Change
from formkit.changes.kinds.rows import NodeMoved, NodeRenamed, NodeTypeChanged, RowType, type_of
from formkit.changes.outline import TOP_ROW, OutlineRow
from formkit.changes.planting.ground import Ground

Changes = tuple[Change, ...]


def rename(ground: Ground, row: OutlineRow) -> NodeRenamed:
    """A row under a name that the form does not have."""
    return NodeRenamed(at=row.address, old=row.node.name, new=ground.new_name("renamed"))


def move(ground: Ground, row: OutlineRow, parent: int, after: Anchor | None) -> NodeMoved:
    """A row that comes into a group, behind another row there; None: first."""
    new_at = ground.outline.address(parent).child(row.kind, row.node.name)
    return NodeMoved(
        at=row.address,
        new_at=new_at,
        old_after=ground.before(row),
        parent=ground.anchor(parent),
        after=after,
    )


def _group_renamed(ground: Ground) -> Changes:
    row = ground.row(lambda one: one.kind is NodeKind.GROUP and _is_whole(ground, one))
    if row is None:
        return ()
    ground.take_whole(row)
    return (rename(ground, row),)


def _is_whole(ground: Ground, row: OutlineRow) -> bool:
    return bool(ground.inside(row)) and ground.is_free_inside(row)


def _group_repeated(ground: Ground) -> Changes:
    row = ground.row(
        lambda one: (
            one.kind is NodeKind.GROUP and one.node.type == "group" and _is_whole(ground, one)
        )
    )
    if row is None:
        return ()
    ground.take_whole(row)
    before = type_of(row.node)
    after = RowType(kind=NodeKind.REPEAT, type="repeat")
    return (NodeTypeChanged(at=row.address, old=before, new=after),)


def _group_moved(ground: Ground) -> Changes:
    """A group that comes out of the groups around it."""
    row = ground.row(
        lambda one: one.kind is NodeKind.GROUP and one.parent != TOP_ROW and _is_whole(ground, one)
    )
    if row is None:
        return ()
    ground.take_whole(row)
    return (move(ground, row, TOP_ROW, ground.place_in(TOP_ROW)),)


GROUP_PLANTERS: Mapping[str, Callable[[Ground], Changes]] = {
    "group-renamed": _group_renamed,
    "group-to-repeat": _group_repeated,
    "group-moved": _group_moved,
}
"""What is planted -> how."""
