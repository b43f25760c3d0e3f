"""FK320: counts that take any number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.model.form import Form, Question
from formkit.model.index import is_yes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.fix import Fix
    from formkit.lint.subject import Subject

_NAMED = 5
_COUNTS = re.compile(
    r"\b(?:how many|number of|combien (?:de|d['’]|sont|y a)|nombre (?:de|d['’]|total)"
    r"|quant[oa]s|número de|cu[aá]nt[oa]s)|عدد",
    re.IGNORECASE,
)
_BOUND_BY_LOOKS = ("counter", "bearing", "ex:", "picker", "rating")
"""Appearances that leave little to type."""


def plant(form: Form) -> Form | None:
    """Ask how many, and take any number."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    labels = Texts.of((language, "How many people?") for language in question.labels.languages)
    count = Question(name="planted_count", type="integer", labels=labels)
    return with_nodes(form, question, question, count)


def mend(subject: Subject, _finding: Finding) -> Fix | None:
    """Let no count be less than nothing."""
    from formkit.lint.fix import Fix  # noqa: PLC0415 - only for a fix
    from formkit.model.edits import CellSet  # noqa: PLC0415 - as above

    cells = [subject.form.cell(node.loc, "constraint") for node in _unbound(subject)]
    edits = (
        CellSet(sheet=cell.sheet, row=cell.row, column=cell.column, text=". >= 0") for cell in cells
    )
    title = Message("write {constraint} under constraint", constraint=". >= 0")
    return Fix(title=title, edits=tuple(edits), is_safe=False)


@rule("FK320", "count-without-bounds", Severity.INFO, mend=mend, plant=plant)
def count_without_bounds(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Questions that ask how many take any number, negative ones too.

    Why:
        A slip of the finger, 500 for 50 or -5 for 5, goes into the data and into
        the totals of a province.  A bound stops it while the person who knows is
        still there.

    Bad:
        | survey |
        |  | type    | name | label            |
        |  | integer | hh   | How many people? |

    Good:
        | survey |
        |  | type    | name | label            | constraint          |
        |  | integer | hh   | How many people? | . >= 0 and . <= 500 |

    Fix: writes ``. >= 0``, on request; how many are too many is the author's to say.
    Source: formkit's house style.
    """
    found = _unbound(subject)
    if not found:
        return
    loc = subject.form.cell(found[0].loc, "constraint")
    names = tuple(node.name for node in found[:_NAMED])
    yield this.finding(
        loc,
        Message(
            "nothing holds back the numbers of {names}, which ask how many: -5 and 99999 are taken,"
            " too; give each a constraint, such as {constraint}",
            names=names if len(found) <= _NAMED else (*names, "…"),
            constraint=". >= 0 and . <= 500",
        ),
        name=found[0].name,
        fixable=bool(loc.column),
    )


def _unbound(subject: Subject) -> list[Question]:
    """The questions that ask how many, in which nothing holds a number back."""
    free = [entry.node for entry in subject.index.active if _is_free(entry.node)]
    asked = [
        node
        for node in free
        if isinstance(node, Question) and any(_COUNTS.search(text) for _, text in node.labels)
    ]
    checks = " ".join(entry.node.constraint for entry in subject.index.active) if asked else ""
    return [node for node in asked if f"${{{node.name}}}" not in checks]


def _is_free(node: object) -> bool:
    if not isinstance(node, Question) or node.type != "integer" or node.constraint:
        return False
    if node.calculation or is_yes(node.read_only):
        return False
    return not any(word in node.appearance for word in _BOUND_BY_LOOKS)
