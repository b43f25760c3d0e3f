"""FK111: parameters that a question type does not have."""

import re
from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.nearest import nearest, perhaps
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Node, Question

_TOKENS = re.compile(r"=|[^\s=,;]+")
_SELECT = ("randomize", "seed")
_FROM_FILE = (*_SELECT, "label", "value")
_LINE = ("allow-mock-accuracy", "incremental", "reference-geometry")
_ACCEPTED = {
    "audio": ("quality",),
    "audit": (
        *("identify-user", "location-max-age", "location-min-interval", "location-priority"),
        *("track-changes", "track-changes-reasons"),
    ),
    "background-audio": ("quality",),
    "geopoint": (
        *("allow-mock-accuracy", "capture-accuracy", "reference-geometry", "warning-accuracy"),
    ),
    "geoshape": _LINE,
    "geotrace": _LINE,
    "image": ("app", "max-pixels"),
    "range": ("start", "end", "step", "placeholder", "tick_interval", "tick_labelset"),
    "rank": _SELECT,
    "select_multiple": _SELECT,
    "select_multiple_from_file": _FROM_FILE,
    "select_one": _SELECT,
    "select_one_external": _SELECT,
    "select_one_from_file": _FROM_FILE,
    "text": ("rows",),
}
"""Type -> its parameters; pyxform does not look at those of other types."""


def plant(form: Form) -> Form | None:
    """Give a question a misspelt parameter."""
    question = first_question(form, lambda one: one.type in _ACCEPTED)
    return with_nodes(form, question, replace(question, parameters="sed=1")) if question else None


@rule("FK111", "unknown-parameter", Severity.ERROR, plant=plant)
def unknown_parameter(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The column ``parameters`` holds what the question's type does not take.

    Why:
        The form does not convert.  Parameters are written ``key=value`` with
        a space between one and the next.

    Bad:
        | survey |
        |  | type  | name  | label   | parameters     |
        |  | image | stall | Picture | max-pixel=1024 |

    Good:
        | survey |
        |  | type  | name  | label   | parameters      |
        |  | image | stall | Picture | max-pixels=1024 |

    Fix: none.  The nearest parameter is named.
    Source: XLSForm reference, column "parameters"; pyxform, constants.py.
    """
    for entry in subject.index.active:
        node = entry.node
        for message in _problems(node) if node.parameters else ():
            cell = subject.form.cell(node.loc, "parameters")
            yield this.finding(cell, message, name=node.name)


def _problems(node: Node) -> Iterator[Message]:
    keys = _keys(node.parameters)
    if keys is None:
        broken = (
            "{text} cannot be read, so the form does not convert; write key=value, with a space"
            " between one and the next"
        )
        yield Message(broken, text=node.parameters)
        return
    accepted = _ACCEPTED.get(node.type, keys) if isinstance(node, Question) else keys
    for key in keys:
        if key not in accepted:
            known = Message("it takes {known}", known=accepted)
            yield Message(
                "{type} has no parameter {key}, so the form does not convert; {what}",
                type=node.type,
                key=key,
                what=perhaps(nearest(key, accepted), known),
            )


def _keys(text: str) -> tuple[str, ...] | None:
    """The keys of ``key=value`` pairs in small letters; None when the text is no such pairs."""
    tokens = _TOKENS.findall(text)
    keys, signs, values = tokens[::3], tokens[1::3], tokens[2::3]
    if len(keys) != len(values) or "=" in (*keys, *values) or not {"="}.issuperset(signs):
        return None
    return tuple(key.lower() for key in keys)
