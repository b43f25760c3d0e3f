"""FK412: labels and hints that fill a phone's screen."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.formats.headers import CHOICES
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.lint.wordings import WordingColumn, rows_named, texts_in_use
from formkit.model.form import Form

_TALK = frozenset(("note", "acknowledge", "acknowledgement"))
"""Types whose label is there to be read out, alone on its screen."""


def plant(form: Form) -> Form | None:
    """Ask a question at great length."""
    question = first_question(form, lambda one: bool(one.labels) and one.type not in _TALK)
    if question is None:
        return None
    (language, text), *others = question.labels
    labels = Texts(((language, f"{text} ({', '.join(map(str, range(100)))})"), *others))
    return with_nodes(form, question, replace(question, labels=labels))


@rule("FK412", "long-text", Severity.INFO, plant=plant)
def long_text(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A label or hint is longer than a phone shows well.

    Why:
        People who hold the phone scroll to find the answers, read out only the
        beginning, or word the question as they like.  What is for the
        enumerator fits into the hint, what is read out once into a note: notes
        are not counted, nor are markup and references.

    Bad:
        | survey |
        |  | type         | name | label |
        |  | select_one l | a    | Well  |
        | choices |
        |  | list_name | name | label |
        |  | l         | 1    | A well, a borehole or a spring that is covered, kept by a \
        committee, and not farther than half an hour on foot for most households |

    Good:
        | survey |
        |  | type         | name | label | hint                                                   |
        |  | select_one l | a    | Well  | Kept by a committee, not farther than half an hour     |
        | choices |
        |  | list_name | name | label                               |
        |  | l         | 1    | Covered well, borehole or spring    |

    Fix: none.  What can be left out is the author's to say.
    Source: house style; the budgets of formkit.yaml set other lengths.
    """
    for column in subject.wordings:
        budget = _budget(subject, column)
        if budget and max(map(len, column.texts), default=0) > budget:
            places = _long(subject, column, budget)
            if places:
                yield this.finding(column.cell(places[0]), _message(column, places, budget))


def _budget(subject: Subject, column: WordingColumn) -> int:
    budgets = subject.budgets
    if column.kind == CHOICES:
        return budgets.choice_label_length
    return {"label": budgets.label_length, "hint": budgets.hint_length}.get(column.header, 0)


def _long(subject: Subject, column: WordingColumn, budget: int) -> list[int]:
    from formkit.lint.markup import plain_text  # noqa: PLC0415 - only where a text is long

    types = column.sheet.column("type") if column.kind != CHOICES else 0
    return [
        place
        for place, text in texts_in_use(subject, column)
        if len(text) > budget
        and column.rows[place].cell(types).text not in _TALK
        and len(plain_text(text)) > budget
    ]


def _message(column: WordingColumn, places: list[int], budget: int) -> Message:
    return Message(
        "sheet {sheet} has a {header} of more than {budget} characters, {rows:row|rows} {rows}:"
        " a phone shows only a part of it at once; shorten it, or move a part to a hint or a note",
        sheet=column.sheet.sheet,
        header=column.sheet.header(column.column).strip(),
        budget=budget,
        rows=rows_named(column, places),
    )
