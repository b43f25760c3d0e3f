"""The patterns that ``regex()`` is asked for, and what keeps an engine from reading them.

Collect reads patterns as Java does, a browser as JavaScript does.
"""

from __future__ import annotations

import re
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING

from formkit.core.values import dataclass
from formkit.lint.mentions import written_with

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from formkit.lint.subject import Subject
    from formkit.logic.form_logic import Written
    from formkit.xpath.tree import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One pattern that is written out in an expression."""

    text: str
    written: Written
    place: Text
    """The text in the expression, with its quotes."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the cell, without its quotes."""
        return self.place.start + 1, self.place.end - 1


def patterns(subject: Subject) -> Iterator[Pattern]:
    """The patterns of a form, in the order of rows and columns.

    Left out is a pattern that is put together, or that holds a reference.
    """
    for written in written_with(subject, _asks_regex):
        from formkit.xpath.tree import Call, Text, walk  # noqa: PLC0415 - most forms have none

        for part in walk(written.tree) if written.tree else ():
            match part:
                case Call(name="regex", arguments=(_, Text(value=value) as place)):
                    if "${" not in value:
                        yield Pattern(text=value, written=written, place=place)
                case _:
                    pass


def _asks_regex(text: str) -> bool:
    return "regex(" in text


class FlawKind(StrEnum):
    """What becomes of a pattern."""

    BROKEN = "broken"
    """No engine reads it."""
    STOPS_COLLECT = "stops-collect"
    STOPS_BROWSER = "stops-browser"
    MEANS_OTHER = "means-other"
    """A browser reads a part of it as other characters."""
    HALVED = "halved"
    """A backslash too many: it stands for itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """What is wrong with a pattern."""

    kind: FlawKind
    part: str = ""
    """The part of the pattern; empty where it cannot be told."""


def flaw_of(pattern: str) -> Flaw | None:
    """The worst that is wrong with a pattern; None for what all engines read alike.

    >>> flaw_of("^[0-9]{9}$"), flaw_of("(?i)yes").kind.value, flaw_of("[0-9").kind.value
    (None, 'stops-browser', 'broken')
    """
    from formkit.xpath.regexes import java_matches, js_matches  # noqa: PLC0415 - seldom asked

    parts = _parts(pattern)
    told = [flaw for kind, part in parts if (flaw := _told(kind, part))]
    in_java = _REPEATED_NOTHING.sub("a", pattern)
    stops = (_stops(java_matches, in_java), _stops(js_matches, pattern))
    if all(stops):
        return Flaw(kind=FlawKind.BROKEN)
    for flaw in told:
        if flaw.kind is FlawKind.BROKEN:
            return flaw
    if stops[0]:
        brace = next((part for kind, part in parts if kind == "brace"), "")
        return Flaw(kind=FlawKind.STOPS_COLLECT, part=brace)
    if stops[1] and not told:
        return Flaw(kind=FlawKind.STOPS_BROWSER)
    order = list(FlawKind)
    return min(told, key=lambda flaw: order.index(flaw.kind), default=None)


_REPEATED_NOTHING = re.compile(r"^\^[*+?]|^\{\d+\}")
"""What Java bears, and Python does not."""
_PART = re.compile(
    r"(?P<halved>\\\\[dwsDWSB.+*?()|^$\[\]/-])"
    r"|(?P<escape>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[xkpPN][{<]?|[\s\S]))"
    r"|(?P<posix>\[:\^?[a-z]+:\])"
    r"|(?P<possessive>(?:[*+?]|\{\d+(?:,\d*)?\})\+)"
    r"|(?P<group>\(\?(?:P[<=]|<[=!]|<|.))"
    r"|(?P<brace>\{(?!\d+(?:,\d*)?\}))"
    r"|(?P<class>\[\^?\]?(?:\\[\s\S]|\[:\^?[a-z]+:\]|[^\]\\])*\])"
)
_INSIDE = re.compile(r"(?P<escape>\\[\s\S])|(?P<posix>\[:\^?[a-z]+:\])|(?P<joined>&&(?=.))")
_JAVA_LETTERS = frozenset("0123456789tnrfaecdDhHsSvVwWbBAGZzRXQE")
_OTHER_IN_BROWSERS = frozenset("aehHVAGZzRXQE")
_SHARED_GROUPS = frozenset(("(?:", "(?=", "(?!", "(?<=", "(?<!", "(?<"))
_BROKEN_GROUPS = frozenset(("(?P<", "(?P=", "(?#"))


def _parts(pattern: str) -> list[tuple[str, str]]:
    """What needs a look, by kind: of classes only what stands in them."""
    found = []
    for match in _PART.finditer(pattern):
        kind = str(match.lastgroup)
        if kind == "class":
            inside = _INSIDE.finditer(match.group()[1:-1])
            found += [(str(one.lastgroup), one.group()) for one in inside]
        else:
            found.append((kind, match.group()))
    return found


def _told(kind: str, part: str) -> Flaw | None:
    if kind == "halved":
        return Flaw(kind=FlawKind.HALVED, part=part)
    if kind in {"posix", "joined"}:
        return Flaw(kind=FlawKind.MEANS_OTHER, part=part)
    if kind == "possessive":
        return Flaw(kind=FlawKind.STOPS_BROWSER, part=part)
    if kind == "group" and part not in _SHARED_GROUPS:
        is_broken = part in _BROKEN_GROUPS
        return Flaw(kind=FlawKind.BROKEN if is_broken else FlawKind.STOPS_BROWSER, part=part)
    if kind == "escape":
        return _escape(part)
    return None


def _escape(part: str) -> Flaw | None:
    letter = part[1]
    if part in {"\\p{", "\\P{", "\\x{", "\\N{"} or letter in _OTHER_IN_BROWSERS | {"p", "P"}:
        return Flaw(kind=FlawKind.MEANS_OTHER, part=part.rstrip("{"))
    known = letter in _JAVA_LETTERS or part == "\\k<" or len(part) > len("\\x")
    if letter.isascii() and letter.isalpha() and not known:
        return Flaw(kind=FlawKind.STOPS_COLLECT, part=part)
    return None


def _stops(matches: Callable[[str, str], bool], pattern: str) -> bool:
    """Tell whether an engine takes the pattern for none; not where that is not known."""
    from formkit.xpath.errors import EvaluationError, NotSupportedError  # noqa: PLC0415

    with suppress(NotSupportedError):
        try:
            matches("", pattern)
        except EvaluationError:
            return True
    return False
