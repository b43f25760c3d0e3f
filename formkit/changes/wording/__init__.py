"""What two labels or names have in common, once markup and numbering are set aside.

Two questions are taken for one only where no word is exchanged for another:
"number of boys" and "number of girls" are nearly the same text and not at all
the same question.
"""

import re
from enum import IntEnum

_MARKUP = re.compile(r"<[^<>]*>|&nbsp;|[*_#`~]")
_NUMBERING = re.compile(
    r"^\s*(?:\(?[^\W\d_]{0,3}[.\-]?\d{1,3}[^\W\d_]?(?:[.\-]\w{1,3})*\s?[.):।]+(?=[^\d])\s*|[^\W\d_][.):]+\s+)+"
)
MARKS = (
    "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u0963\u0981-\u0983\u09bc-\u09cd\u09d7"
    "\u0e31-\u0e3a\u0e47-\u0e4e\u1036-\u103e"
)
"""Signs that belong to the letter before them, for a set in a regular expression: Arabic,
Indic, Thai and Burmese vowels, accents written apart."""
_WORD = re.compile(rf"[\w{MARKS}]+")
_NAME_PART = re.compile(r"[^\W\d_]+|\d+")

_NEAR_SHARE = 0.75
_LONGEST_ENDING = 2
_SHORTEST_STEM = 3
_LONG_WORD = 6


class Likeness(IntEnum):
    """How much two texts say the same."""

    UNLIKE = 0
    """Some word stands for another, or too many are new."""
    NEAR = 1
    """Words were added or dropped, at most one in four; none exchanged but for its ending."""
    SAME = 2
    """The same words in the same order; case, markup, punctuation, numbering set aside."""


def plain_words(text: str) -> str:
    """The words of a label in small letters, without markup, punctuation and numbering.

    >>> plain_words("**B.2)** How old is <i>${name}</i>?")
    'how old is name'
    """
    return " ".join(_WORD.findall(without_dressing(text).casefold()))


def without_dressing(text: str) -> str:
    """The text without markup, and without the number of the question in front.

    >>> without_dressing("**B.2)** How old?")
    'How old?'
    """
    return _NUMBERING.sub("", _MARKUP.sub(" ", text))


def name_parts(name: str) -> str:
    """The parts of a name in small letters: letters and digits apart.

    >>> name_parts("A1_HH-size")
    'a 1 hh size'
    """
    return " ".join(_NAME_PART.findall(name.casefold()))


def is_one_name(old: str, new: str) -> bool:
    """Tell whether two names are one in two spellings.

    They may differ in case and signs, and in one letter of each long word.

    >>> is_one_name("Sub_Region", "sub region"), is_one_name("contextualised", "contextualized")
    (True, True)
    >>> is_one_name("boys_5", "boys_6"), is_one_name("number_boys", "number_girls")
    (False, False)
    """
    before, after = name_parts(old).split(), name_parts(new).split()
    return len(before) == len(after) and all(map(_is_one_word, before, after))


def _is_one_word(old: str, new: str) -> bool:
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only comparing needs it

    if old == new:
        return True
    is_long = min(len(old), len(new)) >= _LONG_WORD and not old.isdigit()
    return is_long and Levenshtein.distance(old, new) <= 1


def likeness(old: str, new: str) -> Likeness:
    """Compare two texts of ``plain_words`` or ``name_parts``; nothing is like nothing else.

    >>> likeness("number of boys under 5", "number of girls under 5").name
    'UNLIKE'
    >>> likeness("number of individuals", "the number of individual idps").name
    'UNLIKE'
    >>> likeness("number of displaced individuals", "the number of displaced individual").name
    'NEAR'
    """
    if not old or not new:
        return Likeness.UNLIKE
    if old == new:
        return Likeness.SAME
    before, after = _without_common(old.split(), new.split())
    dropped, added = _without_variants(before, after)
    if dropped and added:
        return Likeness.UNLIKE
    different = dropped + added
    words = max(len(old.split()), len(new.split()))
    if any(map(str.isdigit, different)) or words - len(different) < _NEAR_SHARE * words:
        return Likeness.UNLIKE
    return Likeness.NEAR


def digits_of(text: str) -> tuple[str, ...]:
    """The numbers in a text of ``plain_words``, sorted; like texts have the same.

    >>> digits_of("boys of 5 to 17 years")
    ('17', '5')
    """
    return tuple(sorted(filter(str.isdigit, text.split())))


def _without_common(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """What is left of each when words that both have are taken out, as often as both have them."""
    rest = list(new)
    left = []
    for word in old:
        if word in rest:
            rest.remove(word)
        else:
            left.append(word)
    return left, rest


def _without_variants(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """What is left when words that differ in their ending only are taken out too."""
    rest = list(new)
    left = []
    for word in old:
        variant = next((other for other in rest if _differ_in_ending(word, other)), None)
        if variant is None:
            left.append(word)
        else:
            rest.remove(variant)
    return left, rest


def _differ_in_ending(one: str, other: str) -> bool:
    """Tell whether two words are one but for up to two letters at the end."""
    if one.isdigit() or other.isdigit():
        return False
    short, long = sorted((one, other), key=len)
    endings = len(long) - len(short)
    return len(short) >= _SHORTEST_STEM and endings <= _LONGEST_ENDING and long.startswith(short)


def is_one_ending(one: str, other: str) -> bool:
    """Tell whether two words are one in the singular and plural.

    >>> is_one_ending("individual", "individuals"), is_one_ending("sac", "sacs")
    (True, True)
    """
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_STEM and long in {f"{short}s", f"{short}es", f"{short}x"}
