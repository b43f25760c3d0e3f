"""Changes of a form taken back, one by one: the form as if they had not been made.

What is taken back is left out of the changes that lead from the old form to the
new one, and the others are made again; so whatever else was changed stays.  A new
name is taken back in a second step, in the form that has it, since all that asks
for it has to follow.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from formkit.changes.addresses import Address, Anchor, ChoiceAddress
from formkit.changes.applying import apply
from formkit.changes.applying.references import without_followers
from formkit.changes.applying.rows import find_new_addresses
from formkit.changes.detection import find_changes
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import (
    ColumnRenamed,
    LanguageAdded,
    LanguageRemoved,
    LanguageRenamed,
)
from formkit.changes.kinds.lists import ListRemoved, ListRenamed
from formkit.changes.kinds.rows import NodeMoved, NodeRemoved, NodeRenamed, RowChange
from formkit.changes.telling import told_of
from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.jobs.judging.going_together import GoingTogether
from formkit.jobs.judging.lost_names import LostName, asks_for, lost_names
from formkit.jobs.judging.reanchoring import without
from formkit.model.form import Form

_Named = NodeRenamed | ListRenamed | LanguageRenamed | ColumnRenamed | LanguageAdded
"""What is taken back in a second step."""
_Likeness = tuple[str, str, str, str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reverted:
    """A form without some of the changes that led to it."""

    form: Form
    also: tuple[Change, ...] = ()
    """Changes that went back with the ones that were chosen, but for those that only follow."""
    instead: tuple[Change, ...] = ()
    """Changes from the old form that were none before: they come in place of what went."""
    staying: tuple[Change, ...] = ()
    """Changes that were chosen and cannot be taken back by themselves."""


def revert(
    old: Form, new: Form, changes: tuple[Change, ...], chosen: Collection[Change]
) -> Reverted:
    """Take back some of the changes from one form to another.

    Args:
        old: the form as it was.
        new: the form as it is.
        changes: all that ``find_changes`` finds between them.
        chosen: those of them to take back, the very same values.

    Raises:
        FormkitError: none of them can be taken back by itself.
    """
    told = without_followers(old, changes)
    ids = set(map(id, chosen))
    numbers = [number for number, one in enumerate(told) if id(one) in ids]
    if not numbers:
        text = "this only follows another change: put that one back, and this goes with it"
        raise FormkitError(Message(text))
    form = _Reverting(old, new, told).form_without(numbers)
    return _judged(old, changes, chosen, form)


class _Reverting:
    """The changes of a form, of which some are to be taken back."""

    def __init__(self, old: Form, new: Form, told: Sequence[Change]) -> None:
        self._old = old
        self._told = told
        self._together = GoingTogether(told)
        self._known = lost_names(old) | lost_names(new)

    def form_without(self, chosen: Iterable[int]) -> Form:
        """The form without changes and all that cannot stay without them."""
        dropped = self._together.with_companions(chosen)
        while True:
            form, dropped = self._form(dropped)
            needed = self._together.closed(self._needed(lost_names(form) - self._known, dropped))
            if needed <= dropped:
                return form
            dropped |= needed

    def _form(self, dropped: set[int]) -> tuple[Form, set[int]]:
        """The form; where rows would have no place, moves are taken back too."""
        try:
            return form_without(self._old, self._told, dropped), dropped
        except FormkitError:
            moved = {n for n, one in enumerate(self._told) if isinstance(one, NodeMoved)}
            dropped = self._together.closed(dropped | moved)
            return form_without(self._old, self._told, dropped), dropped

    def _needed(self, lost: Iterable[LostName], dropped: set[int]) -> Iterable[int]:
        """The changes that bring back what is lost, else those that ask for it."""
        for one in lost:
            kept = [(n, change) for n, change in enumerate(self._told) if n not in dropped]
            back = [n for n, change in kept if _removes(change, one)]
            yield from back or (n for n, change in kept if asks_for(change, one))


def _removes(change: Change, lost: LostName) -> bool:
    if lost.is_list:
        return isinstance(change, ListRemoved) and change.at.name == lost.name
    return isinstance(change, NodeRemoved) and change.old.name == lost.name


def form_without(old: Form, changes: Sequence[Change], dropped: Collection[int]) -> Form:
    """What an old form becomes without some of the changes that were made to it.

    Args:
        old: the form as it was.
        changes: of it; what only follows new names may be left out.
        dropped: positions of those that are not to be made.

    Raises:
        FormkitError: rows would have no place.
    """
    later = {n for n in dropped if isinstance(changes[n], _Named)}
    kept = without(changes, set(dropped) - later)
    form = apply(old, kept, follow=True)
    if not later:
        return form
    rows = [one for one in kept if isinstance(one, RowChange)]
    addresses = find_new_addresses(old.nodes, rows)
    back = (_taken_back(changes[n], addresses) for n in sorted(later))
    return apply(form, tuple(back), follow=True)


def _taken_back(change: Change, addresses: Mapping[Anchor, Address]) -> Change:
    """The change that takes one back in the form that has it."""
    match change:
        case NodeRenamed(at=at, old=old, new=new):
            return NodeRenamed(at=addresses[Anchor(at=at)], old=new, new=old)
        case ListRenamed(at=at, old=old, new=new):
            return ListRenamed(at=replace(at, name=new), old=new, new=old)
        case LanguageRenamed(old=old, new=new):
            return LanguageRenamed(old=new, new=old)
        case ColumnRenamed(sheet=sheet, old=old, new=new):
            return ColumnRenamed(sheet=sheet, old=new, new=old)
        case LanguageAdded(language=language):
            return LanguageRemoved(language=language)
        case _:
            raise AssertionError(change.code)  # pragma: no cover - the caller sorts them


def _judged(
    old: Form, changes: tuple[Change, ...], chosen: Collection[Change], form: Form
) -> Reverted:
    """The form, with what else is different now from what was found before.

    Raises:
        FormkitError: all that was chosen is still there.
    """
    ids = set(map(id, chosen))
    found = find_changes(old, form)
    others = [one for one in changes if id(one) not in ids]
    left = Counter(map(_likeness, found))
    left.subtract(map(_likeness, others))
    staying = tuple(one for one in chosen if left[_likeness(one)] > 0)
    if len(staying) == len(chosen):
        text = "formkit cannot put this back by itself: do it in Excel, then compare again"
        raise FormkitError(Message(text))
    return Reverted(
        form=form,
        also=_beyond(others, found),
        instead=_beyond(found, (*others, *staying)),
        staying=staying,
    )


def _beyond(changes: Iterable[Change], known: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that are not among others, one for one; those that only follow left out."""
    left = Counter(map(_likeness, known))
    beyond: list[Change] = []
    for change in changes:
        likeness = _likeness(change)
        left[likeness] -= 1
        if left[likeness] < 0 and not getattr(change, "equivalent", False):
            beyond.append(change)
    return tuple(beyond)


def _likeness(change: Change) -> _Likeness:
    """What a change is about, whatever its neighbours, groups and columns are called."""
    told = told_of(change)
    at = getattr(change, "at", None)
    place = at.list.path if isinstance(at, ChoiceAddress) else ""
    is_spelling = getattr(change, "equivalent", False)
    column = "" if getattr(change, "is_extra", False) else told.column.partition("::")[0]
    return change.code, place, told.target, column, is_spelling
