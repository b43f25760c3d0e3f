"""What a change of a choice list or of a choice amounts to."""

import re
from typing import assert_never

from formkit.changes.addresses import ChoiceAddress, ListAddress
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ChoiceMoved,
    ChoiceRecoded,
    ChoiceRemoved,
    ListAdded,
    ListChange,
    ListMoved,
    ListRemoved,
    ListRenamed,
)
from formkit.changes.situations import Situation
from formkit.changes.situations.cells import situation_of_wording
from formkit.changes.situations.evidence import Evidence
from formkit.changes.situations.scales import is_scale
from formkit.changes.wording.grades import share_a_word
from formkit.model.adaptation import PARENT_COLUMN
from formkit.model.dictionary import Extensibility, StandardList
from formkit.model.form import Choice

PARENT_COLUMNS = (PARENT_COLUMN, "parent")
"""Where a choice names the regional code that it rolls up to."""
_PCODE = re.compile(r"[A-Z]{2,3}\d{2,}")
_ADMIN = "admin"

_OF_CHOICES = {
    Situation.MEANING_EDITED: Situation.CHOICE_MEANING_EDITED,
    Situation.WORDING_EDITED: Situation.CHOICE_WORDING_EDITED,
    Situation.WORDING_UNKNOWN: Situation.CHOICE_WORDING_EDITED,
}
"""What wording of a question amounts to -> what the same amounts to in an answer."""


def situation_of_list(change: ListChange, evidence: Evidence) -> Situation:
    """Sort a change of a list or choice."""
    if isinstance(change.at, ChoiceAddress) and evidence.is_left(change.at.list):
        return Situation.FOLLOWS  # the questions that used the list are told apart
    return _situation(change, evidence)


def _situation(change: ListChange, evidence: Evidence) -> Situation:  # noqa: PLR0911 - one a kind
    match change:
        case ListAdded():
            return Situation.LIST_ADDED
        case ListRemoved():
            return Situation.LIST_REMOVED
        case ListRenamed():
            return Situation.LIST_RENAMED
        case ListMoved():
            return Situation.FOLLOWS
        case ChoiceAdded():
            return _added(change, evidence)
        case ChoiceRemoved():
            return _removed(change, evidence)
        case ChoiceRecoded():
            return _recoded(change, evidence)
        case ChoiceMoved():
            return _moved(change, evidence)
        case ChoiceAttributeSet():
            return _cell_set(change, evidence)
        case _:
            assert_never(change)


def parent_of(choice: Choice) -> str:
    """The regional code that a choice says it rolls up to; empty for none."""
    return next(filter(None, (choice.extra_cell(column) for column in PARENT_COLUMNS)), "")


def _added(change: ChoiceAdded, evidence: Evidence) -> Situation:
    at, found = change.at, evidence.choices
    if evidence.is_countrys(at.list):
        return _placed(at.list, change.new.code)
    if at in found.swapped:
        return Situation.CHOICE_MEANING_SWAPPED
    if at in found.merging or at in found.parts:
        return Situation.CHOICE_MERGED if at in found.merging else Situation.CHOICE_SPLIT
    return _added_to(change, evidence)


def _added_to(change: ChoiceAdded, evidence: Evidence) -> Situation:
    """Of a choice that is new for everybody, by what the region says of its list."""
    at = change.at
    regional = evidence.regional_list(at.list)
    if regional is not None and change.new.code in regional.codes:
        return Situation.STANDARD_CHOICE_ADDED
    if regional is not None and regional.extensibility == Extensibility.CLOSED:
        return Situation.CHOICE_ADDED_TO_CLOSED_LIST
    if _rolls_up(change.new, regional, evidence):
        return Situation.CHOICE_ADDED_WITH_PARENT
    return Situation.CHOICE_ADDED_WITHOUT_PARENT


def _rolls_up(choice: Choice, regional: StandardList | None, evidence: Evidence) -> bool:
    """Tell whether a choice names a parent, and one that the region has where that is known."""
    parent = parent_of(choice)
    if not parent or regional is None or evidence.norms.dictionary is None:
        return bool(parent)
    above = evidence.norms.lists.get(regional.rolls_up_to)
    return parent in regional.codes or (above is not None and parent in above.codes)


def _placed(at: ListAddress, code: str) -> Situation:
    """Of an entry in a list that the country fills."""
    is_place = at.name.startswith(_ADMIN) and at.name != f"{_ADMIN}0"
    if is_place and not _PCODE.fullmatch(code):
        return Situation.PLACES_NOT_PCODES
    return Situation.PLACES_REPLACED


def _removed(change: ChoiceRemoved, evidence: Evidence) -> Situation:
    at, found = change.at, evidence.choices
    if evidence.is_countrys(at.list):
        return Situation.PLACES_REPLACED
    if at in found.merged:
        return Situation.CHOICE_MERGED
    if at in found.split:
        return Situation.CHOICE_SPLIT
    regional = evidence.regional_list(at.list)
    is_own = regional is not None and at.code not in regional.codes
    return Situation.OWN_CHOICE_REMOVED if is_own else Situation.CHOICE_REMOVED


def _recoded(change: ChoiceRecoded, evidence: Evidence) -> Situation:
    became = ChoiceAddress(list=change.at.list, code=change.new)
    if became in evidence.choices.swapped:
        return Situation.CHOICE_MEANING_SWAPPED
    if evidence.is_countrys(change.at.list):
        placed = _placed(change.at.list, change.new)
        if placed is Situation.PLACES_NOT_PCODES:
            return placed
    return Situation.CHOICE_RECODED


def _moved(change: ChoiceMoved, evidence: Evidence) -> Situation:
    choices = evidence.choice_list(change.at.list)
    if choices is not None and is_scale(choices):
        return Situation.SCALE_REORDERED
    return Situation.CHOICES_REORDERED


def _cell_set(change: ChoiceAttributeSet, evidence: Evidence) -> Situation:
    if change.equivalent:
        return Situation.FOLLOWS
    if change.is_extra:
        return _extra(change, evidence)
    header, _, language = change.key.partition("::")
    if header != "label":
        return Situation.PRESENTATION_EDITED
    if change.at in evidence.choices.merged:
        return Situation.CHOICE_MERGED
    if change.at in evidence.choices.split:
        return Situation.CHOICE_SPLIT
    return _relabelled(change, evidence, language)


def _extra(change: ChoiceAttributeSet, evidence: Evidence) -> Situation:
    if change.key in PARENT_COLUMNS:
        return Situation.ROLL_UP_CHANGED
    if change.key in evidence.filter_columns:
        return Situation.CHOICE_FILTER_CHANGED
    return Situation.COLUMN_CHANGED


def _relabelled(change: ChoiceAttributeSet, evidence: Evidence, language: str) -> Situation:
    is_main = language == evidence.main_language
    found = situation_of_wording(change, evidence, is_main=is_main)
    if found is Situation.WORDING_UNKNOWN and not share_a_word(change.old, change.new):
        return Situation.CHOICE_WORDING_UNKNOWN
    return _OF_CHOICES.get(found, found)
