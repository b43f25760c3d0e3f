"""What a look at this machine says of one thing."""

from enum import StrEnum

from formkit.core.messages import Message
from formkit.core.values import dataclass


class State(StrEnum):
    """Whether something works."""

    WORKS = "works"
    MISSING = "missing"
    """formkit works without it, and says what it then leaves out."""
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing that was looked at."""

    topic: str
    """What programs know it by: ``java``."""
    title: Message
    state: State
    fact: str = ""
    """A version, a path: what was found, not worded."""
    advice: Message | None = None
