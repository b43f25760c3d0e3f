"""The file as it is into what its author means: ``Workbook`` to ``Form``.

Nothing is judged and no row is dropped: a row counts when it has text under
some header, and then it is a node, the end of one, or a stray.
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from formkit.core.location import Loc
from formkit.core.values import dataclass
from formkit.formats.cleaning import CleanTexts
from formkit.formats.files import read_workbook
from formkit.formats.headers import (
    CHOICES,
    EXTERNAL_CHOICES,
    FORM_SHEETS,
    SETTINGS,
    SURVEY,
    sheet_kind,
)
from formkit.formats.own_sheets import OWN_SHEETS
from formkit.formats.sheet_columns import ColumnPlan, HeaderRow, find_header_row
from formkit.formats.tree import SurveyRow, build_tree
from formkit.model.form import (
    Choice,
    ChoiceList,
    Extra,
    Form,
    Settings,
    TextSheet,
)
from formkit.model.question_types import Role, parse_type
from formkit.model.sheets import Sheet, Workbook

_NO = frozenset({"no", "No", "NO", "false", "False", "FALSE", "false()"})


def read_form(path: str | Path) -> Form:
    """Read a form from a workbook, a CSV file or pipe tables.

    Raises:
        UnreadableFormError: the file is no spreadsheet, is encrypted, truncated
            or over the limits.
    """
    return form_of(read_workbook(path))


def form_of(workbook: Workbook) -> Form:
    """What the author of a workbook means by it."""
    sheets, others = form_sheets(workbook)
    headers = {kind: find_header_row(sheet, kind) for kind, sheet in sheets.items()}
    languages = _languages(headers)
    tables = {
        kind: _Table(file=workbook.path, header=header, plan=header.plan(languages))
        for kind, header in headers.items()
    }
    settings = _settings(tables.get(SETTINGS))
    survey = _survey_rows(tables.get(SURVEY), cleaning(SURVEY, settings))
    return Form(
        nodes=build_tree(survey),
        lists=_lists(tables.get(CHOICES)),
        external_lists=_lists(tables.get(EXTERNAL_CHOICES)),
        settings=settings,
        languages=languages,
        sheets=tuple(_text_sheet(sheet) for sheet in others),
        columns=tuple(table.plan.columns for table in tables.values()),
        file=workbook.path,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """A sheet of the form, its header read."""

    file: str
    header: HeaderRow
    plan: ColumnPlan

    def rows(self, clean: CleanTexts) -> Iterator[tuple[Loc, list[str]]]:
        """Place and texts of each row below the header that has text under some header."""
        sheet = self.header.sheet.name
        for row in self.header.rows:
            texts = self.plan.texts(row, clean)
            if any(texts):
                yield Loc(file=self.file, sheet=sheet, row=row.number), texts


def cleaning(kind: str, settings: Settings) -> CleanTexts:
    """How the texts of a form's sheet are cleaned.

    Args:
        kind: one of ``headers.FORM_SHEETS``.
        settings: of the form.
    """
    return CleanTexts(joins_spaces=kind == SURVEY and settings.get("clean_text_values") not in _NO)


def form_sheets(workbook: Workbook) -> tuple[dict[str, Sheet], tuple[Sheet, ...]]:
    """The sheets of the form by their kind, and the others in order.

    As in pyxform, a workbook's only sheet is the survey, whatever its name; and
    of two sheets whose names differ in case only, the last one counts.  What formkit put
    into an annotated copy is no part of the form.
    """
    if len(workbook.sheets) == 1 and not sheet_kind(workbook.sheets[0].name):
        return {SURVEY: workbook.sheets[0]}, ()
    numbers = {sheet_kind(one.name): number for number, one in enumerate(workbook.sheets)}
    found = {kind: workbook.sheets[numbers[kind]] for kind in FORM_SHEETS if kind in numbers}
    others = (
        sheet
        for number, sheet in enumerate(workbook.sheets)
        if (numbers[sheet_kind(sheet.name)] != number or not sheet_kind(sheet.name))
        and sheet.name not in OWN_SHEETS
    )
    return found, tuple(others)


def _languages(headers: dict[str, HeaderRow]) -> tuple[str, ...]:
    named = (headers[kind].languages for kind in FORM_SHEETS if kind in headers)
    return tuple(dict.fromkeys(chain.from_iterable(named)))


def _settings(table: _Table | None) -> Settings:
    if table is None:
        return Settings()
    rows = list(table.rows(CleanTexts(joins_spaces=False)))
    if not rows:
        return Settings()
    first, *further = (table.plan.cells(texts) for _, texts in rows)
    return Settings(values=first, further_rows=tuple(further), loc=rows[0][0])


def _survey_rows(table: _Table | None, clean: CleanTexts) -> Iterator[SurveyRow]:
    if table is None:
        return
    plan = table.plan
    type_column, name_column = plan.column("type"), plan.column("name")
    for loc, texts in table.rows(clean):
        parsed = parse_type(texts[type_column])
        fields = plan.fields(texts)
        if texts[name_column]:
            fields["name"] = texts[name_column]
        cells: Extra = ()
        if parsed.role is Role.END:
            cells = tuple(one for one in plan.cells(texts) if one[0] != "type")
        yield SurveyRow(parsed=parsed, fields=fields, loc=loc, cells=cells)


def _lists(table: _Table | None) -> tuple[ChoiceList, ...]:
    if table is None:
        return ()
    plan = table.plan
    list_column, name_column = plan.column("list_name"), plan.column("name")
    found: dict[str, list[Choice]] = {}
    for loc, texts in table.rows(CleanTexts(joins_spaces=False)):
        choice = Choice(code=texts[name_column], loc=loc, **plan.fields(texts))
        found.setdefault(texts[list_column], []).append(choice)
    return tuple(ChoiceList(name=name, choices=tuple(rows)) for name, rows in found.items())


def _text_sheet(sheet: Sheet) -> TextSheet:
    rows: list[tuple[str, ...]] = []
    for row in sheet.rows:
        texts = [cell.text for cell in row.cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            rows += [()] * (row.number - 1 - len(rows))
            rows.append(tuple(texts))
    return TextSheet(name=sheet.name, rows=tuple(rows))
