"""What is shown instead of a letter that a console lacks."""

import unicodedata

_ALIKE = {
    "→": "->",
    "←": "<-",
    "↔": "<->",
    "–": "-",
    "—": "-",
    "−": "-",  # noqa: RUF001 - the minus sign itself
    "‘": "'",  # noqa: RUF001 - the sign itself, here and below
    "’": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": "<<",
    "»": ">>",
    "•": "*",
    "·": ".",
    "×": "x",
    "÷": "/",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "œ": "oe",
    "Œ": "OE",
    "æ": "ae",
    "Æ": "AE",
    "ß": "ss",
    "ø": "o",
    "Ø": "O",
    "€": "EUR",
}
_UNSEEN = "Cf"
"""Marks of direction and joining: without their letters they mean nothing."""
_NOTHING_ALIKE = "?"


def look_alike(letter: str) -> str:
    """ASCII that looks like a letter; a question mark where nothing does.

    >>> [look_alike(letter) for letter in "→é…ع"]
    ['->', 'e', '...', '?']
    """
    if unicodedata.category(letter) == _UNSEEN:
        return ""
    apart = unicodedata.normalize("NFKD", letter)
    bare = "".join(part for part in apart if not unicodedata.combining(part))
    return _ALIKE.get(letter) or (bare if bare and bare.isascii() else _NOTHING_ALIKE)


def replace_unshown(error: UnicodeError) -> tuple[str, int]:
    """An error handler for ``codecs``: look-alikes for what an encoding lacks.

    Raises:
        UnicodeError: it was not raised by encoding.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unshown = error.object[error.start : error.end]
    return "".join(map(look_alike, unshown)), error.end
