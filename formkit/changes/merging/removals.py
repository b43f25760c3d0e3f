"""What one side takes away and the other one changes, moves or adds to."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from formkit.changes.addresses import Address
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import SheetChanged, SheetMoved, SheetRemoved
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ChoiceMoved,
    ChoiceRecoded,
    ChoiceRemoved,
    ListMoved,
    ListRemoved,
    ListRenamed,
)
from formkit.changes.kinds.rows import NodeAdded, NodeMoved, NodeRemoved, RowChange
from formkit.changes.merging.clashes import Clash, ConflictKind, Joined, path_of, wishes_in

_Removal = NodeRemoved | ListRemoved | ChoiceRemoved | SheetRemoved


def find_changed_removals(joined: Sequence[Joined]) -> Iterator[Clash]:
    """Each thing that one side removes and the other one still needs."""
    removed = {
        _thing(one.change): one
        for one in joined
        if isinstance(one.change, _Removal) and len(one.sides) == 1
    }
    if not removed:
        return
    needed: dict[Hashable, list[Joined]] = {}
    for one in joined:
        if not one.is_weak:
            for thing in _needs(one.change, removed):
                needed.setdefault(thing, []).append(one)
    whole: dict[Hashable, list[Joined]] = {}
    for thing, users in needed.items():
        whole.setdefault(_outermost(thing, removed), []).extend(users)
    for thing, users in whole.items():
        removals = (removed[thing], *_inside(thing, removed))
        yield Clash(
            kind=ConflictKind.REMOVED_AND_CHANGED,
            path=path_of(removed[thing].wishes),
            wishes=wishes_in((*removals, *users)),
        )


def without_idle_moves(joined: Sequence[Joined]) -> list[Joined]:
    """Leave out that a list or sheet stands elsewhere, where it is removed."""
    gone = {_thing(one.change) for one in joined if isinstance(one.change, _Removal)}
    return [
        one
        for one in joined
        if not (
            (isinstance(one.change, ListMoved) and one.change.at in gone)
            or (isinstance(one.change, SheetMoved) and ("sheet", one.change.name) in gone)
        )
    ]


def _outermost(thing: Hashable, removed: Mapping[Hashable, Joined]) -> Hashable:
    """The group with which a row goes, the outermost one; what is no row goes by itself."""
    sides, found = removed[thing].sides, thing
    while isinstance(thing, Address) and thing.steps:
        thing = thing.parent
        if thing in removed and removed[thing].sides == sides:
            found = thing
    return found


def _inside(thing: Hashable, removed: Mapping[Hashable, Joined]) -> Iterator[Joined]:
    """What goes with a group, or with a list."""
    if isinstance(thing, Address):
        depth = len(thing.steps)
        for at, one in removed.items():
            is_inside = isinstance(at, Address) and at.steps[:depth] == thing.steps
            if is_inside and one.sides == removed[thing].sides:
                yield one


def _thing(change: _Removal) -> Hashable:
    match change:
        case SheetRemoved():
            return "sheet", change.old.name
        case _:
            return change.at


def _needs(change: Change, removed: Mapping[Hashable, Joined]) -> Iterator[Hashable]:
    """The removed things without which a change makes no sense."""
    return (one for one in dict.fromkeys(_all_needs(change)) if one in removed)


def _all_needs(change: Change) -> Iterator[Hashable]:
    match change:
        case _ if isinstance(change, _Removal | ListMoved):
            return
        case NodeAdded():
            if not change.parent.is_added:
                yield change.parent.at
        case NodeMoved():
            yield change.at
            if not change.parent.is_added:
                yield change.parent.at
        case ChoiceAdded():
            yield change.at.list
        case ChoiceMoved() | ChoiceRecoded() | ChoiceAttributeSet():
            yield from (change.at, change.at.list)
        case SheetChanged():
            yield "sheet", change.old.name
        case _ if isinstance(change, RowChange | ListRenamed):
            yield change.at
        case _:
            pass
