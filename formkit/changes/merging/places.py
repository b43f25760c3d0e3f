"""Where added and moved things stand: rows in groups, choices in lists, all that has an order."""

from collections.abc import Iterable, Mapping
from typing import assert_never

from formkit.changes.addresses import (
    CHOICES,
    Anchor,
    ChoiceAnchor,
    ListAddress,
)
from formkit.changes.kinds.forms import (
    LanguageAdded,
    LanguageMoved,
    LanguageRemoved,
    LanguageRenamed,
    Part,
    SheetAdded,
    SheetMoved,
    SheetRemoved,
)
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceMoved,
    ChoiceRemoved,
    ListAdded,
    ListMoved,
    ListRemoved,
    ListRenamed,
)
from formkit.changes.kinds.rows import NodeAdded, NodeMoved, NodeRemoved
from formkit.changes.merging.ground import Ground
from formkit.changes.merging.wishes import Side
from formkit.changes.sequences import arrange
from formkit.core.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A list, language or other sheet among its like: by its old name, or as a change adds it."""

    name: str
    is_added: bool = False


Member = Anchor | ChoiceAnchor | Named
"""What has a place: a row, a choice, or one of the things that have a name alone."""
Container = Anchor | ListAddress | Part
"""What it stands in: a group, a list, or a part of the form."""

Placing = (
    NodeAdded
    | NodeMoved
    | ChoiceAdded
    | ChoiceMoved
    | ListAdded
    | ListMoved
    | LanguageAdded
    | LanguageMoved
    | SheetAdded
    | SheetMoved
)
"""A change that says where something stands."""
Taking = NodeRemoved | ChoiceRemoved | ListRemoved | LanguageRemoved | SheetRemoved
"""A change after which something stands nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is put."""

    container: Container
    member: Member
    after: Member | None
    """What stands right before it; None when it comes first."""


def part_of(sheet: str) -> Part:
    """The part of a form that a sheet of choices is."""
    return Part.CHOICES if sheet == CHOICES else Part.EXTERNAL_CHOICES


class Places:
    """The places that a side gives, by the members of the base and those it adds."""

    def __init__(self, ground: Ground, side: Side) -> None:
        """Look at all that the side wants."""
        self.ground = ground
        self.side = side
        self._old_names = self._by_new_names()
        changes = [one.change for one in ground.wishes[side]]
        self.of_changes = [self.place_of(one) for one in changes if isinstance(one, Placing)]
        self._leaving = {leaving(one) for one in changes if isinstance(one, Placing | Taking)}
        self._orders: dict[Container, tuple[Member, ...]] = {}

    def place_of(self, change: Placing) -> Place:
        """Where a change of this side puts something."""
        match change:
            case NodeAdded() | NodeMoved():
                member: Member = Anchor(at=change.at, is_added=isinstance(change, NodeAdded))
                return Place(container=change.parent, member=member, after=change.after)
            case ChoiceAdded() | ChoiceMoved():
                is_added = isinstance(change, ChoiceAdded)
                member = ChoiceAnchor(code=change.at.code, nth=change.at.nth, is_added=is_added)
                return Place(container=change.at.list, member=member, after=change.after)
            case ListAdded() | ListMoved():
                part = part_of(change.at.sheet)
                is_added = isinstance(change, ListAdded)
                return self._named(part, change.at.name, change.after, is_added=is_added)
            case LanguageAdded() | LanguageMoved():
                is_added = isinstance(change, LanguageAdded)
                return self._named(Part.LANGUAGES, change.language, change.after, is_added=is_added)
            case SheetAdded():
                return self._named(Part.SHEETS, change.new.name, change.after, is_added=True)
            case SheetMoved():
                return self._named(Part.SHEETS, change.name, change.after, is_added=False)
            case _:
                assert_never(change)

    def _named(self, part: Part, name: str, after: str | None, *, is_added: bool) -> Place:
        return Place(
            container=part,
            member=Named(name=name, is_added=is_added),
            after=None if after is None else self._old_names[part].get(after, Named(name=after)),
        )

    def _by_new_names(self) -> Mapping[Part, dict[str, Named]]:
        """New name -> what has it, of what is new or has another name than before."""
        found: dict[Part, dict[str, Named]] = {part: {} for part in Part}
        for wish in self.ground.wishes[self.side]:
            match wish.change:
                case ListAdded(at=at):
                    found[part_of(at.sheet)][at.name] = Named(name=at.name, is_added=True)
                case ListRenamed(at=at, new=new):
                    found[part_of(at.sheet)][new] = Named(name=at.name)
                case LanguageAdded(language=name):
                    found[Part.LANGUAGES][name] = Named(name=name, is_added=True)
                case LanguageRenamed(old=old, new=new):
                    found[Part.LANGUAGES][new] = Named(name=old)
                case SheetAdded(new=sheet):
                    found[Part.SHEETS][sheet.name] = Named(name=sheet.name, is_added=True)
                case _:
                    pass
        return found

    def order_in(self, container: Container) -> tuple[Member, ...]:
        """What stands in a container in the form of this side, in its order."""
        if container not in self._orders:
            placed = {
                one.member: one.after for one in self.of_changes if one.container == container
            }
            staying = [
                one
                for one in members_of(self.ground, container)
                if (container, one) not in self._leaving
            ]
            self._orders[container] = tuple(arrange(staying, placed))
        return self._orders[container]


def leaving(  # noqa: PLR0911 - one line a kind
    change: Placing | Taking,
) -> tuple[Container, Member]:
    """The container of the base that something leaves; for what is added, one it is not in."""
    match change:
        case NodeAdded() | NodeMoved() | NodeRemoved():
            is_added = isinstance(change, NodeAdded)
            return Anchor(at=change.at.parent), Anchor(at=change.at, is_added=is_added)
        case ChoiceAdded() | ChoiceMoved() | ChoiceRemoved():
            at, is_added = change.at, isinstance(change, ChoiceAdded)
            return at.list, ChoiceAnchor(code=at.code, nth=at.nth, is_added=is_added)
        case ListAdded() | ListMoved() | ListRemoved():
            is_added = isinstance(change, ListAdded)
            return part_of(change.at.sheet), Named(name=change.at.name, is_added=is_added)
        case LanguageAdded() | LanguageMoved() | LanguageRemoved():
            is_added = isinstance(change, LanguageAdded)
            return Part.LANGUAGES, Named(name=change.language, is_added=is_added)
        case SheetAdded():
            return Part.SHEETS, Named(name=change.new.name, is_added=True)
        case SheetRemoved():
            return Part.SHEETS, Named(name=change.old.name)
        case SheetMoved():
            return Part.SHEETS, Named(name=change.name)
        case _:
            assert_never(change)


def members_of(ground: Ground, container: Container) -> tuple[Member, ...]:
    """What stands in a container in the base; nothing in one that is not there."""
    match container:
        case Anchor():
            return ground.rows_in.get(container, ())
        case ListAddress():
            choices = ground.choices_of(container)
            return tuple(ChoiceAnchor(code=at.code, nth=at.nth) for at in choices)
        case Part.CHOICES | Part.EXTERNAL_CHOICES:
            names: Iterable[str] = (
                at.name for at in ground.lists if part_of(at.sheet) is container
            )
            return tuple(Named(name=name) for name in names)
        case Part.LANGUAGES:
            return tuple(Named(name=name) for name in ground.base.languages)
        case _:
            return tuple(Named(name=sheet.name) for sheet in ground.base.sheets)
