"""FK332: patterns that a browser finds anywhere in an answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.patterns import FlawKind, Pattern, flaw_of, patterns
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.core.location import Loc
    from formkit.lint.fix import Fix
    from formkit.lint.subject import Subject
    from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Write a pattern without its ends."""
    question = first_question(form, lambda one: bool(one.name and one.type in {"text", "integer"}))
    if question is None:
        return None
    return with_nodes(form, question, replace(question, constraint="regex(., '[0-9]{9}')"))


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write ``^`` and ``$`` around every pattern of the cell that lacks them."""
    from formkit.lint.anchoring import anchored  # noqa: PLC0415 - only for a fix
    from formkit.lint.rewriting import rewritten, text_at  # noqa: PLC0415 - as above

    old = new = text_at(subject, finding.loc)
    for pattern in reversed(tuple(_loose(subject))):
        if _loc(subject, pattern) == finding.loc:
            start, end = pattern.span
            new = f"{new[:start]}{anchored(pattern.text)}{new[end:]}"
    return rewritten(finding.loc, old, new, is_safe=False) if new != old else None


@rule("FK332", "unanchored-regex", Severity.WARNING, mend=mend, plant=plant)
def unanchored_regex(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A pattern of ``regex()`` does not say where it begins and ends.

    Why:
        Collect wants the whole answer to match; a browser is content with a
        part of it, so ``[0-9]{9}`` takes ``call 0901234567`` there.  With
        ``^`` before the pattern and ``$`` after it both say the same.  Once a
        cell.

    Bad:
        | survey |
        |  | type | name  | label | constraint           |
        |  | text | phone | Phone | regex(., '[0-9]{9}') |

    Good:
        | survey |
        |  | type | name  | label | constraint             |
        |  | text | phone | Phone | regex(., '^[0-9]{9}$') |

    Fix: writes ``^`` and ``$``, which changes nothing in Collect; when asked for,
        since a part may have been meant: then write ``.*`` around it.
    Source: tech reference, "Two dialects of ODK XPath", row regex; JavaRosa
        (Pattern.matches) and Enketo (RegExp.test).
    """
    told = None
    for pattern in _loose(subject):
        loc = _loc(subject, pattern)
        if loc == told:
            continue
        told = loc
        from formkit.lint.anchoring import anchored  # noqa: PLC0415 - only for a finding

        node = pattern.written.owner.node
        message = Message(
            "Collect wants the whole answer to match {pattern}, a browser takes any answer with a"
            " part that does; write {instead}, or .* where anything may stand",
            pattern=pattern.text,
            instead=anchored(pattern.text),
        )
        can = _is_as_written(subject, pattern)
        yield this.finding(loc, message, name=node.name, fixable=can, span=pattern.span)


def _loose(subject: Subject) -> Iterator[Pattern]:
    """The patterns that can be read, and lack an end."""
    for pattern in patterns(subject):
        from formkit.lint.anchoring import is_anchored  # noqa: PLC0415 - most forms ask for none

        if is_anchored(pattern.text):
            continue
        flaw = flaw_of(pattern.text)
        if flaw is None or flaw.kind not in {FlawKind.BROKEN, FlawKind.STOPS_COLLECT}:
            yield pattern


def _loc(subject: Subject, pattern: Pattern) -> Loc:
    return subject.form.cell(pattern.written.owner.node.loc, pattern.written.key)


def _is_as_written(subject: Subject, pattern: Pattern) -> bool:
    """Whether the places in the expression are places in the cell."""
    from formkit.lint.rewriting import text_at  # noqa: PLC0415 - only for a finding

    return text_at(subject, _loc(subject, pattern)) == pattern.written.text
