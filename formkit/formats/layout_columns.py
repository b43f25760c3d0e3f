"""Which columns a form's sheets have, and in what order.

Empty columns are left out, but every language of the form must be named by a
header: where no cell uses one, an empty ``label`` column names it.  Such
columns stand first only where a translator would look for them, and bare
``label`` last of all, since Kobo refuses it beside translated ones.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from formkit.formats.headers import parse_header
from formkit.model.attributes import Attribute, AttributeKind, key_of

_REPEATED = re.compile(r"(?P<header>.+) \[(?P<number>[1-9][0-9]*)\]")

TextCells = dict[str, str]
"""One row: key of the column -> text; keys as in ``model.attributes``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of one sheet before its columns are chosen."""

    name: str
    leading: tuple[str, ...] = ()
    """Columns that are written first, filled or not."""
    attributes: tuple[Attribute, ...] = ()
    rows: tuple[TextCells, ...] = ()

    def filled(self) -> tuple[str, ...]:
        """The keys that some row fills, in the order of first use."""
        return tuple({key: None for row in self.rows for key, text in row.items() if text})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """One table and the keys that its rows fill, gathered once."""

    attributes: tuple[Attribute, ...]
    leading: tuple[str, ...]
    filled: tuple[str, ...]


def choose_columns(
    tables: tuple[Table, ...], languages: tuple[str, ...]
) -> tuple[tuple[str, ...], ...]:
    """The keys of each table's columns, in order.

    Args:
        tables: the survey first.
        languages: as in ``Form.languages``; others that cells use follow them.

    Returns:
        Columns that together name all languages, in that order.
    """
    sheets = tuple(
        _Sheet(attributes=table.attributes, leading=table.leading, filled=table.filled())
        for table in tables
    )
    used = _languages_named(sheets, tuple(sheet.filled for sheet in sheets))
    languages = tuple(dict.fromkeys((*languages, *used)))
    named = tuple(language for language in languages if language)
    for wanted in ((), named):
        columns = _with_labels(sheets, languages, wanted)
        if _languages_named(sheets, columns) == languages:
            return columns
    return _with_labels(sheets, languages, languages)


def _with_labels(
    sheets: tuple[_Sheet, ...], languages: tuple[str, ...], wanted: tuple[str, ...]
) -> tuple[tuple[str, ...], ...]:
    """The columns of each sheet; the first one, the survey, has the labels wanted, too."""
    named = tuple(language for language in languages if language)
    survey = _columns(sheets[0], languages, (*wanted, *_labels(sheets[0], named)))
    return (survey, *(_columns(one, languages, _labels(one, named)) for one in sheets[1:]))


def header_of(key: str, columns: frozenset[str]) -> str:
    """What is written above a column; ``header [2]`` is a second ``header``.

    A header that only looks so stays as it is: without a first there is no second.

    >>> header_of("note [2]", frozenset({"note", "note [2]"}))
    'note'
    """
    header, number = _header_and_number(key)
    if number > len(columns):
        return key
    before = (header, *(f"{header} [{n}]" for n in range(2, number)))
    return header if columns.issuperset(before) else key


def headers_of(columns: tuple[str, ...], sheet: str, written: Mapping[str, str]) -> Iterator[str]:
    """What is written above the columns of a sheet.

    A repeated header keeps its author's spellings, since pyxform refuses
    ``relevant`` twice but not always ``relevant`` beside ``relevance``.

    Args:
        columns: the keys in order.
        sheet: one of ``headers.FORM_SHEETS``.
        written: key -> header as the author wrote it, where one did.
    """
    present = frozenset(columns)
    headers = [header_of(key, present) for key in columns]
    counts = Counter(headers)
    double_colon = any("::" in header for header in headers)
    for key, header in zip(columns, headers, strict=True):
        spelt = written.get(key, "") if counts[header] > 1 else ""
        same = spelt and parse_header(spelt, sheet, double_colon=double_colon).key == header
        yield spelt if same else header


def in_order(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys of unknown columns by header; a repeated header by its number."""
    return tuple(sorted(keys, key=_header_and_number))


def _header_and_number(key: str) -> tuple[str, int]:
    match = _REPEATED.fullmatch(key)
    return (match["header"], int(match["number"])) if match else (key, 1)


def _labels(sheet: _Sheet, named: tuple[str, ...]) -> tuple[str, ...]:
    """Languages whose label is written though empty: all, where one of them is filled."""
    return named if any(key_of("label", one) in sheet.filled for one in named) else ()


def _columns(sheet: _Sheet, languages: tuple[str, ...], labels: tuple[str, ...]) -> tuple[str, ...]:
    present = {*sheet.filled, *(key_of("label", language) for language in labels)}
    known = [key for key in _known_keys(sheet.attributes, languages) if key in present]
    unknown = present.difference(known, sheet.leading)
    return (*sheet.leading, *known, *in_order(unknown))


def _known_keys(attributes: tuple[Attribute, ...], languages: tuple[str, ...]) -> Iterator[str]:
    for attribute in attributes:
        if attribute.kind is AttributeKind.TEXTS:
            yield from (key_of(attribute.header, language) for language in languages)
        else:
            yield attribute.header


def _languages_named(
    sheets: tuple[_Sheet, ...], columns: tuple[tuple[str, ...], ...]
) -> tuple[str, ...]:
    """The languages that columns name, in order; ``""`` is the bare column."""
    found: dict[str, None] = {}
    for sheet, keys in zip(sheets, columns, strict=True):
        for key in keys:
            header = _translated_header(key, sheet.attributes)
            if header:
                found.setdefault(key.removeprefix(header).removeprefix("::"))
    return tuple(found)


def _translated_header(key: str, attributes: tuple[Attribute, ...]) -> str:
    """The header of which the key is a language: ``label`` of ``label::French (fr)``."""
    for one in attributes:
        if one.kind is AttributeKind.TEXTS and f"{key}::".startswith(f"{one.header}::"):
            return one.header
    return ""
