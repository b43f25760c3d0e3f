"""The cells of two rows side by side, and a row with some of its cells set anew."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from formkit.changes.errors import UnknownAddressError
from formkit.core.texts import Texts
from formkit.core.values import dataclass, field, replace
from formkit.model.attributes import (
    CHOICE_ATTRIBUTES,
    SURVEY_ATTRIBUTES,
    Attribute,
    AttributeKind,
    key_of,
)
from formkit.model.form import Choice, Node

Row = TypeVar("Row", Node, Choice)

Column = tuple[str, bool]
"""The key of a column, and whether formkit does not know it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageEdits:
    """What happens to the languages of a form."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    """Old name -> new name, where they differ."""
    removed: frozenset[str] = frozenset()
    """Old names."""
    added: frozenset[str] = frozenset()
    """New names."""
    order: tuple[str, ...] = ()
    """The form's languages afterwards, by their new names."""
    are_moved: bool = False
    """Whether languages that stay come in another order."""

    @property
    def touches_texts(self) -> bool:
        """Tell whether wording changes through the languages alone."""
        return bool(self.renamed or self.removed or self.added or self.are_moved)

    def kept(self, texts: Texts) -> Texts:
        """Old wording under the new names, without the languages that are gone."""
        return Texts.of(
            (self.renamed.get(language, language), text)
            for language, text in texts
            if language not in self.removed
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderEdits:
    """What happens to the headers of a sheet, and so to all its rows."""

    languages: LanguageEdits
    columns: Mapping[str, str]
    """Old header -> new header, of columns that formkit does not know."""

    @property
    def touch_rows(self) -> bool:
        """Tell whether cells change through the headers alone."""
        return bool(self.columns) or self.languages.touches_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """One cell that differs between two rows."""

    key: str
    is_extra: bool = False
    kind: AttributeKind = AttributeKind.PLAIN
    old: str
    new: str


def changed_cells(old: Row, new: Row, renamed: Mapping[str, str]) -> Iterator[CellChange]:
    """The cells that differ, known columns first, in the order formkit writes them.

    Args:
        old: a node or choice.
        new: the same one in the new form.
        renamed: old language -> new language, where they differ.
    """
    for attribute in attributes_of(new):
        before, after = getattr(old, attribute.field), getattr(new, attribute.field)
        if before is after or before == after:  # most often both are NO_TEXTS
            continue
        if attribute.kind is AttributeKind.TEXTS:
            yield from _changed_texts(attribute, before, after, renamed)
        else:
            yield CellChange(key=attribute.header, kind=attribute.kind, old=before, new=after)
    if old.extra != new.extra:
        cells, others = dict(old.extra), dict(new.extra)
        for header in sorted(cells.keys() | others.keys()):
            text, other = cells.get(header, ""), others.get(header, "")
            if text != other:
                yield CellChange(key=header, is_extra=True, old=text, new=other)


def _changed_texts(
    attribute: Attribute, old: Texts, new: Texts, renamed: Mapping[str, str]
) -> Iterator[CellChange]:
    before = {renamed.get(language, language): text for language, text in old.pairs}
    after = dict(new.pairs)
    for language in before | after:
        text, other = before.get(language, ""), after.get(language, "")
        if text != other:
            key = key_of(attribute.header, language)
            yield CellChange(key=key, kind=AttributeKind.TEXTS, old=text, new=other)


def with_cells(row: Row, cells: Mapping[Column, str], headers: HeaderEdits) -> Row:
    """The row under the headers afterwards, and with cells set.

    Args:
        row: a node or choice.
        cells: column, by its header afterwards -> its text; empty to empty the cell.
        headers: what happens to the headers of its sheet.

    Raises:
        UnknownAddressError: a column is said to be known and is not.
    """
    values: dict[str, Any] = {}
    if headers.languages.touches_texts:
        values.update(_kept_texts(row, headers.languages))
    extra: dict[str, str] = {}
    for (key, is_extra), text in cells.items():
        if is_extra:
            extra[key] = text
            continue
        attribute, language = split_key(key, is_choice=isinstance(row, Choice))
        name = attribute.field
        if attribute.kind is AttributeKind.TEXTS:
            texts: Texts = values.get(name, getattr(row, name))
            values[name] = _reworded(texts, language, text, headers.languages)
        else:
            values[name] = text
    if extra or headers.columns:
        kept = {headers.columns.get(header, header): text for header, text in row.extra}
        filled = ((header, text) for header, text in {**kept, **extra}.items() if text)
        values["extra"] = tuple(sorted(filled))
    return replace(row, **values)


def _reworded(texts: Texts, language: str, text: str, languages: LanguageEdits) -> Texts:
    pairs = dict(texts.pairs)
    is_in_place = bool(text) and language in pairs
    pairs[language] = text
    if is_in_place:
        return Texts(tuple(pairs.items()))
    return Texts.of(pairs.items()).ordered(languages.order)


def _kept_texts(row: Node | Choice, languages: LanguageEdits) -> Iterator[tuple[str, Texts]]:
    for attribute in attributes_of(row):
        texts = getattr(row, attribute.field)
        if isinstance(texts, Texts) and texts:
            yield attribute.field, languages.kept(texts).ordered(languages.order)


@cache
def split_key(key: str, *, is_choice: bool) -> tuple[Attribute, str]:
    """The known column that a key names, and its language.

    Args:
        key: as in ``model.attributes``.
        is_choice: whether it is a column of choices, not of the survey.

    Raises:
        UnknownAddressError: no known column has such a key.
    """
    for attribute in CHOICE_ATTRIBUTES if is_choice else SURVEY_ATTRIBUTES:
        if key == attribute.header:
            return attribute, ""
        start = f"{attribute.header}::"
        if attribute.kind is AttributeKind.TEXTS and key.startswith(start):
            return attribute, key.removeprefix(start)
    raise UnknownAddressError(key)


def attributes_of(row: Node | Choice) -> tuple[Attribute, ...]:
    """The columns that formkit knows on the row's sheet."""
    return CHOICE_ATTRIBUTES if isinstance(row, Choice) else SURVEY_ATTRIBUTES
