"""Headers that pyxform 4.5 takes and 3.0, which KoboToolbox runs, does not know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formkit.core.location import Loc
from formkit.core.values import dataclass
from formkit.formats.headers import CHOICES, SETTINGS, SURVEY, sheet_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject
    from formkit.model.form import SheetColumns

# Source: pyxform 3.0.0, aliases.py; unlike 4.5 it takes capitals and spaces as they are.
_MEDIA = ("image", "big-image", "audio", "video", "media")
_KNOWN = {
    SURVEY: frozenset(
        (
            *("type", "name", "label", "hint", "guidance_hint", "default", "choice_filter"),
            *("relevant", "relevance", "required", "constraint", "calculation", "calculate"),
            *("appearance", "parameters", "trigger", "disabled", "bind", "control", "instance"),
            *("body", "read_only", "readonly", "repeat_count", "jr:count", "count", "autoplay"),
            *("constraint_message", "required_message", "save_to", "rows", "intent", "hxl"),
            *_MEDIA,
        )
    ),
    CHOICES: frozenset(("list_name", "name", "label", *_MEDIA)),
    SETTINGS: frozenset(
        (
            *("form_title", "form_id", "version", "default_language", "instance_name", "style"),
            *("allow_choice_duplicates", "public_key", "submission_url", "auto_send", "name"),
        )
    ),
}
_ALSO_KNOWN = frozenset(
    (
        *("Label", "Name", "Type", "List_name", "list name", "constraint message"),
        *("required message", "constraining message", "noAppErrorString", "requiredMsg"),
        *("set form title", "set form id"),
    )
)
_ALSO_ON_SURVEY_ONLY = frozenset(("Label", "Name", "Type", "List_name"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherHeader:
    """A header in a spelling that 3.0 does not know."""

    header: str
    meant: str
    """The same as 3.0 knows it, with its language."""
    loc: Loc


def other_headers(subject: Subject) -> Iterator[OtherHeader]:
    """The headers of a form that 3.0 takes for columns that mean nothing."""
    for columns in subject.form.columns:
        kind = sheet_kind(columns.sheet) or SURVEY
        for column, header in columns.headers if kind in _KNOWN else ():
            first = header.partition(":")[0].strip()
            plain = re.sub(" +", "_", first.lower())
            if plain == first or not _is_lost(first, plain, kind):
                continue
            if not _is_filled(subject, columns, column):
                continue
            yield OtherHeader(
                header=header,
                meant=plain + header[header.find(":") :] if ":" in header else plain,
                loc=Loc(
                    file=subject.form.file,
                    sheet=columns.sheet,
                    row=columns.header_row,
                    column=column,
                ),
            )


def _is_filled(subject: Subject, columns: SheetColumns, column: int) -> bool:
    sheet = subject.workbook.sheet(columns.sheet)
    rows = sheet.rows if sheet else ()
    return any(row.cell(column).text for row in rows if row.number > columns.header_row)


def _is_lost(first: str, plain: str, kind: str) -> bool:
    if plain not in _KNOWN[kind]:
        return False
    if kind != SURVEY and first in _ALSO_ON_SURVEY_ONLY:
        return True
    return first not in _ALSO_KNOWN
