"""What is asked for in the merged form and is not there, although each side has it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from formkit.changes.addresses import CHOICES, EXTERNAL_CHOICES
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import SettingSet
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ListAdded,
    ListRemoved,
    ListRenamed,
)
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeRemoved,
    NodeRenamed,
    NodeTypeChanged,
)
from formkit.changes.matching import EXTERNAL_SELECT, list_sheet, lists_of
from formkit.changes.merging.clashes import Clash, ConflictKind, Joined, wishes_in
from formkit.changes.merging.ground import Ground
from formkit.changes.merging.wishes import Wish
from formkit.model.attributes import cells_of
from formkit.model.form import Choice, Form, Node, Stray, walk
from formkit.model.question_types import QUESTION_TYPES, ListPlace

T = TypeVar("T", Joined, Wish)

_REFERENCE = "${"
_ROW = "row"
_Name = tuple[str, str]
"""``row`` or a sheet of choices, and a name that is asked for there."""


def find_dangling(
    ground: Ground, merged: Form, joined: Sequence[Joined], held: Sequence[Wish]
) -> Iterator[Clash]:
    """Each name that something asks for, and that nothing has any more.

    Args:
        ground: the three forms.
        merged: the form that all active wishes make.
        joined: those wishes.
        held: the wishes that are withheld.
    """
    missing = _missing(merged)
    for form in (ground.base, *ground.forms.values()):
        missing = missing and missing - _missing(form)
    if not missing:
        return
    concerned = _by_name(((one, one.change) for one in joined), _freed_by, _asked_by)
    causes = _by_name(((one, one.change) for one in held), _given_by, _asked_before)
    for name in sorted(missing & concerned.keys()):
        wishes = wishes_in(concerned[name])
        if wishes:
            yield Clash(
                kind=ConflictKind.REFERENCE_DANGLES,
                path=name[1],
                wishes=wishes,
                because=tuple(causes.get(name, ())),
            )


def _by_name(
    changes: Iterable[tuple[T, Change]], *names_of: Callable[[Change], set[_Name]]
) -> dict[_Name, list[T]]:
    """Name -> what has to do with it, by what its change says."""
    found: dict[_Name, list[T]] = {}
    for thing, change in changes:
        for name in set[_Name]().union(*(names(change) for names in names_of)):
            found.setdefault(name, []).append(thing)
    return found


def _missing(form: Form) -> set[_Name]:
    """The names that a form asks for and does not have."""
    asked: set[_Name] = set()
    for node in walk(form.nodes):
        asked.update(_asked_by_row(node))
    choices = chain.from_iterable(one.choices for one in (*form.lists, *form.external_lists))
    for choice in choices:
        asked.update(_asked_by_row(choice))
    for row in (form.settings.values, *form.settings.further_rows):
        for _, text in row:
            asked.update(_asked_in(text))
    had = {(_ROW, node.name) for node in walk(form.nodes)}
    had |= {
        (sheet, one.name) for sheet in (CHOICES, EXTERNAL_CHOICES) for one in lists_of(form, sheet)
    }
    return asked - had


def _asked_by_row(row: Node | Choice) -> Iterator[_Name]:
    for _, text in chain(cells_of(row), row.extra):
        yield from _asked_in(text)
    if not isinstance(row, Choice | Stray):
        yield from _list_of(row.type, row.list_name, list_sheet(row))


def _asked_in(text: str) -> Iterator[_Name]:
    if _REFERENCE not in text:
        return
    from formkit.xpath.references import references_in_text  # noqa: PLC0415 - slow to import

    yield from ((_ROW, reference.name) for reference in references_in_text(text))


def _list_of(type_: str, name: str, sheet: str) -> Iterator[_Name]:
    """The list that a type takes its choices from, unless it is a file."""
    known = QUESTION_TYPES.get(type_)
    if name and (known is None or known.list_place is not ListPlace.FILE):
        yield sheet, name


def _asked_by(change: Change) -> set[_Name]:
    """The names that something asks for after a change."""
    match change:
        case NodeAdded() | ChoiceAdded():
            return set(_asked_by_row(change.new))
        case ListAdded():
            return set(chain.from_iterable(map(_asked_by_row, change.new.choices)))
        case NodeAttributeSet() | ChoiceAttributeSet() | SettingSet():
            return set(_asked_in(change.new))
        case NodeTypeChanged(new=new):
            sheet = EXTERNAL_CHOICES if new.type == EXTERNAL_SELECT else CHOICES
            return set(_list_of(new.type, new.list_name, sheet))
        case _:
            return set()


def _asked_before(change: Change) -> set[_Name]:
    """The names that something asks for where a change is withheld."""
    match change:
        case NodeRemoved():
            return set(_asked_by_row(change.old))
        case NodeAttributeSet() | ChoiceAttributeSet() | SettingSet():
            return set(_asked_in(change.old))
        case NodeTypeChanged(old=old):
            sheet = EXTERNAL_CHOICES if old.type == EXTERNAL_SELECT else CHOICES
            return set(_list_of(old.type, old.list_name, sheet))
        case _:
            return set()


def _freed_by(change: Change) -> set[_Name]:
    """The name that nothing has after a change."""
    match change:
        case NodeRemoved() | NodeRenamed():
            return {(_ROW, change.at.name)}
        case ListRemoved() | ListRenamed():
            return {(change.at.sheet, change.at.name)}
        case _:
            return set()


def _given_by(change: Change) -> set[_Name]:
    """The name that something has after a change."""
    match change:
        case NodeAdded():
            return {(_ROW, change.new.name)}
        case NodeRenamed():
            return {(_ROW, change.new)}
        case ListAdded():
            return {(change.at.sheet, change.at.name)}
        case ListRenamed():
            return {(change.at.sheet, change.new)}
        case _:
            return set()
