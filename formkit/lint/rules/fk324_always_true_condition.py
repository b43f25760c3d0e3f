"""FK324: conditions that are always true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.model.form import Form, Question, Stray
from formkit.model.index import is_yes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.core.location import Loc
    from formkit.lint.fix import Fix
    from formkit.lint.subject import Subject
    from formkit.xpath.tree import Tree

_MEASURED = frozenset(("integer", "decimal", "date", "range"))
"""Types of which another rule judges the constraints."""
_OR = re.compile(r"\bor\b")


def plant(form: Form) -> Form | None:
    """Leave out those who gave one answer, or those who gave another."""
    question = first_question(form, lambda one: bool(one.name and one.type == "integer"))
    if question is None:
        return None
    condition = f"${{{question.name}}} != 1 or ${{{question.name}}} != 2"
    note = Question(name="planted_note", type="note", labels=question.labels, relevant=condition)
    return with_nodes(form, question, question, note)


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Empty the cell, which says the same."""
    from formkit.lint.rewriting import rewritten, text_at  # noqa: PLC0415 - only for a fix

    text = text_at(subject, finding.loc)
    return rewritten(finding.loc, text, "") if finding.fixable else None


@rule("FK324", "always-true-condition", Severity.WARNING, mend=mend, plant=plant)
def always_true_condition(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A condition is true whatever is answered.

    Why:
        ``${sex} != 'm' or ${sex} != 'f'`` leaves nobody out, since whoever is one
        is not the other: the question is asked of all, the answer is not checked.
        Mostly ``and`` was meant.  ``true()`` and ``1 = 1`` say nothing, and are
        mentioned.

    Bad:
        | survey |
        |  | type    | name | label | relevant                 |
        |  | integer | code | Code  |                          |
        |  | text    | why  | Why?  | ${code} != 1 or ${code} != 2 |

    Good:
        | survey |
        |  | type    | name | label | relevant                  |
        |  | integer | code | Code  |                           |
        |  | text    | why  | Why?  | ${code} != 1 and ${code} != 2 |

    Fix: empties a cell that reads no answer.
    Source: XPath 1.0, section 3.4.
    """
    for entry in subject.index.active:
        node = entry.node
        if isinstance(node, Stray):
            continue
        for key, text in (("relevant", node.relevant), ("constraint", node.constraint)):
            if not text or not _may_be(text) or (key == "constraint" and node.type in _MEASURED):
                continue
            part = None if is_yes(text) else _always_true(text)
            # FK119 tells of a yes
            if part or (is_yes(text) and text.casefold() != "yes"):
                yield _finding(this, subject.form.cell(node.loc, key), node.name, text, part)


def _may_be(text: str) -> bool:
    """Tell by a glance whether a condition may be one that is always true."""
    if "true()" in text:
        return True
    if "or" in text and ("!=" in text or "not" in text or ("<" in text and ">" in text)):
        return _OR.search(text) is not None
    return "${" not in text and "/" not in text and "." not in text


def _finding(this: Rule, loc: Loc, name: str, text: str, part: Tree | None) -> Finding:
    """What is wrong with a condition of which a part is always true; None: the whole."""
    said = text[part.start : part.end] if part else text
    is_whole = part is None or _is_whole(part, text)
    if part is None or _reads_nothing(part):
        is_text = part is not None and said[0] in "'\""
        return this.finding(
            loc,
            _NOTHING.filled(condition=said),
            name=name,
            severity=Severity.WARNING if is_text else Severity.INFO,
            fixable=bool(loc.column and is_whole and not is_text),
        )
    span = (part.start, part.end)
    return this.finding(loc, _EVERYBODY.filled(condition=said), name=name, text=text, span=span)


def _always_true(text: str) -> Tree | None:
    from formkit.lint.tautologies import always_true_part  # noqa: PLC0415 - seldom asked
    from formkit.xpath.errors import XPathSyntaxError  # noqa: PLC0415 - as above
    from formkit.xpath.parser import parse  # noqa: PLC0415 - as above

    try:
        return always_true_part(parse(text))
    except XPathSyntaxError:
        return None


def _is_whole(part: Tree, text: str) -> bool:
    return text[part.start : part.end] == text


def _reads_nothing(part: Tree) -> bool:
    from formkit.lint.tautologies import is_constant_truth  # noqa: PLC0415 - seldom asked

    return is_constant_truth(part)


_EVERYBODY = Message(
    "{condition} is true for every answer, so nothing is decided by it; if it is to leave out"
    " several answers, write “and” where “or” stands"
)
_NOTHING = Message(
    "{condition} is always true, so nothing is decided by it; write the condition that is meant, or"
    " empty the cell"
)
