"""What a change costs, as lines below it."""

from collections.abc import Iterator
from enum import StrEnum

from formkit.changes.addresses import ChoiceAddress
from formkit.changes.kinds.rows import NodeAdded, NodeMoved, NodeRemoved
from formkit.changes.situations import Situation
from formkit.changes.verdicts import Comparability, Deployed, Verdict
from formkit.changes.verdicts.profiles import Profile
from formkit.changes.verdicts.redeploying import Moment
from formkit.core.messages import Message
from formkit.model.policy import Leave, Waiver


class Reasons(StrEnum):
    """How much is said of what a change costs."""

    NOTHING = "nothing"
    SHORT = "short"
    """The verdicts, and the reason that weighs most."""
    ALL = "all"
    """The verdicts and all three reasons."""


COMPARABILITY: dict[Comparability, Message] = {
    Comparability.CHECK: Message("to be looked at"),
    Comparability.MAPPABLE: Message("comparable once mapped"),
    Comparability.UNKNOWN: Message("not known whether it compares"),
    Comparability.BREAKS: Message("breaks the comparison"),
}
DEPLOYED: dict[Deployed, Message] = {
    Deployed.HINDERS: Message("hinders the editing of old records"),
    Deployed.STALE: Message("does not reach devices"),
    Deployed.RELABELS: Message("relabels collected data"),
    Deployed.SPLITS: Message("splits collected data"),
    Deployed.NEW_FORM: Message("a new form on ODK servers"),
    Deployed.UNKNOWN: Message("not known what becomes of collected data"),
    Deployed.MIXES: Message("mixes collected data"),
}
LEAVE: dict[Leave, Message] = {
    Leave.DECLARE: Message("to be declared"),
    Leave.WAIVER: Message("needs a waiver"),
    Leave.FORBIDDEN: Message("forbidden"),
}
WAIVED = Message("waived")
"""What is not said costs nothing: none, safe and free."""

PROFILES: dict[Profile, Message] = {
    Profile.IDENTICAL: Message("identical: nothing changed but spelling"),
    Profile.COMPARABLE: Message("comparable: the data compare as they are"),
    Profile.MAPPABLE: Message("mappable: the data compare once names and codes are mapped"),
    Profile.DEPLOYABLE: Message(
        "deployable: some data do not compare any more, but nothing is forbidden and no column"
        " mixes two kinds of answers"
    ),
    Profile.NONE: Message(
        "not deployable: the comparison breaks, and something is forbidden, unknown or mixed in"
        " one column"
    ),
}

MOMENTS: dict[Moment, Message] = {
    Moment.TODAY: Message("can go today: {count}"),
    Moment.NEXT_ROUND: Message("waits for the next round: {count}"),
    Moment.NEW_PROJECT: Message("waits for the next round and a new project: {count}"),
    Moment.NEVER: Message("cannot go as it is: {count}"),
}

_ROWS = (NodeAdded, NodeRemoved, NodeMoved)
"""Rows that come, go or move in a row are told the same of."""
_WITHOUT_DICTIONARY = frozenset((Situation.QUESTION_REMOVED, Situation.CALCULATION_UNKNOWN))
"""What cannot be judged without a dictionary, as is said once at the end."""


def verdict_lines(
    verdict: Verdict, reasons: Reasons, *, is_of_many: bool = False
) -> Iterator[Message]:
    """What is said of a verdict.

    Args:
        verdict: of one change, or of the first of many.
        reasons: how much is wanted.
        is_of_many: whether the reasons speak of the first of many changes alone.
    """
    costs = tuple(costs_of(verdict))
    if costs:
        yield Message(
            "{change_class}: {costs}", change_class=str(verdict.change_class), costs=costs
        )
    for reason in _reasons(verdict, reasons, costs):
        yield Message("for instance: {reason}", reason=reason) if is_of_many else reason


def is_told_above(verdict: Verdict | None, before: Verdict | None) -> bool:
    """Tell whether a choice or row costs what the one just above it costs for the same reason.

    Args:
        verdict: of a change.
        before: of the change just above it.
    """
    if verdict is None or before is None or costs_nothing(verdict):
        return False
    change, above = verdict.change, before.change
    is_same = _weight(verdict) == _weight(before)
    if isinstance(change, _ROWS) and type(change) is type(above):
        return is_same
    at, other = getattr(change, "at", None), getattr(above, "at", None)
    if not isinstance(at, ChoiceAddress) or not isinstance(other, ChoiceAddress):
        return False
    return is_same and at.list == other.list


def _weight(verdict: Verdict) -> tuple[object, ...]:
    return verdict.situation, verdict.change_class, verdict.leave, verdict.is_waived


def _reasons(verdict: Verdict, reasons: Reasons, costs: tuple[Message, ...]) -> Iterator[Message]:
    if reasons is Reasons.ALL:
        yield verdict.comparability_reason
        yield verdict.deployed_reason
        yield verdict.leave_reason
    elif costs and (reason := _heaviest_reason(verdict)):
        yield reason


def costs_of(verdict: Verdict) -> Iterator[Message]:
    """The verdicts that say that something is lost or needed, each in a few words."""
    if verdict.comparability in COMPARABILITY:
        yield COMPARABILITY[verdict.comparability]
    if verdict.deployed in DEPLOYED:
        yield DEPLOYED[verdict.deployed]
    if verdict.is_waived and verdict.waiver:
        yield waived_words(verdict.waiver)
    elif verdict.leave in LEAVE:
        yield LEAVE[verdict.leave]


def waived_words(waiver: Waiver) -> Message:
    """That the regional hub allows it, and until when."""
    day = waiver.last_day
    return WAIVED if day is None else Message("waived until {day}", day=day)


def costs_nothing(verdict: Verdict) -> bool:
    """Tell whether nothing is lost and nothing needs to be asked for."""
    is_harmless = verdict.comparability is Comparability.NONE and verdict.deployed is Deployed.SAFE
    is_waived = verdict.is_waived and verdict.waiver is not None
    return is_harmless and verdict.leave is Leave.FREE and not is_waived


def _heaviest_reason(verdict: Verdict) -> Message | None:
    """The one reason that an officer must read; None where the verdicts say it all."""
    lacks_dictionary = verdict.situation in _WITHOUT_DICTIONARY
    if verdict.comparability is not Comparability.NONE and not lacks_dictionary:
        return verdict.comparability_reason
    if verdict.deployed is not Deployed.SAFE:
        return verdict.deployed_reason
    return None if verdict.leave is Leave.DECLARE else verdict.leave_reason
