"""Changes of choice lists, applied all at once; lists that nothing touches stay the same object."""

from collections.abc import Sequence
from dataclasses import replace

from formkit.changes.addresses import ChoiceAnchor, counted_codes
from formkit.changes.cells import Column, HeaderEdits, with_cells
from formkit.changes.errors import UnknownAddressError
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
from formkit.changes.sequences import arrange
from formkit.model.form import Choice, ChoiceList

_ChoiceChange = ChoiceAdded | ChoiceRemoved | ChoiceRecoded | ChoiceMoved | ChoiceAttributeSet
_WholeListChange = ListAdded | ListRemoved | ListRenamed | ListMoved
_Numbers = dict[tuple[str, int, bool], int]
"""Code, nth and whether a change adds it -> number of a choice: old ones first, then added ones."""


def apply_to_lists(
    lists: tuple[ChoiceList, ...],
    sheet: str,
    changes: Sequence[ListChange],
    headers: HeaderEdits,
) -> tuple[ChoiceList, ...]:
    """The lists of one sheet after all changes of that sheet; others are passed over.

    Raises:
        UnknownAddressError: a change speaks of a list, choice or column that is not there.
    """
    inside: dict[str, list[_ChoiceChange]] = {one.name: [] for one in lists}
    outside: list[_WholeListChange] = []
    for change in changes:
        if isinstance(change, _WholeListChange):
            if change.at.sheet == sheet:
                outside.append(change)
        elif change.at.list.sheet == sheet:
            if change.at.list.name not in inside:
                raise UnknownAddressError(change.at.path)
            inside[change.at.list.name].append(change)
    edited = {one.name: _with_choices(one, inside[one.name], headers) for one in lists}
    return _arranged(edited, outside)


def _arranged(
    lists: dict[str, ChoiceList], changes: Sequence[_WholeListChange]
) -> tuple[ChoiceList, ...]:
    """Lists by their old names, renamed and put in order."""
    names = {name: name for name in lists}
    leaving: set[str] = set()
    moved: dict[str, str | None] = {}
    added: dict[str, ChoiceList] = {}
    placed: dict[str, str | None] = {}
    for change in changes:
        if isinstance(change, ListAdded):
            added[change.new.name] = change.new
            placed[change.new.name] = change.after
        elif change.at.name not in lists:
            raise UnknownAddressError(change.at.path)
        elif isinstance(change, ListRenamed):
            names[change.at.name] = change.new
        elif isinstance(change, ListMoved):
            moved[change.at.name] = change.after
        else:
            leaving.add(change.at.name)
    placed |= {names[name]: after for name, after in moved.items()}
    contents = {names[name]: one for name, one in lists.items() if name not in leaving} | added
    staying = [new for old, new in names.items() if old not in leaving and old not in moved]
    return tuple(_named(contents[name], name) for name in arrange(staying, placed))


def _named(one: ChoiceList, name: str) -> ChoiceList:
    return one if one.name == name else replace(one, name=name)


def _with_choices(
    one: ChoiceList, changes: Sequence[_ChoiceChange], headers: HeaderEdits
) -> ChoiceList:
    """One list with its choices changed and put in order."""
    if not changes and not headers.touch_rows:
        return one
    added = [change for change in changes if isinstance(change, ChoiceAdded)]
    numbers = _numbers(one, added)
    rows = _edited_choices(one.choices, changes, numbers, headers)
    rows += [change.new for change in added]
    leaving: set[int] = set()
    placed: dict[int, int | None] = {}
    for change in changes:
        if isinstance(change, ChoiceAdded | ChoiceMoved):
            number = _number_of(numbers, change)
            after = change.after
            placed[number] = None if after is None else _number(numbers, after, change)
            leaving.add(number)
        elif isinstance(change, ChoiceRemoved):
            leaving.add(_number_of(numbers, change))
    staying = [number for number in range(len(one.choices)) if number not in leaving]
    return replace(one, choices=tuple(rows[number] for number in arrange(staying, placed)))


def _numbers(one: ChoiceList, added: Sequence[ChoiceAdded]) -> _Numbers:
    numbers = {
        (code, nth, False): number for number, (code, nth) in enumerate(counted_codes(one.choices))
    }
    for change in added:
        numbers[change.at.code, change.at.nth, True] = len(numbers)
    return numbers


def _number_of(numbers: _Numbers, change: _ChoiceChange) -> int:
    """The number of the choice that a change speaks of."""
    at = change.at
    number = numbers.get((at.code, at.nth, isinstance(change, ChoiceAdded)))
    if number is None:
        raise UnknownAddressError(at.path)
    return number


def _number(numbers: _Numbers, anchor: ChoiceAnchor, change: _ChoiceChange) -> int:
    """The number of the choice that a change comes behind."""
    number = numbers.get((anchor.code, anchor.nth, anchor.is_added))
    if number is None:
        raise UnknownAddressError(replace(change.at, code=anchor.code, nth=anchor.nth).path)
    return number


def _edited_choices(
    choices: tuple[Choice, ...],
    changes: Sequence[_ChoiceChange],
    numbers: _Numbers,
    headers: HeaderEdits,
) -> list[Choice]:
    rows = list(choices)
    cells: dict[int, dict[Column, str]] = {}
    for change in changes:
        if isinstance(change, ChoiceAttributeSet):
            number = _number_of(numbers, change)
            cells.setdefault(number, {})[change.key, change.is_extra] = change.new
        elif isinstance(change, ChoiceRecoded):
            number = _number_of(numbers, change)
            rows[number] = replace(rows[number], code=change.new)
    for number in range(len(rows)) if headers.touch_rows else cells:
        rows[number] = with_cells(rows[number], cells.get(number, {}), headers)
    return rows
