"""What happened to a form's languages, settings and other sheets."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from formkit.changes.kinds.forms import (
    LanguageAdded,
    LanguageMoved,
    LanguageRemoved,
    LanguageRenamed,
    SettingSet,
    SheetAdded,
    SheetChanged,
    SheetMoved,
    SheetRemoved,
)
from formkit.changes.matching import Matches
from formkit.changes.sequences import Come, Gone, Kept, find_fates
from formkit.model.form import Form, Settings, TextSheet

LanguageChange = LanguageAdded | LanguageRemoved | LanguageRenamed | LanguageMoved
SheetChange = SheetAdded | SheetRemoved | SheetChanged | SheetMoved

_LANGUAGE_SETTING = "default_language"


def find_language_changes(matches: Matches) -> Iterator[LanguageChange]:
    """All changes of languages, still without the wording that comes and goes with them."""
    old, new = matches.old.languages, matches.new.languages
    old_names = {name: one for one, name in matches.languages.items()}
    places = [old.index(old_names[name]) if name in old_names else None for name in new]
    for fate in find_fates(len(old), places):
        match fate:
            case Come(number):
                yield LanguageAdded(language=new[number], after=_before(new, number))
            case Gone(number):
                yield LanguageRemoved(language=old[number])
            case Kept(number, new_number, is_moved):
                if is_moved:
                    yield LanguageMoved(
                        language=old[number],
                        old_after=_before(old, number),
                        after=_before(new, new_number),
                    )
                if old[number] != new[new_number]:
                    yield LanguageRenamed(old=old[number], new=new[new_number])
            case _:
                assert_never(fate)


def _before(names: Sequence[str], number: int) -> str | None:
    return names[number - 1] if number else None


def find_setting_changes(matches: Matches) -> Iterator[SettingSet]:
    """All settings that differ, row by row, sorted by their headers."""
    old, new = matches.old.settings, matches.new.settings
    before, after = _rows(old), _rows(new)
    for number in range(max(len(before), len(after))):
        row = before[number] if number < len(before) else {}
        other = after[number] if number < len(after) else {}
        for key in sorted(row.keys() | other.keys()):
            text, new_text = row.get(key, ""), other.get(key, "")
            if text != new_text:
                follows = key == _LANGUAGE_SETTING and matches.languages.get(text) == new_text
                yield SettingSet(
                    key=key,
                    nth_row=number + 1,
                    old=text,
                    new=new_text,
                    equivalent=follows,
                    old_loc=old.loc,
                    new_loc=new.loc,
                )


def _rows(settings: Settings) -> list[dict[str, str]]:
    return [dict(row) for row in (settings.values, *settings.further_rows)]


def find_sheet_changes(old: Form, new: Form) -> Iterator[SheetChange]:
    """All changes of the sheets that formkit keeps without reading."""
    numbers = {sheet.name: number for number, sheet in enumerate(old.sheets)}
    places = [numbers.get(sheet.name) for sheet in new.sheets]
    for fate in find_fates(len(old.sheets), places):
        match fate:
            case Come(number):
                yield SheetAdded(after=_sheet_before(new.sheets, number), new=new.sheets[number])
            case Gone(number):
                yield SheetRemoved(old=old.sheets[number])
            case Kept(number, new_number, is_moved):
                sheet, other = old.sheets[number], new.sheets[new_number]
                if is_moved:
                    yield SheetMoved(
                        name=sheet.name,
                        old_after=_sheet_before(old.sheets, number),
                        after=_sheet_before(new.sheets, new_number),
                    )
                if sheet != other:
                    yield SheetChanged(old=sheet, new=other)
            case _:
                assert_never(fate)


def _sheet_before(sheets: Sequence[TextSheet], number: int) -> str | None:
    return sheets[number - 1].name if number else None
