"""How much another wording changes what is asked.

Rules and small tables of words, in English and French: what carries meaning is
a period, a unit, a population, a negation, a number, or an answer that the
wording takes in.  A wording that they do not reach is said to be unknown.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache

from formkit.changes.wording import is_one_ending
from formkit.changes.wording.facets import facets_between
from formkit.changes.wording.tokens import is_number, tokens_of
from formkit.changes.wording.words import (
    CARRIERS,
    OPPOSING,
    SMALL_WORDS,
    VOCABULARIES,
    Facet,
    Vocabulary,
)
from formkit.core.values import dataclass
from formkit.xpath.references import references_in_text, rename_references

_CODES = {
    "en": "en",
    "english": "en",
    "anglais": "en",
    "fr": "fr",
    "french": "fr",
    "francais": "fr",
}
_NAME = re.compile(r"[a-z]+")
_LONG_WORD = 6
_STEM = 4
"""So many letters at the beginning make two words one, whatever their endings."""
_FEWEST_WORDS = 3
_LEAST_SHARE = 0.6
_OTHER = frozenset({"other", "others", "autre", "autres"})
_TO_SPECIFY = frozenset(
    {"specify", "please", "preciser", "precisez", "veuillez", "svp", "specifier", "a"}
)
_CLEARLY = 3
"""How many more words of a text must be known in another language than in that of its column."""


class WordingLevel(StrEnum):
    """How deep a change of wording goes."""

    COSMETIC = "cosmetic"
    """Case, markup, punctuation, numbering, articles, one letter of a long word."""
    WORDING = "wording"
    """Other words, and none of them is known to carry another meaning."""
    MEANING = "meaning"
    """Something else is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingGrade:
    """What another wording does to a question or an answer."""

    level: WordingLevel
    facets: tuple[Facet, ...] = ()
    """What of the meaning differs, in the order of ``Facet``; none below MEANING."""
    is_known: bool = True
    """Whether formkit knows enough of the words; where not, a person has to look."""


def grade_wording(
    old: str, new: str, language: str, names: Mapping[str, str] | None = None
) -> WordingGrade:
    """Grade what became of a label or a hint.

    Args:
        old: the wording before; not empty.
        new: the wording now; not empty.
        language: as in headers, ``English (en)``; empty for a bare column, of which
            the language is guessed.
        names: old name -> new name of questions that were renamed, to which references follow.

    >>> grade_wording("Boys under 5", "Girls under 5", "English (en)").facets
    (<Facet.POPULATION: 'population'>,)
    >>> grade_wording("In the last 7 days …", "In the last month …", "English (en)").facets
    (<Facet.PERIOD: 'period'>,)
    """
    old = rename_references(old, names) if names else old
    before, after = tokens_of(old), tokens_of(new)
    code = _code_of(language) or _guess(before + after)
    words = VOCABULARIES.get(code)
    is_other_reference = "${" in old + new and _references(old) != _references(new)
    if not is_other_reference and _is_same_text(before, after, words):
        return WordingGrade(level=WordingLevel.COSMETIC)
    facets = _facets(before, after, code)
    if is_other_reference:
        facets |= {Facet.REFERENCE}
    if facets:
        told = tuple(facet for facet in Facet if facet in facets)
        return WordingGrade(level=WordingLevel.MEANING, facets=told)
    is_known = words is not None and _share_words(before, after, words)
    return WordingGrade(level=WordingLevel.WORDING, is_known=is_known)


def is_known_language(language: str) -> bool:
    """Tell whether formkit knows words of a language, named as in headers.

    >>> is_known_language("Français (fr)"), is_known_language("Hausa (ha)")
    (True, False)
    """
    return _code_of(language) in VOCABULARIES


def is_reworded(old: str, new: str, language: str) -> bool:
    """Tell whether two labels ask the same in other words, as far as the rules reach.

    At least three in five of their words are the same, and nothing that carries
    meaning differs; a label of one or two words is never reworded.

    >>> is_reworded("Where do you fetch your water", "Where do you get your water", "en")
    True
    >>> is_reworded("How many boys live here now", "How many girls live here now", "en")
    False
    """
    before, after = tokens_of(old), tokens_of(new)
    longest = max(len(before), len(after))
    common = (Counter(before) & Counter(after)).total()
    if longest < _FEWEST_WORDS or common < _LEAST_SHARE * longest:
        return False
    return not _facets(before, after, _code_of(language) or _guess(before + after))


