"""What a change needs before a country makes it: the policy's word, else the table's."""

from formkit.changes.addresses import ChoiceAddress, ListAddress
from formkit.changes.kinds import Change
from formkit.changes.kinds.rows import NodeTypeChanged, RowChange
from formkit.changes.situations import Situation
from formkit.changes.situations.evidence import Evidence
from formkit.changes.verdicts.table import COSTS
from formkit.core.values import dataclass
from formkit.model.dictionary import StandardList
from formkit.model.policy import Leave, Policy


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
    kind = _kind_of(change, evidence) if policy else _NO_KIND
    if guard is None:
        return needed(policy, plain, kind), plain
    found = [(needed(policy, one, kind), one) for one in (guard, plain)]
    return max(found, key=lambda pair: pair[0].rank)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a policy may speak of by itself."""

    tier: str = ""
    """The category of the variable that a question asks."""
    extensibility: str = ""
    """Of the list that it takes its answers from, or that changes."""


_NO_KIND = Kind()


def needed(policy: Policy | None, situation: Situation, kind: Kind) -> Leave:
    """What a situation needs: as the policy says of lists, then of tiers, then of everything.

    Args:
        policy: of the standard; None: the table's own leaves hold.
        situation: one of the table.
        kind: of what changes.
    """
    if policy is None:
        return COSTS[situation].leave
    for leaves in (
        dict(policy.lists).get(kind.extensibility, ()),
        dict(policy.tiers).get(kind.tier, ()),
        policy.leaves,
    ):
        for named, leave in leaves:
            if named == situation:
                return leave
    return COSTS[situation].leave


def _kind_of(change: Change, evidence: Evidence) -> Kind:
    regional = _list_of(change, evidence)
    node = evidence.node(change) if isinstance(change, RowChange) else None
    variable = evidence.norms.variable(node) if node is not None else None
    return Kind(
        tier=variable.category if variable else "",
        extensibility=regional.extensibility if regional else "",
    )


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
