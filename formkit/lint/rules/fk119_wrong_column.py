"""FK119: values that belong into another column."""

import re
from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.fix import Fix
from formkit.lint.misplaced import APPEARANCES, YES_NO, is_condition, is_prose
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rewriting import text_at
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Node, Question, Repeat, Stray
from formkit.model.index import is_yes
from formkit.model.question_types import QUESTION_TYPES, Role, parse_type

_CONDITIONS = ("relevant", "constraint", "choice_filter")
_WORDING = (
    ("label", "labels"),
    ("hint", "hints"),
    ("constraint_message", "constraint_messages"),
    ("required_message", "required_messages"),
)
_LOOKS_LIKE_LOGIC = re.compile(r"(?:\$\{|\.|\(|not\()[^?]*[=<>]|(?:not\()?(?:selected|regex)\(")


def plant(form: Form) -> Form | None:
    """Write the appearance of a question into the column beside it."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    return with_nodes(form, question, replace(question, relevant="minimal", appearance=""))


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Move an appearance to its own column, where nothing stands yet; change swapped cells."""
    form, loc = subject.form, finding.loc
    text = text_at(subject, loc)
    is_swapped = loc == form.cell(loc, "type")
    target = form.cell(loc, "name" if is_swapped else "appearance")
    there = text_at(subject, target)
    if not target.column or (not is_swapped and (text not in APPEARANCES or there)):
        return None
    from formkit.model.edits import CellSet  # noqa: PLC0415 - only for a fix

    moved = ((target, text), (loc, there))
    return Fix(
        title=Message("move {text} to {cell}", text=text, cell=target.a1),
        edits=tuple(
            CellSet(sheet=one.sheet, row=one.row, column=one.column, text=new) for one, new in moved
        ),
    )


@rule("FK119", "wrong-column", Severity.ERROR, mend=mend, plant=plant)
def wrong_column(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A cell holds what belongs into another column.

    Why:
        With ``field-list`` under ``relevant`` the group is never shown, and no
        compiler tells: the word is taken for a question that has no answer.  A
        condition under ``hint`` is read out to people, and hides nothing.

    Bad:
        | survey |
        |  | type        | name | label | relevant   | appearance |
        |  | begin_group | site | Site  | field-list |            |
        |  | text        | town | Town  |            |            |
        |  | end_group   |      |       |            |            |

    Good:
        | survey |
        |  | type        | name | label | relevant | appearance |
        |  | begin_group | site | Site  |          | field-list |
        |  | text        | town | Town  |          |            |
        |  | end_group   |      |       |          |            |

    Fix: moves an appearance to its column where that cell is empty, and changes
        a type and a name that stand in each other's place.  Else none: what was
        meant to stand here is the author's to say.
    Source: XLSForm reference table; kobotoolbox/kpi, issue 4939.
    """
    for entry in subject.index.active:
        node = entry.node
        if isinstance(node, Stray):
            continue
        yield from _conditions(subject, this, node)
        yield from _wording(subject, this, node)
        if _is_swapped(node):
            cell = subject.form.cell(node.loc, "type")
            message = Message(
                "{type} stands under type and {name}, which is a type, under name: the form does"
                " not convert; let the two change places",
                type=node.type,
                name=node.name,
            )
            yield this.finding(cell, message, name=node.name, fixable=True)


def _is_swapped(node: Node) -> bool:
    if not isinstance(node, Question) or node.type in QUESTION_TYPES:
        return False
    parsed = parse_type(node.name)
    if not parsed.known or not (parsed.role is Role.QUESTION or "_" in node.name):
        return False
    from formkit.lint.nearest import nearest  # noqa: PLC0415 - only where a name is a type

    return not nearest(node.type, (node.name,))


def _conditions(subject: Subject, this: Rule, node: Node) -> Iterator[Finding]:
    for key in _CONDITIONS:
        text = getattr(node, key)
        message = _not_a_condition(key, text) if text else None
        if message:
            cell = subject.form.cell(node.loc, key)
            can = text in APPEARANCES and not node.appearance
            can = can and bool(subject.form.cell(node.loc, "appearance").column)
            severity = Severity.WARNING if message.template == _ALWAYS.template else None
            yield this.finding(cell, message, name=node.name, fixable=can, severity=severity)
    if isinstance(node, Repeat) and node.repeat_count in YES_NO:
        message = Message(
            "{text} is no number, so nobody knows how often {name} is asked; write a number or"
            " ${{question}}, or empty the cell",
            text=node.repeat_count,
            name=node.name,
        )
        yield this.finding(subject.form.cell(node.loc, "repeat_count"), message, name=node.name)


_ALWAYS = Message(
    "{text} under {column} is read as true(), so it decides nothing; empty the cell, or move it to"
    " the column it is for"
)
_NEVER = Message(
    "{text} under {column} is read as false(), so the condition never holds; write a condition, or"
    " move it to the column it is for"
)


def _not_a_condition(key: str, text: str) -> Message | None:
    if text in APPEARANCES:
        return Message(
            "{text} is an appearance: under {column} it is taken for a question without an answer,"
            " and the condition never holds; move it to appearance",
            text=text,
            column=key,
        )
    if key != "choice_filter" and text.lower() in {"yes", "no"}:
        return (_ALWAYS if is_yes(text) else _NEVER).filled(text=text, column=key)
    if text in YES_NO:
        return Message(
            "{text} under {column} is taken for a question without an answer, and the condition"
            " never holds; write true(), or a condition, or move it to the column it is for",
            text=text,
            column=key,
        )
    if is_prose(text):
        return Message(
            "this reads like wording, not like a condition, and nothing can be decided by it; move"
            " it to label, hint or a message, and leave {column} empty or write a condition",
            column=key,
        )
    return None


def _wording(subject: Subject, this: Rule, node: Node) -> Iterator[Finding]:
    for header, field in _WORDING:
        for language, text in getattr(node, field):
            message = _not_wording(header, text, node)
            if message:
                key = f"{header}::{language}" if language else header
                cell = subject.form.cell(node.loc, key)
                can = text in APPEARANCES and not node.appearance
                can = can and bool(subject.form.cell(node.loc, "appearance").column)
                yield this.finding(
                    cell, message, name=node.name, severity=Severity.WARNING, fixable=can
                )


def _not_wording(header: str, text: str, node: Node) -> Message | None:
    if text in APPEARANCES and ("-" in text or header != "label"):
        return Message(
            "{text} is an appearance, and people read it as the {column}; move it to appearance",
            text=text,
            column=header,
        )
    if text in YES_NO and header != "label":
        return Message(
            "people read {text} as the {column}; move it to the column it is for",
            text=text,
            column=header,
        )
    if node.type != "note" and _LOOKS_LIKE_LOGIC.match(text) and is_condition(text):
        return Message(
            "this is a condition, and people read it as the {column} while it decides nothing; move"
            " it to relevant, constraint or calculation",
            column=header,
        )
    return None
