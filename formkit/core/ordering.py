"""Order: the fewest things that must move to be in another order."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise


def find_moved(positions: Sequence[int | None], weights: Sequence[int] = ()) -> frozenset[int]:
    """The members of a sequence that must move for the rest to be in rising order.

    Those that stay are a rising run of greatest total weight, so that of a
    question and a group that changed places the question is said to have moved.

    Args:
        positions: the old position of each member, in the new order; all different;
            None for a member that was not there.
        weights: how heavy each member is, at least 1; empty: all alike.

    Returns:
        Indexes into ``positions``.

    >>> sorted(find_moved([0, 3, None, 1, 2]))
    [1]
    """
    known = [(index, place) for index, place in enumerate(positions) if place is not None]
    if all(one < other for (_, one), (_, other) in pairwise(known)):
        return frozenset()
    places = [place for _, place in known]
    heavy = [weights[index] if weights else 1 for index, _ in known]
    staying = _heaviest_rising(places, heavy)
    return frozenset(index for number, (index, _) in enumerate(known) if number not in staying)


def _heaviest_rising(positions: Sequence[int], weights: Sequence[int]) -> frozenset[int]:
    """Indexes of the heaviest rising run.

    ``ends`` and ``totals`` rise together: the best run that ends at or below
    ``ends[i]`` weighs ``totals[i]`` and its last member is ``last[i]``.
    """
    ends: list[int] = []
    totals: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (position, weight) in enumerate(zip(positions, weights, strict=True)):
        slot = bisect_right(ends, position)
        before.append(last[slot - 1] if slot else -1)
        total = weight + (totals[slot - 1] if slot else 0)
        beaten = bisect_right(totals, total, lo=slot)
        ends[slot:beaten] = [position]
        totals[slot:beaten] = [total]
        last[slot:beaten] = [index]
    run = []
    index = last[-1]
    while index >= 0:
        run.append(index)
        index = before[index]
    return frozenset(run)
