"""What a change of a row amounts to, cells apart."""

from typing import assert_never

from formkit.changes.addresses import NodeKind
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeEndChanged,
    NodeMoved,
    NodeRemoved,
    NodeRenamed,
    NodeTypeChanged,
    RowChange,
    RowType,
)
from formkit.changes.situations import Situation
from formkit.changes.situations.cells import situation_of_cell
from formkit.changes.situations.evidence import Evidence
from formkit.model.form import Node, Question
from formkit.model.index import is_yes
from formkit.model.question_types import QUESTION_TYPES, Holds, TypeKind

_SPANS = frozenset((NodeKind.GROUP, NodeKind.REPEAT))
_NOT_APPLICABLE = "na"
_SELECTS = frozenset((Holds.SELECT, Holds.SELECTS))
_HELD = {
    frozenset((Holds.INT, Holds.DECIMAL)): Situation.NUMBER_KIND_CHANGED,
    _SELECTS: Situation.SELECT_KIND_CHANGED,
}
"""What the data held and hold -> what it amounts to; other pairs are another type."""
_KINDS = {
    (TypeKind.CALCULATES, TypeKind.ASKS): Situation.TYPED_BY_HAND,
    (TypeKind.ASKS, TypeKind.CALCULATES): Situation.SET_BY_FORM,
}


def situation_of_row(change: RowChange, evidence: Evidence) -> Situation:  # noqa: PLR0911 - one a kind
    """Sort a change of a row."""
    match change:
        case NodeAdded(new=node):
            return _added(node, evidence)
        case NodeRemoved(old=node):
            return _removed(change, node, evidence)
        case NodeRenamed():
            return _renamed(change, evidence)
        case NodeMoved():
            return _moved(change, evidence)
        case NodeTypeChanged():
            return _type_changed(change, evidence)
        case NodeEndChanged():
            return Situation.UNEXPLAINED
        case NodeAttributeSet():
            return situation_of_cell(change, evidence)
        case _:
            assert_never(change)


def holds_answer(node: Node) -> bool:
    """Tell whether the data have a column for a row."""
    if not isinstance(node, Question):
        return False
    known = QUESTION_TYPES.get(node.type)
    return known is None or known.kind not in {TypeKind.SHOWS, TypeKind.FILE, TypeKind.SETTING}


def is_asked(node: Node) -> bool:
    """Tell whether somebody gives an answer to a row."""
    known = QUESTION_TYPES.get(node.type) if isinstance(node, Question) else None
    return known is not None and known.kind is TypeKind.ASKS


def _added(node: Node, evidence: Evidence) -> Situation:
    if not holds_answer(node):
        is_span = not isinstance(node, Question)
        return Situation.GROUP_ADDED if is_span else Situation.NOTE_CHANGED
    if is_asked(node) and is_yes(node.required) and not node.relevant:
        return Situation.REQUIRED_QUESTION_ADDED
    if evidence.norms.variable(node):
        return Situation.STANDARD_QUESTION_ADDED
    if evidence.norms.is_own(node.name):
        return Situation.OWN_QUESTION_ADDED
    return Situation.QUESTION_ADDED


def _removed(change: NodeRemoved, node: Node, evidence: Evidence) -> Situation:
    if change.at.kind in _SPANS:
        if node.relevant and evidence.has_rows_left(change.at):
            return Situation.RELEVANT_LOOSENED
        return Situation.GROUP_REMOVED
    if holds_answer(node) and evidence.left_out(node):
        return Situation.MODULE_LEFT_OUT
    if evidence.norms.block(node) and _may_not_apply(node, evidence):
        return Situation.LOCKED_ITEM_LEFT_OUT
    return situation_of_loss(node, evidence)


def _may_not_apply(node: Node, evidence: Evidence) -> bool:
    """Tell whether a question has an answer for where it does not apply."""
    list_name = node.list_name if isinstance(node, Question) else ""
    asked = evidence.old.list_named(list_name)
    return asked is not None and _NOT_APPLICABLE in asked.codes


