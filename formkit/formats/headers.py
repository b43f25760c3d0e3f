"""Authors' headers and what they mean, read as pyxform 4.5 reads them.

pyxform splits a header at ``::``, or at ``:`` when no header of the sheet has
``::``; looks its first part up in any case and with spaces for underscores;
and takes the parts after it as they are: ``Bind::relevant`` is ``relevant``,
``bind::Relevant`` is a column that nobody knows.  ``pyxform/aliases.py`` and
``pyxform/parsing/sheet_headers.py`` are the source of the tables below.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from formkit.core.values import dataclass
from formkit.model.attributes import (
    CHOICE_ATTRIBUTES,
    SURVEY_ATTRIBUTES,
    Attribute,
    AttributeKind,
    key_of,
)

SURVEY = "survey"
CHOICES = "choices"
EXTERNAL_CHOICES = "external_choices"
SETTINGS = "settings"

FORM_SHEETS = (SURVEY, CHOICES, EXTERNAL_CHOICES, SETTINGS)
"""The sheets that formkit reads into a form; others are kept as text."""

_Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What one header means."""

    key: str
    """The canonical header, with its language: ``relevant``, ``label::French (fr)``.

    For a column that formkit does not know, its own text without odd spaces.
    """
    attribute: Attribute | None = None
    language: str = ""
    is_extra: bool = False
    """Whether the column's cells go to ``extra`` (for settings: pyxform does not know it)."""


def sheet_kind(name: str) -> str:
    """Which of ``FORM_SHEETS`` a sheet is, by its name in any case; empty for others.

    >>> sheet_kind("Choices"), sheet_kind("survey ")
    ('choices', '')
    """
    lower = name.lower()
    return lower if lower in FORM_SHEETS else ""


def parse_headers(texts: Sequence[str], sheet: str) -> tuple[Header | None, ...]:
    """Read a sheet's header row; an empty header is None.

    The first header with a key has it; the second one is an extra called ``key [2]``.

    Args:
        texts: the headers as written, in the order of columns.
        sheet: one of ``FORM_SHEETS``.
    """
    double_colon = any("::" in text for text in texts)
    seen: set[str] = set()
    headers: list[Header | None] = []
    for text in texts:
        header = None
        if text.strip():
            header = parse_header(text, sheet, double_colon=double_colon)
            if header.key in seen:
                header = Header(key=_unused(header.key, seen), is_extra=True)
            seen.add(header.key)
        headers.append(header)
    return tuple(headers)


def parse_header(text: str, sheet: str, *, double_colon: bool = True) -> Header:
    """Read one header.

    Args:
        text: as the author wrote it.
        sheet: one of ``FORM_SHEETS``.
        double_colon: whether any header of the sheet has ``::``; else ``:`` splits, too.

    >>> parse_header("bind:relevant", "survey", double_colon=False).key
    'relevant'
    >>> parse_header("Hint :: Français (fr)", "survey").key
    'hint::Français (fr)'
    """
    text = _SPACES.sub(" ", text.strip())
    parts = _split(text, double_colon=double_colon)
    first = _WORDS[sheet].get("_".join(parts[0].split()).lower())
    if first is None:
        return _EXACT[sheet].get(text) or Header(key=text, is_extra=True)
    parts = (*first, *parts[1:])
    if sheet == SETTINGS:
        return Header(key="::".join(parts))
    if parts in _IDENTITY[sheet]:
        return Header(key=parts[0])
    return _attribute(parts, sheet) or Header(key=_joined(parts), is_extra=True)


def known_headers(sheet: str) -> tuple[str, ...]:
    """Every first part of a header that pyxform or formkit knows on a sheet, sorted."""
    return tuple(sorted({*_WORDS[sheet], *_EXACT[sheet]}))


def _split(text: str, *, double_colon: bool) -> _Parts:
    if double_colon or "::" in text:
        return tuple(part.strip() for part in text.split("::"))
    parts = [part.strip() for part in text.split(":")]
    if "jr" in parts[:-1]:
        prefix = parts.index("jr")
        parts[prefix : prefix + 2] = [f"jr:{parts[prefix + 1]}"]
    return tuple(parts)


def _attribute(parts: _Parts, sheet: str) -> Header | None:
    paths = _PATHS[sheet]
    if attribute := paths.get(parts):
        return Header(key=attribute.header, attribute=attribute)
    attribute = paths.get(parts[:-1])
    if attribute is None or attribute.kind is not AttributeKind.TEXTS:
        return None
    key = key_of(attribute.header, parts[-1])
    return Header(key=key, attribute=attribute, language=parts[-1])


def _joined(parts: _Parts) -> str:
    return "::".join(("body", *parts[1:]) if parts[0] == "control" else parts)


def _unused(key: str, seen: set[str]) -> str:
    return next(new for number in count(2) if (new := f"{key} [{number}]") not in seen)


def _same(*words: str) -> dict[str, _Parts]:
    return {word: (word,) for word in words}


def _paths(
    attributes: Iterable[Attribute], elsewhere: Mapping[str, _Parts]
) -> dict[_Parts, Attribute]:
    return {elsewhere.get(one.header, tuple(one.header.split("::"))): one for one in attributes}


