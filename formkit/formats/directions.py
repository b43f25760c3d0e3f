"""Which languages and texts are written from right to left."""

import re
import unicodedata
from functools import lru_cache

_CODES = frozenset(
    {"ar", "arz", "ary", "apd", "apc", "acm", "shu", "fa", "prs", "ps", "ur", "sd", "ug", "he"}
    | {"yi", "ckb", "dv", "ks", "nqo", "syr"}
)
"""ISO 639 codes of languages written in Arabic, Hebrew, Thaana, N'Ko or Syriac script."""

_NAMES = frozenset(
    {"arabic", "arabe", "árabe", "farsi", "persian", "persan", "dari", "pashto", "pachto"}
    | {"urdu", "ourdou", "hebrew", "hébreu", "sorani", "dhivehi", "uyghur", "sindhi"}
)
"""What headers call them in English, French, Spanish and Portuguese."""

_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=256)
def is_right_to_left(language: str) -> bool:
    """Tell whether a language, written as in a header, is read from right to left.

    >>> is_right_to_left("Arabe (ar)"), is_right_to_left("العربية"), is_right_to_left("Hausa (ha)")
    (True, True, False)
    """
    if reads_right_to_left(language):
        return True
    words = _WORD.findall(language.lower())
    return bool(words) and (words[-1] in _CODES or not _NAMES.isdisjoint(words))


def reads_right_to_left(text: str, *, in_column: bool = False) -> bool:
    """Tell whether a text is to be set from right to left.

    Its first letter decides.  In a column for a language from right to left any
    letter of such a script is enough, as many sentences begin with an acronym;
    and a text without letters goes with the column.

    Args:
        text: what the cell holds.
        in_column: whether the column's language is read from right to left.

    >>> reads_right_to_left("GPS ماء"), reads_right_to_left("GPS ماء", in_column=True)
    (False, True)
    """
    if text.isascii() and not in_column:
        return False
    found = False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            found = True
            if not in_column:
                return False
    return in_column and not found
