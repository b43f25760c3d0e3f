"""When a change can go to devices while a round is under way.

Inside a round go only wording, languages, answers that are added, and conditions
that hide nothing.  What Kobo and ODK take without harm waits for the next round;
what would split, mix or relabel collected data needs a project of its own.
"""

from dataclasses import dataclass
from enum import StrEnum

from formkit.changes.situations import Situation
from formkit.changes.verdicts import ChangeClass, Deployed, Verdict
from formkit.core.messages import Message
from formkit.model.policy import Leave

S = Situation


class Moment(StrEnum):
    """When a change can go to devices."""

    TODAY = "today"
    NEXT_ROUND = "next round"
    """In the same project, once nobody collects."""
    NEW_PROJECT = "new project"
    """With the next round, in a project of its own."""
    NEVER = "never"
    """Not as it is."""

    @property
    def rank(self) -> int:
        """0 for today, 3 for never."""
        return list(Moment).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redeployment:
    """When one change can go to devices, and why."""

    moment: Moment
    reason: Message


_LIGHT = frozenset((ChangeClass.A0, ChangeClass.A1, ChangeClass.A2))
_HIDES_NOTHING = frozenset(
    (S.RELEVANT_LOOSENED, S.RELEVANT_EQUIVALENT, S.CONSTRAINT_EQUIVALENT, S.CHOICE_WORDING_EDITED)
)
_GONE = frozenset(
    (
        S.MODULE_LEFT_OUT,
        S.LOCKED_ITEM_LEFT_OUT,
        S.OPTIONAL_QUESTION_REMOVED,
        S.OWN_QUESTION_REMOVED,
        S.QUESTION_REMOVED,
    )
)
_WORKED_OUT = frozenset(
    (S.CALCULATION_CHANGED, S.CALCULATION_UNKNOWN, S.INDICATOR_CALCULATION_CHANGED)
)
_HARMS = frozenset(
    (Deployed.SPLITS, Deployed.RELABELS, Deployed.NEW_FORM, Deployed.UNKNOWN, Deployed.MIXES)
)

_REASONS = {
    Moment.TODAY: Message("it can go today: nothing that was collected is harmed"),
    Moment.NEXT_ROUND: Message(
        "records of one round would have been asked in two ways: it waits for the next round"
    ),
    Moment.NEW_PROJECT: Message(
        "it would spoil what was collected: it waits for the next round, in a new project"
    ),
    Moment.NEVER: Message("it cannot go as it is, neither now nor with the next round"),
}


def redeployment_of(verdict: Verdict) -> Redeployment:
    """When a change can go to devices that have the old form."""
    moment = _moment(verdict)
    return Redeployment(moment=moment, reason=_REASONS[moment])


def _moment(verdict: Verdict) -> Moment:
    situation = Situation(verdict.situation)
    is_refused = verdict.change_class in {ChangeClass.C1, ChangeClass.C2}
    if is_refused and verdict.leave is Leave.FORBIDDEN:
        return Moment.NEVER
    if situation in _HIDES_NOTHING:
        return Moment.TODAY
    if situation in _GONE or (verdict.deployed in _HARMS and situation not in _WORKED_OUT):
        return Moment.NEW_PROJECT
    return Moment.TODAY if verdict.change_class in _LIGHT else Moment.NEXT_ROUND
