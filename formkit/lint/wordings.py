"""The columns of wording of a form, each as one text that is quick to search.

Rules about wording look at every label and hint.  A column joined by line ends
answers "is there any ``<`` in it?" at once; only where there is does a rule
look at the rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from formkit.core.location import Loc
from formkit.formats.headers import CHOICES, SURVEY, sheet_kind
from formkit.model.attributes import CHOICE_ATTRIBUTES, SURVEY_ATTRIBUTES, Attribute, AttributeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formkit.lint.subject import Subject
    from formkit.model.form import Form, SheetColumns
    from formkit.model.sheets import Row, Workbook


_MOST_LANGUAGES = 40


def _wording(attributes: Iterable[Attribute]) -> frozenset[str]:
    texts = (one.header for one in attributes if one.kind is AttributeKind.TEXTS)
    return frozenset(one for one in texts if not one.startswith("media::"))


_ROWS_NAMED = 10

WORDING = {SURVEY: _wording(SURVEY_ATTRIBUTES), CHOICES: _wording(CHOICE_ATTRIBUTES)}
"""Sheet -> the attributes that hold wording, media left out."""


@dataclass(frozen=True, kw_only=True)
class WordingColumn:
    """One column of wording; its texts stand as they are in the file, empty ones too."""

    file: str
    sheet: SheetColumns
    header: str
    """The attribute: ``label``, ``hint`` …"""
    language: str
    """As the header names it; empty for the bare column."""
    column: int
    rows: tuple[Row, ...]
    """The rows below the header, shared by the columns of a sheet."""

    @cached_property
    def texts(self) -> list[str]:
        """The text of each row."""
        place = self.column - 1
        return [row.cells[place].text if place < len(row.cells) else "" for row in self.rows]

    @cached_property
    def joined(self) -> str:
        """All texts, one below the other."""
        return "\n".join(self.texts)

    @property
    def kind(self) -> str:
        """``survey`` or ``choices``."""
        return sheet_kind(self.sheet.sheet) or SURVEY

    def cell(self, place: int) -> Loc:
        """The cell of a text, by its place among the texts."""
        row = self.rows[place].number
        return Loc(file=self.file, sheet=self.sheet.sheet, row=row, column=self.column)

    @property
    def top(self) -> Loc:
        """The cell of the header."""
        row = self.sheet.header_row
        return Loc(file=self.file, sheet=self.sheet.sheet, row=row, column=self.column)

    def name(self, place: int) -> str:
        """The question of a row, or the list of a choice."""
        key = "list_name" if self.kind == CHOICES else "name"
        return self.rows[place].cell(self.sheet.column(key)).text


def wording_columns(workbook: Workbook, form: Form) -> Iterator[WordingColumn]:
    """The columns of wording of the survey and the choices, in the order of the sheets."""
    for known in form.columns:
        headers = WORDING.get(sheet_kind(known.sheet) or SURVEY, frozenset())
        sheet = workbook.sheet(known.sheet)
        if not headers or sheet is None:
            continue
        rows = tuple(row for row in sheet.rows if row.number > known.header_row)
        for key, column in known.columns:
            header, _, language = key.partition("::")
            if header in headers and (not language or language in form.languages):
                yield WordingColumn(
                    file=form.file,
                    sheet=known,
                    header=header,
                    language=language,
                    column=column,
                    rows=rows,
                )


def columns_beside(subject: Subject) -> Iterator[list[WordingColumn]]:
    """The columns of one attribute and sheet in several languages, each group in order.

    Groups of more columns than any form has languages are left out.
    """
    groups: dict[tuple[str, str], list[WordingColumn]] = {}
    for column in subject.wordings if len(subject.form.languages) > 1 else ():
        groups.setdefault((column.sheet.sheet, column.header), []).append(column)
    yield from (group for group in groups.values() if 1 < len(group) <= _MOST_LANGUAGES)


def rows_named(column: WordingColumn, places: list[int]) -> tuple[str, ...]:
    """The numbers of rows for a message: the first ten, and dots for the others."""
    rows = tuple(str(column.rows[place].number) for place in places[:_ROWS_NAMED])
    return rows if len(places) <= _ROWS_NAMED else (*rows, "…")


def texts_in_use(subject: Subject, column: WordingColumn) -> Iterator[tuple[int, str]]:
    """Place and text of each row of a column that is filled and not disabled."""
    skipped = disabled_rows(subject) if column.kind == SURVEY else frozenset()
    for place, text in enumerate(column.texts):
        if text and column.rows[place].number not in skipped:
            yield place, text


def disabled_rows(subject: Subject) -> frozenset[int]:
    """The numbers of the rows of the survey that are taken out of the form."""
    if all(known.column("disabled") == 0 for known in subject.form.columns):
        return frozenset()
    return frozenset(one.node.loc.row for one in subject.index.entries if one.is_disabled)
