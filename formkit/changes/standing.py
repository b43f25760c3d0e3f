"""How a new condition stands to the old one: what a change of a condition carries."""

from typing import TYPE_CHECKING

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.logic.judgements import Relation, Witness

if TYPE_CHECKING:
    from formkit.xpath.functions import Dialect


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Answers that meet one of two conditions and not the other."""

    answers: Witness
    """Those that the conditions read."""
    only_in: "Dialect | None" = None
    """The engine that alone makes this difference; None where all make one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a new condition stands to the old one, whichever engine runs the form."""

    relation: Relation
    old_only: Example | None = None
    """Answers that meet the old condition and not the new one; None where there are none."""
    new_only: Example | None = None
    reason: Message | None = None
    """For an unknown relation: what stands in the way."""
