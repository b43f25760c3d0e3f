"""FK103: two rows of one group with the same name."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rows import first_rows, scope_of
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Repeat
from formkit.model.index import Entry

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
    form, first = subject.form, first_rows(subject.data_rows)
    repeats: dict[str, Entry | None] = {form.settings.get("name", _ROOT): None}
    for entry in subject.data_rows:
        other = first[scope_of(entry), entry.node.name]
        message = _clash(form, entry, other) or _repeat_clash(form, entry, repeats)
        if message:
            cell = form.cell(entry.node.loc, "name")
            yield this.finding(cell, message, name=entry.node.name)


def _clash(form: Form, entry: Entry, other: Entry) -> Message | None:
    """What is wrong with a name beside the first row of its group that has it."""
    if entry.node.name == _RESERVED:
        return Message("the name meta belongs to the form itself; give this row another one")
    if other is entry:
        return None
    return Message(
        "{name} is the name of {cell} already, so the form does not convert;"
        " give this row a name of its own",
        name=entry.node.name,
        cell=form.cell(other.node.loc, "name").a1,
    )


def _repeat_clash(form: Form, entry: Entry, repeats: dict[str, Entry | None]) -> Message | None:
    """What is wrong with a repeat's name beside those of the form and the repeats before it."""
    node = entry.node
    if not isinstance(node, Repeat) or node.type != "repeat":
        return None
    first = repeats.setdefault(node.name, entry)
    if first is entry:
        return None
    if first is None:
        whole = "{name} is the name of the whole form, which no repeat can have; give it another"
        return Message(whole, name=node.name)
    return Message(
        "the repeat at {cell} is called {name} already, and no two repeats of a form may share a"
        " name; give this one another",
        name=node.name,
        cell=form.cell(first.node.loc, "name").a1,
    )
