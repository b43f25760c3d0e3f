"""Everything that is added or moved gets its place among what both sides put there."""

from collections.abc import Iterator, Mapping, Sequence

from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import LanguageMoved, LanguageRenamed, Part
from formkit.changes.kinds.lists import ChoiceAdded, ChoiceMoved, ListRenamed
from formkit.changes.kinds.rows import NodeAdded, NodeMoved
from formkit.changes.merging.clashes import Clash, ConflictKind, Joined, path_of, wishes_in
from formkit.changes.merging.ground import Ground
from formkit.changes.merging.ordering import Shelf
from formkit.changes.merging.places import (
    Container,
    Member,
    Named,
    Place,
    Places,
    Placing,
    Taking,
    leaving,
    members_of,
    part_of,
)
from formkit.changes.merging.wishes import Side
from formkit.changes.telling import told_of
from formkit.core.values import replace
from formkit.model.attributes import cells_of

_Rank = tuple[str, bool, str, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...], str]


class Arrangement:
    """The places of all that is added or moved."""

    def __init__(
        self, ground: Ground, joined: Sequence[Joined], places: Mapping[Side, Places]
    ) -> None:
        """Find everything its place."""
        self.ground = ground
        self.places = places
        self._placed = [
            (one, self._place(one)) for one in joined if isinstance(one.change, Placing)
        ]
        self._leaving = {
            leaving(one.change) for one in joined if isinstance(one.change, Placing | Taking)
        }
        self._new = {place.member: one.change for one, place in self._placed}
        self._names = _new_names(joined)
        self.shelves = {container: self._shelf(container) for container in self._containers()}
        self.anchors = {
            container: shelf.anchors(self._rank) for container, shelf in self.shelves.items()
        }

    def _place(self, joined: Joined) -> Place:
        assert isinstance(joined.change, Placing)  # noqa: S101 - asked before
        return self.places[joined.wishes[0].side].place_of(joined.change)

    def _containers(self) -> Iterator[Container]:
        yield from dict.fromkeys(place.container for _, place in self._placed)

    def _shelf(self, container: Container) -> Shelf:
        return Shelf(
            orders={side: self.places[side].order_in(container) for side in Side},
            staying=tuple(
                one
                for one in members_of(self.ground, container)
                if (container, one) not in self._leaving
            ),
            placed={
                place.member: one.sides
                for one, place in self._placed
                if place.container == container
            },
        )

    def _rank(self, member: Member) -> _Rank:
        """Sorts by name, then by content; which side it comes from makes no difference."""
        change = self._new[member]
        match change:
            case NodeAdded(new=row):
                cells = tuple(cells_of(row))
                return row.name, True, row.type, cells, row.extra, ""
            case ChoiceAdded(new=choice):
                return choice.code, True, "", tuple(cells_of(choice)), choice.extra, ""
            case _:
                told = told_of(change)
                return told.target, member.is_added, "", (), (), told.path

    def changes(self, joined: Sequence[Joined]) -> Iterator[Change]:
        """All that is to be applied, with the places found."""
        placed = iter(self._placed)
        told: list[tuple[_Rank, Change]] = []
        for one in joined:
            if isinstance(one.change, Placing):
                _, place = next(placed)
                after = self.anchors[place.container][place.member]
                told.append((self._rank(place.member), self._with_place(one.change, after)))
            else:
                yield one.change
        yield from (change for _, change in sorted(told, key=lambda pair: pair[0]))

    def _with_place(self, change: Placing, after: Member | None) -> Change:
        if isinstance(after, Named):
            where = self._part(change)
            name = (
                after.name if after.is_added else self._names.get((where, after.name), after.name)
            )
            return replace(change, after=name)  # type: ignore[arg-type]
        return replace(change, after=after)  # type: ignore[arg-type]

    def _part(self, change: Placing) -> Part:
        container = leaving(change)[0]
        assert isinstance(container, Part)  # noqa: S101 - things known by a name stand in parts
        return container

    def member(self, joined: Joined) -> Member:
        """What a change puts somewhere."""
        return self._place(joined).member

    def order_in(self, container: Container) -> list[Member]:
        """What stands in a container afterwards, in order."""
        return self.shelves[container].order(self.anchors[container])


def _new_names(joined: Sequence[Joined]) -> dict[tuple[Part, str], str]:
    """The new names of lists and languages, by which what comes behind them tells them."""
    names: dict[tuple[Part, str], str] = {}
    for one in joined:
        match one.change:
            case ListRenamed(at=at, new=new):
                names[part_of(at.sheet), at.name] = new
            case LanguageRenamed(old=old, new=new):
                names[Part.LANGUAGES, old] = new
            case _:
                pass
    return names


def find_crossed_orders(arrangement: Arrangement, joined: Sequence[Joined]) -> Iterator[Clash]:
    """Two things of one container that each side moves, and that cannot stand as both say."""
    by_member = {arrangement.member(one): one for one in joined if _is_move(one.change)}
    for container, shelf in arrangement.shelves.items():
        base = members_of(arrangement.ground, container)
        merged = arrangement.order_in(container)
        for member, sides in shelf.placed.items():
            if len(sides) > 1 or member not in base or member not in by_member:
                continue
            order = shelf.orders[next(iter(sides))]
            for other in _neighbours(order, member):
                if other not in base or shelf.placed.get(other, sides) == sides:
                    continue
                wanted = _is_before(member, other, order)
                as_before = wanted == _is_before(member, other, base)
                if not as_before and wanted != _is_before(member, other, merged):
                    its = (by_member[member], by_member[other])
                    wishes = wishes_in(its)
                    yield Clash(kind=ConflictKind.ORDER, path=path_of(wishes), wishes=wishes)


def _is_move(change: Change) -> bool:
    return isinstance(change, NodeMoved | ChoiceMoved | LanguageMoved)


def _neighbours(order: Sequence[Member], member: Member) -> Sequence[Member]:
    """What stands right before it and right behind it."""
    place = order.index(member)
    return (*order[max(place - 1, 0) : place], *order[place + 1 : place + 2])


def _is_before(one: Member, other: Member, order: Sequence[Member]) -> bool:
    return order.index(one) < order.index(other)
