"""FK216: "none" that can be chosen together with something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.fix import Fix
from formkit.lint.planting_lists import with_select
from formkit.lint.rule import Rule, rule
from formkit.lint.special_choices import EXCLUSIVE
from formkit.model.edits import CellSet
from formkit.model.form import Choice, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject
    from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Ask for several answers of which one is "none"."""
    choices = (Choice(code=code) for code in ("a", "b", "none"))
    return with_select(form, choices, "select_multiple")


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Let the exclusive choices be chosen alone only."""
    loc = finding.loc
    entry = next((one for one in subject.index.active if one.node.loc.row == loc.row), None)
    if entry is None or not isinstance(entry.node, Question) or not loc.column:
        return None
    codes = _lacking(subject, entry.node)
    condition = _condition(tuple(choice.code for choice in codes))
    old = entry.node.constraint
    text = f"({old}) and ({condition})" if old else condition
    return Fix(
        title=Message("write {constraint} under constraint", constraint=text),
        edits=(CellSet(sheet=loc.sheet, row=loc.row, column=loc.column, text=text),),
        is_safe=False,
    )


@rule("FK216", "exclusive-choice", Severity.WARNING, plant=plant, mend=mend)
def exclusive_choice(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A choice that says "none" can be chosen together with other answers.

    Why:
        An answer such as "water, shelter, none" contradicts itself, and nobody
        can tell afterwards which part of it was meant.  It is about choices
        that say none, do not know or prefer not to answer.

    Bad:
        | survey |
        |  | type                 | name  | label |
        |  | select_multiple need | needs | Needs |
        | choices |
        |  | list_name | name  | label |
        |  | need      | water | Water |
        |  | need      | food  | Food  |
        |  | need      | none  | None  |

    Good:
        | survey |
        |  | type                 | name | label | constraint |
        |  | select_multiple need | need | Needs | not(selected(., 'none')) or count-selected(.)=1 |
        | choices |
        |  | list_name | name  | label |
        |  | need      | water | Water |
        |  | need      | food  | Food  |
        |  | need      | none  | None  |

    Fix: unsafe.  The condition is written under constraint, where there is that column.
    Source: DTM practice: these answers stand alone in every multiple choice.
    """
    for entry in subject.index.active:
        node = entry.node
        if not isinstance(node, Question) or node.type != "select_multiple":
            continue
        lacking = _lacking(subject, node)
        if lacking:
            cell = subject.form.cell(node.loc, "constraint")
            codes = tuple(choice.code for choice in lacking)
            message = Message(
                "{codes} can be chosen together with other answers, which contradict it; write"
                " {constraint} under constraint",
                codes=codes,
                constraint=_condition(codes),
            )
            yield this.finding(cell, message, name=node.name, fixable=bool(cell.column))


def _lacking(subject: Subject, question: Question) -> tuple[Choice, ...]:
    """The exclusive choices of which neither constraint nor choice filter speaks."""
    special = subject.special_choices.get(question.list_name, ())
    exclusive = [choice for choice, kind in special if kind in EXCLUSIVE]
    choices = subject.form.list_named(question.list_name) if exclusive else None
    if choices is None or len(choices.choices) <= len(special):
        return ()
    spoken: set[str] = set()
    for expression in filter(None, (question.constraint, question.choice_filter)):
        texts = _texts(expression)
        if texts is None:
            return ()
        spoken |= texts
    return tuple(choice for choice in exclusive if choice.code not in spoken)


def _texts(expression: str) -> set[str] | None:
    """The codes that an expression may speak of; None for one that cannot be read."""
    from formkit.xpath.errors import XPathSyntaxError  # noqa: PLC0415 - only where it is needed
    from formkit.xpath.parser import parse  # noqa: PLC0415 - as above
    from formkit.xpath.tree import Number, Text, walk  # noqa: PLC0415 - as above

    try:
        parts = tuple(walk(parse(expression)))
    except XPathSyntaxError:
        return None
    return {str(part.value).strip() for part in parts if isinstance(part, Text | Number)}


def _condition(codes: tuple[str, ...]) -> str:
    tests = [f"not(selected(., '{code}'))" for code in codes]
    said = tests[0] if len(tests) == 1 else f"({' and '.join(tests)})"
    return f"{said} or count-selected(.) = 1"
