"""What a change of the form as a whole amounts to."""

from typing import assert_never

from formkit.changes.kinds.forms import (
    ColumnRenamed,
    FormChange,
    LanguageAdded,
    LanguageMoved,
    LanguageRemoved,
    LanguageRenamed,
    SettingSet,
    SheetAdded,
    SheetChanged,
    SheetMoved,
    SheetRemoved,
    Unexplained,
)
from formkit.changes.situations import Situation
from formkit.changes.situations.evidence import Evidence
from formkit.changes.versions import is_raised
from formkit.xpath.references import references_in_text

_SENT = frozenset(("public_key", "submission_url"))
_READ_BY_SERVERS = frozenset(("entities", "osm"))
_SETTINGS = {
    "form_id": Situation.FORM_ID_CHANGED,
    "form_title": Situation.TITLE_CHANGED,
}


def situation_of_form(change: FormChange, evidence: Evidence) -> Situation:  # noqa: PLR0911 - one a kind
    """Sort a change of columns, languages, settings or other sheets."""
    match change:
        case LanguageAdded():
            return Situation.LANGUAGE_ADDED
        case LanguageRemoved():
            return Situation.LANGUAGE_REMOVED
        case LanguageRenamed() | LanguageMoved():
            return Situation.LANGUAGE_RENAMED
        case ColumnRenamed():
            is_read = {change.old, change.new} & evidence.filter_columns
            is_missed = bool(is_read) and not evidence.follow(change)
            return Situation.CHOICE_FILTER_CHANGED if is_missed else Situation.COLUMN_CHANGED
        case SettingSet():
            return _setting(change, evidence)
        case SheetAdded() | SheetRemoved() | SheetChanged() | SheetMoved():
            return _sheet(change)
        case Unexplained():
            return Situation.UNEXPLAINED
        case _:
            assert_never(change)


def _setting(change: SettingSet, evidence: Evidence) -> Situation:
    if change.equivalent or change.nth_row > 1:
        return Situation.FOLLOWS
    if change.key == "version":
        raised = is_raised(change.old, change.new)
        return Situation.VERSION_RAISED if raised else Situation.VERSION_NOT_RAISED
    if change.key in _SENT and change.old:
        return Situation.SENSITIVITY_LOWERED
    if change.key == "instance_name" and _shows_personal_data(change.new, evidence):
        return Situation.SENSITIVITY_LOWERED
    return _SETTINGS.get(change.key, Situation.SETTING_CHANGED)


def _shows_personal_data(text: str, evidence: Evidence) -> bool:
    """Tell whether the name under which submissions are listed holds personal answers."""
    known = evidence.norms.dictionary.by_name if evidence.norms.dictionary else {}
    read = (known.get(one.name) for one in references_in_text(text))
    return any(one.personal_data for one in read if one)


def _sheet(change: SheetAdded | SheetRemoved | SheetChanged | SheetMoved) -> Situation:
    if isinstance(change, SheetMoved):
        return Situation.FOLLOWS
    sheet = change.old if isinstance(change, SheetRemoved) else change.new
    is_read = sheet.name.strip().lower() in _READ_BY_SERVERS
    return Situation.UNEXPLAINED if is_read else Situation.SHEET_CHANGED
