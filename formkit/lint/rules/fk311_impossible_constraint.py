"""FK311: constraints that no answer meets, or that every answer meets."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Question
from formkit.model.index import Entry

if TYPE_CHECKING:
    from formkit.logic.reasoning import Reasoner

_MOST_TRIED = 200
_MEASURED = frozenset(("integer", "decimal", "date", "range"))
"""Types whose constraints are ranges; on others one that checks nothing is often a copy."""


def plant(form: Form) -> Form | None:
    """Ask for a number above ten and below one."""
    question = first_question(form, lambda one: bool(one.name and one.type == "integer"))
    spoilt = replace(question, constraint=". > 10 and . < 1") if question else None
    return with_nodes(form, question, spoilt) if question and spoilt else None


@rule("FK311", "impossible-constraint", Severity.ERROR, plant=plant)
def impossible_constraint(subject: Subject, this: Rule) -> Iterator[Finding]:
    """No answer meets a constraint, or every answer does.

    Why:
        With a constraint that nothing meets the enumerator cannot go on, or leaves
        the question empty.  One that everything meets checks nothing, though its
        author believes that it does.

    Bad:
        | survey |
        |  | type    | name | label | constraint         |
        |  | integer | age  | Age   | . > 120 and . < 0  |
        |  | integer | hh   | Hh    | . >= 0 or . <= 500 |

    Good:
        | survey |
        |  | type    | name | label | constraint          |
        |  | integer | age  | Age   | . < 120 and . > 0   |
        |  | integer | hh   | Hh    | . >= 0 and . <= 500 |

    Fix: none.  Which side is wrong is the author's to say.
    Source: every answer that can make a difference, tried as Collect evaluates it.
    """
    from formkit.logic.mismatches import MismatchKind  # noqa: PLC0415 - reasoning is loaded late
    from formkit.logic.reasoning import Reasoner  # noqa: PLC0415 - as above

    outcomes = _Outcomes(Reasoner(subject.logic, budget=_MOST_TRIED))
    told = {
        subject.form.cell(written.owner.node.loc, written.key)
        for written, mismatch in subject.mismatches
        if mismatch.kind is MismatchKind.UNKNOWN_CODE
    }
    for entry in subject.logic.entries.values():
        node = entry.node
        if not node.constraint or "${" in node.constraint:
            continue
        loc = subject.form.cell(node.loc, "constraint")
        if loc in told:
            continue
        no_answer, every_answer = outcomes.of(entry)
        if no_answer:
            message = Message(
                "no answer meets {constraint}, so nobody can go on from this question",
                constraint=node.constraint,
            )
            yield this.finding(loc, message, name=node.name)
        elif every_answer:
            message = Message(
                "every answer meets {constraint}, so it checks nothing; and may be meant where or"
                " stands",
                constraint=node.constraint,
            )
            yield this.finding(loc, message, name=node.name, severity=Severity.WARNING)


class _Outcomes:
    """Whether no answer meets a constraint, and whether every one does; each told once."""

    def __init__(self, reasoner: "Reasoner") -> None:
        self._reasoner = reasoner
        self._known: dict[tuple[str, str, str], tuple[bool, bool]] = {}

    def of(self, entry: Entry) -> tuple[bool, bool]:
        node = entry.node
        list_name = node.list_name if isinstance(node, Question) else ""
        key = node.constraint, node.type, list_name
        if key not in self._known:
            self._known[key] = self._judged(entry)
        return self._known[key]

    def _judged(self, entry: Entry) -> tuple[bool, bool]:
        ruled_out = self._reasoner.is_ruled_out
        is_measured = entry.node.type in _MEASURED
        return ruled_out(entry), is_measured and ruled_out(entry, wanted=False)
