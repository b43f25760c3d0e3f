"""How old data become comparable, for changes after which they can."""

from formkit.changes.kinds import Change
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ChoiceRecoded,
    ChoiceRemoved,
)
from formkit.changes.kinds.rows import NodeMoved, NodeRenamed
from formkit.changes.situations import Situation
from formkit.changes.situations.evidence import Evidence
from formkit.changes.situations.lists import parent_of
from formkit.changes.verdicts import Mapping


def mapping_of(change: Change, situation: Situation, evidence: Evidence) -> Mapping | None:
    """Old name or code -> new one; None where nothing is mapped."""
    match change:
        case NodeRenamed() if situation is not Situation.NOTE_CHANGED:
            return _pair(change.at.path, change.old, change.new)
        case NodeMoved() if situation is Situation.ROW_MOVED:
            return _pair(change.at.path, change.at.path, change.new_at.path)
        case ChoiceRecoded() if situation is not Situation.CHOICE_MEANING_SWAPPED:
            return _pair(change.at.list.name, change.old, change.new)
        case ChoiceAdded() | ChoiceRemoved() | ChoiceAttributeSet():
            code = _counted_as(change, situation, evidence)
            return _pair(change.at.list.name, change.at.code, code) if code else None
        case _:
            return None


def _counted_as(
    change: ChoiceAdded | ChoiceRemoved | ChoiceAttributeSet,
    situation: Situation,
    evidence: Evidence,
) -> str:
    """The other code under which answers of a choice are counted; empty for none."""
    match change:
        case ChoiceAdded() if situation is Situation.CHOICE_ADDED_WITH_PARENT:
            return parent_of(change.new)
        case ChoiceAdded() if situation is Situation.CHOICE_SPLIT:
            return evidence.choices.parts[change.at]
        case ChoiceRemoved() if situation is Situation.CHOICE_MERGED:
            return evidence.choices.merged[change.at]
        case _:
            return ""


def _pair(column: str, old: str, new: str) -> Mapping:
    return Mapping(column=column, pairs=((old, new),))
