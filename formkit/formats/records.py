"""Rows of a standard's tables as the fields of model types."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.texts import NO_TEXTS, Texts
from formkit.core.values import dataclass, replace
from formkit.formats.cleaning import CleanTexts
from formkit.formats.tables import NO_TABLE, Table, TableRow

Problem = tuple[Loc, Message]

_CLEAN = CleanTexts(joins_spaces=True)
_NO_BREAK_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f", " "))


class ColumnKind(StrEnum):
    """What stands in a column of a standard's table."""

    TEXT = "text"
    WORDING = "wording"
    """One column a language: ``label::French (fr)``."""
    NAMES = "names"
    """Words parted by spaces."""
    FLAG = "flag"
    """``yes``, ``no`` or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table and the model's field that it fills."""

    header: str
    field: str
    kind: ColumnKind = ColumnKind.TEXT
    is_key: bool = False
    """Whether every row has to fill it."""


def text(header: str, field: str = "", *, is_key: bool = False) -> Column:
    """A column of plain text; its field is called as its header unless said otherwise."""
    return Column(header=header, field=field or header, is_key=is_key)


def wording(header: str, field: str) -> Column:
    """A column for each language."""
    return Column(header=header, field=field, kind=ColumnKind.WORDING)


def names(header: str) -> Column:
    """A column of words parted by spaces."""
    return Column(header=header, field=header, kind=ColumnKind.NAMES)


def flag(header: str) -> Column:
    """A column that says yes or no."""
    return Column(header=header, field=header, kind=ColumnKind.FLAG)


def clean(written: str) -> str:
    """Wording as a form's reader gives it: plain spaces, straight quotation marks."""
    return _CLEAN[written.translate(_NO_BREAK_SPACES)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """A table read with the columns that its kind has."""

    table: Table
    columns: tuple[Column, ...]
    languages: tuple[str, ...]
    keeps_others: bool = False
    """Whether columns that are not known are facts to keep; else they are a problem."""

    def fields(self, row: TableRow) -> dict[str, Any]:
        """The fields that a row fills, by the model's names; ``loc`` among them."""
        cells = dict(row.cells)
        found: dict[str, Any] = {"loc": row.loc}
        for column in self.columns:
            value = self._value(cells, column)
            if value:
                found[column.field] = value
        return found

    def _value(self, cells: Mapping[str, str], column: Column) -> object:
        written = cells.get(column.header, "")
        match column.kind:
            case ColumnKind.TEXT:
                return written
            case ColumnKind.NAMES:
                return tuple(written.split())
            case ColumnKind.FLAG:
                return written == "yes"
            case ColumnKind.WORDING:
                return self.texts(cells, column.header)

    def texts(self, cells: Mapping[str, str], header: str) -> Texts:
        """The wording of a row under a header, in the order of the standard's languages."""
        found = [(one, cells.get(f"{header}::{one}", "")) for one in self.languages]
        filled = [(language, clean(written)) for language, written in found if written]
        return Texts.of(filled) if filled else NO_TEXTS

    def others(self, row: TableRow) -> tuple[tuple[str, str], ...]:
        """The cells of columns that are not known, in the order of columns."""
        known = set(self.headers)
        return tuple((header, written) for header, written in row.cells if header not in known)

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header that the table may have, in order."""
        return tuple(
            header
            for column in self.columns
            for header in (
                [f"{column.header}::{language}" for language in self.languages]
                if column.kind is ColumnKind.WORDING
                else [column.header]
            )
        )

    def problems(self) -> Iterator[Problem]:
        """Headers that are not known, empty keys, and flags that say neither yes nor no."""
        if self.table == NO_TABLE:
            return
        if not self.keeps_others:
            yield from self._unknown_headers()
        for column in self.columns:
            if column.is_key:
                yield from self._unfilled(column.header)
            if column.kind is ColumnKind.FLAG:
                yield from self._wrong_flags(column.header)

    def _unfilled(self, header: str) -> Iterator[Problem]:
        if header not in self.table.header:
            place = replace(self.table.loc, row=1)
            yield place, Message("the column {header} is missing", header=header)
            return
        for row in self.table.rows:
            if not row.get(header):
                message = Message("the column {header} is empty here", header=header)
                yield self.table.cell(row, header), message

    def _wrong_flags(self, header: str) -> Iterator[Problem]:
        for row in self.table.rows:
            if row.get(header) not in {"yes", "no", ""}:
                text = "{header} says {value}; it can say: yes, no"
                message = Message(text, header=header, value=row.get(header))
                yield self.table.cell(row, header), message

    def _unknown_headers(self) -> Iterator[Problem]:
        known = self.headers
        for number, header in enumerate(self.table.header, start=1):
            if header in known:
                continue
            place = replace(self.table.loc, row=1, column=number)
            near = get_close_matches(header, known, n=1)
            if near:
                message = Message(
                    "no column is called {header} here; is {near} meant?",
                    header=header,
                    near=near[0],
                )
            else:
                message = Message(
                    "no column is called {header} here; there are: {known}",
                    header=header,
                    known=known,
                )
            yield place, message
