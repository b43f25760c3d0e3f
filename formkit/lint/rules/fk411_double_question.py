"""FK411: two questions that get one answer."""

import re
from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.formats.headers import SURVEY
from formkit.lint.languages import LanguageColumns
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.lint.wordings import texts_in_use
from formkit.model.form import Form

_SIGNS = {
    "en": (
        " and how ",
        " and what ",
        " and is ",
        " and are ",
        " and do ",
        " and did ",
        " and was ",
    ),
    "fr": (" et combien ", " et quel", " et est-ce ", " et y a-t-il ", " et avez-vous "),
}
"""What joins a second question to a first one; few, as each is looked for in all labels."""

_JOINED = re.compile(
    r"\b(?:and how (?:long|many|much|often|far)"
    r"|and what (?:is|are|was|were|do|does|did)"
    r"|and (?:is|are|do|did|was) (?:the|you|your|they|it|there|he|she|this|these|any)"
    r"|et combien (?:de|d'|sont|en|y)"
    r"|et quel(?:le)?s? (?:est|sont|était|étaient)"
    r"|et (?:est-ce|y a-t-il|avez-vous))\b[^?.]*\?",
    re.IGNORECASE,
)
_FIRST_QUESTION = 15
"""Characters that a first question has at least: ``How and how often`` is none."""

_PLANTED = {
    "": "Do you have animals, and how many do you have?",
    "en": "Do you have animals, and how many do you have?",
    "fr": "Avez-vous des animaux, et combien en avez-vous ?",
}
_TALK = frozenset(("note", "acknowledge", "begin_group", "begin group"))


def plant(form: Form) -> Form | None:
    """Ask what and how many at once."""
    question = first_question(form, lambda one: bool(one.labels) and one.type not in _TALK)
    if question is None:
        return None
    languages = LanguageColumns(form)
    asked = ((name, _PLANTED.get(languages.code(name), text)) for name, text in question.labels)
    return with_nodes(form, question, replace(question, labels=Texts(tuple(asked))))


@rule("FK411", "double-question", Severity.INFO, plant=plant)
def double_question(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A label asks two questions at once.

    Why:
        There is one answer to give: some answer the first question, some the
        second, and nobody can tell which.  Only English and French are told,
        and only where a whole question follows behind "and".

    Bad:
        | survey |
        |  | type    | name    | label                              |
        |  | integer | animals | Do you have animals and how many?  |

    Good:
        | survey |
        |  | type              | name    | label                | relevant           |
        |  | select_one yes_no | has     | Do you have animals? |                    |
        |  | integer           | animals | How many animals?    | ${has} = 'yes'     |
        | choices |
        |  | list_name | name | label |
        |  | yes_no    | yes  | Yes   |
        |  | yes_no    | no   | No    |

    Fix: none.  Which question is meant, or that both are, is the author's to say.
    Source: survey practice: one question, one answer.
    """
    languages = LanguageColumns(subject.form)
    for column in subject.wordings:
        if column.header != "label" or column.kind != SURVEY:
            continue
        signs = _signs(languages.code(column.language))
        if not any(sign in column.joined for sign in signs):
            continue
        types = column.sheet.column("type")
        for place, text in texts_in_use(subject, column):
            asked = _asked(text) if any(sign in text for sign in signs) else ""
            if asked and column.rows[place].cell(types).text not in _TALK:
                message = Message(
                    "this asks two questions at once, {second} being the second, and gets one"
                    " answer; ask them in two rows",
                    second=Message("“{text}”", text=asked),
                )
                yield this.finding(column.cell(place), message, name=column.name(place))


def _signs(code: str) -> tuple[str, ...]:
    """The signs of a language; of both where the column does not tell its own."""
    return _SIGNS.get(code, ()) if code else (*_SIGNS["en"], *_SIGNS["fr"])


def _asked(text: str) -> str:
    """The second question of a label; empty when it asks one only."""
    found = _JOINED.search(text, _FIRST_QUESTION)
    return found[0] if found else ""