def situation_of_loss(node: Node, evidence: Evidence) -> Situation:
    """What it amounts to that a question is not asked any more."""
    if not holds_answer(node):
        return Situation.NOTE_CHANGED
    if evidence.norms.dictionary is None:
        return Situation.QUESTION_REMOVED
    variable = evidence.norms.variable(node)
    if variable is None:
        return Situation.OWN_QUESTION_REMOVED
    if variable.is_core:
        return Situation.CORE_QUESTION_REMOVED
    return Situation.OPTIONAL_QUESTION_REMOVED


def _renamed(change: NodeRenamed, evidence: Evidence) -> Situation:
    if change.at.kind in _SPANS:
        return Situation.GROUP_RENAMED
    node = evidence.node(change)
    if not holds_answer(node):
        return Situation.NOTE_CHANGED
    variable = evidence.norms.variable(node)
    is_core = variable is not None and variable.is_core
    return Situation.CORE_QUESTION_RENAMED if is_core else Situation.QUESTION_RENAMED


def _moved(change: NodeMoved, evidence: Evidence) -> Situation:
    node = evidence.node(change)
    if change.is_within_group:
        return Situation.REORDERED if _is_seen(node) else Situation.NOTE_CHANGED
    after = tuple(step.name for step in change.new_at.steps[:-1] if step.kind is NodeKind.REPEAT)
    if evidence.repeats(change.at) != after:
        return Situation.REPEAT_CHANGED
    is_held = holds_answer(node) or change.at.kind in _SPANS
    return Situation.ROW_MOVED if is_held else Situation.NOTE_CHANGED


def _is_seen(node: Node) -> bool:
    return is_asked(node) or not isinstance(node, Question)


def _type_changed(change: NodeTypeChanged, evidence: Evidence) -> Situation:
    old, new = change.old, change.new
    if change.equivalent:
        return Situation.FOLLOWS
    if NodeKind.REPEAT in {old.kind, new.kind}:
        return Situation.REPEAT_CHANGED
    if change.is_list_only:
        return _list_swapped(change, evidence)
    if old.kind is NodeKind.QUESTION and new.kind is NodeKind.QUESTION:
        return _question_type_changed(change, evidence)
    return Situation.UNEXPLAINED


def _question_type_changed(change: NodeTypeChanged, evidence: Evidence) -> Situation:
    old, new = _held(change.old), _held(change.new)
    before, after = (QUESTION_TYPES.get(one.type) for one in (change.old, change.new))
    if before is None or after is None:
        return Situation.UNEXPLAINED
    if after.kind is TypeKind.SHOWS:
        return situation_of_loss(evidence.node(change), evidence)
    kinds = (before.kind, after.kind)
    if kinds in _KINDS or before.kind is TypeKind.SHOWS:
        return _KINDS.get(kinds, Situation.QUESTION_ADDED)
    if old is new and old in _SELECTS:
        return _same_kind(change)
    return _HELD.get(frozenset((old, new)), Situation.TYPE_CHANGED)


def _same_kind(change: NodeTypeChanged) -> Situation:
    """Of a select that is a select of the same kind still: ``or_other``, or a list in a file."""
    if change.old.or_other != change.new.or_other and change.old.list_name == change.new.list_name:
        added = Situation.CHOICE_ADDED_WITHOUT_PARENT
        return added if change.new.or_other else Situation.CHOICE_REMOVED
    return Situation.UNEXPLAINED


def _held(row: RowType) -> Holds:
    known = QUESTION_TYPES.get(row.type)
    return known.holds if known else Holds.NONE


def _list_swapped(change: NodeTypeChanged, evidence: Evidence) -> Situation:
    old, new = change.old.list_name, change.new.list_name
    before, after = evidence.old.list_named(old), evidence.new.list_named(new)
    if before is None or after is None:
        return Situation.UNEXPLAINED
    codes, new_codes = set(before.codes), set(after.codes)
    if before.choices == after.choices or codes == new_codes:
        return Situation.LIST_RENAMED
    if codes < new_codes:
        return Situation.LIST_SUPERSET
    return Situation.LIST_SUBSET if new_codes < codes else Situation.LIST_REPLACED
