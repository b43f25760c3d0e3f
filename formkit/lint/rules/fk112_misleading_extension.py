"""FK112: files whose name says another kind than they are."""

from collections.abc import Iterator
from pathlib import PurePath

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject

_KINDS = {
    ".xlsx": ("xlsx",),
    ".xlsm": ("xlsm", "xlsx"),
    ".xls": ("xls",),
    ".csv": ("csv",),
    ".md": ("md",),
}
"""The end of a name -> the kinds of file that pyxform opens under it."""


@rule("FK112", "misleading-extension", Severity.ERROR)
def misleading_extension(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The end of the file's name says another kind of file than it is.

    Why:
        formkit looks into the file; KoboToolbox and pyxform go by its name,
        and do not open it.  It happens when a file is renamed instead of
        saved in another format, and with what some systems export.

    Bad:
        # file: census.xls
        # format: xlsx
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |

    Good:
        # file: census.xlsx
        # format: xlsx
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |

    Fix: none.  Rename the file, or save it in the format of its name.
    Source: pyxform, xls2json_backends.py.
    """
    workbook = subject.workbook
    ending = PurePath(workbook.path).suffix.lower()
    kinds = _KINDS.get(ending, ())
    if kinds and workbook.format not in kinds:
        message = Message(
            "the file's name ends in {ending}, and it is a file of the kind .{kind}: KoboToolbox"
            " goes by the name and does not open it; let the name end in .{kind}",
            ending=ending,
            kind=workbook.format,
        )
        yield this.finding(Loc(file=subject.form.file), message)
