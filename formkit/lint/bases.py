"""The standard form that a form was built from, and what is settled about changing it."""

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.model.form import Form
from formkit.model.policy import Waiver


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What a form is held against by the rules of the standard's policy."""

    form: Form | None = None
    """Built anew from the form's template; None where that cannot be."""
    why_not: Message | None = None
    """Why it could not be built."""
    declared: frozenset[str] = frozenset()
    """Fingerprints of the changes that the adaptation beside the form makes."""
    adaptation: str = ""
    """The file of that adaptation; empty where there is none beside the form."""
    waivers: tuple[Waiver, ...] = ()
    today: str = ""
    """The day on which waivers have to hold, ``2026-11-22``; empty: none has run out."""
