"""What stands in the way of a merge, while it is being found out."""

from collections.abc import Iterable
from enum import StrEnum

from formkit.changes.kinds import Change
from formkit.changes.merging.wishes import Side, Wish
from formkit.changes.telling import told_of
from formkit.core.values import dataclass


class ConflictKind(StrEnum):
    """What two sides disagree about."""

    TWO_TEXTS = "two-texts"
    """One cell, two texts."""
    TWO_NAMES = "two-names"
    """One row, choice, list, language or column, two new names."""
    TWO_TYPES = "two-types"
    """One row, two types or lists."""
    TWO_PLACES = "two-places"
    """One thing, moved to two places; or two groups, each moved into the other."""
    ORDER = "order-against-order"
    """Two things, each moved before or behind the other."""
    REMOVED_AND_CHANGED = "removed-and-changed"
    """One side takes away what the other one changes or adds to."""
    ADDED_APART = "added-apart"
    """Both add something under one name, and mean different things."""
    NAME_TAKEN = "name-taken"
    """A name or code that would stand twice."""
    REFERENCE_DANGLES = "reference-dangles"
    """One side asks for what the other one takes away or calls otherwise."""
    NEVER_TRUE = "never-true"
    """Conditions that can be met on each side, and not together."""
    LABEL_LOST = "label-lost"
    """A label that each side leaves in some language, and both together in none."""
    LIST_FORKED = "list-forked"
    """One side copies a list for its own use, the other one edits it."""
    TWO_SHEETS = "two-sheets"
    """A sheet that formkit keeps without reading holds two different texts."""
    UNEXPLAINED = "unexplained"
    """One side changed a part of the form in ways that formkit has no word for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """One change that is to be applied, and whose wish it is."""

    change: Change
    wishes: tuple[Wish, ...]

    @property
    def sides(self) -> frozenset[Side]:
        """Who wants it."""
        return frozenset(one.side for one in self.wishes)

    @property
    def is_weak(self) -> bool:
        """Tell whether it only follows other changes."""
        return all(one.is_weak for one in self.wishes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Wishes that cannot all be granted."""

    kind: ConflictKind
    path: str
    """What it is about."""
    wishes: tuple[Wish, ...]
    """Withheld until somebody decides."""
    because: tuple[Wish, ...] = ()
    """Wishes that are withheld already, for whose sake these have to be, too."""
    kept: tuple[Wish, ...] = ()
    """Of the wishes, those that are granted all the same, whatever is decided."""


def wishes_in(found: Iterable[Joined]) -> tuple[Wish, ...]:
    """All wishes, each once."""
    return tuple(dict.fromkeys(wish for one in found for wish in one.wishes))


def path_of(wishes: Iterable[Wish]) -> str:
    """What wishes are about, whichever side they come from."""
    return min((told_of(one.told).path for one in wishes), default="")
