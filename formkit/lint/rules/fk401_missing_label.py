"""FK401: questions that ask nothing."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import NO_TEXTS
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rows import label_key, type_of
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Node

_WITH_HINT = frozenset(
    (
        "phone number",
        "number of days in last month",
        "number of days in last six months",
        "number of days in last year",
    )
)
"""The types to which pyxform gives a hint of its own."""


def plant(form: Form) -> Form | None:
    """Take the label, hint and picture off a question."""
    question = first_question(form, lambda one: bool(one.labels) and _must_speak(one))
    if question is None:
        return None
    silent = replace(question, labels=NO_TEXTS, hints=NO_TEXTS, images=NO_TEXTS)
    return with_nodes(form, question, silent)


@rule("FK401", "missing-label", Severity.ERROR, plant=plant)
def missing_label(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question has no label, no hint and no media.

    Why:
        Nobody can answer what is not asked, and the form does not convert.  A
        guidance hint alone does not count, as it may be hidden.

    Bad:
        | survey |
        |  | type    | name | label |
        |  | integer | age  |       |

    Good:
        | survey |
        |  | type    | name | label          |
        |  | integer | age  | Age, in years  |

    Fix: none.  What to ask is the author's to say.
    Source: pyxform, survey_element.py.
    """
    form = subject.form
    for entry in subject.index.active:
        node = entry.node
        if _must_speak(node) and not _speaks(node):
            message = Message(
                "{name} has no label, so the form does not convert; write what is asked",
                name=node.name or node.type,
            )
            yield this.finding(
                form.cell(node.loc, label_key(form, "survey")), message, name=node.name
            )


def _must_speak(node: Node) -> bool:
    known = type_of(node)
    if known is None or not known.needs_label or known.name in _WITH_HINT:
        return False
    is_header = node.appearance == "label"  # of a table of selects; pyxform lets it be blank
    return not (is_header or node.calculation or node.trigger)


def _speaks(node: Node) -> bool:
    has_media = node.images or node.big_images or node.audios or node.videos
    return bool(node.labels or node.hints or has_media)
