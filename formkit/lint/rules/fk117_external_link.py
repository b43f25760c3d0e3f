"""FK117: workbooks that take values from other workbooks."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.file_notes import EXTERNAL_LINK, facts
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject


@rule("FK117", "external-link", Severity.WARNING)
def external_link(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The workbook is linked to other files, mostly on somebody else's computer.

    Why:
        Cells that take their text from there keep what was last read: when
        the other file changes, the form does not, and Excel asks whoever
        opens it whether to follow the link.  The link also shows names of
        folders and files to everybody who gets the form.

    Bad:
        # note external link: lists_2019.xlsx
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |

    Good:
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |

    Fix: none.  In Excel: Data, Edit Links, Break Link.
    Source: ECMA-376, part 1, 18.14 (external links).
    """
    links = facts(subject.workbook, EXTERNAL_LINK)
    if links:
        message = Message(
            "the workbook is linked to {files}: cells show what was last read there, and Excel asks"
            " everybody who opens the form; break the links (Data, Edit Links)",
            files=links,
        )
        yield this.finding(Loc(file=subject.form.file), message)
