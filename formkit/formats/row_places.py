"""Where rows go so that a sheet has them in a wanted order and the fewest are touched."""

from collections.abc import Iterator, Sequence

from formkit.core.ordering import find_moved
from formkit.core.values import dataclass
from formkit.formats.row_alignment import Line, Partners

_Key = tuple[int, int, int, int]
"""To sort by: old position, before or at or behind it, number of the list, place in the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a new line goes."""

    new: int
    """Its position among the new lines."""
    after: int
    """The row of the file that it stands below, as ``RowInserted`` and ``RowMoved`` count."""


def find_places(
    old: Sequence[Line], new: Sequence[Line], partners: Partners, order: Sequence[int], *, top: int
) -> Iterator[Place]:
    """The lines that do not stay where they are, in the order in which they are put.

    A line that opens the group of the line below it stands right above that one,
    below what blank rows and remarks may part the two groups; others stand right
    below the line before.

    Args:
        old: the lines of the file.
        new: the lines that are wanted.
        partners: which of the old each new one is.
        order: positions in ``new``, in the order that the sheet is to have.
        top: the row below which the first line goes.
    """
    moved = find_moved([partners.get(position) for position in order])
    stays = {
        place: old[partners[position]].number
        for place, position in enumerate(order)
        if position in partners and place not in moved
    }
    below = _next_staying(len(order), stays)
    leaving = {line.number for line in old}.difference(stays.values())
    after, group = top, ""
    for place, position in enumerate(order):
        line = new[position]
        if place in stays:
            after, group = stays[place], line.group
            continue
        follower = below[place]
        opens = follower is not None and new[order[follower]].group == line.group
        if follower is not None and opens and line.group not in {"", group}:
            above = stays[follower] - 1
            while above > after and above in leaving:
                above -= 1
            after, group = above, line.group
        yield Place(new=position, after=after)


def _next_staying(size: int, stays: dict[int, int]) -> list[int | None]:
    found: list[int | None] = [None] * size
    following: int | None = None
    for place in reversed(range(size)):
        found[place] = following
        if place in stays:
            following = place
    return found


def order_of_lists(old: Sequence[Line], new: Sequence[Line], partners: Partners) -> Sequence[int]:
    """The order in which choices are to stand, where several orders mean the same.

    What counts is the order of lists by their first choice and the order within
    each list.  So where a file mixes its lists, they stay mixed.
    """
    if not _mixes(old):
        return range(len(new))
    keys: dict[int, _Key] = {}
    last = -1
    for number, positions in enumerate(_by_group(new)):
        for position, (anchor, side, place) in _anchored(positions, partners, last).items():
            keys[position] = anchor, side, number, place
        last = max(last, *(keys[position][0] for position in positions))
    order = sorted(keys, key=lambda position: keys[position])
    firsts = list(dict.fromkeys(new[position].group for position in order))
    wanted = list(dict.fromkeys(line.group for line in new))
    return order if firsts == wanted else range(len(new))


def _mixes(lines: Sequence[Line]) -> bool:
    """Tell whether the rows of some group do not stand together."""
    seen: set[str] = set()
    before: str | None = None
    for line in lines:
        if line.group != before:
            if line.group in seen:
                return True
            seen.add(line.group)
            before = line.group
    return False


def _by_group(lines: Sequence[Line]) -> list[list[int]]:
    found: dict[str, list[int]] = {}
    for position, line in enumerate(lines):
        found.setdefault(line.group, []).append(position)
    return list(found.values())


def _anchored(
    positions: list[int], partners: Partners, last: int
) -> dict[int, tuple[int, int, int]]:
    """For each line of a list the old position that it stands at or beside, the side, its place."""
    moved = find_moved([partners.get(position) for position in positions])
    anchors = [
        partners[position] if position in partners and place not in moved else None
        for place, position in enumerate(positions)
    ]
    first = next((anchor for anchor in anchors if anchor is not None), None)
    current = (last, 2) if first is None else (first, 0)
    keys: dict[int, tuple[int, int, int]] = {}
    for place, (position, anchor) in enumerate(zip(positions, anchors, strict=True)):
        current = current if anchor is None else (anchor, 1)
        keys[position] = (*current, place)
    return keys
