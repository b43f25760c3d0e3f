"""What happened to choice lists and choices, in the order of the new form."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import assert_never

from formkit.changes.addresses import (
    ChoiceAddress,
    ChoiceAnchor,
    ListAddress,
    counted_codes,
)
from formkit.changes.cells import changed_cells
from formkit.changes.detection.comparison import Comparison
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
from formkit.changes.matching import lists_of
from formkit.changes.matching.lists import match_choices
from formkit.changes.sequences import Come, Fate, Gone, Kept, find_fates
from formkit.core.location import NOWHERE, Loc
from formkit.model.form import ChoiceList


def find_list_changes(comparison: Comparison, sheet: str) -> Iterator[ListChange]:
    """All changes of the lists of one sheet; what is gone is told where it stood."""
    matches = comparison.matches
    old, new = lists_of(matches.old, sheet), lists_of(matches.new, sheet)
    old_names = {name: one for one, name in matches.lists[sheet].items()}
    numbers = {one.name: number for number, one in enumerate(old)}
    places = [numbers[old_names[one.name]] if one.name in old_names else None for one in new]
    for fate in find_fates(len(old), places):
        yield from _changes_of_whole(old, new, sheet, fate)
        if isinstance(fate, Kept) and old[fate.old].choices != new[fate.new].choices:
            at = ListAddress(name=old[fate.old].name, sheet=sheet)
            yield from _Choices(at, old[fate.old], new[fate.new], comparison).find_changes()


def _changes_of_whole(
    old: Sequence[ChoiceList], new: Sequence[ChoiceList], sheet: str, fate: Fate
) -> Iterator[ListChange]:
    """What happened to a list besides its choices."""
    match fate:
        case Come(number):
            at = ListAddress(name=new[number].name, sheet=sheet)
            after = _name_before(new, number)
            yield ListAdded(at=at, after=after, new=new[number], new_loc=_loc(new[number]))
        case Gone(number):
            at = ListAddress(name=old[number].name, sheet=sheet)
            yield ListRemoved(at=at, old=old[number], old_loc=_loc(old[number]))
        case Kept(number, new_number, is_moved):
            one, twin = old[number], new[new_number]
            at = ListAddress(name=one.name, sheet=sheet)
            if is_moved:
                yield ListMoved(
                    at=at,
                    old_after=_name_before(old, number),
                    after=_name_before(new, new_number),
                    old_loc=_loc(one),
                    new_loc=_loc(twin),
                )
            if one.name != twin.name:
                yield ListRenamed(
                    at=at, old=one.name, new=twin.name, old_loc=_loc(one), new_loc=_loc(twin)
                )
        case _:
            assert_never(fate)


def _name_before(lists: Sequence[ChoiceList], number: int) -> str | None:
    return lists[number - 1].name if number else None


def _loc(one: ChoiceList) -> Loc:
    """Where a list begins."""
    return one.choices[0].loc if one.choices else NOWHERE


class _Choices:
    """The choices of a list that both forms have."""

    def __init__(
        self, at: ListAddress, old: ChoiceList, new: ChoiceList, comparison: Comparison
    ) -> None:
        self.at = at
        self.old = old.choices
        self.new = new.choices
        self.comparison = comparison
        self.pairing = match_choices(self.old, self.new, comparison.matches.languages)
        self.old_codes = tuple(counted_codes(self.old))

    @cached_property
    def new_codes(self) -> tuple[tuple[str, int], ...]:
        """What ``old_codes`` is to the old choices."""
        return tuple(counted_codes(self.new))

    def find_changes(self) -> Iterator[ListChange]:
        """All changes of the choices, in the new order."""
        places = [self.pairing.old_of.get(number) for number in range(len(self.new))]
        for fate in find_fates(len(self.old), places):
            match fate:
                case Come(number):
                    new = self.new[number]
                    at = self._at(self.new_codes[number])
                    yield ChoiceAdded(at=at, after=self._after(number), new=new, new_loc=new.loc)
                case Gone(number):
                    old = self.old[number]
                    at = self._at(self.old_codes[number])
                    yield ChoiceRemoved(at=at, old=old, old_loc=old.loc)
                case Kept():
                    yield from self._changes_of_choice(fate)
                case _:
                    assert_never(fate)

    def _changes_of_choice(self, fate: Kept) -> Iterator[ListChange]:
        old, new = self.old[fate.old], self.new[fate.new]
        if old == new and not fate.is_moved:
            return
        at = self._at(self.old_codes[fate.old])
        if fate.is_moved:
            yield ChoiceMoved(
                at=at,
                old_after=_anchor(self.old_codes[fate.old - 1]) if fate.old else None,
                after=self._after(fate.new),
                old_loc=old.loc,
                new_loc=new.loc,
            )
        if old.code != new.code:
            yield ChoiceRecoded(at=at, old=old.code, new=new.code, old_loc=old.loc, new_loc=new.loc)
        for cell in changed_cells(old, new, self.comparison.renamed_languages):
            yield ChoiceAttributeSet(
                at=at,
                key=cell.key,
                is_extra=cell.is_extra,
                old=cell.old,
                new=cell.new,
                equivalent=self.comparison.consequences.is_equivalent(cell),
                old_loc=old.loc,
                new_loc=new.loc,
            )

    def _at(self, code: tuple[str, int]) -> ChoiceAddress:
        return ChoiceAddress(list=self.at, code=code[0], nth=code[1])

    def _after(self, number: int) -> ChoiceAnchor | None:
        """The choice before a new one: by its old code where it has one."""
        if not number:
            return None
        old = self.pairing.old_of.get(number - 1)
        if old is None:
            return _anchor(self.new_codes[number - 1], is_added=True)
        return _anchor(self.old_codes[old])


def _anchor(code: tuple[str, int], *, is_added: bool = False) -> ChoiceAnchor:
    return ChoiceAnchor(code=code[0], nth=code[1], is_added=is_added)
