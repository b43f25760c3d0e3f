"""How old data become comparable, for changes after which they can."""

from formkit.changes.evidence import Evidence
from formkit.changes.kinds import Change
from formkit.changes.list_kinds import ChoiceAdded, ChoiceAttributeSet, ChoiceRecoded, ChoiceRemoved
from formkit.changes.list_situations import parent_of
from formkit.changes.row_kinds import NodeMoved, NodeRenamed
from formkit.changes.situations import Situation
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
        case ChoiceAdded() if situation is Situation.CHOICE_ADDED_WITH_PARENT:
            return _pair(change.at.list.name, change.at.code, parent_of(change.new))
        case ChoiceAdded() if situation is Situation.CHOICE_SPLIT:
            whole = evidence.choices.parts.get(change.at)
            return _pair(change.at.list.name, change.at.code, whole) if whole else None
        case ChoiceRemoved() | ChoiceAttributeSet() if situation is Situation.CHOICE_MERGED:
            code = evidence.choices.merged[change.at]
            return _pair(change.at.list.name, change.at.code, code)
        case _:
            return None


def _pair(column: str, old: str, new: str) -> Mapping:
    return Mapping(column=column, pairs=((old, new),))
