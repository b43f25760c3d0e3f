"""FK125: quotes and signs of word processors inside expressions."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.headers import SURVEY, sheet_kind
from formkit.lint.fix import Fix
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rewriting import rewritten, text_at
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.attributes import EXPRESSIONS
from formkit.model.form import Form
from formkit.xpath.names import SMART_QUOTES

_KEYS = tuple(one.header for one in EXPRESSIONS)


def plant(form: Form) -> Form | None:
    """Write the condition of a question in a word processor."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    return (
        with_nodes(form, question, replace(question, relevant="1 \u2265 0")) if question else None
    )


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write plain quotes and signs."""
    if finding.severity is Severity.INFO:
        return _straightened(subject)
    text = text_at(subject, finding.loc)
    from formkit.lint.repairing import with_plain_signs  # noqa: PLC0415 - only for a fix

    new = with_plain_signs(text)
    return rewritten(finding.loc, text, new) if new else None


@rule("FK125", "smart-quote", Severity.ERROR, mend=mend, plant=plant)
def smart_quote(subject: Subject, this: Rule) -> Iterator[Finding]:
    """An expression has quotes or signs that a word processor put there.

    Why:
        ``\u2265``, ``\u2013`` and ``\u00ab \u00bb`` mean nothing in an expression, and
        the form does not open.  Curly quotes are straightened when the form is
        converted: that does no harm, and is told once a form, but an
        apostrophe in ``'l\u2019eau'`` then ends the quotation too early.

    Bad:
        | survey |
        |  | type    | name | label | constraint         |
        |  | integer | age  | Age   | . \u2265 0 and . \u2264 120 |

    Good:
        | survey |
        |  | type    | name | label | constraint         |
        |  | integer | age  | Age   | . >= 0 and . <= 120 |

    Fix: writes the plain signs, or double quotes around a text with an apostrophe.
    Source: ODK XForms specification, "XPath"; pyxform, parsing/sheet_headers.py.
    """
    from formkit.lint.repairing import can_be_read, with_plain_signs  # noqa: PLC0415 - parses

    curly = []
    for cell in _cells(subject):
        if can_be_read(cell.text.translate(SMART_QUOTES)):
            curly += [cell] if cell.text != cell.text.translate(SMART_QUOTES) else []
            continue
        new = with_plain_signs(cell.text)
        if new:
            message = Message(
                "this has signs that expressions do not have, and the form does not open; write"
                " {new}",
                new=new,
            )
            yield this.finding(cell.loc, message, fixable=True)
    if curly:
        message = Message(
            "curly quotes are straightened when the form is converted, but not by other programs;"
            " write straight ones (expressions with such quotes: {count})",
            count=len(curly),
        )
        yield this.finding(curly[0].loc, message, severity=Severity.INFO, fixable=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    text: str
    loc: Loc


def _cells(subject: Subject) -> Iterator[_Cell]:
    """The expressions of the survey sheet that are not plain ASCII, as the file has them."""
    for columns in subject.form.columns:
        sheet = subject.workbook.sheet(columns.sheet)
        if sheet is None or (sheet_kind(columns.sheet) or SURVEY) != SURVEY:
            continue
        places = [column for key in _KEYS if (column := columns.column(key))]
        for row in sheet.rows:
            for place in places if row.number > columns.header_row else ():
                text = row.cell(place).text
                if not text.isascii():
                    loc = subject.workbook.loc(columns.sheet, row.number, place)
                    yield _Cell(text=text, loc=loc)


def _straightened(subject: Subject) -> Fix:
    from formkit.lint.repairing import can_be_read  # noqa: PLC0415 - only for a fix
    from formkit.model.edits import CellSet  # noqa: PLC0415 - only for a fix

    cells = [
        (cell, new)
        for cell in _cells(subject)
        if (new := cell.text.translate(SMART_QUOTES)) != cell.text and can_be_read(new)
    ]
    return Fix(
        title=Message("write straight quotes in {count} {count:cell|cells}", count=len(cells)),
        edits=tuple(
            CellSet(sheet=cell.loc.sheet, row=cell.loc.row, column=cell.loc.column, text=new)
            for cell, new in cells
        ),
    )
