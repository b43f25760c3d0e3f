"""FK310: questions that nobody can ever be asked."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes, wording
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.logic.facts import conjuncts
from formkit.logic.form_logic import Written, written
from formkit.model.form import Form, Question
from formkit.model.index import Entry
from formkit.xpath.references import references

if TYPE_CHECKING:
    from formkit.logic.reasoning import Reasoner

_MOST_TRIED = 200
_MEASURED = frozenset(("integer", "decimal", "date", "range"))
_MOST_READ = 8
"""Conditions that depend on more answers are left alone; contradictions are short, and to
be quick with each form matters more than the last of them."""


def plant(form: Form) -> Form | None:
    """Ask a question of those who say two things at once."""
    question = first_question(form, lambda one: bool(one.name and one.type == "integer"))
    if question is None:
        return None
    condition = f"${{{question.name}}} > 5 and ${{{question.name}}} < 3"
    note = Question(
        name="planted_note", type="note", labels=wording(form, "Note"), relevant=condition
    )
    return with_nodes(form, question, question, note)


@rule("FK310", "never-asked", Severity.ERROR, plant=plant)
def never_asked(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question, or a group, is asked under conditions that nobody can meet.

    Why:
        The question is in the form and in the analysis plan, and its column stays
        empty.  Nothing tells until the data is there.

    Bad:
        | survey |
        |  | type          | name | label  | relevant                          |
        |  | select_one yn | idp  | IDPs?  |                                   |
        |  | integer       | hh   | How?   | ${idp} = 'yes' and ${idp} = 'no'  |
        | choices |
        |  | list_name | name | label |
        |  | yn        | yes  | Yes   |
        |  | yn        | no   | No    |

    Good:
        | survey |
        |  | type          | name | label  | relevant                          |
        |  | select_one yn | idp  | IDPs?  |                                   |
        |  | integer       | hh   | How?   | ${idp} = 'yes' or ${idp} = 'no'   |
        | choices |
        |  | list_name | name | label |
        |  | yn        | yes  | Yes   |
        |  | yn        | no   | No    |

    Fix: none.  Which condition is wrong is the author's to say.
    Source: every answer that can make a difference, tried as Collect evaluates it.
    """
    from formkit.logic.judgements import Truth  # noqa: PLC0415 - reasoning is loaded late
    from formkit.logic.mismatches import MismatchKind  # noqa: PLC0415 - as above

    reasoner = None
    told = {
        (written.owner.node.loc, written.key)
        for written, mismatch in subject.mismatches
        if mismatch.kind is MismatchKind.UNKNOWN_CODE
    }
    unreached: set[int] = set()
    for entry in subject.index.active:
        if any(id(parent) in unreached for parent in entry.parents):
            continue
        own = _own_condition(subject, entry)
        if own is None or (entry.node.loc, "relevant") in told:
            continue
        if not _is_suspicious(subject, entry, unreached):
            continue
        reasoner = reasoner or _quick_reasoner(subject)
        if reasoner.is_reachable(entry).truth is Truth.NO:
            unreached.add(id(entry.node))
            loc = subject.form.cell(entry.node.loc, "relevant")
            severity = Severity.WARNING if _is_switched_off(subject, own) else None
            message = _message(subject, entry, own)
            yield this.finding(loc, message, name=entry.node.name, severity=severity)


def _quick_reasoner(subject: Subject) -> "Reasoner":
    from formkit.logic.reasoning import Reasoner  # noqa: PLC0415 - only where something is odd

    return Reasoner(subject.logic, budget=_MOST_TRIED, most_variables=_MOST_READ)


def _is_suspicious(subject: Subject, entry: Entry, unreached: set[int]) -> bool:
    """Tell whether conditions could rule each other out; others are not worth the time.

    They could where they read one answer twice, or one that nobody gives freely.
    """
    trees = [one.tree for one in subject.logic.conditions(entry)]
    parts = [part for tree in trees if tree for part in conjuncts(tree)]
    names = [name for part in parts for name in {one.name for one in references(part)}]
    if len(set(names)) < len(names):
        return True
    read = [found for name in names if (found := subject.logic.entries.get(name))]
    return any(
        id(one.node) in unreached
        or (one.node.constraint and one.node.type in _MEASURED)
        or one.node.type == "note"
        or (one.node.calculation and "${" not in one.node.calculation)
        for one in read
    )


def _is_switched_off(subject: Subject, own: Written) -> bool:
    """Tell whether a calculation of nothing but a number or a text decides: an author's switch."""
    from formkit.xpath.tree import Number, Text  # noqa: PLC0415 - as above

    read = (subject.logic.entries.get(one.name) for one in references(own.tree)) if own.tree else ()
    cells = (written(entry, "calculation") for entry in read if entry)
    return any(cell and isinstance(cell.tree, Number | Text) for cell in cells)


def _own_condition(subject: Subject, entry: Entry) -> Written | None:
    conditions = subject.logic.conditions(entry) if entry.node.relevant else ()
    return conditions[-1] if conditions else None


def _message(subject: Subject, entry: Entry, own: Written) -> Message:
    """What contradicts what: the condition itself, or what its groups and answers ask for."""
    from formkit.logic.judgements import Truth  # noqa: PLC0415 - only for a finding

    alone = own.tree and subject.reasoner.can_hold(own.tree, entry).truth
    if alone is Truth.NO:
        return Message(
            "nobody can meet {condition}, so this is never asked, and its column stays empty",
            condition=own.text,
        )
    return Message(
        "nobody who is asked this far can meet {condition}: the conditions of the groups around"
        " it, or of the questions that it reads, rule it out; so this is never asked",
        condition=own.text,
    )
