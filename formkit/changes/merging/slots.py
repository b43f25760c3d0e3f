"""What each change alters: two wishes for one slot are one, or in each other's way."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import assert_never

from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import (
    ColumnRenamed,
    FormChange,
    LanguageAdded,
    LanguageMoved,
    LanguageRemoved,
    LanguageRenamed,
    SettingSet,
    SheetAdded,
    SheetChanged,
    SheetMoved,
    SheetRemoved,
    Unexplained,
)
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ChoiceMoved,
    ChoiceRecoded,
    ChoiceRemoved,
    ListAdded,
    ListChange,
    ListMoved,
    ListRemoved,
    ListRenamed,
)
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeEndChanged,
    NodeMoved,
    NodeRemoved,
    NodeRenamed,
    NodeTypeChanged,
    RowChange,
)
from formkit.changes.merging.clashes import Clash, ConflictKind, Joined, path_of
from formkit.changes.merging.places import Place, Places
from formkit.changes.merging.uniting import united, united_lists
from formkit.changes.merging.wishes import Side, Wish
from formkit.changes.telling import told_of
from formkit.changes.versions import is_raised
from formkit.core.values import replace

Slot = tuple[ConflictKind, Hashable, Hashable]
"""How two wishes for it disagree, what they are about, and what of it."""

_ADDITIONS = (NodeAdded, ChoiceAdded, ListAdded)
_VERSION = "version"
_MOVES = (NodeMoved, ChoiceMoved, ListMoved, LanguageMoved, SheetMoved)


def slot_of(change: Change) -> Slot:
    """What a change alters."""
    if isinstance(change, RowChange):
        return _slot_of_row(change)
    if isinstance(change, ListChange):
        return _slot_of_list(change)
    return _slot_of_form(change)


def _slot_of_row(change: RowChange) -> Slot:  # noqa: PLR0911 - one line a kind
    match change:
        case NodeAdded():
            return ConflictKind.ADDED_APART, change.at, None
        case NodeRemoved():
            return ConflictKind.REMOVED_AND_CHANGED, change.at, None
        case NodeRenamed():
            return ConflictKind.TWO_NAMES, change.at, None
        case NodeMoved():
            return ConflictKind.TWO_PLACES, change.at, None
        case NodeTypeChanged():
            return ConflictKind.TWO_TYPES, change.at, None
        case NodeEndChanged():
            return ConflictKind.TWO_TEXTS, change.at, None
        case NodeAttributeSet():
            return ConflictKind.TWO_TEXTS, change.at, (change.key, change.is_extra)
        case _:
            assert_never(change)


def _slot_of_list(change: ListChange) -> Slot:
    match change:
        case ListAdded() | ChoiceAdded():
            return ConflictKind.ADDED_APART, change.at, None
        case ListRemoved() | ChoiceRemoved():
            return ConflictKind.REMOVED_AND_CHANGED, change.at, None
        case ListRenamed() | ChoiceRecoded():
            return ConflictKind.TWO_NAMES, change.at, None
        case ListMoved() | ChoiceMoved():
            return ConflictKind.TWO_PLACES, change.at, None
        case ChoiceAttributeSet():
            return ConflictKind.TWO_TEXTS, change.at, (change.key, change.is_extra)
        case _:
            assert_never(change)


def _slot_of_form(change: FormChange) -> Slot:  # noqa: C901, PLR0911 - one line a kind
    match change:
        case LanguageAdded():
            return ConflictKind.ADDED_APART, "language", change.language
        case LanguageRemoved():
            return ConflictKind.REMOVED_AND_CHANGED, "language", change.language
        case LanguageRenamed():
            return ConflictKind.TWO_NAMES, "language", change.old
        case LanguageMoved():
            return ConflictKind.TWO_PLACES, "language", change.language
        case ColumnRenamed():
            return ConflictKind.TWO_NAMES, change.sheet, change.old
        case SettingSet():
            return ConflictKind.TWO_TEXTS, "settings", (change.key, change.nth_row)
        case SheetAdded():
            return ConflictKind.TWO_SHEETS, "sheet", change.new.name
        case SheetRemoved():
            return ConflictKind.REMOVED_AND_CHANGED, "sheet", change.old.name
        case SheetChanged():
            return ConflictKind.TWO_SHEETS, "sheet", change.old.name
        case SheetMoved():
            return ConflictKind.TWO_PLACES, "sheet", change.name
        case Unexplained():
            return ConflictKind.UNEXPLAINED, "part", change.part
        case _:
            assert_never(change)


def join(
    wishes: Iterable[Wish], places: Mapping[Side, Places], languages: tuple[str, ...]
) -> tuple[list[Joined], list[Clash]]:
    """Lay the wishes of both sides together, slot by slot.

    Args:
        wishes: in the words of the merged form.
        places: what each side puts where.
        languages: those of the merged form, in order.

    Returns:
        What is to be applied, and the slots for which two wishes disagree.
    """
    slots: dict[Slot, list[Wish]] = {}
    for wish in wishes:
        slots.setdefault(slot_of(wish.change), []).append(wish)
    joined: list[Joined] = []
    clashes: list[Clash] = []
    for slot, its in slots.items():
        change = _agreed(its, places, languages)
        if change is not None:
            joined.append(Joined(change=change, wishes=tuple(its)))
        else:
            clashes.append(Clash(kind=slot[0], path=path_of(its), wishes=tuple(its)))
    return joined, clashes


def _agreed(
    wishes: Sequence[Wish], places: Mapping[Side, Places], languages: tuple[str, ...]
) -> Change | None:
    """The one change that does justice to all wishes for a slot; None where there is none."""
    wishes = _without_emptied(wishes)
    changes = [one.change for one in wishes]
    if all(one == changes[0] for one in changes):
        return changes[0]
    strong = [one for one in wishes if not _gives_way(one)]
    if len(strong) == 1:
        return strong[0].change
    if all(isinstance(one, _ADDITIONS) for one in changes):
        return _united(changes[0], changes[1], languages)
    return _raised(changes) or _same_effect(wishes, places)


def _without_emptied(wishes: Sequence[Wish]) -> Sequence[Wish]:
    """Where a side fills a cell under the header that the other one gave to what it emptied."""
    filling = {one.side for one in wishes if _is_filled(one.change)}
    return [
        one
        for one in wishes
        if one.side not in filling or _is_filled(one.change) or not _is_cell(one.change)
    ]


def _is_cell(change: Change) -> bool:
    return isinstance(change, NodeAttributeSet | ChoiceAttributeSet)


def _is_filled(change: Change) -> bool:
    return isinstance(change, NodeAttributeSet | ChoiceAttributeSet) and bool(change.new)


def _united(one: Change, other: Change, languages: tuple[str, ...]) -> Change | None:
    """What both sides add as one addition."""
    match one, other:
        case NodeAdded(), NodeAdded() if one.parent == other.parent:
            row = united(one.new, other.new, languages)
            return replace(one, new=row) if row else None
        case ChoiceAdded(), ChoiceAdded():
            choice = united(one.new, other.new, languages)
            return replace(one, new=choice) if choice else None
        case ListAdded(), ListAdded():
            both = united_lists(one.new, other.new, languages)
            return replace(one, new=both) if both else None
        case _:
            return None


def _raised(changes: Sequence[Change]) -> SettingSet | None:
    """The higher of two versions, where both sides raised it; None where it is not that.

    Whoever took either side's form has to take the merged one for newer than the base's.
    """
    found = [one for one in changes if isinstance(one, SettingSet) and one.key == _VERSION]
    is_higher = (one.new.isdecimal() and is_raised(one.old, one.new) for one in found)
    if len(found) != len(changes) or not all(is_higher):
        return None
    return max(found, key=lambda one: (int(one.new), one.new))


def _gives_way(wish: Wish) -> bool:
    """Tell whether any other wish for the slot wins; wording of a new language does not."""
    return wish.is_weak and wish.origin < 0


def _same_effect(wishes: Sequence[Wish], places: Mapping[Side, Places]) -> Change | None:
    effects = [_effect(one, places) for one in wishes]
    if all(one == effects[0] for one in effects):
        return wishes[0].change
    if all(map(_gives_way, wishes)):
        return min((one.change for one in wishes), key=lambda one: str(told_of(one).new))
    return None


def _effect(wish: Wish, places: Mapping[Side, Places]) -> Hashable:
    """What a change leaves behind, whatever it says besides."""
    change = wish.change
    match change:
        case _ if isinstance(change, _MOVES):
            place = places[wish.side].place_of(change)
            return place.container, _firm_before(place, places[wish.side])
        case SheetAdded() | SheetChanged():
            return change.new
        case (
            LanguageAdded()
            | LanguageRemoved()
            | NodeRemoved()
            | ListRemoved()
            | ChoiceRemoved()
            | SheetRemoved()
        ):
            return None
        case _:
            return told_of(change).new


def _firm_before(place: Place, places: Places) -> Hashable:
    """The nearest thing before it that the base has, too."""
    order = places.order_in(place.container)
    before = reversed(order[: order.index(place.member)])
    return next((one for one in before if not one.is_added), None)
