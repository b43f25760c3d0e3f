"""What a fix would do to its cells, before and after."""

from formkit.core.errors import FormkitError
from formkit.core.findings import Finding
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.edit_words import word_edits
from formkit.jobs.editing import EditedCopy
from formkit.jobs.reviewing import Review
from formkit.lint.fix import Fix
from formkit.lint.registry import all_rules
from formkit.lint.subject import Subject
from formkit.model.edits import CellSet, ColumnAdded, Edit, HeaderSet, RowInserted, SheetsOrdered


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """One cell that a fix would set."""

    loc: Loc
    header: str
    """Of its column, as the author wrote it."""
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the fix of one finding would do."""

    title: Message
    """As an order: ``write label in place of labell``."""
    is_safe: bool
    """Whether nobody could have meant it otherwise."""
    cells: tuple[CellChange, ...] = ()
    others: tuple[Message, ...] = ()
    """Rows and sheets that come, go or move, a sentence each."""


def propose(under: Review, finding: Finding) -> Proposal | None:
    """What the fix of one finding would do; None where only a person can tell.

    Args:
        under: the review that the finding is of.
        finding: one of its findings.
    """
    mend_one = all_rules()[finding.rule].mend if finding.fixable else None
    fix = mend_one(under.subject, finding) if mend_one else None
    if fix is None:
        return None
    try:
        edits = _edits(under.subject, fix)
    except (FormkitError, ValueError):
        edits = ()
    of_cells = [one for one in edits if isinstance(one, CellSet | HeaderSet | ColumnAdded)]
    others = [one for one in edits if not isinstance(one, CellSet | HeaderSet | ColumnAdded)]
    return Proposal(
        title=fix.title,
        is_safe=fix.is_safe,
        cells=tuple(_cell(under.subject, one) for one in of_cells),
        others=tuple(word_edits(under.file.workbook, others)),
    )


def _edits(subject: Subject, fix: Fix) -> tuple[Edit, ...]:
    if not fix.changes:
        return fix.edits
    from formkit.changes.applying import apply  # noqa: PLC0415 - few fixes are changes
    from formkit.formats.finding_edits import find_edits  # noqa: PLC0415 - as above

    return find_edits(subject.workbook, apply(subject.form, fix.changes))


def places_of(copy: EditedCopy) -> tuple[str, ...]:
    """Every cell, row and sheet that edits touch, such as ``survey!E3``, each once."""
    return tuple(
        dict.fromkeys(_place(one) for one in copy.edits if not isinstance(one, SheetsOrdered))
    )


def _place(edit: Edit) -> str:
    row = edit.after if isinstance(edit, RowInserted) else getattr(edit, "row", 0)
    return Loc(sheet=getattr(edit, "sheet", ""), row=row, column=getattr(edit, "column", 0)).a1


def _cell(subject: Subject, edit: CellSet | HeaderSet | ColumnAdded) -> CellChange:
    loc = subject.workbook.loc(edit.sheet, edit.row, edit.column)
    sheet = subject.workbook.sheet(edit.sheet)
    row = sheet.row(edit.row) if sheet else None
    return CellChange(
        loc=loc,
        header=subject.form.header(loc),
        before=row.cell(edit.column).text if row else "",
        after=edit.header if isinstance(edit, ColumnAdded) else edit.text,
    )
