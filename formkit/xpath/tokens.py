"""An expression's text, cut into tokens.

What a character means depends on what stands before it: after a value, ``*``
multiplies and ``and`` joins; elsewhere ``*`` is any question and ``and`` may be
one's name.  JavaRosa, which Collect runs, cuts an operator off even where no
space follows it (``100div 3``); so does this.
"""

import re
from collections.abc import Iterator

from formkit.xpath.diagnosis import unreadable
from formkit.xpath.names import NAME, REFERENCE

_SPACE = r"[ \t\r\n\f\u00a0]*"
_VALUES = (
    rf"(?P<reference>{REFERENCE})"
    r"""|(?P<text>'[^']*'|"[^"]*")"""
    r"|(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
    rf"|(?P<name>{NAME}(?::(?:{NAME}|\*))?)"
)
_SYMBOLS = r"(?P<symbol>[()\[\],=+*|@-]|//?|\.\.?|::|!=|<=?|>=?)"
_END = r"(?P<end>\Z)"
_TOKEN = re.compile(f"{_SPACE}(?:{_VALUES}|{_SYMBOLS}|{_END})")
_OPERATOR = re.compile("and|or|div|mod")

_ENDS_A_VALUE = frozenset(("reference", "text", "number", "name", ")", "]", ".", ".."))

Token = tuple[str, str, int, int]
"""Kind, text, start and end; a symbol or an operator is its own kind."""


def cut(text: str) -> Iterator[Token]:
    """The text's tokens, the last one of the kind ``end``, over and over.

    Args:
        text: with its quotes straightened.

    Raises:
        XPathSyntaxError: when the tokens reach a place where none can be cut.
    """
    position = 0
    after_value = False
    while True:
        match = _TOKEN.match(text, position)
        if match is None:
            raise unreadable(text, position)
        kind = match.lastgroup or ""
        start, position = match.span(kind)
        word = text[start:position]
        if kind == "symbol":
            kind = word
        elif kind == "name" and after_value and (operator := _OPERATOR.match(word)):
            kind = word = operator[0]
            position = start + len(word)
        yield kind, word, start, position
        # a star where a value is due stands for any question, and is one
        after_value = kind in _ENDS_A_VALUE or (kind == "*" and not after_value)
