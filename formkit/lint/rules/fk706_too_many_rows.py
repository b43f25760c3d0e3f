"""FK706: forms that are too large for phones."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import wording
from formkit.lint.rows import type_of
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.configuration import HOUSE_BUDGETS
from formkit.model.form import Choice, ChoiceList, Form, Question
from formkit.model.index import Entry
from formkit.model.question_types import TypeKind


def plant(form: Form) -> Form | None:
    """Add more questions than the house allows."""
    if not form.nodes:
        return None
    labels = wording(form, "How many?")
    many = range(HOUSE_BUDGETS.questions + 1)
    more = tuple(Question(type="integer", name=f"n{number}", labels=labels) for number in many)
    return replace(form, nodes=(*form.nodes, *more))


@rule("FK706", "too-many-rows", Severity.INFO, plant=plant)
def too_many_rows(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The form asks more, or offers more answers, than phones and people bear.

    Why:
        Cheap phones open and save a large form slowly, and each question
        costs the time of the enumerator and of who answers.  The numbers are
        the workspace's budgets.

    Bad:
        # budget questions: 1
        | survey |
        |  | type    | name  | label |
        |  | integer | men   | Men   |
        |  | integer | women | Women |

    Good:
        # budget questions: 1
        | survey |
        |  | type    | name  | label |
        |  | integer | men   | Men   |

    Fix: none.  Split the form, leave blocks for another round, save long lists as CSV files.
    Source: formkit's budgets (``formkit.yaml``).
    """
    yield from _questions(subject, this)
    yield from _choices(subject, this)


def _questions(subject: Subject, this: Rule) -> Iterator[Finding]:
    budget = subject.budgets.questions
    if len(subject.index.entries) <= budget:
        return
    asking = tuple(one for one in subject.index.active if _asks(one))
    if len(asking) > budget:
        first = asking[budget].node
        message = Message(
            "the form has {count} questions, more than {budget}: phones get slow and people"
            " tired; split it, or leave blocks for another round",
            count=len(asking),
            budget=budget,
        )
        yield this.finding(subject.form.cell(first.loc, "type"), message, name=first.name)


def _asks(entry: Entry) -> bool:
    known = type_of(entry.node)
    return known is not None and known.kind is TypeKind.ASKS and known.name != "note"


def _choices(subject: Subject, this: Rule) -> Iterator[Finding]:
    budget = subject.budgets.choices
    lists = subject.form.lists
    count = sum(len(one.choices) for one in lists)
    if count <= budget:
        return
    first = next(islice(_all_choices(lists), budget, None))
    message = Message(
        "the form has {count} choices in all, more than {budget}: phones open it slowly; save"
        " long lists as CSV files",
        count=count,
        budget=budget,
    )
    yield this.finding(subject.form.cell(first.loc, "list_name"), message)


def _all_choices(lists: tuple[ChoiceList, ...]) -> Iterator[Choice]:
    return (choice for one in lists for choice in one.choices)
