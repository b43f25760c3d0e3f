"""FK311: constraints that no answer meets, or that every answer meets."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form

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

    reasoner = Reasoner(subject.logic, budget=_MOST_TRIED)
    told = {
        subject.form.cell(written.owner.node.loc, written.key)
        for written, mismatch in subject.mismatches
        if mismatch.kind is MismatchKind.UNKNOWN_CODE
    }
    for entry in subject.logic.entries.values():
        node = entry.node
        if not node.constraint:
            continue
        loc = subject.form.cell(node.loc, "constraint")
        if loc in told:
            continue
        if reasoner.is_ruled_out(entry):
            message = Message(
                "no answer meets {constraint}, so nobody can go on from this question",
                constraint=node.constraint,
            )
            yield this.finding(loc, message, name=node.name)
        elif node.type in _MEASURED and reasoner.is_ruled_out(entry, wanted=False):
            message = Message(
                "every answer meets {constraint}, so it checks nothing; and may be meant where or"
                " stands",
                constraint=node.constraint,
            )
            yield this.finding(loc, message, name=node.name, severity=Severity.WARNING)
