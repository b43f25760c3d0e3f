"""Regular expressions as Java and JavaScript match them, by Python's own.

Only what all three understand alike is translated; the rest is not supported: character
classes by property, classes inside classes, named groups, look-behind, references to what
a group matched, and quantifiers that give nothing back.
"""

import re
from functools import lru_cache

from formkit.core.messages import Message
from formkit.xpath.errors import EvaluationError, NotSupportedError

_JAVA_DOT = r"[^\n\r\x85\u2028\u2029]"
_JS_DOT = r"[^\n\r\u2028\u2029]"
_JAVA_SPACE = r" \t\n\x0b\f\r"
_JS_SPACE = (
    r" \t\n\x0b\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    r"\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_CLASSES = {"d": "0-9", "w": "a-zA-Z0-9_"}
_CONTROLS = "tnrf"
_QUANTIFIER = re.compile(r"[*+?]|\{[0-9]+(?:,[0-9]*)?\}")
_CODE = re.compile(r"x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}")
_OPENING = re.compile(r"\((?:\?[:=!])?(?!\?)")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_IGNORE_CASE = "(?i)"
_NO_PATTERN = "(?"
"""What Python takes for no pattern, where the engine takes none."""


def java_matches(text: str, pattern: str) -> bool:
    """Tell whether the whole text matches.

    Raises:
        EvaluationError: when Collect stops, since the pattern is none.
        NotSupportedError: when the pattern has what Python's matching has not.
    """
    return _compiled(pattern, True).fullmatch(text) is not None  # noqa: FBT003 - Java's


def js_matches(text: str, pattern: str) -> bool:
    """Tell whether the pattern matches anywhere in the text.  Raises as ``java_matches``."""
    if _ASTRAL.search(text + pattern):
        raise NotSupportedError(pattern)
    return _compiled(pattern, False).search(text) is not None  # noqa: FBT003 - JavaScript's


@lru_cache(maxsize=512)
def _compiled(pattern: str, is_java: bool) -> re.Pattern[str]:  # noqa: FBT001 - lru_cache
    flags = re.ASCII
    body = pattern
    if is_java and pattern.startswith(_IGNORE_CASE):
        flags, body = flags | re.IGNORECASE, pattern.removeprefix(_IGNORE_CASE)
    translated = _Translation(body, is_java=is_java).whole()
    try:
        return re.compile(translated, flags)
    except (re.error, OverflowError) as error:
        message = "the form stops: {pattern} is no regular expression; fix it"
        raise EvaluationError(Message(message, pattern=pattern)) from error


class _Translation:
    """One reading of one pattern."""

    __slots__ = ("is_java", "pattern", "place")

    def __init__(self, pattern: str, *, is_java: bool) -> None:
        self.pattern = pattern
        self.is_java = is_java
        self.place = 0

    def whole(self) -> str:
        """The same in Python's words."""
        pieces: list[str] = []
        while self.place < len(self.pattern):
            pieces.append(self._piece())
        return "".join(pieces)

    def _rest(self) -> str:
        return self.pattern[self.place :]

    def _refuse(self) -> NotSupportedError:
        return NotSupportedError(self.pattern)

    def _piece(self) -> str:  # noqa: PLR0911 - one for each kind
        character = self.pattern[self.place]
        if character == "\\":
            return self._escape(in_class=False)
        if character == "[":
            return self._class()
        if character == "(":
            return self._group()
        quantifier = _QUANTIFIER.match(self.pattern, self.place)
        if quantifier:
            return self._quantified(quantifier.group())
        self.place += 1
        if character == ".":
            return _JAVA_DOT if self.is_java else _JS_DOT
        if character == "$":
            if self.is_java and self._rest()[:1] not in ("", ")", "|"):
                raise self._refuse()
            return r"\Z"
        if character == "{" and self.is_java:
            return _NO_PATTERN
        return character if character in "^|)" else re.escape(character)

    def _quantified(self, quantifier: str) -> str:
        self.place += len(quantifier)
        if self._rest()[:1] == "?":
            self.place += 1
            quantifier += "?"
        following = self._rest()[:1]
        if self.is_java and following in ("+", "{"):
            raise self._refuse()
        return _NO_PATTERN if following == "+" else quantifier

    def _group(self) -> str:
        opening = _OPENING.match(self.pattern, self.place)
        if opening is None:
            raise self._refuse()
        self.place = opening.end()
        return opening.group()

    def _escape(self, *, in_class: bool) -> str:
        """What follows a backslash."""
        following = self.pattern[self.place + 1 : self.place + 2]
        code = _CODE.match(self.pattern, self.place + 1)
        self.place += 1 + (len(code.group()) if code else 1)
        if code:
            return f"\\{code.group()}"
        inside = self._named_class(following.lower())
        if inside:
            negated = following.isupper()
            if in_class and negated:
                raise self._refuse()
            return inside if in_class else f"[{'^' if negated else ''}{inside}]"
        if following in _CONTROLS and following:
            return f"\\{following}"
        if following == "b" and not in_class and not self.is_java:
            return r"\b"
        if following.isalnum():
            raise self._refuse()
        return re.escape(following) if following else "\\"

    def _named_class(self, letter: str) -> str:
        if letter == "s":
            return _JAVA_SPACE if self.is_java else _JS_SPACE
        return _CLASSES.get(letter, "")

    def _class(self) -> str:
        """A class in square brackets."""
        self.place += 1
        negated = self._rest()[:1] == "^"
        self.place += negated
        if self._rest()[:1] == "]":
            raise self._refuse()
        pieces: list[str] = []
        while self._rest()[:1] != "]":
            if not self._rest():
                return _NO_PATTERN
            pieces.append(self._member())
        self.place += 1
        return f"[{'^' if negated else ''}{''.join(pieces)}]"

    def _member(self) -> str:
        """One character of a class, or a range of them."""
        first = self._character()
        rest = self._rest()
        if not rest.startswith("-") or rest[1:2] in ("", "]"):
            return first
        self.place += 1
        last = self._character()
        is_range = _is_single(first) and _is_single(last)
        return f"{first}-{last}" if is_range else f"{first}\\-{last}"

    def _character(self) -> str:
        character = self.pattern[self.place]
        if character == "\\":
            return self._escape(in_class=True)
        if self.is_java and (character == "[" or self._rest().startswith("&&")):
            raise self._refuse()
        self.place += 1
        return re.escape(character)


def _is_single(member: str) -> bool:
    """Tell whether a translated member of a class is one character, however it is spelt."""
    return len(member) == 1 or (member.startswith("\\") and not member[1:].startswith(" "))
