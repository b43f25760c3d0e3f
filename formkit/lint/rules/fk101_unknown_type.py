"""FK101: a type that no program knows."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.fix import Fix
from formkit.lint.nearest import nearest, perhaps
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rewriting import rewritten, text_at
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


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write the type as it was certainly meant."""
    text = text_at(subject, finding.loc)
    meant = _certainly_meant(text, subject.form)
    return rewritten(finding.loc, text, meant) if meant else None


@rule("FK101", "unknown-type", Severity.ERROR, mend=mend, plant=plant)
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

    Fix: writes small letters, and the space before the name of a list, where
        nothing else is wrong.  Else the nearest type is named.
    Source: XLSForm reference, "Question types"; pyxform, question_type_dictionary.py.
    """
    for entry in subject.index.active:
        node = entry.node
        message = _wrong_type(node, subject.form)
        if message:
            cell = subject.form.cell(node.loc, "type")
            can = bool(_certainly_meant(node.type, subject.form))
            yield this.finding(cell, message, name=node.name, fixable=can)


def _wrong_type(node: Node, form: Form) -> Message | None:
    if isinstance(node, Stray) and not node.type and (node.name or node.labels):
        return Message("this row has a name or a label and no type; write its type")
    if isinstance(node, Question) and node.type not in QUESTION_TYPES:
        return Message(
            "no question type is called {type}, so the form does not convert; {what}",
            type=node.type,
            what=perhaps(
                _certainly_meant(node.type, form) or _meant(node.type),
                Message("take one that XLSForm knows"),
            ),
        )
    return None


def _certainly_meant(text: str, form: Form) -> str:
    """The type that nobody can have meant otherwise; empty when there is none."""
    from formkit.lint.joined_types import split_type  # noqa: PLC0415 - only for unknown types

    command, _, rest = text.partition(" ")
    for spelt in (f"{command.lower()} {rest}".strip(), text.lower()):
        parsed = parse_type(spelt)
        if text and parsed.known and (not parsed.list_name or form.list_named(parsed.list_name)):
            return spelt
    return split_type(text, (one.name for one in form.lists))


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
