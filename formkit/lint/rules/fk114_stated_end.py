"""FK114: sheets that say they end before their last cell."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.formats.file_notes import BEYOND_STATED_END, facts, place_of
from formkit.formats.headers import sheet_kind
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject


@rule("FK114", "stated-end", Severity.ERROR)
def stated_end(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A sheet states an end before its last cell, and nothing behind it is read.

    Why:
        Some programs write into the file where a sheet ends, and get it
        wrong.  Excel and formkit read on; pyxform, and so KoboToolbox,
        believes it and leaves out all rows and columns behind, without a
        word.

    Bad:
        # note cells beyond the stated end: survey!A1
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |

    Good:
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |

    Fix: none.  Excel states the true end when it saves the file.
    Source: ECMA-376, part 1, 18.3.1.35 (dimension); pyxform reads with openpyxl, read only.
    """
    for fact in facts(subject.workbook, BEYOND_STATED_END):
        place = place_of(fact, subject.form.file)
        if not sheet_kind(place.sheet) and len(subject.workbook.sheets) > 1:
            continue  # a sheet of the author's own, which nobody else reads
        message = Message(
            "sheet {sheet} states that it ends at {cell}, and KoboToolbox reads no further: rows"
            " or columns behind are lost; open the file in Excel and save it again",
            sheet=place.sheet,
            cell=place.cell,
        )
        yield this.finding(place, message)
