"""FK129: hidden rows, columns and sheets that are part of the form."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc, column_letters
from formkit.core.messages import Message
from formkit.formats.headers import SETTINGS, SURVEY, parse_header, sheet_kind
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import SheetColumns
from formkit.model.sheets import Sheet

_SHOWN = 5


@rule("FK129", "hidden-row", Severity.WARNING)
def hidden_row(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Rows, columns or a whole sheet of the form are hidden in the spreadsheet.

    Why:
        Hiding is for the eye only: hidden questions are asked and hidden choices
        are offered, though whoever works on the file believes they are gone.
        Told once a sheet; columns and sheets, which are often hidden to have
        less on the screen, are told as information.

    Bad:
        # hidden survey!3
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |
        |  | text    | town | Town  |

    Good:
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |

    Fix: none.  Delete the rows, take them out by yes in the column disabled, or
        show them.
    Source: pyxform, xls2json_backends.py, which reads hidden rows like others.
    """
    for columns in subject.form.columns:
        sheet = subject.workbook.sheet(columns.sheet)
        if sheet is None or (sheet_kind(columns.sheet) or SURVEY) == SETTINGS:
            continue
        rows = [row for row in sheet.rows if row.hidden and row.number > columns.header_row]
        numbers = [row.number for row in rows if not row.is_blank]
        if numbers:
            message = Message(
                "hidden rows are part of the form all the same ({count}: {rows}): delete them, or"
                " show them",
                count=len(numbers),
                rows=_shown([str(number) for number in numbers]),
            )
            yield this.finding(_place(subject, sheet, row=numbers[0]), message)
        yield from _unseen(subject, this, sheet, columns)


def _unseen(subject: Subject, this: Rule, sheet: Sheet, columns: SheetColumns) -> Iterator[Finding]:
    kind = sheet_kind(columns.sheet) or SURVEY
    known = {column for key, column in columns.columns if not parse_header(key, kind).is_extra}
    hidden = [one for one in sheet.hidden_columns if one in known and _is_filled(sheet, one)]
    if hidden:
        message = Message(
            "hidden columns are part of the form all the same: {columns}",
            columns=_shown([column_letters(one) for one in hidden]),
        )
        place = _place(subject, sheet, row=columns.header_row, column=hidden[0])
        yield this.finding(place, message, severity=Severity.INFO)
    if sheet.hidden and sheet.rows:
        message = Message(
            "sheet {sheet} is hidden and part of the form all the same", sheet=sheet.name
        )
        yield this.finding(_place(subject, sheet), message, severity=Severity.INFO)


def _is_filled(sheet: Sheet, column: int) -> bool:
    """Tell whether there is text below the header of a column."""
    return sum(bool(row.cell(column).text) for row in sheet.rows) > 1


def _place(subject: Subject, sheet: Sheet, *, row: int = 0, column: int = 0) -> Loc:
    return subject.workbook.loc(sheet.name, row, column)


def _shown(places: list[str]) -> tuple[str, ...]:
    return tuple(places if len(places) <= _SHOWN else [*places[:_SHOWN], "\u2026"])
