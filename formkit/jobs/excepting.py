"""Exceptions written into a form: a finding that its author lets stand, and why."""

import re
from collections.abc import Iterator

from formkit.core.errors import FormkitError
from formkit.core.findings import Finding
from formkit.core.messages import Message
from formkit.formats.edited_workbook import edit_workbook
from formkit.formats.headers import SETTINGS
from formkit.formats.reading import form_of
from formkit.jobs.editing import EditedCopy, edited_copy
from formkit.jobs.reviewing import Review
from formkit.lint.ignoring import COLUMN, scope_of
from formkit.lint.subject import Subject
from formkit.model.edits import CellSet, ColumnAdded, Edit, SheetReplaced
from formkit.model.form import SheetColumns
from formkit.model.sheets import Row

_PARTS = re.compile(r"[;\n]+")
"""Between exceptions of one cell."""


def let_stand(under: Review, finding: Finding, reason: str) -> EditedCopy:
    """A form with an exception for a finding in ``formkit_ignore``, not written yet.

    It stands beside the row that the finding is about, else on the settings sheet.

    Args:
        under: the review that the finding is of.
        finding: one of its findings.
        reason: why it may stand, in the author's words.

    Raises:
        FormkitError: there is no reason.
    """
    said = re.sub(r"\s*;\s*", ", ", " ".join(reason.split())).strip(" ,")
    if not said:
        text = "an exception without a reason does not count: say why this may stand"
        raise FormkitError(Message(text), loc=finding.loc)
    edits = tuple(_edits(under.subject, finding, said))
    return edited_copy(under.file, edits, form_of(edit_workbook(under.file.workbook, edits)))


def _edits(subject: Subject, finding: Finding, reason: str) -> Iterator[Edit]:
    """The cell of ``formkit_ignore``, and the column or sheet for it where there is none."""
    name, row = scope_of(subject, finding)
    columns = subject.form.columns_of(name.strip().lower() or SETTINGS)
    if columns is None or not columns.header_row:
        sheet = columns.sheet if columns else SETTINGS
        yield SheetReplaced(sheet=sheet, rows=((COLUMN,), (_joined("", finding, reason),)))
        return
    rows = {one.number: one for one in _rows(subject, columns)}
    row = row or subject.form.settings.loc.row or columns.header_row + 1
    column = columns.column(COLUMN)
    if not column:
        column = 1 + max(len(one.cells) for one in rows.values())
        header_row = columns.header_row
        yield ColumnAdded(sheet=columns.sheet, row=header_row, column=column, header=COLUMN)
    before = rows[row].cell(column).text if row in rows else ""
    text = _joined(before, finding, reason)
    yield CellSet(sheet=columns.sheet, row=row, column=column, text=text)


def _rows(subject: Subject, columns: SheetColumns) -> tuple[Row, ...]:
    sheet = subject.workbook.sheet(columns.sheet)
    return sheet.rows if sheet else ()


def _joined(before: str, finding: Finding, reason: str) -> str:
    """What the cell says then; a mention of the rule that had no reason is left out."""
    names = (finding.rule.lower(), finding.slug)
    parts = filter(None, map(str.strip, _PARTS.split(before)))
    kept = [one for one in parts if one.rstrip(": ").lower() not in names]
    return "; ".join((*kept, f"{finding.rule}: {reason}"))
