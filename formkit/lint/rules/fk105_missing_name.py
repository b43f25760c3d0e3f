"""FK105: rows without a name."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rows import becomes_data
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Node


def plant(form: Form) -> Form | None:
    """Take away the name of a question."""
    question = first_question(form, lambda one: bool(one.name) and _needs_name(one))
    return with_nodes(form, question, replace(question, name="")) if question else None


@rule("FK105", "missing-name", Severity.ERROR, plant=plant)
def missing_name(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question, group or repeat has no name.

    Why:
        The name is the column in the data; without one the form does not
        convert.  Only notes and end rows may go without.

    Bad:
        | survey |
        |  | type    | name | label   |
        |  | integer |      | Persons |

    Good:
        | survey |
        |  | type    | name | label   |
        |  | integer | ind  | Persons |

    Fix: none.  The name is the author's to choose.
    Source: XLSForm reference, column "name".
    """
    for entry in subject.index.active:
        node = entry.node
        if not node.name and _needs_name(node):
            message = Message(
                "this {type} has no name, so the form does not convert; give it one",
                type=node.type,
            )
            yield this.finding(subject.form.cell(node.loc, "name"), message)


def _needs_name(node: Node) -> bool:
    return becomes_data(node) and node.type != "note"
