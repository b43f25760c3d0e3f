"""What a change needs before a country makes it: the policy's word, else the table's."""

from collections.abc import Iterator

from formkit.changes.addresses import ChoiceAddress, ListAddress
from formkit.changes.evidence import Evidence
from formkit.changes.kinds import Change
from formkit.changes.row_kinds import NodeTypeChanged, RowChange
from formkit.changes.situations import Situation
from formkit.changes.verdict_table import COSTS
from formkit.model.dictionary import StandardList
from formkit.model.policy import Leave, Leaves, Policy


def leave_of(
    change: Change, plain: Situation, guard: Situation | None, evidence: Evidence
) -> tuple[Leave, Situation]:
    """What is needed, and for which of the two situations.

    Args:
        change: one of the changes.
        plain: what it amounts to by itself.
        guard: what it amounts to besides; it may need more.
        evidence: of the two forms.
    """
    policy = evidence.norms.policy
    stated = dict[str, Leave]()
    for leaves in reversed(tuple(_stated(policy, change, evidence)) if policy else ()):
        stated.update(leaves)
    found = [(stated.get(one, COSTS[one].leave), one) for one in (guard, plain) if one]
    return max(found, key=lambda pair: pair[0].rank)


def _stated(policy: Policy, change: Change, evidence: Evidence) -> Iterator[Leaves]:
    """What the policy says of a change, what is said most closely first."""
    regional = _list_of(change, evidence)
    if regional is not None:
        yield dict(policy.lists).get(regional.extensibility, ())
    if isinstance(change, RowChange):
        variable = evidence.norms.variable(evidence.node(change))
        yield dict(policy.tiers).get(variable.category if variable else "", ())
    yield policy.leaves


def _list_of(change: Change, evidence: Evidence) -> StandardList | None:
    """The standard's list that a change is about."""
    at = getattr(change, "at", None)
    if isinstance(at, ChoiceAddress):
        return evidence.regional_list(at.list)
    if isinstance(at, ListAddress):
        return evidence.regional_list(at)
    if isinstance(change, NodeTypeChanged) and change.is_list_only:
        variable = evidence.norms.variable(evidence.node(change))
        return evidence.norms.lists.get(variable.list_name) if variable else None
    return None
