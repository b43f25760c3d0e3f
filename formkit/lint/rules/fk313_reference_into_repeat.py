"""FK313: one answer asked for where a repeat has many."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.readings import readings
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Question, Repeat
from formkit.xpath.tree import Call, Filter, Reference, Tree, children

_OVER_ALL = frozenset(
    (
        "count",
        "count-non-empty",
        "indexed-repeat",
        "join",
        "max",
        "min",
        "once",
        "position",
        "randomize",
        "sum",
    )
)
"""Functions that are made for many answers, or pick one of them."""


def plant(form: Form) -> Form | None:
    """Ask outside a repeat for the age inside it."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    age = Question(name="planted_age", type="integer", labels=question.labels)
    repeat = Repeat(name="planted_people", labels=question.labels, children=(age,))
    note = Question(
        name="planted_note", type="note", labels=question.labels, relevant="${planted_age} > 5"
    )
    return with_nodes(form, question, question, repeat, note)


@rule("FK313", "reference-into-repeat", Severity.WARNING, plant=plant)
def reference_into_repeat(subject: Subject, this: Rule) -> Iterator[Finding]:
    """An expression outside a repeat asks for one answer inside it.

    Why:
        The repeat has as many answers as it was asked times.  Collect stops with
        an error at the second one; a browser takes the first and says nothing.

    Bad:
        | survey |
        |  | type         | name | label | relevant   |
        |  | begin_repeat | hh   | House |            |
        |  | integer      | age  | Age   |            |
        |  | end_repeat   |      |       |            |
        |  | text         | why  | Why   | ${age} < 5 |

    Good:
        | survey |
        |  | type         | name | label | relevant        |
        |  | begin_repeat | hh   | House |                 |
        |  | integer      | age  | Age   |                 |
        |  | end_repeat   |      |       |                 |
        |  | text         | why  | Why   | min(${age}) < 5 |

    Fix: none.  Whether the sum, the least or a certain one is meant is the author's to say.
    Source: JavaRosa 5.1, which needs one node where a value is needed.
    """
    if not any(isinstance(entry.node, Repeat) for entry in subject.index.active):
        return
    entries = subject.logic.entries
    for reading in readings(subject):
        around = {id(one) for one in reading.written.owner.repeats}
        for name, reference in _single(reading.tree).items():
            entry = entries.get(name)
            inside = entry and next((one for one in entry.repeats if id(one) not in around), None)
            if inside:
                message = Message(
                    "{name} is asked once for each {repeat}, so there is not one answer to read"
                    " here: Collect stops with an error when there are two; say which with"
                    " sum(), min(), max() or indexed-repeat()",
                    name=name,
                    repeat=inside.name,
                )
                yield this.finding(
                    reading.loc(subject),
                    message,
                    name=reading.name,
                    text=reading.written.text,
                    span=(reference.start, reference.end),
                )


def _single(tree: Tree) -> dict[str, Reference]:
    """The names that stand where one value is needed, each with the first place where it does."""
    found: dict[str, Reference] = {}
    for one in _all_single(tree):
        found.setdefault(one.name, one)
    return found


def _all_single(tree: Tree) -> Iterator[Reference]:
    if isinstance(tree, Reference):
        if not tree.last_saved:
            yield tree
    elif not (isinstance(tree, Filter) or (isinstance(tree, Call) and tree.name in _OVER_ALL)):
        for child in children(tree):
            yield from _all_single(child)