_SPACES = re.compile(" +")

_MEDIA_WORDS = {
    **_same("media"),
    "image": ("media", "image"),
    "big-image": ("media", "big-image"),
    "audio": ("media", "audio"),
    "video": ("media", "video"),
}

_SURVEY_WORDS: dict[str, _Parts] = {
    **_same("type", "name", "label", "hint", "guidance_hint", "default", "parameters"),
    **_same("choice_filter", "trigger", "bind", "control", "instance"),
    **_same("sms_field", "query", "actions", "choices", "itemset", "list_name", "parent"),
    **_same("sms_option", "sms_separator", "sms_allow_media"),
    **_same("sms_date_format", "sms_datetime_format", "sms_response"),
    **_MEDIA_WORDS,
    "body": ("control",),
    "caption": ("label",),
    "command": ("type",),
    "tag": ("name",),
    "value": ("name",),
    "relevant": ("bind", "relevant"),
    "relevance": ("bind", "relevant"),
    "required": ("bind", "required"),
    "required_message": ("bind", "jr:requiredMsg"),
    "requiredmsg": ("bind", "jr:requiredMsg"),
    "constraint": ("bind", "constraint"),
    "constraint_message": ("bind", "jr:constraintMsg"),
    "constraining_message": ("bind", "jr:constraintMsg"),
    "calculation": ("bind", "calculate"),
    "calculate": ("bind", "calculate"),
    "read_only": ("bind", "readonly"),
    "readonly": ("bind", "readonly"),
    "save_to": ("bind", "entities:saveto"),
    "noapperrorstring": ("bind", "jr:noAppErrorString"),
    "no_app_error_string": ("bind", "jr:noAppErrorString"),
    "appearance": ("control", "appearance"),
    "autoplay": ("control", "autoplay"),
    "rows": ("control", "rows"),
    "count": ("control", "jr:count"),
    "repeat_count": ("control", "jr:count"),
    "jr:count": ("control", "jr:count"),
    "compact_tag": ("instance", "odk:tag"),
}

_CHOICES_WORDS: dict[str, _Parts] = {
    **_same("list_name", "name", "label", "parent", "sms_option"),
    **_MEDIA_WORDS,
    "caption": ("label",),
    "value": ("name",),
}

_SETTINGS_WORDS: dict[str, _Parts] = {
    **_same("form_title", "form_id", "version", "default_language", "name", "style", "prefix"),
    **_same("public_key", "submission_url", "auto_send", "auto_delete", "client_editable"),
    **_same("instance_name", "instance_xmlns", "namespaces", "attribute"),
    **_same("allow_choice_duplicates", "clean_text_values", "add_none_option", "flat"),
    **_same("delimiter", "entity_version", "sms_keyword", "sms_separator", "sms_response"),
    **_same("sms_field", "sms_allow_media", "sms_date_format", "sms_datetime_format"),
    "title": ("form_title",),
    "set_form_title": ("form_title",),
    "id_string": ("form_id",),
    "set_form_id": ("form_id",),
}

_WORDS = {
    SURVEY: _SURVEY_WORDS,
    CHOICES: _CHOICES_WORDS,
    EXTERNAL_CHOICES: _CHOICES_WORDS,
    SETTINGS: _SETTINGS_WORDS,
}
"""First part of a header, in lower case with underscores -> the parts that it stands for."""

_IDENTITY: dict[str, frozenset[_Parts]] = {
    SURVEY: frozenset({("type",), ("name",)}),
    CHOICES: frozenset({("list_name",), ("name",)}),
    EXTERNAL_CHOICES: frozenset({("list_name",), ("name",)}),
}

_SURVEY_PATHS = _paths(
    SURVEY_ATTRIBUTES,
    {
        "relevant": ("bind", "relevant"),
        "required": ("bind", "required"),
        "required_message": ("bind", "jr:requiredMsg"),
        "constraint": ("bind", "constraint"),
        "constraint_message": ("bind", "jr:constraintMsg"),
        "calculation": ("bind", "calculate"),
        "read_only": ("bind", "readonly"),
        "save_to": ("bind", "entities:saveto"),
        "appearance": ("control", "appearance"),
        "autoplay": ("control", "autoplay"),
        "repeat_count": ("control", "jr:count"),
    },
)

_CHOICE_PATHS = _paths(CHOICE_ATTRIBUTES, {})

_PATHS = {SURVEY: _SURVEY_PATHS, CHOICES: _CHOICE_PATHS, EXTERNAL_CHOICES: _CHOICE_PATHS}
"""All parts of a header but its language -> the attribute."""

_EXACT = {
    SURVEY: {
        one.header: Header(key=one.header, attribute=one)
        for one in SURVEY_ATTRIBUTES
        if one.header in {"hxl", "disabled"}
    },
    CHOICES: {},
    EXTERNAL_CHOICES: {},
    SETTINGS: {one: Header(key=one) for one in ("instance_id", "omit_instanceID")},
}
"""Headers that count only in this very spelling, since pyxform has no alias for them."""
