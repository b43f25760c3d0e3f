"""FK123: blank rows inside a table."""

from collections.abc import Iterator
from itertools import pairwise

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.headers import CHOICES, SURVEY, sheet_kind
from formkit.lint.fix import Fix
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import SheetColumns
from formkit.model.sheets import Row

_SHOWN = 5


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Delete the blank rows of the sheet."""
    from formkit.model.edits import RowDeleted  # noqa: PLC0415 - only for a fix

    sheet = finding.loc.sheet
    blank = next((one.blank for one in _tables(subject) if one.sheet == sheet), ())
    title = Message("delete the blank rows of {sheet}: {rows}", sheet=sheet, rows=_shown(blank))
    edits = tuple(RowDeleted(sheet=sheet, row=row) for row in blank)
    return Fix(title=title, edits=edits, is_safe=False)  # some leave them there for the eye


@rule("FK123", "blank-row", Severity.INFO, mend=mend)
def blank_row(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A blank row divides the survey, or a choice list.

    Why:
        The form is the same without it.  But Excel takes a table to end at a
        blank row: sorting, filtering and selecting all work on the part above
        it only, and rows are torn apart.  Told once a sheet; blank rows between
        one list and the next are common and passed over.

    Bad:
        # blank survey!3
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |
        |  | text    | town | Town  |

    Good:
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |
        |  | text    | town | Town  |

    Fix: deletes these rows, when asked for: they may be there for the eye.
    Source: Excel, "Sort data in a range or table"; pyxform leaves blank rows out.
    """
    for table in _tables(subject):
        message = Message(
            "blank rows divide sheet {sheet}, and Excel sorts and filters only what stands above"
            " the first one; delete them: {rows}",
            sheet=table.sheet,
            rows=_shown(table.blank),
        )
        loc = Loc(file=subject.form.file, sheet=table.sheet, row=table.blank[0])
        yield this.finding(loc, message, fixable=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    sheet: str
    blank: tuple[int, ...]
    """The numbers of the rows to delete; at least one."""


def _tables(subject: Subject) -> Iterator[_Table]:
    """The sheets that blank rows divide."""
    for columns in subject.form.columns:
        sheet = subject.workbook.sheet(columns.sheet)
        kind = sheet_kind(columns.sheet) or SURVEY
        if sheet and kind in {SURVEY, CHOICES}:
            column = columns.column("list_name") if kind == CHOICES else 0
            blank = tuple(_blank(sheet.rows, columns, column))
            if blank:
                yield _Table(sheet=columns.sheet, blank=blank)


def _blank(rows: tuple[Row, ...], columns: SheetColumns, list_column: int) -> Iterator[int]:
    """The blank rows between two rows with text; on the choices sheet, of one list."""
    body = (row for row in rows if row.number > columns.header_row)
    filled = [row for row in body if row.cell(1).text or not row.is_blank]
    if not filled or filled[-1].number - filled[0].number == len(filled) - 1:
        return
    for above, below in pairwise(filled):
        if above.cell(list_column).text == below.cell(list_column).text:
            yield from range(above.number + 1, below.number)


def _shown(rows: tuple[int, ...]) -> tuple[object, ...]:
    return rows if len(rows) <= _SHOWN else (*rows[:_SHOWN], "…")
