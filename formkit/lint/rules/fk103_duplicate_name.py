"""FK103: two rows of one group with the same name."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rows import data_rows, first_rows, scope_of
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Node, Repeat

_ROOT = "data"
_RESERVED = "meta"


def plant(form: Form) -> Form | None:
    """Copy a question and paste it below itself."""
    question = first_question(form, lambda one: bool(one.name))
    return with_nodes(form, question, question, replace(question)) if question else None


@rule("FK103", "duplicate-name", Severity.ERROR, plant=plant)
def duplicate_name(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Two rows of one group, or of the form's top level, have the same name.

    Why:
        The name is the column in the data, so two rows with one name cannot
        both be kept, and the form does not convert.  Repeats need a name that
        no other repeat of the form has.  The same name in different groups is
        legal as long as nothing refers to it.

    Bad:
        | survey |
        |  | type    | name | label |
        |  | integer | hh   | Households  |
        |  | integer | hh   | Individuals |

    Good:
        | survey |
        |  | type    | name | label |
        |  | integer | hh   | Households  |
        |  | integer | ind  | Individuals |

    Fix: none.  Which of the two keeps the name is the author's to say.
    Source: pyxform, validators/pyxform/unique_names.py.
    """
    form, first = subject.form, first_rows(subject.index)
    repeats: dict[str, Loc] = {form.settings.get("name", _ROOT): Loc()}
    for entry in data_rows(subject.index):
        node, other = entry.node, first[scope_of(entry), entry.node.name]
        cell = form.cell(node.loc, "name")
        if node.name == _RESERVED:
            reserved = "the name meta belongs to the form itself; give this row another one"
            yield this.finding(cell, Message(reserved), name=node.name)
        elif other is not entry:
            message = Message(
                "{name} is the name of {cell} already, so the form does not convert;"
                " give this row a name of its own",
                name=node.name,
                cell=form.cell(other.node.loc, "name").a1,
            )
            yield this.finding(cell, message, name=node.name)
        elif clash := _repeat_clash(node, cell, repeats):
            yield this.finding(cell, clash, name=node.name)


def _repeat_clash(node: Node, cell: Loc, repeats: dict[str, Loc]) -> Message | None:
    if not isinstance(node, Repeat) or node.type != "repeat":
        return None
    first = repeats.setdefault(node.name, cell)
    if first is cell:
        return None
    if not first.row:
        whole = "{name} is the name of the whole form, which no repeat can have; give it another"
        return Message(whole, name=node.name)
    return Message(
        "the repeat at {cell} is called {name} already, and no two repeats of a form may share a"
        " name; give this one another",
        name=node.name,
        cell=first.a1,
    )
