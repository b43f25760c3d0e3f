"""FK115: sheets with thousands of rows that hold nothing."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.formats.file_notes import EMPTY_ROWS, facts, place_of
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject


@rule("FK115", "empty-rows", Severity.INFO)
def empty_rows(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A sheet goes on for thousands of rows behind its last text.

    Why:
        Colours, borders or a filter pulled down to the bottom make Excel
        write every one of these rows: the file is large and slow to open, to
        send and to upload, and a stray cell far down is seen by nobody.

    Bad:
        # note empty rows: survey!65536
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |

    Good:
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |

    Fix: none.  Select the rows below the last text in Excel, delete them, save.
    Source: ECMA-376, part 1, 18.3.1.73 (row).
    """
    for fact in facts(subject.workbook, EMPTY_ROWS):
        place = place_of(fact, subject.form.file)
        sheet = subject.workbook.sheet(place.sheet)
        last = sheet.rows[-1].number if sheet and sheet.rows else 0
        message = Message(
            "sheet {sheet} has {count} rows without text behind row {last}, which make the file"
            " large and slow; delete them in Excel and save",
            sheet=place.sheet,
            count=place.row - last,
            last=last,
        )
        yield this.finding(place, message)
