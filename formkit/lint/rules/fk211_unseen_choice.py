"""FK211: choices that no earlier answer ever shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.nearest import nearest, perhaps
from formkit.lint.planting_cascades import COLUMN, with_cascade
from formkit.lint.rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.cascades import Cascade, FilteredQuestion
    from formkit.lint.subject import Subject
    from formkit.model.form import Choice, Form

_TOLD_ONE_BY_ONE = 3


def plant(form: Form) -> Form | None:
    """Put a choice of a cascade under an answer that is not there."""

    def spoil(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
        return (*choices, replace(choices[0], code="lost_part", extra=((COLUMN, "lost"),)))

    return with_cascade(form, spoil)


@rule("FK211", "unseen-choice", Severity.WARNING, plant=plant)
def unseen_choice(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A choice of a cascade stands under an answer that nobody can give.

    Why:
        The choice filter shows a choice only after the answer that stands in
        its column.  Where the earlier list has no such code, nobody ever sees
        the choice, and the village, site or reason is missing from the data.

    Bad:
        | survey |
        |  | type                | name     | label    | choice_filter      |
        |  | select_one region   | region   | Region   |                    |
        |  | select_one district | district | District | region = ${region} |
        | choices |
        |  | list_name | name | label | region |
        |  | region    | lac  | Lac   |        |
        |  | district  | bol  | Bol   | lac    |
        |  | district  | kaya | Kaya  | lak    |

    Good:
        | survey |
        |  | type                | name     | label    | choice_filter      |
        |  | select_one region   | region   | Region   |                    |
        |  | select_one district | district | District | region = ${region} |
        | choices |
        |  | list_name | name | label | region |
        |  | region    | lac  | Lac   |        |
        |  | district  | bol  | Bol   | lac    |
        |  | district  | kaya | Kaya  | lac    |

    Fix: none.  The nearest code of the earlier list is named.
    Source: XLSForm reference, "Cascading selects".
    """
    columns = subject.form.columns_of("survey")
    if columns is None or not columns.column("choice_filter"):
        return
    from formkit.lint.cascades import filtered_questions  # noqa: PLC0415 - most forms filter nothing

    by_list: dict[str, list[FilteredQuestion]] = {}
    for filtered in filtered_questions(subject):
        by_list.setdefault(filtered.choice_list.name, []).append(filtered)
    users = subject.index.users_of_list
    for name, questions in by_list.items():
        if len(questions) == len(users[name]):
            unseen = _unseen(subject, questions)
            yield from _told(subject, this, questions[0], unseen)


def _unseen(
    subject: Subject, questions: list[FilteredQuestion]
) -> dict[tuple[str, str], tuple[Cascade, list[Choice]]]:
    """Column and text -> the choices with it that none of the questions shows."""
    hidden: list[dict[int, tuple[Cascade, Choice]]] = [
        _hidden(subject, filtered) for filtered in questions
    ]
    found: dict[tuple[str, str], tuple[Cascade, list[Choice]]] = {}
    for key, (cascade, choice) in hidden[0].items():
        if all(key in others for others in hidden[1:]):
            from formkit.lint.cascades import cell_of  # noqa: PLC0415 - as above

            place = (cascade.column, cell_of(choice, cascade.column))
            found.setdefault(place, (cascade, []))[1].append(choice)
    return found


def _hidden(subject: Subject, filtered: FilteredQuestion) -> dict[int, tuple[Cascade, Choice]]:
    """The choices that one question never shows, by identity."""
    from formkit.lint.cascades import cascades, cell_of, cells_of  # noqa: PLC0415 - as above

    found: dict[int, tuple[Cascade, Choice]] = {}
    for cascade in cascades(subject, filtered):
        strange = cells_of(filtered.choice_list, cascade.column).difference(cascade.answers)
        for choice in filtered.choice_list.choices if strange else ():
            if choice.code and cell_of(choice, cascade.column) in strange:
                found[id(choice)] = (cascade, choice)
    return found


def _told(
    subject: Subject,
    this: Rule,
    filtered: FilteredQuestion,
    unseen: dict[tuple[str, str], tuple[Cascade, list[Choice]]],
) -> Iterator[Finding]:
    known = subject.form.columns_of("choices")
    groups = [
        (column, text, cascade, choices)
        for (column, text), (cascade, choices) in unseen.items()
        if known and known.column(column)
    ]
    list_name = filtered.choice_list.name
    for column, text, cascade, choices in groups[:_TOLD_ONE_BY_ONE]:
        yield this.finding(
            subject.form.cell(choices[0].loc, column),
            _message(list_name, text, cascade, choices),
            name=list_name,
        )
    rest = groups[_TOLD_ONE_BY_ONE:]
    if rest:
        column, _, cascade, choices = rest[0]
        message = Message(
            "{count} further {count:choice|choices} of list {list} can be chosen by nobody, since"
            " {column} holds what is no code of list {parents}: {texts}",
            count=sum(len(one[3]) for one in rest),
            list=list_name,
            column=column,
            parents=cascade.parent_list.name,
            texts=tuple(one[1] or "…" for one in rest[:_TOLD_ONE_BY_ONE]),
        )
        yield this.finding(subject.form.cell(choices[0].loc, column), message, name=list_name)


def _message(list_name: str, text: str, cascade: Cascade, choices: list[Choice]) -> Message:
    codes = tuple(choice.code for choice in choices[:_TOLD_ONE_BY_ONE])
    if len(choices) > _TOLD_ONE_BY_ONE:
        codes = (*codes, "…")
    if not text:
        return Message(
            "nobody can choose the {codes:code|codes} {codes} of list {list}: {column} is empty,"
            " and the filter asks for the answer to {parent}; write a code of list {parents}",
            codes=codes,
            list=list_name,
            column=cascade.column,
            parent=cascade.parent.name,
            parents=cascade.parent_list.name,
        )
    return Message(
        "nobody can choose the {codes:code|codes} {codes} of list {list}: {column} says {text},"
        " which is no code of list {parents}; {what}",
        codes=codes,
        list=list_name,
        column=cascade.column,
        text=text,
        parents=cascade.parent_list.name,
        what=perhaps(
            nearest(text, cascade.answers), Message("add it there, or write a code that is there")
        ),
    )
