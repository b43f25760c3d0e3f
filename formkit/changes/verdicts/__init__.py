"""What a change costs: three independent verdicts, each with its reason in a sentence.

A change carries facts only; here is what they mean for the series, for what is
collected already, and under the region's policy.  How a change is sorted into
a situation stands in ``situations``, what each situation costs in the table of
``verdict_table``.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import cached_property

from formkit.changes.kinds import Change
from formkit.core.messages import Message
from formkit.core.values import dataclass, field
from formkit.model.policy import Leave, Waiver


class Comparability(StrEnum):
    """What is left of comparing with the standard and with earlier rounds."""

    NONE = "none"
    """Nothing is lost."""
    CHECK = "check"
    """A person has to look: mostly nothing is lost."""
    MAPPABLE = "mappable"
    """Comparable after names or codes are mapped."""
    UNKNOWN = "unknown"
    """formkit cannot judge it."""
    BREAKS = "breaks"
    """The old and the new data are of different things."""

    @property
    def rank(self) -> int:
        """0 for none, 4 for breaks: unknown outranks all but the worst."""
        return list(Comparability).index(self)


class Deployed(StrEnum):
    """What happens to data already collected, when the form is deployed again in Kobo."""

    SAFE = "safe"
    HINDERS = "hinders editing"
    """Submissions that are there can be edited only with care."""
    STALE = "stale devices"
    """Devices that have the form do not learn that there is another one."""
    RELABELS = "relabels"
    """Old codes lose or change their label."""
    SPLITS = "splits"
    """The answers come in two columns."""
    NEW_FORM = "new form"
    """ODK servers take it for another form."""
    UNKNOWN = "unknown"
    MIXES = "mixes"
    """One column holds answers of two kinds."""

    @property
    def rank(self) -> int:
        """0 for safe, 7 for mixes: unknown outranks all but the worst."""
        return list(Deployed).index(self)


class ChangeClass(StrEnum):
    """The class under which the field speaks of a change."""

    A0 = "A0"
    """Cosmetic."""
    A1 = "A1"
    """Wording, its meaning kept."""
    A2 = "A2"
    """Local lists."""
    A3 = "A3"
    """Selection."""
    B1 = "B1"
    """Logic."""
    B2 = "B2"
    """Meaning."""
    B3 = "B3"
    """Codes."""
    B4 = "B4"
    """Type."""
    B5 = "B5"
    """A core variable is gone or renamed."""
    C1 = "C1"
    """Protection."""
    C2 = "C2"
    """Technical."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How old data become comparable: names or codes, old to new."""

    column: str
    """The question whose name or answers are mapped; for a list, the list's name."""
    pairs: tuple[tuple[str, str], ...]
    """Old name or code -> new one."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What one change costs; its reasons are put in words when they are asked for."""

    change: Change
    situation: str
    """The row of the table that it falls under, ``core-question-removed``."""
    change_class: ChangeClass
    comparability: Comparability
    deployed: Deployed
    leave: Leave
    reasons: Callable[[], tuple[Message, Message, Message]] = field(compare=False, repr=False)
    """Gives those for comparability, collected data and leave."""
    mapping: Mapping | None = None
    waiver: Waiver | None = None
    """What the regional hub allowed of it, be that over or not."""
    is_waived: bool = False
    """Whether the waiver holds."""

    @cached_property
    def _worded(self) -> tuple[Message, Message, Message]:
        return self.reasons()

    @property
    def comparability_reason(self) -> Message:
        """Why the data can be compared so far and no further."""
        return self._worded[0]

    @property
    def deployed_reason(self) -> Message:
        """What becomes of collected data."""
        return self._worded[1]

    @property
    def leave_reason(self) -> Message:
        """What the country needs, and until when it has it."""
        if self.waiver is None:
            return self._worded[2]
        day, reason = self.waiver.last_day, self.waiver.reason
        if self.is_waived and day is None:
            return Message("the regional hub allows it: {reason}", reason=reason)
        if self.is_waived:
            text = "the regional hub allows it until {day}: {reason}"
            return Message(text, day=day, reason=reason)
        text = "its waiver held until {day}: ask the regional hub for another one, or put it back"
        return Message(text, day=day)
