"""Signs that look like others, or like nothing: in names, codes and expressions."""

import re

_ALIKE = (
    ("АВЕЅІЈКМНОРСТУХаеорсухѕіј", "ABESIJKMHOPCTYXaeopcyxsij"),  # noqa: RUF001 - Cyrillic
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"),  # noqa: RUF001 - Greek
)
_FULL_WIDTH, _WIDTH_STEP = range(0xFF01, 0xFF5F), 0xFEE0

INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
"""Signs without width: soft hyphen, joiners, marks of direction, byte order mark."""

_TWINS = {
    **{odd: plain for odds, plains in _ALIKE for odd, plain in zip(odds, plains, strict=True)},
    **{chr(one): chr(one - _WIDTH_STEP) for one in _FULL_WIDTH},
    **dict.fromkeys(INVISIBLE, ""),
}
_LETTERS = str.maketrans(_TWINS)
_WORD = re.compile(rf"[\w.\-{INVISIBLE}]+")
_LATIN_END = "\u0250"

_OPERATORS = {
    "\u2265": ">=",
    "\u2264": "<=",
    "\u2260": "!=",
    "\u00d7": "*",
    "\u00f7": " div ",
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`\u2039\u203a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
}
_SIGNS = str.maketrans({**_TWINS, **_OPERATORS})
_GUILLEMETS = re.compile("\u00ab\\s*(.*?)\\s*\u00bb")
_TORN = re.compile("'([^'\"]*[\u2018\u2019][^'\"]*)'")


def odd_words(text: str) -> tuple[str, ...]:
    """The words of a text in which one letter is of another alphabet, or cannot be seen.

    A word that is wholly of another alphabet is none, nor is one with accents.
    """
    if text.isascii():
        return ()
    return tuple(word for word in dict.fromkeys(_WORD.findall(text)) if _is_odd(word))


def plain_word(word: str) -> str:
    """A word with the letters that its odd ones look like."""
    return word.translate(_LETTERS)


def plain_signs(text: str) -> str:
    """An expression with the quotes, operators and letters that its odd ones look like.

    >>> plain_signs("${a} \u2265 5 and ${b} = \u00ab yes \u00bb")
    "${a} >= 5 and ${b} = 'yes'"
    """
    return _GUILLEMETS.sub(r"'\1'", text).translate(_SIGNS)


def requoted(text: str) -> str:
    """An expression whose quoted texts with a curly apostrophe stand in double quotes."""
    return _TORN.sub(lambda match: '"' + match[1].translate(_SIGNS) + '"', text)


def _is_odd(word: str) -> bool:
    plain = plain_word(word)
    if word == plain or not any(sign.isalnum() for sign in plain) or max(plain) >= _LATIN_END:
        return False
    return any(sign.isascii() and sign.isalnum() for sign in word) or any(
        sign in INVISIBLE or ord(sign) in _FULL_WIDTH for sign in word
    )
