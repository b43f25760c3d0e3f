"""FK303: expressions that cannot be read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.parser import parse
from formkit.xpath.references import broken_references, references_in_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.core.findings import Span
    from formkit.core.location import Loc
    from formkit.lint.fix import Fix
    from formkit.lint.subject import Subject
    from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Forget the closing bracket of a condition."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    return with_nodes(form, question, replace(question, relevant="(1 = 1")) if question else None


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write each slip of the cell as its diagnosis has it."""
    from formkit.lint.repairing import repaired, with_references  # noqa: PLC0415 - only for a fix
    from formkit.lint.rewriting import rewritten, text_at  # noqa: PLC0415 - as above

    names = subject.names_in_use
    old = text_at(subject, finding.loc)
    for expression in subject.expressions:
        if expression.loc.row != finding.loc.row:
            continue
        if subject.form.cell(expression.loc, expression.key) == finding.loc:
            new = repaired(expression.text, names)
            break
    else:
        new = with_references(old, names)
    return rewritten(finding.loc, old, new) if new not in {"", old} else None


@rule("FK303", "expression-syntax", Severity.ERROR, mend=mend, plant=plant)
def expression_syntax(subject: Subject, this: Rule) -> Iterator[Finding]:
    """An expression, or a reference in a label, breaks the grammar.

    Why:
        A ``${`` that begins no reference keeps the form from converting.  Any
        other slip passes pyxform, and then the form does not open on a device.

    Bad:
        | survey |
        |  | type    | name | label | constraint       |
        |  | integer | age  | Age   | .>= 0 and .<=120) |

    Good:
        | survey |
        |  | type    | name | label | constraint       |
        |  | integer | age  | Age   | .>= 0 and .<=120 |

    Fix: writes what ODK has for operators of other languages (``==``, ``&&``, ``||``,
        ``AND``, ``<>``), and references to questions that there are (``{age}``,
        ``$age``, ``${ age }``), where then all can be read.
    Source: ODK XForms specification, "XPath"; JavaRosa's parser.
    """
    told = set()
    for cell in subject.referring_cells:
        broken = broken_references(cell.text)
        if broken:
            told.add(cell.loc)
            yield _finding(subject, this, cell.loc, broken[0], cell.name)
    for expression in subject.expressions:
        try:
            parse(expression.text)
        except XPathSyntaxError as error:
            loc = subject.form.cell(expression.loc, expression.key)
            if loc not in told and not _is_told_elsewhere(expression.text):
                yield _finding(subject, this, loc, error, expression.name)
    yield from _triggers(subject, this)


def _is_told_elsewhere(text: str) -> bool:
    """Tell whether a rule knows better what is wrong: FK127 errors of formulas, FK125 odd signs."""
    from formkit.lint.odd_cells import ERRORS  # noqa: PLC0415 - only where one cannot be read
    from formkit.lint.repairing import with_plain_signs  # noqa: PLC0415 - as above

    return text in ERRORS or (not text.isascii() and bool(with_plain_signs(text)))


def _triggers(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Triggers are references with commas between them, and nothing else."""
    for entry in subject.index.active:
        trigger = entry.node.trigger
        if not trigger or broken_references(trigger):
            continue
        counts = [len(references_in_text(part)) for part in trigger.split(",")]
        if max(counts) == 1:
            continue
        message = Message(
            "a trigger names questions as ${{name}}, with a comma between them, and {text} does"
            " not; so the form does not convert",
            text=trigger,
        )
        cell = subject.form.cell(entry.node.loc, "trigger")
        yield this.finding(cell, message, name=entry.node.name)


def _finding(subject: Subject, this: Rule, loc: Loc, error: XPathSyntaxError, name: str) -> Finding:
    found = this.finding(loc, _message(error), name=name, text=error.text, span=_span(error))
    return replace(found, fixable=mend(subject, found) is not None)


def _span(error: XPathSyntaxError) -> Span:
    """What the diagnosis speaks of; one character where it does not quote it."""
    found = str(dict(error.message.fields).get("found", ""))
    start = error.position
    is_there = bool(found) and error.text.startswith(found, start)
    end = start + len(found) if is_there else min(start + 1, len(error.text))
    return min(start, end), end


def _message(error: XPathSyntaxError) -> Message:
    return Message(
        "this cannot be read, so the form does not open; at character {position}: {problem}",
        position=error.position + 1,
        problem=error.message,
    )
