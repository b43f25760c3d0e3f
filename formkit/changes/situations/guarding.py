"""What weighs more than what a change amounts to by itself: locked blocks and protection."""

from formkit.changes.addresses import Address, ChoiceAddress, ListAddress
from formkit.changes.kinds import Change
from formkit.changes.kinds.lists import ChoiceAdded
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeRenamed,
    NodeTypeChanged,
    RowChange,
)
from formkit.changes.situations import Situation
from formkit.changes.situations.evidence import Evidence
from formkit.changes.situations.protection import is_personal, is_refused
from formkit.changes.situations.rows import is_asked
from formkit.model.form import Node, Question
from formkit.model.policy import LockedBlock

_CONSENT = "consent"
_DELICATE = frozenset(("high", "severe"))
_SHOWN = frozenset(("label", "hint", "guidance_hint", "constraint_message", "required_message"))

_LEFT_OPEN = frozenset(
    (
        Situation.FOLLOWS,
        Situation.COSMETIC_EDIT,
        Situation.TRANSLATION_EDITED,
        Situation.RELEVANT_EQUIVALENT,
        Situation.CONSTRAINT_EQUIVALENT,
        Situation.COLUMN_CHANGED,
        Situation.GROUP_ADDED,
        Situation.PLACES_REPLACED,
        Situation.CHOICE_ADDED_WITH_PARENT,
        Situation.STANDARD_CHOICE_ADDED,
        Situation.LIST_RENAMED,
        Situation.LOCKED_ITEM_LEFT_OUT,
        Situation.LIST_ADDED,
        Situation.LIST_REMOVED,
    )
)
"""What a country may do to a locked block all the same."""


def guard_of(change: Change, plain: Situation, evidence: Evidence) -> Situation | None:
    """Find what a change amounts to besides: of a locked block, of consent, of persons.

    Args:
        change: one of the changes.
        plain: what it amounts to by itself.
        evidence: of the two forms.
    """
    if isinstance(change, RowChange):
        return _guard_of_row(change, plain, evidence)
    at = getattr(change, "at", None)
    if isinstance(at, ChoiceAddress):
        return _guard_of_choice(change, at, plain, evidence)
    if isinstance(at, ListAddress) and at.name in evidence.locked_lists:
        return _locked(evidence.locked_lists[at.name], plain, at.name)
    return None


def block_of(change: Change, evidence: Evidence) -> LockedBlock | None:
    """The locked block that a change touches."""
    at = getattr(change, "at", None)
    if isinstance(change, RowChange):
        own = evidence.norms.block(evidence.node(change))
        return own or (_block_around(change, evidence) if isinstance(change, NodeAdded) else None)
    if isinstance(at, ChoiceAddress):
        return evidence.locked_lists.get(at.list.name)
    return evidence.locked_lists.get(at.name) if isinstance(at, ListAddress) else None


def _guard_of_row(change: RowChange, plain: Situation, evidence: Evidence) -> Situation | None:
    node = evidence.node(change)
    if isinstance(change, NodeAdded):
        return _guard_of_added(change, node, evidence)
    if isinstance(change, NodeRenamed) and evidence.norms.retired(change.new):
        return Situation.TOMBSTONE_USED
    if _reuses_name(change, node, evidence):
        return Situation.NAME_REUSED
    if plain is Situation.PRESENTATION_EDITED and not _is_shown(change):
        return None
    block = evidence.norms.block(node)
    if block is not None:
        return _locked(block, plain, node.name)
    is_free = plain in _LEFT_OPEN or plain is Situation.PRESENTATION_EDITED
    return Situation.CONSENT_ALTERED if _is_consent(node) and not is_free else None


def _reuses_name(change: RowChange, node: Node, evidence: Evidence) -> bool:
    """Tell whether a change has a name stand for another question than before."""
    if isinstance(change, NodeRenamed):
        return change.new in evidence.reused
    is_label = isinstance(change, NodeAttributeSet) and _header(change) == "label"
    if not (is_label or isinstance(change, NodeTypeChanged)) or change.at in evidence.renamed:
        return False
    return node.name in evidence.reused


def _is_shown(change: RowChange) -> bool:
    """Tell whether a change of how a row is shown is one of its words."""
    return isinstance(change, NodeAttributeSet) and _header(change) in _SHOWN


def _header(change: NodeAttributeSet) -> str:
    return change.key.partition("::")[0]


def _is_consent(node: Node) -> bool:
    return isinstance(node, Question) and _CONSENT in node.name.lower()


def _locked(block: LockedBlock, plain: Situation, name: str) -> Situation | None:
    if plain in _LEFT_OPEN:
        return None
    if _CONSENT in block.id or _CONSENT in name.lower():
        return Situation.CONSENT_ALTERED
    if plain is Situation.MODULE_LEFT_OUT:
        return None  # a block is asked whole or not at all
    return Situation.LOCKED_BLOCK_CHANGED


def _guard_of_added(change: NodeAdded, node: Node, evidence: Evidence) -> Situation | None:
    if evidence.norms.retired(node.name):
        return Situation.TOMBSTONE_USED
    if not isinstance(node, Question):
        return None
    if node.name in evidence.reused:
        return Situation.NAME_REUSED
    if is_asked(node) and is_refused(node):
        return Situation.REFUSED_QUESTION_ADDED
    if not evidence.norms.block(node) and _block_around(change, evidence):
        return Situation.LOCKED_BLOCK_EXTENDED
    return Situation.PERSONAL_QUESTION_ADDED if _is_personal(node, evidence) else None


def _is_personal(node: Question, evidence: Evidence) -> bool:
    variable = evidence.norms.variable(node)
    if variable is not None:
        return variable.personal_data or variable.sensitivity in _DELICATE
    return is_asked(node) and is_personal(node)


def _block_around(change: NodeAdded, evidence: Evidence) -> LockedBlock | None:
    """The locked block among whose rows a new one stands."""
    around: Address = change.parent.at
    return None if change.parent.is_added else evidence.locked_groups.get(around)


def _guard_of_choice(
    change: Change, at: ChoiceAddress, plain: Situation, evidence: Evidence
) -> Situation | None:
    regional = evidence.regional_list(at.list)
    names = {at.list.name, regional.name if regional else ""}
    if isinstance(change, ChoiceAdded) and any(
        evidence.norms.retired(at.code, one) for one in names
    ):
        return Situation.TOMBSTONE_USED
    block = evidence.locked_lists.get(at.list.name)
    if plain is Situation.PRESENTATION_EDITED or block is None:
        return None
    return _locked(block, plain, at.list.name)
