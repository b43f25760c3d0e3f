"""FK116: workbooks with macros."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.file_notes import MACROS, facts
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject


@rule("FK116", "macros", Severity.WARNING)
def macros(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The workbook holds macros, programs that run on the computer of who opens it.

    Why:
        No form needs them on a server or a phone.  Mail systems stop such
        files, and nobody can see what the program does to whoever opens the
        form next.

    Bad:
        # note macros: xl/vbaProject.bin
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |

    Good:
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |

    Fix: none.  Keep the file with macros for editing, and hand on one saved as .xlsx.
    Source: ECMA-376, part 1, 15.2; [MS-OVBA].
    """
    if facts(subject.workbook, MACROS):
        message = Message(
            "the workbook holds macros, which run on the computer of whoever opens it and which no"
            " form needs; save it as .xlsx before you hand it on"
        )
        yield this.finding(Loc(file=subject.form.file), message)
