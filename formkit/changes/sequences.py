"""Order: what became of the members of a sequence, and putting them in their places."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from formkit.core.ordering import find_moved
from formkit.core.values import dataclass

K = TypeVar("K", bound=Hashable)


def find_gone(size: int, new_of: Mapping[int, int], moved: frozenset[int]) -> dict[int, list[int]]:
    """Where to tell of what is gone: behind what stood before it and is still in its place.

    Args:
        size: how many old members there are.
        new_of: old member -> new member, for those that are still there.
        moved: the new members that stand elsewhere now.

    Returns:
        New member, or -1 for the front -> the old members that are gone, in order.

    >>> find_gone(4, {0: 0, 3: 1}, frozenset())
    {0: [1, 2]}
    """
    gone: dict[int, list[int]] = {}
    last = -1
    for member in range(size):
        partner = new_of.get(member)
        if partner is None:
            gone.setdefault(last, []).append(member)
        elif partner not in moved:
            last = partner
    return gone


@dataclass(frozen=True, slots=True)
class Gone:
    """A member that is not there any more."""

    old: int


@dataclass(frozen=True, slots=True)
class Come:
    """A member that was not there."""

    new: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A member that is still there."""

    old: int
    new: int
    is_moved: bool
    """Whether it stands elsewhere, seen from the others."""


Fate = Gone | Come | Kept
"""What became of one member of a sequence, by its old and new place."""


def find_fates(size: int, places: Sequence[int | None]) -> Iterator[Fate]:
    """What became of each member, in the new order; what is gone is told where it stood.

    Args:
        size: how many old members there are.
        places: the old place of each new member; None for one that was not there.

    >>> [type(fate).__name__ for fate in find_fates(3, [0, None, 2])]
    ['Kept', 'Gone', 'Come', 'Kept']
    """
    moved = find_moved(places)
    new_of = {place: number for number, place in enumerate(places) if place is not None}
    gone = find_gone(size, new_of, moved)
    yield from map(Gone, gone.get(-1, ()))
    for number, place in enumerate(places):
        yield Come(number) if place is None else Kept(place, number, number in moved)
        yield from map(Gone, gone.get(number, ()))


def arrange(staying: Iterable[K], placed: Mapping[K, K | None]) -> list[K]:
    """Put things behind their predecessors.

    Args:
        staying: what keeps its place, in order.
        placed: what is put in -> what it comes behind; None: it comes first.
            Several behind the same one stand in the order named.

    Returns:
        All of ``staying``, and of ``placed`` what leads back to one of them or to the front.
    """
    followers: dict[K | None, list[K]] = {}
    for key, predecessor in placed.items():
        followers.setdefault(predecessor, []).append(key)
    arranged = _behind(followers, None)
    for one in staying:
        arranged += (one, *_behind(followers, one))
    return arranged


def _behind(followers: Mapping[K | None, list[K]], first: K | None) -> list[K]:
    """What stands behind one thing, and what stands behind that, in order."""
    found: list[K] = []
    pending = list(reversed(followers.get(first, ())))
    while pending:
        key = pending.pop()
        found.append(key)
        pending.extend(reversed(followers.get(key, ())))
    return found
