"""FK333: expressions that come out differently in Collect and in a browser."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.mentions import written_with
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.dialect_rows import Difference, RowKind
    from formkit.lint.subject import Subject
    from formkit.model.form import Form

_BIG = re.compile(r"\d{10}")
_ANSWER_ENDS = re.compile(r"\$\{[^}]*\}\s*(?:\)|,|and\b|or\b|\n|$)")
_BEFORE_TRUTH = ("\n", "and", "or", "not", "boolean", "if")


def plant(form: Form) -> Form | None:
    """Take an answer for a yes or no."""
    question = first_question(form, lambda one: bool(one.name and one.type == "text"))
    if question is None:
        return None
    later = replace(question, name="planted_later", relevant=f"${{{question.name}}}")
    return with_nodes(form, question, question, later)


@rule("FK333", "dialect-difference", Severity.WARNING, plant=plant)
def dialect_difference(subject: Subject, this: Rule) -> Iterator[Finding]:
    """An expression says one thing in Collect and another in a browser.

    Why:
        Where an answer stands for a yes or no (``${agreed}`` alone, in
        ``not()``, beside ``and``), Collect takes an empty answer and 0 for no,
        and a browser takes every answer for yes, an empty one too.
        ``number('1e3')`` is a number in a browser only; a number beyond two
        billions becomes the text 1.0E11 in Collect.  Told once an answer.
        Mentioned once a form: ``sum()`` over answers that may be empty, and
        ``round()`` of negative halves or to some digits.  Other rules tell of
        dates in quotes (FK309), of functions that Collect lacks (FK305), of
        patterns (FK332), and of ``selected()`` of a number (FK308).

    Bad:
        | survey |
        |  | type | name   | label  | relevant  |
        |  | text | agreed | Agreed |           |
        |  | text | why    | Why    | ${agreed} |

    Good:
        | survey |
        |  | type | name   | label  | relevant        |
        |  | text | agreed | Agreed |                 |
        |  | text | why    | Why    | ${agreed} != '' |

    Fix: none.  What the answer is to be compared with is the author's to say.
    Source: tech reference, "Two dialects of ODK XPath"; JavaRosa 5.1, ODK Web
        Forms' engine 0.22 and Enketo's evaluator 3.1.
    """
    found: dict[tuple[RowKind, str], list[Difference]] = {}
    for one in _found(subject):
        key = (one.kind, one.text if one.kind.value in _SENTENCES else "")
        found.setdefault(key, []).append(one)
    for (kind, text), told in found.items():
        first = told[0]
        names = tuple(dict.fromkeys(one.written.owner.node.name for one in told))
        sentence = _SENTENCES.get(kind.value) or _ONCE[kind.value]
        yield this.finding(
            subject.form.cell(first.written.owner.node.loc, first.written.key),
            sentence.filled(part=text, names=names),
            name=names[0],
            severity=None if kind.value in _SENTENCES else Severity.INFO,
            text=first.written.text,
            span=(first.tree.start, first.tree.end),
        )


def _found(subject: Subject) -> Iterator[Difference]:
    for written in written_with(subject, _may_differ):
        from formkit.lint.dialect_rows import differences  # noqa: PLC0415 - few forms need it

        yield from differences(written, subject)


def _may_differ(text: str) -> bool:
    """Whether a text has what any difference needs; quick, and finds more than differs."""
    if "sum(" in text or "round(" in text or "number('" in text or 'number("' in text:
        return True
    if "${" in text:
        for match in _ANSWER_ENDS.finditer(text):
            before = text[: match.start()].rstrip(" (")
            if not before or before.endswith(_BEFORE_TRUTH):
                return True
    return ("concat(" in text or "str" in text) and _BIG.search(text) is not None


_SENTENCES = {
    "truth": Message(
        "{part} stands for yes or no (at {names}): Collect takes an empty answer and 0 for no, a"
        " browser takes every answer for yes; compare it, as in {part} != '' or {part} = 1"
    ),
    "exponent": Message(
        "{part} (at {names}) is a number in a browser and none in Collect; write the number"
        " without e"
    ),
    "big-number": Message(
        "{part} (at {names}) makes a text of a number beyond two billions, which Collect writes as"
        " 1.0E11; write it in quotes"
    ),
}
"""Row of the table -> what is said at each cell."""
_ONCE = {
    "empty-in-sum": Message(
        "{names} adds up answers that may be empty: in Collect and KoboToolbox they count as 0, in"
        " ODK Web Forms the whole sum is no number"
    ),
    "halves": Message(
        "{names} rounds what may be a negative half, or to some digits; there Collect and a browser"
        " may differ in the last digit"
    ),
}
"""Row of the table -> what is said once a form."""
