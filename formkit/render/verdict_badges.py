"""A verdict's three parts, each in a word with its reason: what pages and lists show."""

from enum import StrEnum

from formkit.changes.verdicts import ChangeClass, Comparability, Deployed, Verdict
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.model.policy import Leave
from formkit.render.text.verdicts import COMPARABILITY, DEPLOYED, LEAVE, WAIVED, waived_words


class Level(StrEnum):
    """How much a part of a verdict weighs."""

    NONE = "none"
    """Nothing is lost, nothing asked for."""
    LIGHT = "light"
    HEAVY = "heavy"
    UNKNOWN = "unknown"
    WORST = "worst"

    @property
    def rank(self) -> int:
        """0 for none, 4 for the worst: unknown outranks all but that."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """One of the three parts of a verdict."""

    aspect: str
    """``comparability``, ``deployed`` or ``leave``."""
    value: str
    word: Message
    level: Level
    reason: Message


_COMPARABILITY_WORDS = {Comparability.NONE: Message("compares as it is"), **COMPARABILITY}
_DEPLOYED_WORDS = {Deployed.SAFE: Message("collected data stay"), **DEPLOYED}
_LEAVE_WORDS = {Leave.FREE: Message("free to do"), **LEAVE}
CLASSES: dict[ChangeClass, Message] = {
    ChangeClass.A0: Message("cosmetic"),
    ChangeClass.A1: Message("wording, its meaning kept"),
    ChangeClass.A2: Message("local lists"),
    ChangeClass.A3: Message("selection: what is asked, and what is not"),
    ChangeClass.B1: Message("logic: who is asked, and what is taken"),
    ChangeClass.B2: Message("meaning"),
    ChangeClass.B3: Message("names, codes and places in the data"),
    ChangeClass.B4: Message("type"),
    ChangeClass.B5: Message("a core variable is gone or renamed"),
    ChangeClass.C1: Message("protection"),
    ChangeClass.C2: Message("technical"),
}
ASPECTS = {
    "comparability": Message("Comparing with before"),
    "deployed": Message("Data collected already"),
    "leave": Message("What the region asks"),
}

_COMPARABILITY_LEVELS = {
    Comparability.NONE: Level.NONE,
    Comparability.CHECK: Level.LIGHT,
    Comparability.MAPPABLE: Level.HEAVY,
    Comparability.UNKNOWN: Level.UNKNOWN,
    Comparability.BREAKS: Level.WORST,
}
_DEPLOYED_LEVELS = {
    Deployed.SAFE: Level.NONE,
    Deployed.HINDERS: Level.LIGHT,
    Deployed.STALE: Level.HEAVY,
    Deployed.RELABELS: Level.HEAVY,
    Deployed.SPLITS: Level.HEAVY,
    Deployed.NEW_FORM: Level.HEAVY,
    Deployed.UNKNOWN: Level.UNKNOWN,
    Deployed.MIXES: Level.WORST,
}
_LEAVE_LEVELS = {
    Leave.FREE: Level.NONE,
    Leave.DECLARE: Level.LIGHT,
    Leave.WAIVER: Level.HEAVY,
    Leave.FORBIDDEN: Level.WORST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Degree:
    """One value that a part of a verdict can have."""

    aspect: str
    value: str
    word: Message
    level: Level


DEGREES: tuple[Degree, ...] = (
    *(
        Degree(aspect="comparability", value=str(one), word=_COMPARABILITY_WORDS[one], level=level)
        for one, level in _COMPARABILITY_LEVELS.items()
    ),
    *(
        Degree(aspect="deployed", value=str(one), word=_DEPLOYED_WORDS[one], level=level)
        for one, level in _DEPLOYED_LEVELS.items()
    ),
    *(
        Degree(aspect="leave", value=str(one), word=_LEAVE_WORDS[one], level=level)
        for one, level in _LEAVE_LEVELS.items()
    ),
    Degree(aspect="leave", value="waived", word=WAIVED, level=Level.LIGHT),
)
"""Every value, from the lightest to the heaviest of each part."""


def badges_of(verdict: Verdict) -> tuple[Badge, Badge, Badge]:
    """Comparing, collected data, and leave."""
    compared, kept = verdict.comparability, verdict.deployed
    return (
        Badge(
            aspect="comparability",
            value=str(compared),
            word=_COMPARABILITY_WORDS[compared],
            level=_COMPARABILITY_LEVELS[compared],
            reason=verdict.comparability_reason,
        ),
        Badge(
            aspect="deployed",
            value=str(kept),
            word=_DEPLOYED_WORDS[kept],
            level=_DEPLOYED_LEVELS[kept],
            reason=verdict.deployed_reason,
        ),
        _leave_badge(verdict),
    )


def level_of(verdict: Verdict) -> Level:
    """The level of the part that weighs most."""
    return max((one.level for one in badges_of(verdict)), key=lambda one: one.rank)


def _leave_badge(verdict: Verdict) -> Badge:
    leave, waiver = verdict.leave, verdict.waiver
    is_waived = verdict.is_waived and waiver is not None
    word = _LEAVE_WORDS[leave]
    if is_waived and waiver:
        word = waived_words(waiver)
    return Badge(
        aspect="leave",
        value="waived" if is_waived else str(leave),
        word=word,
        level=Level.LIGHT if is_waived else _LEAVE_LEVELS[leave],
        reason=verdict.leave_reason,
    )
