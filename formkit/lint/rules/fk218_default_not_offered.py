"""FK218: defaults of selects that are no choice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.defaults import is_dynamic
from formkit.lint.fix import Fix
from formkit.lint.nearest import nearest, perhaps
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.model.edits import CellSet
from formkit.model.form import Question
from formkit.model.question_types import Holds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject
    from formkit.model.form import Form

_SELECTS = frozenset(("select_one", "select_multiple"))


def plant(form: Form) -> Form | None:
    """Give a select a default that is not in its list."""
    question = first_question(form, lambda one: one.type in _SELECTS and bool(one.list_name))
    return with_nodes(form, question, replace(question, default="unheard_of")) if question else None


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write the only choice that can have been meant."""
    entries = (one for one in subject.index.active if one.node.loc.row == finding.loc.row)
    node = next(entries).node
    meant = _meant(subject, node) if isinstance(node, Question) else ""
    if not meant:
        return None
    return Fix(
        title=Message("write the default {code}", code=meant),
        edits=(
            CellSet(
                sheet=finding.loc.sheet,
                row=finding.loc.row,
                column=finding.loc.column,
                text=meant,
            ),
        ),
        is_safe=False,
    )


@rule("FK218", "default-not-offered", Severity.ERROR, plant=plant, mend=mend)
def default_not_offered(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The default of a select is no code of its list.

    Why:
        Nothing is marked on the screen, yet the data holds the default as if
        somebody had answered it.

    Bad:
        | survey |
        |  | type              | name | label      | default |
        |  | select_one yes_no | ok   | All right? | Yes     |
        | choices |
        |  | list_name | name | label |
        |  | yes_no    | yes  | Yes   |
        |  | yes_no    | no   | No    |

    Good:
        | survey |
        |  | type              | name | label      | default |
        |  | select_one yes_no | ok   | All right? | yes     |
        | choices |
        |  | list_name | name | label |
        |  | yes_no    | yes  | Yes   |
        |  | yes_no    | no   | No    |

    Fix: unsafe.  The code that differs in capitals only, or whose label it is, is written.
    Source: XLSForm reference, "Default".
    """
    for entry in subject.index.active:
        node = entry.node
        if isinstance(node, Question) and node.default and node.type in _SELECTS:
            wrong = _not_offered(subject, node)
            if wrong:
                meant = _meant(subject, node)
                near = meant or nearest(wrong[0], _codes(subject, node))
                message = Message(
                    "the default {wrong} is no code of list {list}, so the data holds an answer"
                    " that was never on offer; {what}",
                    wrong=wrong,
                    list=node.list_name,
                    what=perhaps(near, Message("write one of its codes")),
                )
                cell = subject.form.cell(node.loc, "default")
                yield this.finding(cell, message, name=node.name, fixable=bool(meant))


def _not_offered(subject: Subject, question: Question) -> tuple[str, ...]:
    codes = _codes(subject, question)
    if not codes or is_dynamic(question.default, Holds.SELECT):
        return ()
    given = (question.default,) if question.type == "select_one" else question.default.split()
    return tuple(one for one in given if one not in codes)


def _codes(subject: Subject, question: Question) -> tuple[str, ...]:
    choices = subject.form.list_named(question.list_name)
    codes = choices.codes if choices else ()
    return (*codes, "other") if codes and question.or_other else codes


def _meant(subject: Subject, question: Question) -> str:
    """The one code that the default spells in other capitals, or whose label it is."""
    choices = subject.form.list_named(question.list_name)
    said = question.default.lower()
    found = {
        choice.code
        for choice in (choices.choices if choices else ())
        if choice.code.lower() == said or any(text.lower() == said for _, text in choice.labels)
    }
    return found.pop() if len(found) == 1 else ""
