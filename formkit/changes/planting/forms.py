"""Changes of languages, settings, columns and other sheets, to be planted."""

from collections.abc import Callable, Mapping

from formkit.changes.addresses import SURVEY
from formkit.changes.columns import headers_of
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import (
    ColumnRenamed,
    LanguageAdded,
    LanguageRemoved,
    LanguageRenamed,
    SettingSet,
    SheetAdded,
    SheetChanged,
    SheetRemoved,
    Wording,
)
from formkit.changes.planting.ground import Ground
from formkit.core.values import replace
from formkit.model.form import TextSheet

Changes = tuple[Change, ...]

_FEW = 3
_PLAIN_HEADER = "notes of the office"


def _added(ground: Ground) -> Changes:
    """A language with a few labels."""
    new = "Kanuri (kr)"
    if new in ground.form.languages:
        return ()
    rows = [row for row in ground.free_rows() if row.node.labels][:_FEW]
    wordings = tuple(
        Wording(at=row.address, header="label", text=f"kr {row.node.labels.first}")
        for row in rows
        if "${" not in row.node.labels.first
    )
    after = ground.languages[0] if ground.languages else None
    return (LanguageAdded(language=new, after=after, wordings=wordings),)


def _last_language(ground: Ground) -> str | None:
    """The last of three or more languages that has some labels; taken from now on."""
    for language in reversed(ground.languages[_FEW - 1 :]):
        worded = [row for row in ground.outline.rows if row.node.labels.get(language)]
        if len(worded) >= _FEW:
            ground.languages.remove(language)
            return language
    return None


def _renamed(ground: Ground) -> Changes:
    language = _last_language(ground)
    if not language:
        return ()
    return (LanguageRenamed(old=language, new=f"{language.partition(' ')[0]} dialect (xx)"),)


def _removed(ground: Ground) -> Changes:
    language = _last_language(ground)
    return (LanguageRemoved(language=language),) if language else ()


def _setting(key: str, new: str) -> Callable[[Ground], Changes]:
    def planted(ground: Ground) -> Changes:
        old = ground.form.settings.get(key)
        return (SettingSet(key=key, old=old, new=new),) if old != new else ()

    return planted


def _sheet_added(ground: Ground) -> Changes:
    sheets = ground.form.sheets
    after = sheets[-1].name if sheets else None
    return (SheetAdded(after=after, new=TextSheet(name="planted", rows=(("a", "b"),))),)


def _sheet_changed(ground: Ground) -> Changes:
    if not ground.form.sheets:
        return ()
    old = ground.form.sheets[0]
    return (SheetChanged(old=old, new=replace(old, rows=(*old.rows, ("planted",)))),)


def _sheet_removed(ground: Ground) -> Changes:
    if len(ground.form.sheets) < _FEW:
        return ()
    return (SheetRemoved(old=ground.form.sheets[1]),)


def _column_renamed(ground: Ground) -> Changes:
    """A column of the survey that formkit does not know, under another header."""
    cells = [dict(row.node.extra) for row in ground.outline.rows]
    headers = sorted(headers_of(ground.form, SURVEY))
    telling = [one for one in headers if len({row[one] for row in cells if row.get(one)}) >= _FEW]
    old = ground.pick(telling)
    if old is None or _PLAIN_HEADER in headers:
        return ()
    return (ColumnRenamed(sheet=SURVEY, old=old, new=_PLAIN_HEADER),)


FORM_PLANTERS: Mapping[str, Callable[[Ground], Changes]] = {
    "language-added": _added,
    "language-renamed": _renamed,
    "language-removed": _removed,
    "title": _setting("form_title", "Planted title"),
    "version": _setting("version", "2099010101"),
    "sheet-added": _sheet_added,
    "sheet-changed": _sheet_changed,
    "sheet-removed": _sheet_removed,
    "column-renamed": _column_renamed,
}
"""What is planted -> how."""
