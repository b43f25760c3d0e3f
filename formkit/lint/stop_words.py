"""In which language a text is, told by the small words that no sentence does without.

Names, places, numbers and acronyms are the same in all languages, so a text
counts for a language only when it has three of its small words and none that
others have and it has not.  What is short or mixed is in no language at all:
silence is better than a wrong word.

A word that two languages share, such as ``de`` or ``para``, stands in both tables.
"""

import re
from collections.abc import Mapping

_NO_WORDS = re.compile(r"\$\{[^}]*\}?|<[^>]*>|\[[^\]]*\]|\S*(?:https?:|www\.|@)\S*")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 5
_FEWEST_OWN = 3
_FEWEST_BESIDE_UNKNOWN = 5
_ARABIC = re.compile(r"[\u0620-\u064a]")
_FEWEST_LETTERS = 6


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


STOP_WORDS: Mapping[str, frozenset[str]] = {
    "en": _table(
        "the of and is are was were been being have has had does did do you your they their "
        "them this that these those what which who whom whose how when where why with from "
        "for in on at by to not if or any all will would should can could must may "
        "it its there here than then about into between during before after each other more "
        "most some such only because while our we he she his her a an be as please no me my "
        "i so us out up many much"
    ),
    "fr": _table(
        "le la les des du de un une et est sont était êtes avez ont été vous votre vos il ils "
        "elle elles ce cet cette ces qui que quoi quel quelle quels quelles comment combien "
        "quand où pourquoi avec dans pour sur par pas ne ou au aux en se sa son ses leur leurs "
        "nous notre nos plus moins entre pendant avant après chaque autre autres si non oui "
        "être avoir fait très aussi donc mais car sans sous chez depuis je à on me ma mon mes "
        "tout tous toute toutes même comme y a qu d l n s c j"
    ),
    "es": _table(
        "el la los las un una unos unas y es son era está están fue ser ha han había tiene "
        "tienen usted ustedes su sus que qué quién cuál cuáles cómo cuándo cuánto cuántos "
        "cuánta cuántas dónde por para con sin sobre entre durante antes después cada otro "
        "otra otros otras si sí no más menos muy también pero o u del al de en se lo le les "
        "este esta estos estas ese esa eso como hay nos nuestro nuestra desde hasta a me mi ni"
    ),
    "pt": _table(
        "o a os as um uma uns umas e é são era está estão foi ser há tem têm você vocês seu "
        "sua seus suas que quem qual quais como quando quanto quantos quanta quantas onde por "
        "para com sem sobre entre durante antes depois cada outro outra outros outras se sim "
        "não mais menos muito também mas ou do da dos das no na nos nas ao aos à às de em pelo "
        "pela este esta estes estas esse essa isso desde até ele ela eles elas nosso nossa me"
    ),
}
"""ISO code -> its small words, in small letters."""

_CONNECTING = _table(
    "the of and or for in on at by to with from de la le les des du et ou pour en à l d au aux sur "
    "par el los las y o por a do da dos das e os as na no"
)
"""Small words that names are made of as well: of organisations, places and services."""

ARABIC_SCRIPT = frozenset(("ar", "shu", "fa", "prs", "ur", "ps", "ha", "ff", "kr", "wo", "tmh"))
"""Languages that are, or may be, written in Arabic letters."""

LATIN_WORDS = frozenset(STOP_WORDS)
"""The languages in Latin letters whose small words are known."""

OTHER_SCRIPTS = _table("ar am ti bn hi ne ur fa ps my uk ru prs zh ja")
"""Languages that are not written in Latin letters."""


def language_of(text: str) -> str:
    """The code of the language that a text is surely in; empty for all that is in doubt.

    >>> language_of("How many people live in the village?"), language_of("Water point")
    ('en', '')
    """
    plain = _NO_WORDS.sub(" ", text)
    if len(_ARABIC.findall(plain)) >= _FEWEST_LETTERS:
        return "" if re.search("[A-Za-z]{3}", plain) else "ar"
    words = _WORD.findall(plain.lower())
    there = set(words)
    if len(words) < _FEWEST_WORDS:
        return ""
    hits = {code: there & small for code, small in STOP_WORDS.items()}
    sure = (code for code in hits if _is_sure(code, hits))
    return next(sure, "")


def is_foreign(text: str, own: str, other: str) -> bool:
    """Tell whether a text in one language cannot be in another one.

    Args:
        text: one that ``language_of`` finds to be in ``other``.
        own: the code of the language that it should be in.
        other: the code of the one that it is in.
    """
    if other == "ar":
        return own not in ARABIC_SCRIPT
    if own in LATIN_WORDS or own in OTHER_SCRIPTS:
        return True
    return len(_words(text) & STOP_WORDS[other]) >= _FEWEST_BESIDE_UNKNOWN


def _words(text: str) -> set[str]:
    return set(_WORD.findall(_NO_WORDS.sub(" ", text).lower()))


def _is_sure(code: str, hits: Mapping[str, set[str]]) -> bool:
    mine = hits[code]
    return not mine <= _CONNECTING and all(
        len(mine - STOP_WORDS[other]) >= _FEWEST_OWN and not theirs - STOP_WORDS[code]
        for other, theirs in hits.items()
        if other != code
    )
