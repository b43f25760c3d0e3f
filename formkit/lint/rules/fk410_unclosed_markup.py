"""FK410: bold, italics and colours that begin and do not end."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.fix import Fix
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.lint.wordings import texts_in_use
from formkit.model.edits import CellSet
from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Begin bold letters in a label and let them never end."""
    question = first_question(form, lambda one: bool(one.labels))
    if question is None:
        return None
    (language, text), *others = question.labels
    labels = Texts(((language, f"<b>{text}"), *others))
    return with_nodes(form, question, replace(question, labels=labels))


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Close what is open at the end of the text, or make a second opening the end."""
    from formkit.lint.markup import closed  # noqa: PLC0415 - only for a fix

    loc = finding.loc
    sheet = subject.workbook.sheet(loc.sheet)
    row = sheet.row(loc.row) if sheet else None
    text = closed(row.cell(loc.column).text) if row else ""
    if not text:
        return None
    edit = CellSet(sheet=loc.sheet, row=loc.row, column=loc.column, text=text)
    return Fix(title=Message("close the markup: {text}", text=text), edits=(edit,), is_safe=False)


@rule("FK410", "unclosed-markup", Severity.WARNING, mend=mend, plant=plant)
def unclosed_markup(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Markup begins in a text and does not end, or ends and did not begin.

    Why:
        Devices show ``**`` as it is, and let ``<b>`` or a colour run on to the
        end of the text; some show the tags themselves.

    Bad:
        | survey |
        |  | type    | name | label               |
        |  | integer | age  | **Age** in **years  |

    Good:
        | survey |
        |  | type    | name | label                |
        |  | integer | age  | **Age** in **years** |

    Fix: unsafe.  Makes the second of two openings the end, or closes at the
        end of the text.
    Source: XLSForm reference, "Styling prompts"; ODK Collect and Enketo.
    """
    for column in subject.wordings:
        if "<" not in column.joined and "**" not in column.joined:
            continue
        from formkit.lint.markup import closed, open_markup  # noqa: PLC0415 - most have none

        for place, text in texts_in_use(subject, column):
            found = open_markup(text) if "<" in text or "**" in text else None
            if found:
                what = (
                    Message("{sign} ends what did not begin", sign=found.sign)
                    if found.ends
                    else Message("{sign} begins and does not end", sign=found.sign)
                )
                message = Message(
                    "{what}, so devices show the signs or style too much; write both or neither",
                    what=what,
                )
                can = bool(closed(text))
                name = column.name(place)
                yield this.finding(column.cell(place), message, name=name, fixable=can)