def share_a_word(old: str, new: str) -> bool:
    """Tell whether two labels have a telling word in common, be it with another ending.

    >>> share_a_word("Buying firewood", "Firewood (bought)"), share_a_word("Well", "Borehole")
    (True, False)
    """
    before, after = (_beginnings(tokens_of(text)) for text in (old, new))
    return bool(before & after)


def _beginnings(tokens: Sequence[str]) -> frozenset[str]:
    """How words begin; small ones only where there are no others."""
    telling = [token for token in tokens if token not in SMALL_WORDS] or tokens
    return frozenset(token[:_STEM] for token in telling)


def _facets(old: Sequence[str], new: Sequence[str], code: str) -> frozenset[Facet]:
    """What of the meaning differs; looked for only where a word that carries some does."""
    differing = set(old) ^ set(new)
    if not any(one in CARRIERS or is_number(one) or one.startswith(OPPOSING) for one in differing):
        return frozenset()
    return facets_between(old, new, _vocabulary(old, code), _vocabulary(new, code))


def _references(text: str) -> frozenset[str]:
    return frozenset(one.name for one in references_in_text(text))


@cache
def _code_of(language: str) -> str:
    """The code of a language that formkit knows words of; ``-`` for another one."""
    bare = "".join(
        one for one in unicodedata.normalize("NFKD", language.casefold()) if one < "\x7f"
    )
    names = _NAME.findall(bare)
    if not names:
        return "-" if language else ""
    return next((_CODES[name] for name in names if name in _CODES), "-")


def _guess(tokens: Sequence[str]) -> str:
    """The language of which most words are known; empty where none is, or two are as likely."""
    known = _known(tokens)
    best = max(known.values())
    likely = [code for code, count in known.items() if count == best > 0]
    return likely[0] if len(likely) == 1 else ""


def _known(tokens: Sequence[str]) -> dict[str, int]:
    """How many of the words are known in each language."""
    return {
        code: sum(token in words.small or (token,) in words.concepts for token in tokens)
        for code, words in VOCABULARIES.items()
    }


def _vocabulary(tokens: Sequence[str], code: str) -> Vocabulary | None:
    """What is known of a text's language, which may not be that of its column."""
    known = _known(tokens)
    other = max(known, key=known.__getitem__)
    if code in known and known[other] > (known[code] + _CLEARLY if known[code] else 0):
        code = other
    return VOCABULARIES.get(code)


def _is_same_text(old: Sequence[str], new: Sequence[str], words: Vocabulary | None) -> bool:
    """Tell whether two texts are one but for articles, spaces, hyphens and spelling."""
    articles = words.articles if words else frozenset()
    before, after = (
        [token for token in _without_asking(tokens) if token not in articles]
        for tokens in (old, new)
    )
    if before == after:
        return True
    is_as_long = sum(map(len, before)) == sum(map(len, after))
    if is_as_long and _joined(before) == _joined(after):
        return True
    if words is None or len(before) != len(after):
        return False
    return all(
        _is_one_spelling(one, other, words) for one, other in zip(before, after, strict=True)
    )


def _without_asking(tokens: Sequence[str]) -> Sequence[str]:
    """*Other* without the words that ask to say which, *please specify*."""
    if _OTHER.isdisjoint(tokens):
        return tokens
    return [token for token in tokens if token not in _TO_SPECIFY]


def _joined(tokens: Sequence[str]) -> str:
    """The text without spaces, but for those around numbers."""
    return "".join(f" {token} " if is_number(token) else token for token in tokens)


def _is_one_spelling(old: str, new: str, words: Vocabulary) -> bool:
    """Tell whether two words are one, in the singular and plural or with another letter."""
    if old == new:
        return True
    if is_number(old) or is_number(new):
        return False
    known, other = words.concepts.get((old,)), words.concepts.get((new,))
    if known or other:
        return known == other and is_one_ending(old, new)
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only comparing needs it

    if is_one_ending(old, new):
        return True
    is_long = min(len(old), len(new)) >= _LONG_WORD
    return is_long and old[0] == new[0] and OSA.distance(old, new) <= 1


def _share_words(old: Sequence[str], new: Sequence[str], words: Vocabulary) -> bool:
    """Tell whether half of the words of which the tables know nothing stand in both."""
    before, after = ({token for token in one if not words.knows(token)} for one in (old, new))
    return 2 * len(before & after) >= max(len(before), len(after))
