"""FK331: patterns that an engine cannot read, or reads as something else."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.patterns import Flaw, FlawKind, flaw_of, patterns
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject
    from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Forget the bracket that closes a class."""
    question = first_question(form, lambda one: bool(one.name and one.type in {"text", "integer"}))
    if question is None:
        return None
    return with_nodes(form, question, replace(question, constraint="regex(., '^[0-9{9}$')"))


@rule("FK331", "broken-regex", Severity.ERROR, plant=plant)
def broken_regex(subject: Subject, this: Rule) -> Iterator[Finding]:
    r"""A pattern of ``regex()`` cannot be read, or means one thing here and another there.

    Why:
        Collect reads patterns as Java does, a browser as JavaScript does.  A
        pattern that Collect cannot read stops the form when the question is
        answered.  What only Java knows (``(?i)``, ``\p{L}``, ``\A``, ``\z``,
        ``[[:alpha:]]``, ``++``) stops a form in the browser, or stands for
        other characters there: a warning.  So does a backslash too many:
        ``\\d`` is a backslash and the letter d, since nothing halves
        backslashes in a cell.

    Bad:
        | survey |
        |  | type | name  | label | constraint               |
        |  | text | phone | Phone | regex(., '^[0-9{9}$')    |
        |  | text | id    | Id    | regex(., '^\A[0-9]{9}$') |

    Good:
        | survey |
        |  | type | name  | label | constraint             |
        |  | text | phone | Phone | regex(., '^[0-9]{9}$') |

    Fix: none.  Which texts were meant to match is the author's to say.
    Source: java.util.regex.Pattern; ECMAScript, "RegExp"; JavaRosa 5.1 and
        Enketo, function regex.
    """
    for pattern in patterns(subject):
        flaw = flaw_of(pattern.text)
        if flaw is None:
            continue
        node = pattern.written.owner.node
        stops = flaw.kind in {FlawKind.BROKEN, FlawKind.STOPS_COLLECT}
        yield this.finding(
            subject.form.cell(node.loc, pattern.written.key),
            _message(pattern.text, flaw),
            name=node.name,
            severity=None if stops else Severity.WARNING,
            span=pattern.span,
        )


def _message(pattern: str, flaw: Flaw) -> Message:
    if flaw.kind is FlawKind.BROKEN:
        return Message(
            "{pattern} is no pattern, so the form stops when this is answered: {reason}",
            pattern=pattern,
            reason=_reason(pattern, flaw),
        )
    if flaw.kind is FlawKind.HALVED:
        return _HALVED.filled(pattern=pattern, part=flaw.part, instead=flaw.part[1:])
    return _SENTENCES[flaw.kind, bool(flaw.part)].filled(pattern=pattern, part=flaw.part)


def _reason(pattern: str, flaw: Flaw) -> Message:
    if flaw.part:
        return Message("no engine knows {part}", part=flaw.part)
    try:
        re.compile(pattern)
    except re.error as error:
        return next(
            (reason for words, reason in _REASONS.items() if error.msg.startswith(words)),
            _UNCLEAR,
        )
    return _UNCLEAR


_HALVED = Message(
    "{part} in {pattern} stands for a backslash and what follows it, so the answers that were"
    " meant do not match; write {instead}"
)
_SENTENCES = {
    (FlawKind.STOPS_COLLECT, True): Message(
        "Collect cannot read {part} in {pattern}, so the form stops when this is answered; put a"
        " backslash before a sign that stands for itself, and none before a letter"
    ),
    (FlawKind.STOPS_COLLECT, False): Message(
        "Collect cannot read {pattern}, so the form stops when this is answered; write it with"
        " plain signs"
    ),
    (FlawKind.STOPS_BROWSER, True): Message(
        "a browser cannot read {part} in {pattern}, so the form stops there when this is"
        " answered; write it without"
    ),
    (FlawKind.STOPS_BROWSER, False): Message(
        "a browser cannot read {pattern}, so the form stops there when this is answered; write it"
        " with plain signs"
    ),
    (FlawKind.MEANS_OTHER, True): Message(
        "{part} in {pattern} stands for other characters in a browser than in Collect; write the"
        " characters out, as [A-Za-z]"
    ),
}
_UNCLEAR = Message("a sign stands where none can")
_REASONS = {
    "missing )": Message("a round bracket is not closed"),
    "unbalanced parenthesis": Message("a round bracket closes nothing"),
    "unterminated character set": Message("a square bracket is not closed"),
    "nothing to repeat": Message("*, + or ? has nothing before it that can repeat"),
    "multiple repeat": Message("*, + or ? has nothing before it that can repeat"),
    "bad character range": Message("a range in square brackets runs backwards"),
    "min repeat": Message("in braces the first number is more than the second"),
    "bad escape": Message("nothing follows the backslash at the end"),
}
"""How Python's words begin -> ours."""
