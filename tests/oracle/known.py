"""Differences that are known by name, each with its reason."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tests.oracle.asking import STOPS, Difference

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")

_CLOSE = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A difference between formkit and a judge that has a reason."""

    judge: str
    pattern: str
    """What is found in the question: expression, then ``@`` and the place."""
    reason: str
    nearly: bool = False
    """Whether the numbers differ by their last digits only."""
    theirs: str = ""
    """What is found in the judge's answer."""

    def covers(self, judge: str, difference: Difference) -> bool:
        """Tell whether this is the reason for a difference."""
        return (
            self.judge == judge
            and re.search(self.pattern, f"{difference.question} @ {difference.place}") is not None
            and re.search(self.theirs, difference.theirs) is not None
            and (not self.nearly or _nearly(difference.theirs, difference.ours))
        )


def unexplained(judge: str, differences: Iterable[Difference], table: Iterable[Known]) -> str:
    """The differences that no reason covers, a line each, the shortest first."""
    known = [one for one in table if one.judge == judge]
    left = [one for one in differences if not any(entry.covers(judge, one) for entry in known)]
    return "\n".join(sorted(map(str, left), key=len))


def stale(judge: str, differences: Iterable[Difference], table: Iterable[Known]) -> list[str]:
    """The entries for a judge that no difference needs any more."""
    found = list(differences)
    known = [one for one in table if one.judge == judge]
    return [entry.pattern for entry in known if not any(entry.covers(judge, one) for one in found)]


def _nearly(one: str, other: str) -> bool:
    """Tell whether two answers are alike but for the last digits of their numbers."""
    if STOPS in (one, other) or _NUMBER.sub("#", one) != _NUMBER.sub("#", other):
        return False
    pairs = zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=True)
    return all(math.isclose(float(a), float(b), rel_tol=_CLOSE) for a, b in pairs)
