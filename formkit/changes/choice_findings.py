"""What happened to several choices of a list together, looked up by each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from formkit.changes.addresses import ChoiceAddress
from formkit.changes.choice_evidence import find_merges, find_splits, find_swaps
from formkit.changes.kinds import Change
from formkit.model.form import Form

Codes = tuple[str, ...]


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
    merges, splits = find_merges(changes, old, new), find_splits(changes, old, new)
    return ChoiceFindings(
        merged={at: one.new.code for one in merges for at in one.old},
        merging={one.new: tuple(at.code for at in one.old) for one in merges},
        split={one.old: tuple(at.code for at in one.new) for one in splits},
        parts={at: one.old.code for one in splits for at in one.new},
        swapped={one.at: (one.old, one.new) for one in find_swaps(changes, old, new)},
    )
