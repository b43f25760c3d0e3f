"""What happened to several choices of a list together, looked up by each of them."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from formkit.changes.addresses import ChoiceAddress, ListAddress
from formkit.changes.kinds import Change
from formkit.changes.kinds.lists import ChoiceAdded, ChoiceRemoved
from formkit.changes.situations.choice_evidence import find_merges_and_splits, find_swaps
from formkit.model.form import Form

Codes = tuple[str, ...]

_MOST = 200
"""A list in which more choices come and go holds places or the like, and none is part of another;
each would be held against each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceFindings:
    """Choices that were merged, split, or have another meaning under the same code."""

    merged: Mapping[ChoiceAddress, str]
    """A choice that took part in a merge -> the code under which its answers count now."""
    merging: Mapping[ChoiceAddress, Codes]
    """A choice, by its new code, that took in others -> their old codes."""
    split: Mapping[ChoiceAddress, Codes]
    """A choice that was split -> the codes under which its answers count now."""
    parts: Mapping[ChoiceAddress, str]
    """A choice, by its new code, that came of a split -> the old code."""
    swapped: Mapping[ChoiceAddress, tuple[str, str]]
    """A code that now stands for another answer -> the label that it had, and that it has."""


def find_in_choices(changes: Sequence[Change], old: Form, new: Form) -> ChoiceFindings:
    """Look at all changes of choices together."""
    few = _without_long_lists(changes)
    merges, splits = find_merges_and_splits(few, old)
    return ChoiceFindings(
        merged={at: one.new.code for one in merges for at in one.old},
        merging={one.new: tuple(at.code for at in one.old) for one in merges},
        split={one.old: tuple(at.code for at in one.new) for one in splits},
        parts={at: one.old.code for one in splits for at in one.new},
        swapped={one.at: (one.old, one.new) for one in find_swaps(changes, old, new)},
    )


def _without_long_lists(changes: Sequence[Change]) -> Sequence[Change]:
    """The changes but those of lists in which very many choices came and went."""
    fates = Counter(one.at.list for one in changes if isinstance(one, ChoiceAdded | ChoiceRemoved))
    long = {at for at, count in fates.items() if count > _MOST}
    if not long:
        return changes
    return [one for one in changes if not _is_in(one, long)]


def _is_in(change: Change, lists: Container[ListAddress]) -> bool:
    at = getattr(change, "at", None)
    return isinstance(at, ChoiceAddress) and at.list in lists
