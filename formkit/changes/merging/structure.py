"""Rows that would stand nowhere: in what goes, in a question, or in themselves."""

from collections.abc import Iterator, Sequence

from formkit.changes.addresses import TOP, Address, Anchor, NodeKind
from formkit.changes.kinds.rows import NodeAdded, NodeMoved, NodeRemoved, NodeTypeChanged
from formkit.changes.merging.clashes import Clash, ConflictKind, Joined, path_of, wishes_in
from formkit.changes.merging.ground import Ground
from formkit.changes.merging.wishes import Wish

_SPANS = {NodeKind.GROUP, NodeKind.REPEAT}


class Tree:
    """Which row is in which group after some changes."""

    def __init__(self, ground: Ground, joined: Sequence[Joined]) -> None:
        """Put every row that stays into its group, whether or not that is there."""
        self.placed: dict[Anchor, Joined] = {}
        self.ended: dict[Anchor, Joined] = {}
        """Groups of the base that go, or become questions."""
        gone: set[Address] = set()
        opened: set[Address] = set()
        for one in joined:
            match one.change:
                case NodeAdded(at=at):
                    self.placed[Anchor(at=at, is_added=True)] = one
                case NodeMoved(at=at):
                    self.placed[Anchor(at=at)] = one
                case NodeRemoved(at=at):
                    gone.add(at)
                    self.ended[Anchor(at=at)] = one
                case NodeTypeChanged(at=at, new=new) if new.kind not in _SPANS:
                    self.ended[Anchor(at=at)] = one
                case NodeTypeChanged(at=at):
                    opened.add(at)
                case _:
                    pass
        self.flat = {
            Anchor(at=at) for at in ground.nodes if at.kind not in _SPANS and at not in opened
        }
        """Questions of the base that stay questions."""
        self.parents = {
            Anchor(at=at): Anchor(at=at.parent) for at in ground.nodes if at not in gone
        }
        self.parents |= {
            row: one.change.parent
            for row, one in self.placed.items()
            if isinstance(one.change, NodeAdded | NodeMoved)
        }

    def lacks_group(self, row: Anchor, parent: Anchor) -> bool:
        """Tell whether nobody who puts a row into a new group has that group."""
        if not parent.is_added:
            return False
        group = self.placed.get(parent)
        return group is None or group.sides.isdisjoint(self.placed[row].sides)


def find_lost_rows(
    ground: Ground, joined: Sequence[Joined], held: Sequence[Wish]
) -> Iterator[Clash]:
    """Each row whose group is not there, is no group, or is inside the row itself.

    Args:
        ground: the three forms.
        joined: what is to be applied.
        held: the wishes that are withheld.
    """
    tree = Tree(ground, joined)
    if not tree.placed and not tree.ended:
        return
    for row, parent in tree.parents.items():
        if parent in tree.ended:
            yield _without_group(row, tree, held)
        elif parent in tree.flat or tree.lacks_group(row, parent):
            because = tuple(one for one in held if _makes_group(one, parent))
            yield _clash((tree.placed[row],), because)
    yield from _circles(tree)


def _without_group(row: Anchor, tree: Tree, held: Sequence[Wish]) -> Clash:
    """A group goes, or becomes a question, and a row is still in it."""
    ending = tree.ended[tree.parents[row]]
    if row in tree.placed:
        return _clash((ending, tree.placed[row]), ())
    because = tuple(
        one
        for one in held
        if isinstance(one.change, NodeMoved | NodeRemoved) and Anchor(at=one.change.at) == row
    )
    return _clash((ending,), because)


def _makes_group(wish: Wish, row: Anchor) -> bool:
    """Tell whether a row is a group, or is there at all, because of a wish."""
    kind = NodeAdded if row.is_added else NodeTypeChanged
    return isinstance(wish.change, kind) and wish.change.at == row.at


def _circles(tree: Tree) -> Iterator[Clash]:
    """Groups that would stand inside themselves."""
    safe = {Anchor(at=TOP)}
    for row in tree.parents:
        way: dict[Anchor, None] = {}
        at = row
        while at not in safe and at not in way and at in tree.parents:
            way[at] = None
            at = tree.parents[at]
        if at in way:
            ring = list(way)[list(way).index(at) :]
            yield _clash(tuple(tree.placed[one] for one in ring if one in tree.placed), ())
        safe.update(way)


def _clash(joined: Sequence[Joined], because: tuple[Wish, ...]) -> Clash:
    wishes = wishes_in(joined)
    removes = any(isinstance(one.change, NodeRemoved | NodeTypeChanged) for one in joined)
    return Clash(
        kind=ConflictKind.REMOVED_AND_CHANGED if removes else ConflictKind.TWO_PLACES,
        path=path_of(wishes),
        wishes=wishes,
        because=because,
    )
