"""FK101: a type that no program knows."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.nearest import nearest, perhaps
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Node, Question, Stray
from formkit.model.question_types import QUESTION_TYPES, SPAN_TYPES, parse_type

_WORDS = (
    *QUESTION_TYPES,
    *(f"{edge}_{span}" for edge in ("begin", "end") for span in SPAN_TYPES),
)


def plant(form: Form) -> Form | None:
    """Misspell the type of a question."""
    question = first_question(form, lambda one: one.type in QUESTION_TYPES)
    if question is None:
        return None
    return with_nodes(form, question, replace(question, type=question.type.capitalize() + "e"))


@rule("FK101", "unknown-type", Severity.ERROR, plant=plant)
def unknown_type(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A row has a type that neither pyxform nor KoboToolbox knows, or none at all.

    Why:
        The form does not convert.  Types are written in small letters; a list
        follows after one space, and its name has no space in it.

    Bad:
        | survey |
        |  | type       | name | label |
        |  | Select_one | sex  | Sex   |

    Good:
        | survey |
        |  | type           | name | label |
        |  | select_one sex | sex  | Sex   |

    Fix: none.  What was meant is the author's to say; the nearest type is named.
    Source: XLSForm reference, "Question types"; pyxform, question_type_dictionary.py.
    """
    for entry in subject.index.active:
        node = entry.node
        message = _wrong_type(node)
        if message:
            yield this.finding(subject.form.cell(node.loc, "type"), message, name=node.name)


def _wrong_type(node: Node) -> Message | None:
    if isinstance(node, Stray) and not node.type and (node.name or node.labels):
        return Message("this row has a name or a label and no type; write its type")
    if isinstance(node, Question) and node.type not in QUESTION_TYPES:
        return Message(
            "no question type is called {type}, so the form does not convert; {what}",
            type=node.type,
            what=perhaps(_meant(node.type), Message("take one that XLSForm knows")),
        )
    return None


def _meant(text: str) -> str:
    """The type that is probably meant, with its list; empty when none is near."""
    if parse_type(text.lower()).known:
        return text.lower()
    command, *rest = text.split()
    word = nearest(command, _WORDS)
    if not word:
        return nearest(text, _WORDS)
    names_list = word in QUESTION_TYPES and QUESTION_TYPES[word].needs_list
    return f"{word} {'_'.join(rest)}" if rest and names_list else word
