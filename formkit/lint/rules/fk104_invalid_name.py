"""FK104: names that no data column can have."""

import re
from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rows import becomes_data
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Question
from formkit.xpath.names import is_name

_REFUSED_BY_PYXFORM = re.compile("[\u00c0-\u00d6]")  # XML allows them; pyxform has a slip there


def plant(form: Form) -> Form | None:
    """Put a space into the name of a question."""
    question = first_question(form, lambda one: bool(one.name) and becomes_data(one))
    if question is None:
        return None
    return with_nodes(form, question, replace(question, name=f"{question.name} 1"))


@rule("FK104", "invalid-name", Severity.ERROR, plant=plant)
def invalid_name(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A name has a space or another character that names cannot have.

    Why:
        Names become tags of the data, so the form does not convert.  A name
        begins with a letter or an underscore; letters, digits, underscores,
        hyphens and full stops follow.

    Bad:
        | survey |
        |  | type    | name          | label |
        |  | integer | nb of persons | Persons |

    Good:
        | survey |
        |  | type    | name          | label |
        |  | integer | nb_of_persons | Persons |

    Fix: none.  A name may be used by other rows; the message says a near one.
    Source: XLSForm reference, column "name"; pyxform, parsing/expression.py.
    """
    for entry in subject.index.active:
        node = entry.node
        if node.name and becomes_data(node) and not is_data_name(node.name):
            cell = subject.form.cell(node.loc, "name")
            yield this.finding(cell, _message(node.name), name=node.name)
        elif isinstance(node, Question) and node.type == "audit" and node.name not in {"", "audit"}:
            cell = subject.form.cell(node.loc, "name")
            message = Message("a row of type audit is always called audit; leave its name empty")
            yield this.finding(cell, message, name=node.name)
    root = subject.form.settings.get("name")
    if root and not is_data_name(root):
        cell = subject.form.cell(subject.form.settings.loc, "name")
        template = "the form's name {name} cannot be a tag of the data; write {instead}"
        yield this.finding(cell, Message(template, name=root, instead=_mended(root)), name=root)


def is_data_name(text: str) -> bool:
    """Tell whether pyxform takes a text for the name of a row, with a prefix or without.

    >>> is_data_name("idp_ind"), is_data_name("2nd"), is_data_name("\u00c9cole")
    (True, False, False)
    """
    parts = text.split(":", maxsplit=1)
    return all(map(is_name, parts)) and not _REFUSED_BY_PYXFORM.search(text)


def _message(name: str) -> Message:
    template = (
        "the name {name} cannot be a column of the data, so the form does not convert: a letter"
        " or _ comes first, then letters, digits and _ - . without a space; {instead} would do"
    )
    return Message(template, name=name, instead=_mended(name))


def _mended(name: str) -> str:
    kept = "".join(sign if is_data_name(f"_{sign}") else "_" for sign in name)
    return kept if is_data_name(kept) else f"_{kept}"
