"""Exceptions written into a form: findings that its author accepts, and why."""

import re
from collections.abc import Iterable, Iterator

from formkit.core.errors import FormkitError
from formkit.core.findings import Finding, Ignored
from formkit.core.messages import Message
from formkit.formats.edited_workbook import edit_workbook
from formkit.formats.headers import SETTINGS
from formkit.formats.reading import form_of
from formkit.jobs.editing import EditedCopy, edited_copy
from formkit.jobs.reviewing import Review
from formkit.lint.ignoring import COLUMN, Exemption, exemptions, scope_of
from formkit.lint.subject import Subject
from formkit.model.edits import CellSet, ColumnAdded, Edit, SheetReplaced
from formkit.model.form import SheetColumns
from formkit.model.sheets import Row

_PARTS = re.compile(r"[;\n]+")
"""Between exceptions of one cell."""

_Rules = dict[str, str]
"""The rules of one cell: id -> slug."""


def let_stand(under: Review, findings: Iterable[Finding], reason: str) -> EditedCopy:
    """A form with exceptions for findings in ``formkit_ignore``, not written yet.

    Each stands beside the row that its finding is about, else on the settings sheet.

    Args:
        under: the review that the findings are of.
        findings: of the review.
        reason: why they may stand, in the author's words.

    Raises:
        FormkitError: there is no reason.
    """
    said = re.sub(r"\s*;\s*", ", ", " ".join(reason.split())).strip(" ,")
    if not said:
        text = "an exception without a reason does not count: say why this may stand"
        raise FormkitError(Message(text))
    by_sheet: dict[str, dict[int, _Rules]] = {}
    for one in findings:
        name, row = scope_of(under.subject, one)
        by_sheet.setdefault(name, {}).setdefault(row, {})[one.rule] = one.slug
    return _copy(
        under,
        (
            edit
            for name, by_row in by_sheet.items()
            for edit in _edits(under.subject, name, by_row, said)
        ),
    )


def take_back(under: Review, ignored: Ignored) -> EditedCopy:
    """A form without an exception, so that its findings are listed again; not written yet.

    Args:
        under: the review that it is of.
        ignored: what is let stand; others that the same words let stand come back with it.
    """
    finding, loc = ignored.finding, ignored.loc
    there = [one for one in exemptions(under.subject) if one.loc == loc]
    left = filter(None, (_without(one, finding) for one in there))
    edit = CellSet(sheet=loc.sheet, row=loc.row, column=loc.column, text="; ".join(left))
    return _copy(under, (edit,))


def let_stand_together(under: Review, ignored: Ignored) -> int:
    """How many findings one rule's exception in one cell lets stand."""
    place = (ignored.loc, ignored.finding.rule)
    return sum((one.loc, one.finding.rule) == place for one in under.report.ignored)


def _copy(under: Review, edits: Iterable[Edit]) -> EditedCopy:
    wanted = tuple(edits)
    return edited_copy(under.file, wanted, form_of(edit_workbook(under.file.workbook, wanted)))


def _edits(subject: Subject, name: str, by_row: dict[int, _Rules], reason: str) -> Iterator[Edit]:
    """The cells of ``formkit_ignore``, and the column or sheet for them where there is none."""
    columns = subject.form.columns_of(name.strip().lower() or SETTINGS)
    if columns is None or not columns.header_row:
        sheet = columns.sheet if columns else SETTINGS
        rules = {rule: slug for one in by_row.values() for rule, slug in one.items()}
        yield SheetReplaced(sheet=sheet, rows=((COLUMN,), (_joined("", rules, reason),)))
        return
    rows = {one.number: one for one in _rows(subject, columns)}
    column = columns.column(COLUMN)
    if not column:
        column = 1 + max(len(one.cells) for one in rows.values())
        header_row = columns.header_row
        yield ColumnAdded(sheet=columns.sheet, row=header_row, column=column, header=COLUMN)
    for number, rules in sorted(by_row.items()):
        row = number or subject.form.settings.loc.row or columns.header_row + 1
        before = rows[row].cell(column).text if row in rows else ""
        text = _joined(before, rules, reason)
        yield CellSet(sheet=columns.sheet, row=row, column=column, text=text)


def _rows(subject: Subject, columns: SheetColumns) -> tuple[Row, ...]:
    sheet = subject.workbook.sheet(columns.sheet)
    return sheet.rows if sheet else ()


def _joined(before: str, rules: _Rules, reason: str) -> str:
    """What the cell says then; a mention of a rule that had no reason is left out."""
    names = {name.lower() for pair in rules.items() for name in pair}
    parts = filter(None, map(str.strip, _PARTS.split(before)))
    kept = [one for one in parts if one.rstrip(": ").lower() not in names]
    return "; ".join((*kept, f"{', '.join(rules)}: {reason}"))


def _without(one: Exemption, finding: Finding) -> str:
    """What is written of an exception that a finding's rule is taken out of."""
    rules = [name for name in one.rules if name != finding.slug and name.upper() != finding.rule]
    if one.rules and not rules:
        return ""
    return ": ".join(filter(None, (", ".join(rules), one.reason)))
