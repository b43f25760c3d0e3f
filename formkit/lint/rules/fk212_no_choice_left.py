"""FK212: answers after which a required question has no choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting_cascades import with_cascade
from formkit.lint.rule import Rule, rule
from formkit.model.index import is_yes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.cascades import Cascade, FilteredQuestion
    from formkit.lint.subject import Subject
    from formkit.model.form import Form

_NAMED = 5


def plant(form: Form) -> Form | None:
    """Ask for a part of something that has none."""
    return with_cascade(form, lambda choices: choices[1:])


@rule("FK212", "no-choice-left", Severity.ERROR, plant=plant)
def no_choice_left(subject: Subject, this: Rule) -> Iterator[Finding]:
    """An earlier answer leaves a required question without any choice.

    Why:
        The screen is empty and cannot be left, so the enumerator goes back
        and gives a wrong answer, or gives up the interview.

    Bad:
        | survey |
        |  | type                | name     | label    | choice_filter      | required |
        |  | select_one region   | region   | Region   |                    |          |
        |  | select_one district | district | District | region = ${region} | yes      |
        | choices |
        |  | list_name | name | label | region |
        |  | region    | lac  | Lac   |        |
        |  | region    | bet  | Batha |        |
        |  | district  | bol  | Bol   | lac    |

    Good:
        | survey |
        |  | type                | name     | label    | choice_filter      | required |
        |  | select_one region   | region   | Region   |                    |          |
        |  | select_one district | district | District | region = ${region} | yes      |
        | choices |
        |  | list_name | name | label | region |
        |  | region    | lac  | Lac   |        |
        |  | region    | bet  | Batha |        |
        |  | district  | bol  | Bol   | lac    |
        |  | district  | ati  | Ati   | bet    |

    Fix: none.  Choices are missing, or the question is to be asked of some only.
    Source: XLSForm reference, "Cascading selects".
    """
    columns = subject.form.columns_of("survey")
    if columns is None or not columns.column("choice_filter"):
        return
    from formkit.lint.cascades import cascades, filtered_questions  # noqa: PLC0415 - as its name says

    found: dict[tuple[str, str, str, tuple[str, ...]], list[FilteredQuestion]] = {}
    for filtered in filtered_questions(subject):
        if is_yes(filtered.question.required):
            for cascade in cascades(subject, filtered):
                dead = _dead_ends(subject, filtered, cascade)
                if dead:
                    key = (filtered.choice_list.name, cascade.column, cascade.parent.name, dead)
                    found.setdefault(key, []).append(filtered)
    for (list_name, column, parent, dead), filtered_alike in found.items():
        question = filtered_alike[0].question
        message = Message(
            "after the {codes:answer|answers} {codes} to {parent} nothing of list {list} is left to"
            " choose in {names}, which is required, so nobody can go on; write choices with"
            " {codes:that code|those codes} under {column}, or do not ask then",
            codes=_some(dead),
            parent=parent,
            list=list_name,
            names=_some(tuple(one.question.name for one in filtered_alike)),
            column=column,
        )
        cell = subject.form.cell(question.loc, "choice_filter")
        yield this.finding(cell, message, name=question.name)


def _some(names: tuple[str, ...]) -> tuple[str, ...]:
    return names if len(names) <= _NAMED else (*names[:_NAMED], "…")


def _dead_ends(subject: Subject, filtered: FilteredQuestion, cascade: Cascade) -> tuple[str, ...]:
    """The answers to the earlier question after which nothing is on offer."""
    from formkit.lint.cascades import cells_of  # noqa: PLC0415 - as above

    if cascade.parent.type != "select_one":
        return ()
    cells = cells_of(filtered.choice_list, cascade.column)
    missing = tuple(code for code in cascade.answers if code not in cells)
    known = subject.form.columns_of("choices")
    if not missing or len(missing) == len(cascade.answers):
        return ()
    if not known or not known.column(cascade.column):
        return ()
    return tuple(code for code in missing if _is_reached(subject, filtered, cascade, code))


def _is_reached(subject: Subject, filtered: FilteredQuestion, cascade: Cascade, code: str) -> bool:
    """Whether somebody is asked the question after an answer."""
    conditions = subject.logic.conditions(filtered.entry)
    if not conditions:
        return True
    from formkit.logic.judgements import Truth  # noqa: PLC0415 - as above
    from formkit.xpath.tree import Binary, Logical, Reference, Text  # noqa: PLC0415 - as above

    given = Binary(operator="=", left=Reference(name=cascade.parent.name), right=Text(value=code))
    trees = [one.tree for one in conditions if one.tree]
    if len(trees) < len(conditions):
        return False
    whole = Logical(operator="and", operands=(*trees, given))
    return subject.reasoner.can_hold(whole, filtered.entry).truth is Truth.YES
