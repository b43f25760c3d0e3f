"""One order of what both sides put somewhere, whichever of them is called ours."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from formkit.changes.merging.places import Member
from formkit.changes.merging.wishes import Side
from formkit.changes.sequences import arrange
from formkit.core.values import dataclass

Orders = Mapping[Side, Sequence[Member]]
"""Side -> what stands in one container in its form, in its order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One container, and what is to stand in it."""

    orders: Orders
    staying: tuple[Member, ...]
    """What neither side moves or takes away, in the order of the base."""
    placed: Mapping[Member, frozenset[Side]]
    """What is put into it or elsewhere in it -> by whom."""

    def anchors(self, rank: Callable[[Member], Any]) -> dict[Member, Member | None]:
        """What is placed -> what it comes behind.

        That is the nearest predecessor in the order of whoever placed it that
        stays, or that the same side placed; so nothing ever comes behind itself.

        Args:
            rank: sorts what comes behind one and the same thing.
        """
        return {one: self._anchor(one, rank) for one in sorted(self.placed, key=rank)}

    def order(self, anchors: Mapping[Member, Member | None]) -> list[Member]:
        """Everything in its place."""
        return arrange(self.staying, anchors)

    def _anchor(self, member: Member, rank: Callable[[Member], Any]) -> Member | None:
        sides = self.placed[member]
        staying = set(self.staying)
        found = [next(self._before(member, side, staying), None) for side in Side if side in sides]
        if len(found) == 1 or found[0] == found[1]:
            return found[0]
        shared = [self._firm(member, side, staying) for side in Side]
        if shared[0] != shared[1]:
            firm = [
                next(filter(staying.__contains__, self._before(member, side, staying)), None)
                for side in Side
            ]
            return min(firm, key=lambda one: self.staying.index(one) if one else -1)
        own = [one for one in found if one != shared[0] and one is not None]
        return min(own, key=rank)

    def _firm(self, member: Member, side: Side, staying: Collection[Member]) -> Member | None:
        """The nearest predecessor that stays, or that both sides placed."""
        for one in self._before(member, side, staying):
            if one in staying or len(self.placed[one]) > 1:
                return one
        return None

    def _before(self, member: Member, side: Side, staying: Collection[Member]) -> Iterator[Member]:
        """What stands before it in the form of a side and will still do so, nearest first."""
        order = self.orders[side]
        for one in reversed(order[: order.index(member)]):
            if one in staying or side in self.placed.get(one, ()):
                yield one
