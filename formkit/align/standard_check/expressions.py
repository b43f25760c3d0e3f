"""What the conditions and texts of a standard read, and whether they can."""

from collections.abc import Iterator

from formkit.align.standard_check.asking import Asked, Text, asked_by
from formkit.align.standard_check.rules import (
    EXPRESSION_SYNTAX,
    FORWARD_REFERENCE,
    UNRESOLVED_REFERENCE,
    StandardRule,
)
from formkit.core.findings import Finding
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.model.standard import Standard
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.parser import parse
from formkit.xpath.references import references_in_text

_PARAMETER = "{{"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """A cell that reads a question that is not there, or not there yet."""

    rule: StandardRule
    reader: str
    name: str
    text: Text


def check_expressions(standard: Standard) -> Iterator[Finding]:
    """References of each template's form, and the syntax of every expression."""
    readings: dict[_Reading, list[str]] = {}
    expressions: dict[Text, str] = {}
    for template in standard.templates:
        rows = tuple(asked_by(template, standard))
        for reading in _readings(rows):
            readings.setdefault(reading, []).append(template.id)
        expressions |= {text: row.name for row in rows for text in row.texts if text.is_expression}
    for reading, templates in readings.items():
        yield _told(reading, tuple(templates))
    for text, name in expressions.items():
        yield from _syntax(text, name)


def _readings(rows: tuple[Asked, ...]) -> Iterator[_Reading]:
    """References that do not resolve to this row or one before it."""
    names = {row.name for row in rows}
    before: set[str] = set()
    for row in rows:
        before.add(row.name)
        for text in row.texts:
            for name in dict.fromkeys(one.name for one in references_in_text(text.text)):
                if name not in before and _PARAMETER not in text.text:
                    rule = FORWARD_REFERENCE if name in names else UNRESOLVED_REFERENCE
                    yield _Reading(rule=rule, reader=row.name, name=name, text=text)


def _told(reading: _Reading, templates: tuple[str, ...]) -> Finding:
    text = "{reader} reads {name}, which is not asked in forms of: {templates}"
    if reading.rule is FORWARD_REFERENCE:
        text = "{reader} reads {name}, which is asked only later in forms of: {templates}"
    message = Message(text, reader=reading.reader, name=reading.name, templates=templates)
    return reading.rule.finding(
        reading.text.loc, message, name=reading.reader, column=reading.text.column
    )


def _syntax(text: Text, name: str) -> Iterator[Finding]:
    is_word = text.column == "required" and text.text in {"yes", "no"}
    if is_word or _PARAMETER in text.text:
        return
    try:
        parse(text.text)
    except XPathSyntaxError as error:
        yield EXPRESSION_SYNTAX.finding(text.loc, error.message, name=name, column=text.column)
