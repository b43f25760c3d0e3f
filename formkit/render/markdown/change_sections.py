"""The changes of which an e-mail speaks, by what has to be done about them."""

from collections.abc import Callable, Iterable

from formkit.changes.verdicts import Comparability, Deployed, Verdict
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.model.policy import Leave
from formkit.render.change_items import ChangeItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Changes of which one thing has to be said."""

    title: Message
    suits: Callable[[Verdict], bool]
    reason: Callable[[Verdict], Message | None]


def _is_bad(verdict: Verdict) -> bool:
    is_forbidden = verdict.leave is Leave.FORBIDDEN
    is_mixed = verdict.deployed is Deployed.MIXES
    return verdict.comparability is Comparability.BREAKS or is_forbidden or is_mixed


def _is_unknown(verdict: Verdict) -> bool:
    is_kept_unknown = verdict.deployed is Deployed.UNKNOWN
    return verdict.comparability is Comparability.UNKNOWN or is_kept_unknown


def _worst_reason(verdict: Verdict) -> Message:
    if verdict.comparability is Comparability.BREAKS:
        return verdict.comparability_reason
    is_mixed = verdict.deployed is Deployed.MIXES
    return verdict.deployed_reason if is_mixed else verdict.leave_reason


def _unknown_reason(verdict: Verdict) -> Message:
    is_compared = verdict.comparability is Comparability.UNKNOWN
    return verdict.comparability_reason if is_compared else verdict.deployed_reason


def _lost_reason(verdict: Verdict) -> Message | None:
    if verdict.comparability is not Comparability.NONE:
        return verdict.comparability_reason
    return None if verdict.deployed is Deployed.SAFE else verdict.deployed_reason


SECTIONS = (
    Section(
        title=Message("Breaks the comparison, mixes data or is forbidden"),
        suits=_is_bad,
        reason=_worst_reason,
    ),
    Section(
        title=Message("Not known: for a person to judge"),
        suits=_is_unknown,
        reason=_unknown_reason,
    ),
    Section(
        title=Message("To be mapped before comparing"),
        suits=lambda one: one.comparability is Comparability.MAPPABLE,
        reason=lambda one: one.comparability_reason,
    ),
    Section(
        title=Message("Needs a waiver of the regional hub"),
        suits=lambda one: one.leave is Leave.WAIVER and not one.is_waived,
        reason=_lost_reason,
    ),
    Section(
        title=Message("To be declared in the adaptation, with a reason"),
        suits=lambda one: one.leave is Leave.DECLARE and not one.is_waived,
        reason=_lost_reason,
    ),
)
"""The heaviest first: a change stands in the first one that it suits."""


def sections_of(
    items: Iterable[ChangeItem],
) -> tuple[list[tuple[Section, list[ChangeItem]]], list[ChangeItem]]:
    """The sections with their changes, and the changes that ask for nothing."""
    found: list[tuple[Section, list[ChangeItem]]] = [(one, []) for one in SECTIONS]
    rest: list[ChangeItem] = []
    for item in items:
        own = next((its for one, its in found if one.suits(item.verdict)), rest)
        own.append(item)
    return found, rest
