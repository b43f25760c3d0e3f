"""FK126: letters of another alphabet, and signs that nobody sees."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.headers import CHOICES, SURVEY
from formkit.lint.fix import Fix
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rewriting import rewritten, text_at
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form

_SHEETS = (SURVEY, CHOICES)


def plant(form: Form) -> Form | None:
    """Put a sign without width behind the name of a question."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    return with_nodes(form, question, replace(question, name=f"{question.name}\u200c"))


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write the plain word, and wherever else in the form the odd one stands."""
    from formkit.lint.odd_signs import plain_word  # noqa: PLC0415 - seldom needed
    from formkit.model.edits import CellSet  # noqa: PLC0415 - only for a fix

    text, odd = text_at(subject, finding.loc), finding.name
    if finding.severity is Severity.ERROR:
        return rewritten(finding.loc, text, text.replace(odd, plain_word(odd)))
    if plain_word(odd) in _words(subject):
        return None
    edits = [
        CellSet(sheet=sheet.name, row=row.number, column=column, text=cell.text.replace(odd, plain))
        for sheet in subject.workbook.sheets
        if sheet.name.lower() in _SHEETS
        for row in sheet.rows
        for column, cell in enumerate(row.cells, start=1)
        if odd in cell.text and (plain := plain_word(odd))
    ]
    title = Message(
        "write {new} in plain letters in {count} {count:cell|cells}",
        new=plain_word(odd),
        count=len(edits),
    )
    return Fix(title=title, edits=tuple(edits))


@rule("FK126", "look-alike", Severity.WARNING, mend=mend, plant=plant)
def look_alike(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A name, code or list has a letter that only looks like the one that was meant.

    Why:
        A Cyrillic ``\u0430``, a full-width ``\uff11`` or a space without width comes with
        text that was copied from elsewhere.  Programs take it for another
        letter: a condition that is typed never finds the code, a do-file never
        finds the column.  In an expression such a word finds nothing, which is
        an error; in names and codes it is a warning.

    Bad:
        | survey |
        |  | type | name  | label |
        |  | text | w\u0430ter | Water |

    Good:
        | survey |
        |  | type | name  | label |
        |  | text | water | Water |

    Fix: writes the plain letters wherever the word stands; none where another
        row is called so already.
    Source: Unicode Technical Standard 39, "confusable detection".
    """
    definitions = list(_definitions(subject))
    others = [one for one in subject.expressions if not one.text.isascii()]
    if not definitions and not others:
        return
    from formkit.lint.odd_signs import odd_words, plain_word  # noqa: PLC0415 - seldom needed

    words, told = _words(subject), set[str]()
    for word in definitions:
        for odd in odd_words(word.text):
            if odd not in told:
                told.add(odd)
                can = plain_word(odd) not in words
                yield this.finding(word.loc, _message(odd), name=odd, fixable=can)
    for expression in others:
        for odd in odd_words(expression.text):
            if odd not in words and plain_word(odd) in words:
                cell = subject.form.cell(expression.loc, expression.key)
                message = Message(
                    "{word} finds nothing here: {what}; write {plain} in plain letters",
                    word=_shown(odd),
                    what=_why(odd),
                    plain=plain_word(odd),
                )
                yield this.finding(cell, message, name=odd, severity=Severity.ERROR, fixable=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    text: str
    loc: Loc


def _definitions(subject: Subject) -> Iterator[_Word]:
    """Names, lists and codes, those of plain ASCII left out."""
    form = subject.form
    for entry in subject.data_rows:
        if not entry.node.name.isascii():
            yield _Word(text=entry.node.name, loc=form.cell(entry.node.loc, "name"))
    for one in form.lists:
        if one.name and "".join((one.name, *one.codes)).isascii():
            continue
        for choice in one.choices:
            yield _Word(text=one.name, loc=form.cell(choice.loc, "list_name"))
            yield _Word(text=choice.code, loc=form.cell(choice.loc, "name"))


def _words(subject: Subject) -> frozenset[str]:
    """Every name, list and code of the form."""
    lists = [(one.name, *one.codes) for one in subject.form.lists]
    return frozenset((*subject.names_in_use, *(word for words in lists for word in words)))


def _message(odd: str) -> Message:
    from formkit.lint.odd_signs import plain_word  # noqa: PLC0415 - only for findings

    return Message(
        "{word} looks like {plain} and is not: {what}, and whoever types it never finds it; write"
        " it in plain letters",
        word=_shown(odd),
        plain=plain_word(odd),
        what=_why(odd),
    )


def _why(odd: str) -> Message:
    from unicodedata import name  # noqa: PLC0415 - only for findings

    from formkit.lint.odd_signs import plain_word  # noqa: PLC0415 - only for findings

    plain = plain_word(odd)
    sign = next(one for one in odd if one not in plain)
    return Message("it has the sign U+{code} {name}", code=f"{ord(sign):04X}", name=name(sign, ""))


def _shown(odd: str) -> str:
    """The word with a mark where a sign cannot be seen."""
    from formkit.lint.odd_signs import INVISIBLE  # noqa: PLC0415 - only for findings

    return "".join("\u00b7" if sign in INVISIBLE else sign for sign in odd)
