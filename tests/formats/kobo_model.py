"""How KoboToolbox makes content of a workbook, by the facts in formpack's and kpi's source."""

import re
from typing import Any

from formkit.formats.cells import TypedCells, make_row
from formkit.model.sheets import Sheet, Workbook

_SHEETS = ("survey", "choices", "settings")
_TRANSLATED = ("label", "hint", "guidance_hint", "required_message", "constraint_message")
_MEDIA = ("image", "big-image", "audio", "video")
_SELECTS = (
    "select_one",
    "select_multiple",
    "rank",
    "select_one_from_file",
    "select_multiple_from_file",
)
_LOCKS = "kobo--locking-profiles"

Row = dict[str, str]


def content_of(workbook: Workbook) -> tuple[Workbook, dict[str, Any]]:
    """The part of a workbook that Kobo keeps, and the content that it makes of it."""
    kept = tuple(_kept(one) for one in workbook.sheets if one.name in _SHEETS)
    rows = {sheet.name: _rows(sheet) for sheet in kept}
    translations = _translations(rows)
    content: dict[str, Any] = {"schema": "1", "translations": translations}
    for name in ("survey", "choices"):
        content[name] = [_object(row, translations, name) for row in rows.get(name, [])]
    content["settings"] = (rows.get("settings") or [{}])[0]
    content["translated"] = sorted(
        {_split(key)[0] for name in rows for row in rows[name] for key in row if _split(key)}
    )
    return Workbook(sheets=kept), content


def _kept(sheet: Sheet) -> Sheet:
    """The sheet without what content cannot hold: Kobo reads yes as true, and one settings row."""
    cells = TypedCells()
    rows = list(sheet.rows[:2] if sheet.name == "settings" else sheet.rows)
    if not _rows(sheet):  # without a row nothing says what columns there are
        return Sheet(name=sheet.name)
    headers = [cell.text for cell in rows[0].cells] if rows else []
    at = headers.index("required") if "required" in headers else -1
    made = []
    for row in rows:
        texts = [cell.text for cell in row.cells]
        if 0 <= at < len(texts):
            texts[at] = {"yes": "true", "no": "false"}.get(texts[at], texts[at])
        made.append(make_row(row.number, (cells[text] for text in texts)))
    return Sheet(name=sheet.name, rows=tuple(made))


def _rows(sheet: Sheet) -> list[Row]:
    if not sheet.rows:
        return []
    headers = [cell.text for cell in sheet.rows[0].cells]
    rows = (
        {header: row.cell(at).text for at, header in enumerate(headers, 1)}
        for row in sheet.rows[1:]
    )
    return [row for row in rows if any(row.values())]


def _split(header: str) -> tuple[str, str | None] | None:
    """Column and language of a header with wording: media keep their prefix."""
    column, _, language = header.removeprefix("media::").partition("::")
    if column in _MEDIA:
        return f"media::{column}", language or None
    return (column, language or None) if column in _TRANSLATED else None


def _translations(rows: dict[str, list[Row]]) -> list[str | None]:
    found: dict[str | None, None] = {}
    for name in ("survey", "choices"):
        for row in rows.get(name, [])[:1]:
            found |= dict.fromkeys(split[1] for key in row if (split := _split(key)))
    return list(found) or [None]


def _object(row: Row, translations: list[str | None], sheet: str) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, text in row.items():
        split = _split(key)
        if split:
            made.setdefault(split[0], [None] * len(translations))
            made[split[0]][translations.index(split[1])] = text or None
        elif key == "hxl" and sheet == "survey" and re.fullmatch(r"([#+][a-zA-Z]\w*)+", text):
            made["tags"] = [f"hxl:{tag}" for tag in re.findall(r"[#+][a-zA-Z]\w*", text)]
        elif key == "required" and text in {"true", "false"}:
            made[key] = text == "true"
        elif text:
            made[key] = text
    if sheet == "survey":
        made |= _type(made.get("type", ""))
    return made


def _type(text: str) -> dict[str, Any]:
    words = text.split(" ")
    is_other = len(words) > 2 and words[-1] == "or_other"
    if words[0] not in _SELECTS or len(words) - is_other != 2:
        return {"type": text} if text else {}
    key = "file" if "from_file" in words[0] else "select_from_list_name"
    return {"type": words[0], key: words[1], **({"_or_other": True} if is_other else {})}
