"""Changes applied to a form: ``apply(old, find_changes(old, new)) == new``."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from formkit.changes.addresses import CHOICES, EXTERNAL_CHOICES, SURVEY, Address
from formkit.changes.applying.lists import apply_to_lists
from formkit.changes.applying.rows import apply_to_rows
from formkit.changes.cells import HeaderEdits, LanguageEdits
from formkit.changes.columns import headers_of
from formkit.changes.errors import UnknownAddressError
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import (
    ColumnRenamed,
    FormChange,
    LanguageAdded,
    LanguageMoved,
    LanguageRemoved,
    LanguageRenamed,
    Part,
    SettingSet,
    SheetAdded,
    SheetChanged,
    SheetMoved,
    SheetRemoved,
    Unexplained,
)
from formkit.changes.kinds.lists import ChoiceAttributeSet, ListChange
from formkit.changes.kinds.rows import NodeAttributeSet, RowChange
from formkit.changes.sequences import arrange
from formkit.model.attributes import key_of
from formkit.model.form import Extra, Form, Settings, TextSheet

PARTS = {
    Part.SURVEY: "nodes",
    Part.CHOICES: "lists",
    Part.EXTERNAL_CHOICES: "external_lists",
    Part.SETTINGS: "settings",
    Part.LANGUAGES: "languages",
    Part.SHEETS: "sheets",
}
"""Part -> the field of a form that holds it."""


def apply(form: Form, changes: Iterable[Change], *, follow: bool = False) -> Form:
    """The form after all changes, which all speak of the form as it was.

    Args:
        form: the old form.
        changes: in any order; of several that say the same thing otherwise the last holds.
        follow: whether whatever asks for a renamed question, or names a renamed list or
            language, follows where no change speaks of it.  What ``find_changes`` finds
            says all of that itself.

    Raises:
        UnknownAddressError: a change speaks of what the form does not have.
        LostRowError: rows would have no place.
    """
    if follow:
        from formkit.changes.applying.references import (  # noqa: PLC0415 - not always asked
            with_followers,
        )

        changes = with_followers(form, changes)
    rows, lists, whole = _by_part(changes)
    worded_rows, worded_lists, _ = _by_part(_worded(whole))
    rows, lists = rows + worded_rows, lists + worded_lists
    languages = language_edits(form.languages, whole)
    headers = {
        sheet: HeaderEdits(languages=languages, columns=_renamed_columns(form, sheet, whole))
        for sheet in (SURVEY, CHOICES, EXTERNAL_CHOICES)
    }
    parts: dict[str, Any] = {
        "nodes": apply_to_rows(form.nodes, rows, headers[SURVEY]),
        "lists": apply_to_lists(form.lists, CHOICES, lists, headers[CHOICES]),
        "external_lists": apply_to_lists(
            form.external_lists, EXTERNAL_CHOICES, lists, headers[EXTERNAL_CHOICES]
        ),
        "settings": _settings(form.settings, whole),
        "languages": languages.order,
        "sheets": _sheets(form.sheets, whole),
    }
    parts |= {PARTS[one.part]: one.new for one in whole if isinstance(one, Unexplained)}
    return replace(form, **parts)


def _by_part(
    changes: Iterable[Change],
) -> tuple[list[RowChange], list[ListChange], list[FormChange]]:
    """Changes of rows, of lists and choices, and of the form as a whole."""
    rows: list[RowChange] = []
    lists: list[ListChange] = []
    whole: list[FormChange] = []
    for change in changes:
        if isinstance(change, RowChange):
            rows.append(change)
        elif isinstance(change, ListChange):
            lists.append(change)
        else:
            whole.append(change)
    return rows, lists, whole


def language_edits(languages: tuple[str, ...], changes: Sequence[FormChange]) -> LanguageEdits:
    """What changes do to the languages of a form."""
    renamed = {one.old: one.new for one in changes if isinstance(one, LanguageRenamed)}
    removed = {one.language: None for one in changes if isinstance(one, LanguageRemoved)}
    moved = {one.language: one.after for one in changes if isinstance(one, LanguageMoved)}
    placed = {one.language: one.after for one in changes if isinstance(one, LanguageAdded)}
    added = frozenset(placed)
    _check((*renamed, *removed, *moved), languages)
    staying = [
        renamed.get(one, one) for one in languages if one not in removed and one not in moved
    ]
    placed |= {renamed.get(one, one): after for one, after in moved.items()}
    return LanguageEdits(
        renamed=renamed,
        removed=frozenset(removed),
        added=added,
        order=tuple(arrange(staying, placed)),
        are_moved=bool(moved),
    )


def _worded(changes: Sequence[FormChange]) -> Iterator[NodeAttributeSet | ChoiceAttributeSet]:
    """The wording that an added language brings, as cells."""
    for change in changes:
        if not isinstance(change, LanguageAdded):
            continue
        for one in change.wordings:
            key = key_of(one.header, change.language)
            if isinstance(one.at, Address):
                yield NodeAttributeSet(at=one.at, key=key, old="", new=one.text)
            else:
                yield ChoiceAttributeSet(at=one.at, key=key, old="", new=one.text)


def _renamed_columns(form: Form, sheet: str, changes: Sequence[FormChange]) -> dict[str, str]:
    """Old header -> new header, of the unknown columns of a sheet."""
    renamed = {
        one.old: one.new for one in changes if isinstance(one, ColumnRenamed) and one.sheet == sheet
    }
    if renamed:
        known = headers_of(form, sheet)
        _check((f"{sheet}/{old}" for old in renamed), {f"{sheet}/{one}" for one in known})
    return renamed


def _settings(settings: Settings, changes: Sequence[FormChange]) -> Settings:
    old = (settings.values, *settings.further_rows)
    rows = {number: dict(row) for number, row in enumerate(old, 1)}
    for change in changes:
        if isinstance(change, SettingSet):
            rows.setdefault(change.nth_row, {})[change.key] = change.new
    first, *further = (_filled(rows[number]) for number in sorted({1, *rows}))
    return replace(settings, values=first, further_rows=tuple(row for row in further if row))


def _filled(row: Mapping[str, str]) -> Extra:
    return tuple(sorted((key, text) for key, text in row.items() if text))


def _sheets(sheets: tuple[TextSheet, ...], changes: Sequence[FormChange]) -> tuple[TextSheet, ...]:
    contents = {sheet.name: sheet for sheet in sheets}
    leaving: list[str] = []
    placed: dict[str, str | None] = {}
    for change in changes:
        match change:
            case SheetAdded():
                contents[change.new.name] = change.new
                placed[change.new.name] = change.after
            case SheetRemoved():
                leaving.append(change.old.name)
            case SheetChanged():
                _check((change.old.name,), contents)
                contents[change.old.name] = change.new
            case SheetMoved():
                leaving.append(change.name)
                placed[change.name] = change.after
            case _:
                pass
    _check(leaving, contents)
    staying = [sheet.name for sheet in sheets if sheet.name not in leaving]
    return tuple(contents[name] for name in arrange(staying, placed))


def _check(names: Iterable[str], known: Container[str]) -> None:
    for name in names:
        if name not in known:
            raise UnknownAddressError(name)
