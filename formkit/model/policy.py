"""A standard's policy: what a country may do with it, and what it must ask for."""

from datetime import date
from enum import StrEnum

from formkit.core.location import NOWHERE, Loc
from formkit.core.texts import NO_TEXTS, Texts
from formkit.core.values import dataclass, field


class Leave(StrEnum):
    """What a country needs before it makes a change; from nothing to never."""

    FREE = "free"
    DECLARE = "declare"
    """To be written down in the adaptation, with a reason."""
    WAIVER = "waiver"
    """To be approved by the regional hub, for a time."""
    FORBIDDEN = "forbidden"

    @property
    def rank(self) -> int:
        """0 for free, 3 for forbidden."""
        return list(Leave).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedBlock:
    """Questions whose wording, order, answers and logic are the same in the whole region."""

    id: str
    """Such as ``fcs``."""
    modules: tuple[str, ...] = ()
    """All rows that come from these modules are in the block."""
    variables: tuple[str, ...] = ()
    """And the rows that ask these variables."""
    reasons: Texts = NO_TEXTS
    """Why, in words: the score has a fixed recall."""
    loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """A name or code that a standard retired: never to be used again."""

    name: str
    """The question's name, or the code of the list below."""
    list_name: str = ""
    """The list that had the code; empty for a question."""
    since: str = ""
    """The release that retired it."""
    replaced_by: str = ""
    loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A change that the region allows a country, for a time."""

    fingerprint: str
    """Of kind, place and change: ``changes.facts.fingerprint``."""
    kind: str = ""
    place: str = ""
    """Kind and path of the change, for people."""
    reason: str = ""
    approver: str = ""
    """The role that approved it; never a person's name."""
    expires: str = ""
    """The last day on which it holds, ``2027-06-30``; empty: it does not expire."""
    loc: Loc = field(default=NOWHERE, compare=False)

    def holds(self, today: str) -> bool:
        """Tell whether it still holds on a day, written as ``expires`` is."""
        return not self.expires or today <= self.expires

    @property
    def last_day(self) -> date | None:
        """The day of ``expires``, for sentences; None: it does not expire."""
        return date.fromisoformat(self.expires) if self.expires else None


Leaves = tuple[tuple[str, Leave], ...]
"""Situation, as in ``changes.situations`` -> what it needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """``policy.yaml`` of a standard."""

    leaves: Leaves = ()
    """For every question and list; what is not named is as by default."""
    tiers: tuple[tuple[str, Leaves], ...] = ()
    """Category of a variable -> what its questions need; comes before ``leaves``."""
    lists: tuple[tuple[str, Leaves], ...] = ()
    """Extensibility of a list -> what it and its choices need; comes before ``leaves``."""
    blocks: tuple[LockedBlock, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    prefix: str = ""
    """How the names of a country's own questions begin, ``{iso2}_``; empty: no rule."""
    loc: Loc = field(default=NOWHERE, compare=False)
