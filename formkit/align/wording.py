"""The words of a wording: its language, what is left without marks, and what it is about."""

import re
from collections.abc import Mapping

_WORD = re.compile(r"[^\W_]+")
_REFERENCE = re.compile(r"\$\{[^{}]*\}|<[^<>]+>|&[a-z]+;")
_PLACE = re.compile(
    r"^\W*(?:[a-z]{0,2}[-_]?\d+(?:\.\w{1,2})+\s+|[a-z]{0,2}[-_ ]?\d+(?:[-_.]\w{1,2})*[).:]\s*)+",
    re.IGNORECASE,
)
"""The number before a question: ``5.5.``, ``Q12)``, ``A-4.7.1``."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_JOINING = (
    "a an the of to in on at by for from with and or is are was were be been do does did has have"
    " had it its this that these those there what which who whom whose when where how your you his"
    " her their our they we he she i if please any as about than then not s d l"
    " le la les un une des de du au aux et ou en dans sur par pour avec est sont était été a ont"
    " avez vous votre vos il elle ils elles ce cette ces cet qui que quel quelle quels quelles quoi"
    " où quand comment se si son sa ses leur leurs nous y qu n t veuillez svp merci"
)
_EMPTY = frozenset(_JOINING.split())
"""Words that join others and are about nothing."""
_SAME = {
    "gender": "sex",
    "genre": "sexe",
    "man": "male",
    "men": "male",
    "woman": "female",
    "women": "female",
    "homme": "masculin",
    "femme": "féminin",
    "number": "many",
    "nb": "many",
    "nbr": "many",
    "num": "many",
    "nombre": "combien",
    "ménages": "ménage",
    "hh": "household",
    "hoh": "head household",
    "hohh": "head household",
    "hhh": "head household",
    "resp": "respondent",
    "ind": "individual",
    "loc": "location",
    "people": "person",
    "family": "household",
    "famille": "ménage",
    "main": "most",
    "primary": "most",
    "interviewer": "enumerator",
    "interviewee": "respondent",
    "citizenship": "nationality",
    "dwelling": "shelter",
}
"""Words and usual short forms that forms take for one another -> the word that stands for them."""
_PLURAL_FROM = 4
"""Shorter words have no plural that could be taken off."""


def plain_words(text: str) -> str:
    """The words of a text in lower case, for comparing wording.

    >>> plain_words("**How many** IDPs?")
    'how many idps'
    """
    return " ".join(_WORD.findall(text.casefold()))


def content_words(text: str) -> tuple[str, ...]:
    """What a text is about, without markup, references, numbering and joining words.

    Each word once, in the singular; usual words for one thing become one.

    >>> content_words("<b>Q3.</b> What is the *gender* of ${name}?")
    ('sex',)
    """
    return tuple(said_words(text))


def said_words(text: str) -> Mapping[str, str]:
    """What a text is about -> the word by which it says so, as ``content_words`` takes it.

    >>> said_words("What is the *gender* of ${name}?")
    {'sex': 'gender'}
    """
    plain = _PLACE.sub("", _REFERENCE.sub(" ", text).strip(" *_#"))
    return _told(plain_words(plain or text))


def name_words(name: str) -> tuple[str, ...]:
    """The same for a name, whose words are joined by ``_`` or by capitals.

    >>> name_words("nb_PDI"), name_words("headOfHousehold")
    (('many', 'pdi'), ('head', 'household'))
    """
    return tuple(said_name_words(name))


def said_name_words(name: str) -> Mapping[str, str]:
    """The same as ``said_words`` for a name.

    >>> said_name_words("nb_PDI")
    {'many': 'nb', 'pdi': 'pdi'}
    """
    return _told(plain_words(_CAMEL.sub(" ", name).replace("_", " ")))


def shared_words(own: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[str, ...]:
    """What two texts are both about, in the words and the order of the first.

    Where the other says it by another word, both are told.

    >>> shared_words(said_words("Gender of the members"), said_words("Member's sex"))
    ('gender = sex', 'members')
    """
    return tuple(
        word if _singular(word) == _singular(theirs[meaning]) else f"{word} = {theirs[meaning]}"
        for meaning, word in own.items()
        if meaning in theirs
    )


def _told(words: str) -> dict[str, str]:
    """What words are about -> the first of them that says it."""
    found: dict[str, str] = {}
    for word in words.split():
        if word not in _EMPTY:
            for meaning in _SAME.get(word, _SAME.get(_singular(word), _singular(word))).split():
                found.setdefault(meaning, word)
    return found


def _singular(word: str) -> str:
    if len(word) < _PLURAL_FROM or not word.endswith(("s", "x")) or word.endswith("ss"):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
