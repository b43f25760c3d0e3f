"""How much of a standard, or of the last round, is left in a form: one word for all changes."""

from collections.abc import Iterable
from enum import StrEnum

from formkit.changes.situations import Situation
from formkit.changes.verdicts import Comparability, Deployed, Verdict
from formkit.model.policy import Leave


class Profile(StrEnum):
    """What a form can be used for beside the other one; from all to nothing."""

    IDENTICAL = "identical"
    """Nothing changed but spelling."""
    COMPARABLE = "comparable"
    """The data compare as they are; some changes ask to be looked at."""
    MAPPABLE = "mappable"
    """The data compare once names and codes are mapped."""
    DEPLOYABLE = "deployable"
    """Some data do not compare, but nothing is forbidden, unknown, or mixed in one column."""
    NONE = "none"
    """None of these."""

    @property
    def rank(self) -> int:
        """0 for identical, 4 for none."""
        return list(Profile).index(self)

    def meets(self, asked: "Profile") -> bool:
        """Tell whether this is what was asked for, or more.

        >>> Profile.COMPARABLE.meets(Profile.MAPPABLE), Profile.NONE.meets(Profile.DEPLOYABLE)
        (True, False)
        """
        return self.rank <= asked.rank


_MIXED = frozenset((Deployed.MIXES, Deployed.UNKNOWN))


def profile_of(verdicts: Iterable[Verdict]) -> Profile:
    """The highest profile that all verdicts allow."""
    told = [one for one in verdicts if one.situation != Situation.FOLLOWS]
    if not told:
        return Profile.IDENTICAL
    comparability = max(one.comparability.rank for one in told)
    if comparability <= Comparability.CHECK.rank:
        return Profile.COMPARABLE
    if comparability <= Comparability.MAPPABLE.rank:
        return Profile.MAPPABLE
    return Profile.DEPLOYABLE if all(map(_is_deployable, told)) else Profile.NONE


def _is_deployable(verdict: Verdict) -> bool:
    is_known = verdict.comparability is not Comparability.UNKNOWN
    return is_known and verdict.deployed not in _MIXED and verdict.leave is not Leave.FORBIDDEN
