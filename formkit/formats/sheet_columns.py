"""What each column of a survey or choices sheet holds, settled once a sheet."""

from collections.abc import Iterator
from typing import Any

from formkit.core.texts import Texts
from formkit.core.values import dataclass
from formkit.formats.cleaning import CleanTexts
from formkit.formats.headers import Header, parse_headers
from formkit.model.attributes import AttributeKind
from formkit.model.form import Extra, SheetColumns
from formkit.model.sheets import Cell, Row, Sheet

TranslatedField = tuple[str, tuple[tuple[str, int], ...]]
"""A field, and language and column of its texts."""

Fields = dict[str, Any]
"""Field of a node or choice -> its value; empty ones are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPlan:
    """Where the fields of a row are found; columns count from 0."""

    columns: SheetColumns
    keys: tuple[tuple[str, int], ...] = ()
    """Key and column, sorted by key."""
    plain: tuple[tuple[str, int], ...] = ()
    """Field and column."""
    translated: tuple[TranslatedField, ...] = ()
    """The texts of each in the order of the form's languages."""
    extra: tuple[tuple[str, int], ...] = ()
    """Key and column, sorted by key."""
    width: int = 0
    """How many columns there are up to the last header."""
    unnamed: tuple[int, ...] = ()
    """Columns before the last header that have none: their text is in the file only."""

    def texts(self, row: Row, clean: CleanTexts) -> list[str]:
        """The texts of a row by column, and a blank one behind: the column -1."""
        texts = [clean[cell.text] for cell in row.cells[: self.width]]
        texts += [""] * (self.width + 1 - len(texts))
        for column in self.unnamed:
            texts[column] = ""
        return texts

    def fields(self, texts: list[str]) -> Fields:
        """The fields that a row fills, from its texts."""
        found: Fields = {field: texts[column] for field, column in self.plain if texts[column]}
        for field, columns in self.translated:
            pairs = tuple([(one, texts[column]) for one, column in columns if texts[column]])
            if pairs:
                found[field] = Texts(pairs)
        if extra := tuple([(key, texts[column]) for key, column in self.extra if texts[column]]):
            found["extra"] = extra
        return found

    def cells(self, texts: list[str]) -> Extra:
        """Key and text of every cell that a row fills, sorted by key."""
        return tuple((key, texts[column]) for key, column in self.keys if texts[column])

    def column(self, key: str) -> int:
        """The column with this key; -1 when there is none."""
        return next((column for known, column in self.keys if known == key), -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderRow:
    """The first row of a sheet that has text, and what its headers mean."""

    sheet: Sheet
    number: int = 0
    headers: tuple[Header | None, ...] = ()
    written: tuple[str, ...] = ()
    """The headers as the author wrote them."""
    rows: tuple[Row, ...] = ()
    """The rows below."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that headers name, in order; ``""`` where a bare column has text."""
        named = dict.fromkeys(language for _, language, _ in self._translations())
        return tuple(language for language in named if language or self._has_bare_text())

    def _has_bare_text(self) -> bool:
        bare = [column for _, language, column in self._translations() if not language]
        return any(row.cell(column + 1).text for column in bare for row in self.rows)

    def plan(self, languages: tuple[str, ...]) -> ColumnPlan:
        """Where the fields of a row are found, wording in the order of ``languages``."""
        keys = sorted((header.key, column) for column, header in self._named())
        width = max((column + 1 for _, column in keys), default=0)
        return ColumnPlan(
            columns=self._columns(),
            keys=tuple(keys),
            plain=tuple(
                (header.attribute.field, column)
                for column, header in self._named()
                if header.attribute and header.attribute.kind is not AttributeKind.TEXTS
            ),
            translated=self._translated(languages),
            extra=tuple(sorted((one.key, column) for column, one in self._named() if one.is_extra)),
            width=width,
            unnamed=tuple(column for column in range(width) if self.headers[column] is None),
        )

    def _named(self) -> Iterator[tuple[int, Header]]:
        """Column, counted from 0, and header of the columns that have one."""
        return ((column, header) for column, header in enumerate(self.headers) if header)

    def _translations(self) -> Iterator[tuple[str, str, int]]:
        """Field, language and column of wording and media."""
        for column, header in self._named():
            if header.attribute and header.attribute.kind is AttributeKind.TEXTS:
                yield header.attribute.field, header.language, column

    def _columns(self) -> SheetColumns:
        placed = tuple((header.key, column + 1) for column, header in self._named())
        return SheetColumns(
            sheet=self.sheet.name,
            header_row=self.number,
            columns=placed,
            headers=tuple((column, self.written[column - 1]) for _, column in placed),
        )

    def _translated(self, languages: tuple[str, ...]) -> tuple[TranslatedField, ...]:
        rank = {language: number for number, language in enumerate(languages)}
        found: dict[str, list[tuple[str, int]]] = {}
        for field, language, column in self._translations():
            found.setdefault(field, []).append((language, column))
        return tuple(
            (field, tuple(sorted(columns, key=lambda one: rank.get(one[0], len(rank)))))
            for field, columns in found.items()
        )


def find_header_row(sheet: Sheet, kind: str) -> HeaderRow:
    """Read the headers of a sheet; a sheet without text has none.

    Args:
        sheet: the sheet.
        kind: one of ``headers.FORM_SHEETS``.
    """
    for index, row in enumerate(sheet.rows):
        if not row.is_blank:
            written = tuple(map(_written, row.cells))
            return HeaderRow(
                sheet=sheet,
                number=row.number,
                headers=parse_headers(written, kind),
                written=written,
                rows=sheet.rows[index + 1 :],
            )
    return HeaderRow(sheet=sheet)


def _written(cell: Cell) -> str:
    """A header as pyxform sees it: with the no-break spaces that it takes out of other cells."""
    return cell.value if cell.text and isinstance(cell.value, str) else cell.text
