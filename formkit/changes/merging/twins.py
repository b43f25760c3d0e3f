"""Which added row or choice of one side is which of the other; each gets a label of its own.

Addresses of added things speak of the form of their side, so that both sides may
use one for different things.  While forms are merged an added row is known by a
number instead, and so is an added choice; twins have the same.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import count

from formkit.changes.addresses import TOP, Anchor, ChoiceAddress, ChoiceAnchor, NodeKind
from formkit.changes.kinds import Change
from formkit.changes.kinds.lists import ChoiceAdded, ChoiceMoved
from formkit.changes.kinds.rows import NodeAdded, NodeMoved
from formkit.changes.merging.wishes import Side, Wish
from formkit.core.values import replace

_Added = NodeAdded | ChoiceAdded
_Labels = dict[Hashable, int]
"""The address that an added thing has in its side -> its number."""


def labelled(wishes: Mapping[Side, Sequence[Wish]]) -> dict[Side, tuple[Wish, ...]]:
    """The wishes of both sides, with numbers in the place of addresses of what is added."""
    numbers = count(1)
    ours: _Labels = {_added_at(one): next(numbers) for one in _added(wishes[Side.OURS])}
    partners = _partners(*(list(_added(wishes[side])) for side in Side))
    theirs: _Labels = {}
    for one in _added(wishes[Side.THEIRS]):
        partner = partners.get(_added_at(one))
        theirs[_added_at(one)] = next(numbers) if partner is None else ours[partner]
    labels = {Side.OURS: ours, Side.THEIRS: theirs}
    return {
        side: tuple(
            replace(one, change=_with_labels(one.change, labels[side])) for one in wishes[side]
        )
        for side in Side
    }


def _added(wishes: Sequence[Wish]) -> Iterator[_Added]:
    return (one.change for one in wishes if isinstance(one.change, _Added))


def _added_at(change: _Added) -> Hashable:
    return Anchor(at=change.at, is_added=True) if isinstance(change, NodeAdded) else change.at


def _partners(ours: list[_Added], theirs: list[_Added]) -> dict[Hashable, Hashable]:
    """Their address -> ours: by name or code where each side adds it once, else by content."""
    found: dict[Hashable, Hashable] = {}

    def pair(key_of: Callable[[_Added], Hashable | None]) -> None:
        taken = set(found.values())
        free = [one for one in ours if _added_at(one) not in taken]
        others = [one for one in theirs if _added_at(one) not in found]
        once, other = _once(free, key_of), _once(others, key_of)
        found.update((_added_at(other[key]), _added_at(once[key])) for key in other if key in once)

    pair(_name)
    pair(lambda one: one)
    pair(_content)
    return found


def _once(
    changes: Sequence[_Added], key_of: Callable[[_Added], Hashable | None]
) -> dict[Hashable, _Added]:
    """The changes by a key that no other one of them has."""
    keys = [key_of(one) for one in changes]
    counts = Counter(keys)
    return {
        key: one
        for key, one in zip(keys, changes, strict=True)
        if key is not None and counts[key] == 1
    }


def _name(change: _Added) -> Hashable | None:
    if isinstance(change, NodeAdded):
        return change.new.name or None
    return (change.at.list, change.new.code)


def _content(change: _Added) -> Hashable:
    if isinstance(change, NodeAdded):
        return (change.parent, change.new)
    return (change.at.list, change.new)


def _with_labels(change: Change, labels: _Labels) -> Change:
    """A change that tells added rows and choices by their numbers."""

    def row(anchor: Anchor) -> Anchor:
        if not anchor.is_added:
            return anchor
        return replace(anchor, at=TOP.child(NodeKind.STRAY, "", labels[anchor]))

    def choice(anchor: ChoiceAnchor, at: ChoiceAddress) -> ChoiceAnchor:
        if not anchor.is_added:
            return anchor
        key = ChoiceAddress(list=at.list, code=anchor.code, nth=anchor.nth)
        return replace(anchor, nth=labels[key])

    match change:
        case NodeAdded():
            at = row(Anchor(at=change.at, is_added=True)).at
            after = change.after and row(change.after)
            return replace(change, at=at, parent=row(change.parent), after=after)
        case NodeMoved():
            after = change.after and row(change.after)
            return replace(change, parent=row(change.parent), after=after)
        case ChoiceAdded():
            numbered = replace(change.at, nth=labels[change.at])
            before = change.after and choice(change.after, change.at)
            return replace(change, at=numbered, after=before)
        case ChoiceMoved():
            return replace(change, after=change.after and choice(change.after, change.at))
        case _:
            return change
