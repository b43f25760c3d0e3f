"""FK322: words under required and read_only that are no yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.model.form import Form, Question
from formkit.model.index import is_no, is_yes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.fix import Fix
    from formkit.lint.subject import Subject

_COLUMNS = ("required", "read_only")
_ROWS_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """One word in one column, and the questions beside which it stands."""

    key: str
    text: str
    questions: list[Question]


def plant(form: Form) -> Form | None:
    """Say oui, which pyxform takes for the name of a question."""
    question = first_question(form, lambda one: bool(one.name and one.type != "note"))
    return with_nodes(form, question, replace(question, required="oui")) if question else None


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write yes or no, in every cell of the column that holds the word."""
    from formkit.lint.fix import Fix  # noqa: PLC0415 - only for a fix
    from formkit.lint.yes_or_no import meant  # noqa: PLC0415 - as above
    from formkit.model.edits import CellSet  # noqa: PLC0415 - as above

    for word in _words(subject):
        cells = [subject.form.cell(one.loc, word.key) for one in word.questions]
        new, is_safe = meant(word.text)
        if cells[0] == finding.loc and new:
            edits = (
                CellSet(sheet=cell.sheet, row=cell.row, column=cell.column, text=new)
                for cell in cells
            )
            title = Message("write {new} in place of {old}", new=new, old=word.text)
            return Fix(title=title, edits=tuple(edits), is_safe=is_safe)
    return None


@rule("FK322", "required-not-yes", Severity.ERROR, mend=mend, plant=plant)
def required_not_yes(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A word under required or read_only is not read as yes or no.

    Why:
        pyxform reads ``yes``, ``no``, ``true`` and ``false``.  Another word is
        taken for a question without an answer, so nothing is required, and
        interviews are finished with holes.  A word in quotes always says yes,
        ``'no'`` too.  1, 0 and conditions are well understood.

    Bad:
        | survey |
        |  | type    | name | label | required |
        |  | integer | hh   | Hh    | oui      |

    Good:
        | survey |
        |  | type    | name | label | required |
        |  | integer | hh   | Hh    | yes      |

    Fix: writes ``yes`` or ``no``; on request where the word is no plain yes or no.
    Source: pyxform, BINDING_CONVERSIONS in aliases.py; XPath 1.0, section 4.3.
    """
    for word in _words(subject):
        first = word.questions[0]
        loc = subject.form.cell(first.loc, word.key)
        message, severity = _said(word)
        yield this.finding(
            loc,
            message,
            name=first.name,
            severity=severity,
            fixable=_can_be_mended(word, loc.column),
        )


def _words(subject: Subject) -> list[_Word]:
    """Each word once a column, in the order in which they first stand there."""
    found: dict[tuple[str, str], _Word] = {}
    for entry in subject.index.active:
        node = entry.node
        if not (node.required or node.read_only) or not isinstance(node, Question):
            continue
        for key in _COLUMNS:
            text = node.required if key == "required" else node.read_only
            is_note = key == "required" and node.type == "note"
            if text and not is_note and not (is_yes(text) or is_no(text)) and _is_word(text):
                word = _Word(key=key, text=text, questions=[])
                found.setdefault((key, text), word).questions.append(node)
    return list(found.values())


def _is_word(text: str) -> bool:
    """Tell whether it is one bare word, or a no in quotes; a yes in quotes says yes."""
    if text[0] not in "'\"" or text[-1] != text[0]:
        return text.isidentifier()
    from formkit.lint.yes_or_no import meant  # noqa: PLC0415 - few forms have quotes here

    return meant(text)[0] == "no"


def _can_be_mended(word: _Word, column: int) -> bool:
    from formkit.lint.yes_or_no import meant  # noqa: PLC0415 - only for a finding

    return bool(column and meant(word.text)[0])


def _said(word: _Word) -> tuple[Message, Severity | None]:
    from formkit.lint.yes_or_no import meant  # noqa: PLC0415 - only for a finding

    rows = tuple(str(one.loc.row) for one in word.questions[:_ROWS_NAMED])
    if len(word.questions) > _ROWS_NAMED:
        rows = (*rows, "…")
    if not word.text.isidentifier():
        return _QUOTED.filled(word=word.text, column=word.key, rows=rows), None
    if meant(word.text)[0] == "no":
        return _NO.filled(word=word.text, column=word.key, rows=rows), Severity.WARNING
    return _NOT_YES.filled(word=word.text, column=word.key, rows=rows), None


_NOT_YES = Message(
    "{word} under {column} is no yes: it is taken for a question without an answer, so it says no"
    " for every interview, in {rows:row|rows} {rows}; write yes"
)
_NO = Message(
    "{word} under {column} is taken for a question without an answer, and says no only by chance,"
    " in {rows:row|rows} {rows}; write no"
)
_QUOTED = Message(
    "{word} in quotes under {column} is a text, and every text says yes, in"
    " {rows:row|rows} {rows}; write no"
)
