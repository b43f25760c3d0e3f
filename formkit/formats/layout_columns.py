"""Which columns a form's sheets have, and in what order.

Empty columns are left out, but for empty ``label`` columns: where another
language is filled, for the translator, and where nothing else names a language
of the form in its place.  A bare ``label`` is the last resort, since Kobo
refuses it beside translated ones.  The reader takes languages sheet by sheet in
the order of columns, the bare one only where a bare column has text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from formkit.core.values import dataclass
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

    @property
    def has_bare_text(self) -> bool:
        """Tell whether a translated column without language has text."""
        return "" in _languages_of(self.filled, self.attributes)


_Labels = tuple[tuple[str, ...], ...]
"""For each sheet, the languages whose label is written, filled or not."""


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
    used = (one for sheet in sheets for one in _languages_of(sheet.filled, sheet.attributes))
    languages = tuple(dict.fromkeys((*languages, *used)))
    columns: tuple[tuple[str, ...], ...] = ()
    for labels in _ways(sheets, languages):
        columns = tuple(
            _columns(sheet, languages, wanted) for sheet, wanted in zip(sheets, labels, strict=True)
        )
        if _named(sheets, columns) == languages:
            break
    return columns


def _ways(sheets: tuple[_Sheet, ...], languages: tuple[str, ...]) -> Iterator[_Labels]:
    """What labels might be written, the kindest first, the surest last."""
    kind = tuple(_for_translators(sheet, languages) for sheet in sheets)
    sure = _in_place(sheets, languages)
    without_bare = tuple(tuple(filter(None, wanted)) for wanted in sure)
    yield kind
    yield tuple((*one, *other) for one, other in zip(kind, without_bare, strict=True))
    yield without_bare
    yield sure


def _for_translators(sheet: _Sheet, languages: tuple[str, ...]) -> tuple[str, ...]:
    named = tuple(filter(None, languages))
    return named if any(key_of("label", one) in sheet.filled for one in named) else ()


def _in_place(sheets: tuple[_Sheet, ...], languages: tuple[str, ...]) -> _Labels:
    """What comes before the bare language on the survey, the rest where it has its first text."""
    labels: list[tuple[str, ...]] = [()] * len(sheets)
    first = next((number for number, sheet in enumerate(sheets) if sheet.has_bare_text), 0)
    before = languages.index("") if "" in languages else len(languages)
    labels[first] = languages[before:]
    labels[0] = (*languages[:before], *labels[0])
    return tuple(labels)


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


def _named(sheets: tuple[_Sheet, ...], columns: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The languages that a reader of the columns would name, in order."""
    return tuple(
        dict.fromkeys(
            language
            for sheet, keys in zip(sheets, columns, strict=True)
            for language in _languages_of(keys, sheet.attributes)
            if language or sheet.has_bare_text
        )
    )


def _languages_of(keys: tuple[str, ...], attributes: tuple[Attribute, ...]) -> tuple[str, ...]:
    """The languages of keys, in order of first use."""
    headers = ((key, _translated_header(key, attributes)) for key in keys)
    found = (key.removeprefix(header).removeprefix("::") for key, header in headers if header)
    return tuple(dict.fromkeys(found))


def _translated_header(key: str, attributes: tuple[Attribute, ...]) -> str:
    """The header of which the key is a language: ``label`` of ``label::French (fr)``."""
    for one in attributes:
        if one.kind is AttributeKind.TEXTS and f"{key}::".startswith(f"{one.header}::"):
            return one.header
    return ""
