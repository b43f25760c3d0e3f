"""What a label asks about by its words: units, people, and how far back.

A question that keeps its name and asks of households what the dictionary asks
of individuals is nearly the same text and not at all the same column.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from formkit.align.wording import plain_words
from formkit.core.languages import language_code
from formkit.core.texts import Texts
from formkit.core.values import dataclass


class Topic(StrEnum):
    """What two labels can differ in."""

    UNIT = "unit"
    POPULATION = "population"
    SEX = "sex"
    PERIOD = "period"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One thing that a label asks about and the dictionary does not."""

    language: str
    """The form's language of the label, as its header writes it."""
    topic: Topic
    here: tuple[str, ...]
    """The words of the label."""
    there: tuple[str, ...]
    """The dictionary's words; empty for a period that it does not have."""


_WORDS: Mapping[Topic, Mapping[str, str]] = {
    Topic.UNIT: {
        "individuals": "individuals? people persons? individus? personnes? personas? individuos?"
        " pessoas? indivíduos?",
        "households": "households? famil(?:y|ies) ménages? familles? hogar(?:es)? familias?"
        " agregados?",
    },
    Topic.POPULATION: {
        "displaced": "idps? displaced pdis? déplacée?s? desplazad[oa]s? deslocad[oa]s?",
        "returnees": "returnees? retournée?s? retornad[oa]s?",
        "refugees": "refugees? réfugiée?s? refugiad[oa]s?",
        "migrants": "migrants? migrantes?",
        "hosts": "host hosts hôtes? acogida acolhimento anfitri[oõ]n?a?s?",
    },
    Topic.SEX: {
        "women": "women woman female females femmes? mujer(?:es)? mulher(?:es)?",
        "men": "men man male males hommes? hombres? homem homens",
        "girls": "girls? filles? niñas? meninas?",
        "boys": "boys? garçons? niños? meninos?",
    },
}
_PATTERNS = {
    topic: {
        meaning: re.compile(rf"\b(?:{'|'.join(words.split())})\b")
        for meaning, words in meanings.items()
    }
    for topic, meanings in _WORDS.items()
}
_SPANS = {
    "day": "days? jours? días? dias?",
    "week": "weeks? semaines? semanas?",
    "month": "months? mois mes(?:es)? mês",
    "year": "years? années? ans? años? anos?",
}
_NUMBERS = {
    word: str(number)
    for number, words in enumerate(
        (
            "one un une uno una um uma",
            "two deux dos dois duas",
            "three trois tres três",
            "four quatre cuatro quatro",
            "five cinq cinco",
            "six seis",
            "seven sept siete sete",
            "eight huit ocho oito",
            "nine neuf nueve nove",
            "ten dix diez dez",
            "eleven onze once",
            "twelve douze doce doze",
        ),
        start=1,
    )
    for word in words.split()
}
_PAST = r"last|past|previous|derni(?:er|ère)s?|passée?s?|précédente?s?|últim[oa]s?|pasad[oa]s?"
_PERIODS = {
    span: re.compile(
        rf"\b(?:(?P<before>{_PAST}) )?(?:(?P<number>\d+|{'|'.join(_NUMBERS)}) )?"
        rf"(?:(?P<between>{_PAST}) )?(?:{'|'.join(words.split())})\b(?: (?P<after>{_PAST})\b)?"
    )
    for span, words in _SPANS.items()
}


def drifts(labels: Texts, wanted: Texts) -> tuple[Drift, ...]:
    """Where a label speaks of another unit, people or period; one a topic, the first language.

    The dictionary's languages are taken together, so that a label in a language
    that it lacks is judged too.  Words that say more, or less, are no drift:
    only another word in the place of the dictionary's is.
    """
    known = {text for _, text in wanted}
    reworded = [(language, text) for language, text in labels if text not in known]
    if not (wanted and reworded):
        return ()
    theirs = {topic: _union(topic, (text for _, text in wanted)) for topic in Topic}
    found: dict[Topic, Drift] = {}
    for language, text in reworded:
        for topic, words in theirs.items():
            here = _meanings(topic, plain_words(text))
            if topic in found or not here or not (words or topic is Topic.PERIOD):
                continue
            if not here.keys() & words.keys():
                found[topic] = Drift(
                    language=language,
                    topic=topic,
                    here=tuple(here.values()),
                    there=tuple((_in_language(topic, wanted, language) or words).values()),
                )
    return tuple(found.values())


def _in_language(topic: Topic, wanted: Texts, language: str) -> dict[str, str]:
    """What the dictionary's wording says in the label's language; nothing where it has none."""
    code = language_code(language)
    texts = (text for name, text in wanted if code and language_code(name) == code)
    return _union(topic, texts)


def _union(topic: Topic, texts: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        found = _meanings(topic, plain_words(text)) | found
    return found


def _meanings(topic: Topic, words: str) -> dict[str, str]:
    """Meaning -> the first words that say it."""
    if topic is Topic.PERIOD:
        return dict(_periods(words))
    found = ((meaning, pattern.search(words)) for meaning, pattern in _PATTERNS[topic].items())
    return {meaning: match.group() for meaning, match in found if match}


def _periods(words: str) -> Iterator[tuple[str, str]]:
    """How far back a label asks: ``30 days``; ages are left out."""
    for span, pattern in _PERIODS.items():
        for match in pattern.finditer(words):
            if match["before"] or match["between"] or match["after"]:
                number = match["number"] or "1"
                yield f"{_NUMBERS.get(number, number)} {span}", match.group()
