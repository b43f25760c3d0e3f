"""What reasoning says: yes, no or unknown, with the answers that show it or the reason why not."""

from enum import StrEnum

from formkit.core.messages import Message
from formkit.core.values import dataclass

Witness = tuple[tuple[str, str], ...]
"""Answers by question, in the order of the form, that show something; ``""`` is no answer."""


class Truth(StrEnum):
    """Whether something can be."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Whether a condition can hold, for some respondent."""

    truth: Truth
    witness: Witness = ()
    """For ``YES``: answers for which it does."""
    reason: Message | None = None
    """For ``UNKNOWN``: what stands in the way."""


class Relation(StrEnum):
    """How a new condition stands to an old one, over all respondents."""

    EQUIVALENT = "equivalent"
    """Both say the same."""
    TIGHTER = "tighter"
    """Whoever meets the new one met the old one; somebody met the old one only."""
    LOOSER = "looser"
    """Whoever met the old one meets the new one; somebody meets the new one only."""
    DIFFERENT = "different"
    """Somebody meets the old one only, and somebody the new one only."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionChange:
    """How two conditions stand to each other."""

    relation: Relation
    old_only: Witness | None = None
    """Answers that meet the old condition and not the new one, where that is known."""
    new_only: Witness | None = None
    reason: Message | None = None
    """For ``UNKNOWN``: what stands in the way."""
