"""FK302: references to a name that several rows have."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Group
from formkit.xpath.references import references_in_text


def plant(form: Form) -> Form | None:
    """Put a copy of a question in a group of its own, and refer to it there."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    copy = replace(question, relevant=f"${{{question.name}}} != ''")
    group = Group(name="planted_group", children=(copy,))
    return with_nodes(form, question, question, group)


@rule("FK302", "ambiguous-reference", Severity.ERROR, plant=plant)
def ambiguous_reference(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A ``${name}`` names several rows at once.

    Why:
        Rows in different groups may have one name, but then ``${name}`` does
        not say which is meant, and the form does not convert.

    Bad:
        | survey |
        |  | type        | name | label | relevant |
        |  | begin_group | men   | Men   |         |
        |  | integer     | total | Total |         |
        |  | end_group   |       |       |         |
        |  | begin_group | women | Women |         |
        |  | integer     | total | Total |         |
        |  | note        | none  | None  | ${total} = 0 |
        |  | end_group   |       |       |         |

    Good:
        | survey |
        |  | type        | name | label | relevant |
        |  | begin_group | men    | Men   |        |
        |  | integer     | men_n  | Total |        |
        |  | end_group   |        |       |        |
        |  | begin_group | women  | Women |        |
        |  | integer     | wom_n  | Total |        |
        |  | note        | none   | None  | ${wom_n} = 0 |
        |  | end_group   |        |       |        |

    Fix: none.  Which row is meant is the author's to say.
    Source: pyxform, validators/pyxform/pyxform_reference.py.
    """
    names = subject.names_in_use
    for cell in subject.referring_cells:
        told: set[str] = set()
        for one in references_in_text(cell.text):
            name = one.name
            # a cell that says one name twice is told of it once
            if names[name] > 1 and name not in told:
                told.add(name)
                message = Message(
                    "several rows are called {name}, at {cells}, so the form does not convert;"
                    " give each a name of its own, and refer to the one that is meant",
                    name=name,
                    cells=_cells(subject, name),
                )
                span = one.start, one.end
                yield this.finding(cell.loc, message, name=cell.name, span=span)


def _cells(subject: Subject, name: str) -> tuple[str, ...]:
    entries = subject.index.by_name.get(name, ())
    return tuple(subject.form.cell(entry.node.loc, "name").a1 for entry in entries)
