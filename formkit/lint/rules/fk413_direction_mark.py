"""FK413: invisible marks of writing direction that turn the text around."""

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

_ENDED_BY = {
    "\u202a": "\u202c",
    "\u202b": "\u202c",
    "\u202d": "\u202c",
    "\u202e": "\u202c",
    "\u2066": "\u2069",
    "\u2067": "\u2069",
    "\u2068": "\u2069",
}
"""What turns the direction -> what turns it back."""

_RIGHT_TO_LEFT = ("\u200f", "\u061c", "\u202b", "\u202e", "\u2067")
_MARKS = (*_ENDED_BY, "\u200f", "\u061c")


def plant(form: Form) -> Form | None:
    """Turn a label around and never back."""
    question = first_question(form, lambda one: bool(one.labels))
    if question is None:
        return None
    (language, text), *others = question.labels
    labels = Texts(((language, f"\u202e{text}"), *others))
    return with_nodes(form, question, replace(question, labels=labels))


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """End what is open, or take marks out of a text that no right-to-left letter is in."""
    loc = finding.loc
    sheet = subject.workbook.sheet(loc.sheet)
    row = sheet.row(loc.row) if sheet else None
    text = row.cell(loc.column).text if row else ""
    edit = CellSet(sheet=loc.sheet, row=loc.row, column=loc.column, text=_mended(text))
    title = Message("end the direction marks, or take out those that have nothing to turn")
    return Fix(title=title, edits=(edit,)) if text else None


@rule("FK413", "direction-mark", Severity.WARNING, mend=mend, plant=plant)
def direction_mark(subject: Subject, this: Rule) -> Iterator[Finding]:
    """An invisible mark turns the direction of writing and nothing turns it back.

    Why:
        Such marks come along when text is copied from a document in Arabic.
        What follows is shown from right to left: numbers, brackets and question
        marks stand at the wrong end, and nobody sees why.

    Bad:
        | survey |
        |  | type    | name | label           |
        |  | integer | age  | \u200fAge (18-60) |

    Good:
        | survey |
        |  | type    | name | label       |
        |  | integer | age  | Age (18-60) |

    Fix: takes marks out of texts without a right-to-left letter, and ends in
        others what was not ended.
    Source: Unicode, standard annex 9.
    """
    for column in subject.wordings:
        joined = column.joined
        if joined.isascii() or not any(mark in joined for mark in _MARKS):
            continue
        for place, text in texts_in_use(subject, column):
            message = _message(text)
            if message:
                name = column.name(place)
                yield this.finding(column.cell(place), message, name=name, fixable=True)


def _message(text: str) -> Message | None:
    if text.isascii():
        return None
    if not _turns(text) and any(mark in text for mark in _RIGHT_TO_LEFT):
        return Message(
            "an invisible mark turns this text to run from right to left, though no letter of it"
            " does, so its signs are shown at the wrong end; take the mark out"
        )
    if _unended(text):
        return Message(
            "an invisible mark turns the direction of this text and nothing turns it back, so what"
            " follows is shown in the wrong order; take the mark out, or end it"
        )
    return None


def _turns(text: str) -> bool:
    """Whether a letter of the text is written from right to left."""
    from unicodedata import bidirectional  # noqa: PLC0415 - only for texts with marks

    return any(bidirectional(sign) in {"R", "AL"} for sign in text if sign not in _RIGHT_TO_LEFT)


def _unended(text: str) -> str:
    """What would end all that the text leaves open, the last one first."""
    waiting: list[str] = []
    for sign in text:
        if sign in _ENDED_BY:
            waiting.append(_ENDED_BY[sign])
        elif waiting and sign in waiting:
            del waiting[len(waiting) - 1 - waiting[::-1].index(sign) :]
    return "".join(reversed(waiting))


def _mended(text: str) -> str:
    if _turns(text):
        return f"{text}{_unended(text)}"
    marks = dict.fromkeys(map(ord, (*_MARKS, "\u202c", "\u2069")))
    return text.translate(marks)
