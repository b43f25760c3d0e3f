"""FK311: constraints that no answer meets, or that every answer meets."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.logic.facts import ITSELF, bounds, conjuncts
from formkit.logic.form_logic import written
from formkit.model.form import Form
from formkit.model.index import Entry
from formkit.xpath.tree import Binary, Tree

_MOST_TRIED = 200
_BOUNDS = 2
_MEASURED = frozenset(("integer", "decimal", "date", "range"))
"""Types whose constraints are ranges; on a select one that checks nothing is often a copy."""


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
    outcomes = _Outcomes(subject)
    for entry in subject.logic.entries.values():
        node = entry.node
        if node.type not in _MEASURED or not node.constraint or "${" in node.constraint:
            continue
        no_answer, every_answer = outcomes.of(entry)
        if (no_answer or every_answer) and _is_mismatched(subject, entry):
            continue
        loc = subject.form.cell(node.loc, "constraint")
        if no_answer:
            message = Message(
                "no answer meets {constraint}, so nobody can go on from this question",
                constraint=node.constraint,
            )
            yield this.finding(loc, message, name=node.name)
        elif every_answer:
            message = Message(
                "every answer meets {constraint}, so it checks nothing; if both bounds are meant,"
                " write “and” where “or” stands",
                constraint=node.constraint,
            )
            yield this.finding(loc, message, name=node.name, severity=Severity.WARNING)


def _is_mismatched(subject: Subject, entry: Entry) -> bool:
    """Whether the constraint compares what cannot be compared: then that is told, as the cause."""
    return any(
        one.owner.node is entry.node and one.key == "constraint" for one, _ in subject.mismatches
    )


class _Outcomes:
    """Whether no answer meets a constraint, and whether every one does; alike ones asked once."""

    def __init__(self, subject: Subject) -> None:
        self._logic = subject.logic
        self._known: dict[tuple[str, str], tuple[bool, bool]] = {}

    def of(self, entry: Entry) -> tuple[bool, bool]:
        key = entry.node.constraint, entry.node.type
        if key not in self._known:
            self._known[key] = self._judged(entry)
        return self._known[key]

    def _judged(self, entry: Entry) -> tuple[bool, bool]:
        constraint = written(entry, "constraint")
        if constraint is None or constraint.tree is None or _is_plain_range(constraint.tree):
            return False, False
        from formkit.logic.reasoning import Reasoner  # noqa: PLC0415 - few forms need it

        ruled_out = Reasoner(self._logic, budget=_MOST_TRIED).is_ruled_out
        return ruled_out(entry), ruled_out(entry, wanted=False)


def _is_plain_range(tree: Tree) -> bool:
    """Tell whether a constraint is a lower and an upper bound with room between them."""
    low, high = bounds(tree, ITSELF)
    parts = list(conjuncts(tree))
    is_range = all(isinstance(one, Binary) and ITSELF in {one.left, one.right} for one in parts)
    has_room = low is None or high is None or low < high
    return is_range and len(parts) <= _BOUNDS and has_room and (low, high) != (None, None)
