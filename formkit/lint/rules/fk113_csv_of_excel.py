"""FK113: CSV and pipe tables in another encoding or with another separator."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.file_notes import ENCODING, SEPARATOR, facts
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject

_WITH_MARK = "utf-8-sig"


@rule("FK113", "csv-of-excel", Severity.ERROR)
def csv_of_excel(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A text file is written as Excel writes it, and not as KoboToolbox reads it.

    Why:
        Excel in French puts semicolons between the cells of CSV and writes
        in Windows-1252; its "CSV UTF-8" begins with a mark that no one sees.
        formkit reads all three; pyxform, and so KoboToolbox, reads commas
        and plain UTF-8 only, and the form does not convert.

    Bad:
        # file: census.csv
        # note separator: ;
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |

    Good:
        # file: census.csv
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |

    Fix: none.  ``formkit convert`` writes the form as .xlsx or as CSV that is read.
    Source: pyxform, xls2json_backends.py.
    """
    file = Loc(file=subject.form.file)
    for encoding in facts(subject.workbook, ENCODING):
        if encoding == _WITH_MARK:
            message = Message(
                "the text begins with a byte order mark, which pyxform takes for a part of the"
                " first sheet's name: the form does not convert; save it as .xlsx"
            )
        else:
            message = Message(
                "the text is not in UTF-8: KoboToolbox does not read its accents, and the form"
                " does not convert; save it as .xlsx"
            )
        yield this.finding(file, message)
    for separator in facts(subject.workbook, SEPARATOR):
        message = Message(
            "the cells are separated by {separator}, and KoboToolbox reads commas only: the form"
            " does not convert; save it as .xlsx",
            separator=separator,
        )
        yield this.finding(file, message)
