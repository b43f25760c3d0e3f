"""FK301: references to what is not there."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.nearest import nearest, perhaps
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Question
from formkit.xpath.references import references_in_text


def plant(form: Form) -> Form | None:
    """Let the condition of a question refer to a name that is not there."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    return with_nodes(form, question, replace(question, relevant="${not_there_yet} = 'yes'"))


@rule("FK301", "unknown-reference", Severity.ERROR, plant=plant)
def unknown_reference(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A ``${name}`` names a question that the form does not have.

    Why:
        The form does not convert, wherever the reference stands: in a
        condition, a label, a hint, a choice's label, the settings.  Disabled
        rows count as not there, and cannot be referred to.

    Bad:
        | survey |
        |  | type    | name | label    | relevant   |
        |  | integer | hh   | Families |            |
        |  | integer | ind  | Persons  | ${hhs} > 0 |

    Good:
        | survey |
        |  | type    | name | label    | relevant  |
        |  | integer | hh   | Families |           |
        |  | integer | ind  | Persons  | ${hh} > 0 |

    Fix: none.  The nearest name is given.
    Source: pyxform, validators/pyxform/pyxform_reference.py.
    """
    questions = {
        name
        for name, entries in subject.index.by_name.items()
        if any(isinstance(entry.node, Question) for entry in entries)
    }
    messages: dict[str, Message] = {}
    for cell in subject.referring_cells:
        names = questions if cell.key == "trigger" else subject.names_in_use
        told: set[str] = set()
        for one in references_in_text(cell.text):
            name = one.name
            # a cell that says one name twice is told of it once
            if name not in names and name not in told:
                told.add(name)
                if name not in messages:
                    messages[name] = _message(subject, name, names)
                span = one.start, one.end
                yield this.finding(cell.loc, messages[name], name=cell.name, span=span)


def _message(subject: Subject, name: str, known: Collection[str]) -> Message:
    disabled = next((one for one in subject.index.entries if one.node.name == name), None)
    if disabled and disabled.is_disabled:
        return Message(
            "{name} is disabled at {cell}, so nothing can refer to it and the form does not"
            " convert; take the reference out, or make the row part of the form again",
            name=name,
            cell=disabled.node.loc.a1,
        )
    meant = _renamed(subject, name) or nearest(name, sorted(known))
    return Message(
        "no question is called {name}, so the form does not convert; {what}",
        name=name,
        what=perhaps(meant, Message("refer to one that is there")),
    )


def _renamed(subject: Subject, name: str) -> str:
    """What the row is called now that was built under this name; empty when there is none."""
    from formkit.model.module import VARIABLE_COLUMN  # noqa: PLC0415 - only where a name is unknown

    nodes = (entry.node for entry in subject.index.entries)
    return next((node.name for node in nodes if node.extra_cell(VARIABLE_COLUMN) == name), "")
