"""The words that carry the meaning of a question, in English and French.

Words stand as they do in texts without case and accents.  Forms of one word, and
words that mean the same in a questionnaire, stand in one line.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from formkit.core.values import dataclass


class Facet(StrEnum):
    """What a question's meaning hangs on."""

    PERIOD = "period"
    """The time that is asked about."""
    UNIT = "unit"
    """What is counted or measured: households or people, litres, a currency."""
    POPULATION = "population"
    """Whom it is about: women, displaced people, those of an age."""
    NEGATION = "negation"
    NUMBER = "number"
    """An amount, a bound."""
    REFERENCE = "reference"
    """The answer that the wording takes in, ``${…}``."""


Concept = tuple[Facet, str]
Phrase = tuple[str, ...]

NEUTRAL: frozenset[Concept] = frozenset(
    {(Facet.UNIT, "person"), (Facet.PERIOD, "now"), (Facet.POPULATION, "adult")}
)
"""What is mostly meant where nothing is said, and so counts only in the place of another."""


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """What formkit knows of one language."""

    concepts: Mapping[Phrase, Concept]
    times: Mapping[str, int]
    """A word for a span of time -> its days; 0 for an hour."""
    recent: frozenset[str]
    """Words that make a span of time a period without a number: *last* month."""
    of_periods: frozenset[str]
    """Words before a number of years that is a period."""
    of_ages: frozenset[str]
    """Words beside a number of years or months that is an age."""
    numbers: Mapping[str, int]
    between: frozenset[str]
    """Words between the two numbers of a span."""
    articles: frozenset[str]
    small: frozenset[str]
    """Words that any two questions may share."""
    opposing: tuple[str, ...]
    """Beginnings that turn a word into its opposite."""
    idle: frozenset[Phrase]
    """Two words that look as if they carried meaning and do not: *no of* people."""
    longest: int
    """How many words the longest phrase has."""

    @cached_property
    def carriers(self) -> frozenset[str]:
        """All words that carry meaning, alone, in a phrase, or beside a number."""
        in_phrases = (word for phrase in (*self.concepts, *self.idle) for word in phrase)
        beside = (self.times, self.recent, self.of_periods, self.of_ages, self.numbers)
        return frozenset(in_phrases).union(self.between, *beside)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first words of all phrases: any other word begins none."""
        return frozenset(phrase[0] for phrase in (*self.concepts, *self.idle))

    @cached_property
    def _known(self) -> frozenset[str]:
        alone = (phrase[0] for phrase in self.concepts if len(phrase) == 1)
        beside = (self.times, self.recent, self.of_periods, self.of_ages, self.numbers)
        return frozenset(alone).union(self.small, *beside)

    def knows(self, token: str) -> bool:
        """Tell whether a word is small, or one that carries meaning, alone or beside a number."""
        return token in self._known or token[0].isdigit()


_ENGLISH: Mapping[Facet, Mapping[str, str]] = {
    Facet.PERIOD: {
        "now": "now, today, current, currently, at present, at the moment, nowadays, presently",
        "yesterday": "yesterday, previous day, day before",
        "last night": "last night, previous night",
        "since": "since",
        "day": "daily, per day, a day, each day, every day",
        "week": "weekly, per week, a week, each week, every week",
        "month": "monthly, per month, a month, each month, every month",
        "year": "yearly, annually, annual, per year, a year, each year, every year",
        "before": "before",
        "after": "after",
        "next": "next, coming, upcoming",
        "ever": "ever",
        "usual": "usual, usually, normally, typically, generally",
    },
    Facet.UNIT: {
        "household": "household, households, hh, hhs",
        "family": "family, families",
        "person": "person, persons, people, individual, individuals",
        "bulk": "litre, litres, liter, liters, gallon, gallons, jerrycan, jerrycans,"
        " bucket, buckets",
        "weight": "kg, kgs, kilo, kilos, kilogram, kilograms, ton, tons, tonne, tonnes, bag, bags",
        "way": "km, kms, kilometre, kilometres, kilometer, kilometers, metre, metres, meter,"
        " meters, mile, miles",
        "land": "hectare, hectares, acre, acres",
        "share": "%, percent, percentage, per cent, proportion",
        "dollar": "usd, dollar, dollars, $",
        "euro": "eur, euro, euros, €",
        "franc": "fcfa, xaf, xof, cfa, franc, francs",
        "naira": "ngn, naira",
    },
    Facet.POPULATION: {
        "men": "man, men, male, males",
        "women": "woman, women, female, females",
        "boys": "boy, boys",
        "girls": "girl, girls",
        "children": "child, children, minor, minors",
        "babies": "infant, infants, baby, babies, newborn, newborns",
        "young": "youth, youths, adolescent, adolescents, teenager, teenagers",
        "adult": "adult, adults",
        "old": "elderly, older person, older persons, older people",
        "displaced": "idp, idps, internally displaced, displaced",
        "returned": "returnee, returnees, returned",
        "host": "host, hosts, host community, host communities, resident, residents",
        "refugees": "refugee, refugees",
        "migrants": "migrant, migrants",
        "stateless": "stateless",
        "asylum": "asylum seeker, asylum seekers",
        "head": "head of household, head of the household, household head, head of family,"
        " head of the family, heads of household",
        "pregnant": "pregnant",
        "nursing": "breastfeeding, lactating",
        "disabled": "disability, disabilities, disabled",
        "orphans": "orphan, orphans",
        "widows": "widow, widows, widowed",
        "respondent": "respondent, interviewee",
    },
    Facet.NEGATION: {
        "not": "not, no, none, never, cannot, nobody, nothing, neither, t, non, dont",
        "without": "without, except, excluding, other than, excepting, lack, lacking",
    },
    Facet.NUMBER: {
        "above": "more than, above, over, older than, greater than, exceeding, >",
        "below": "less than, fewer than, below, under, younger than, <, u",
        "at least": "at least, minimum, min, and above, or more, and over, and more, or older, +,"
        " and older",
        "at most": "at most, maximum, max, up to, or less, or fewer, and below, and under",
        "half": "half",
    },
}

_FRENCH: Mapping[Facet, Mapping[str, str]] = {
    Facet.PERIOD: {
        "now": "aujourd hui, actuel, actuelle, actuels, actuelles, actuellement, maintenant,"
        " en ce moment, presentement, a present",
        "yesterday": "hier, la veille",
        "last night": "nuit derniere, nuit passee",
        "since": "depuis",
        "day": "quotidien, quotidienne, quotidiennement, par jour, chaque jour, tous les jours",
        "week": "hebdomadaire, hebdomadairement, par semaine, chaque semaine",
        "month": "mensuel, mensuelle, mensuellement, par mois, chaque mois",
        "year": "annuel, annuelle, annuellement, par an, chaque annee",
        "before": "avant",
        "after": "apres",
        "next": "prochain, prochaine, prochains, prochaines",
        "ever": "deja",
        "usual": "habituellement, d habitude, normalement, generalement",
    },
    Facet.UNIT: {
        "household": "menage, menages",
        "family": "famille, familles",
        "person": "personne, personnes, individu, individus",
        "bulk": "litre, litres, bidon, bidons, seau, seaux",
        "weight": "kg, kgs, kilo, kilos, kilogramme, kilogrammes, tonne, tonnes, sac, sacs",
        "way": "km, kms, kilometre, kilometres, metre, metres",
        "land": "hectare, hectares",
        "share": "%, pourcent, pourcentage, pour cent, proportion",
        "dollar": "usd, dollar, dollars, $",
        "euro": "eur, euro, euros, €",
        "franc": "fcfa, xaf, xof, cfa, franc, francs",
        "naira": "ngn, naira",
    },
    Facet.POPULATION: {
        "men": "homme, hommes, masculin, masculins",
        "women": "femme, femmes, feminin, feminins",
        "boys": "garcon, garcons",
        "girls": "fille, filles, fillette, fillettes",
        "children": "enfant, enfants, mineur, mineurs, mineure, mineures",
        "babies": "nourrisson, nourrissons, bebe, bebes, nouveau ne, nouveau nes",
        "young": "jeune, jeunes, adolescent, adolescents, adolescente, adolescentes",
        "adult": "adulte, adultes",
        "old": "personne agee, personnes agees, vieux, vieilles",
        "displaced": "pdi, pdis, deplace, deplaces, deplacee, deplacees, deplaces internes,"
        " idp, idps",
        "returned": "retourne, retournes, retournee, retournees",
        "host": "hote, hotes, resident, residents, communaute hote, autochtone, autochtones",
        "refugees": "refugie, refugies, refugiee, refugiees",
        "migrants": "migrant, migrants, migrante, migrantes",
        "stateless": "apatride, apatrides",
        "asylum": "demandeur d asile, demandeurs d asile",
        "head": "chef de menage, chef du menage, chefs de menage, chef de famille,"
        " cheffe de menage",
        "pregnant": "enceinte, enceintes",
        "nursing": "allaitante, allaitantes",
        "disabled": "handicap, handicaps, handicape, handicapes, handicapee, handicapees",
        "orphans": "orphelin, orphelins, orpheline, orphelines",
        "widows": "veuf, veufs, veuve, veuves",
        "respondent": "repondant, repondante, enquete, enquetee",
    },
    Facet.NEGATION: {
        "not": "pas, non, jamais, aucun, aucune, aucuns, aucunes, rien, ni, personne ne",
        "without": "sans, sauf, excepte, hormis, a l exception, hors, manque",
    },
    Facet.NUMBER: {
        "above": "plus de, plus d, superieur a, superieure a, >",
        "below": "moins de, moins d, inferieur a, inferieure a, <",
        "at least": "au moins, minimum, min, et plus, ou plus, +",
        "at most": "au plus, au maximum, maximum, max, jusqu a, ou moins, et moins",
        "half": "moitie",
    },
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(table: Mapping[Facet, Mapping[str, str]]) -> dict[Phrase, Concept]:
    return {
        tuple(phrase.split()): (facet, concept)
        for facet, concepts in table.items()
        for concept, phrases in concepts.items()
        for phrase in phrases.split(",")
    }


def _counted(words: str, first: int = 2) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), first)}


def _vocabulary_of_english() -> Vocabulary:
    concepts = _phrases(_ENGLISH)
    days = {"hour": 0, "day": 1, "night": 1, "week": 7, "month": 30, "year": 365}
    return Vocabulary(
        concepts=concepts,
        times={form: span for word, span in days.items() for form in (word, f"{word}s")},
        recent=_words("last past previous this recent preceding"),
        of_periods=_words("last past previous next coming preceding during within since for in"),
        of_ages=_words(
            "age ages aged old older younger under over below above between than born"
            " boys girls children men women male female"
        ),
        numbers=_counted("two three four five six seven eight nine ten eleven twelve")
        | {"thirty": 30, "fifteen": 15, "eighteen": 18},
        between=_words("to and or through until"),
        articles=_words("a an the"),
        small=_words(
            "a an the of in on at to for by from with is are was were be been do does did has have"
            " had you your they their he she his her it its we our this that these those there"
            " what which who whom when where why how many much if any or and please specify"
            " select note he/she s ref"
        ),
        idle=frozenset({("no", "of"), ("non", "food"), ("no", "problem")}),
        opposing=("un", "in", "im", "il", "ir", "dis", "non", "a"),
        longest=max(map(len, concepts)),
    )


def _vocabulary_of_french() -> Vocabulary:
    concepts = _phrases(_FRENCH)
    days = {"heure": 0, "jour": 1, "nuit": 1, "semaine": 7, "annee": 365, "an": 365}
    times = {form: span for word, span in days.items() for form in (word, f"{word}s")}
    return Vocabulary(
        concepts=concepts,
        times=times | {"mois": 30},
        recent=_words("dernier derniere passe passee precedent precedente cette ce"),
        of_periods=_words(
            "dernier derniers derniere dernieres passes precedents precedentes prochains"
            " prochaines cours depuis pendant durant dans"
        ),
        of_ages=_words(
            "age ages agee agees moins plus entre enfants garcons filles hommes femmes ne nes"
        ),
        numbers=_counted("deux trois quatre cinq six sept huit neuf dix onze douze")
        | {"trente": 30, "quinze": 15},
        between=_words("a et ou jusqu"),
        articles=_words("le la les l un une des du de d"),
        small=_words(
            "le la les l un une des du de d a au aux en dans sur pour par avec et ou est sont etait"
            " ete etre avez avoir ont eu vous votre vos ils elles leur leurs il elle son sa ses ce"
            " cet cette ces que qu qui quoi quel quelle quels quelles quand comment combien"
            " pourquoi si y t ne n se s veuillez preciser specifier selectionner on nous notre c"
            " ref"
        ),
        idle=frozenset({("non", "alimentaires"), ("non", "alimentaire")}),
        opposing=("in", "im", "il", "ir", "non", "mal", "a"),
        longest=max(map(len, concepts)),
    )


VOCABULARIES: Mapping[str, Vocabulary] = {
    "en": _vocabulary_of_english(),
    "fr": _vocabulary_of_french(),
}
"""Code of a language -> what formkit knows of it."""

CARRIERS: frozenset[str] = frozenset().union(*(one.carriers for one in VOCABULARIES.values()))
"""Words of any language that carry meaning: where none differs, the same is asked."""

OPPOSING: tuple[str, ...] = tuple(
    dict.fromkeys(start for one in VOCABULARIES.values() for start in one.opposing)
)
"""Beginnings that turn a word of any language into its opposite."""

SMALL_WORDS: frozenset[str] = frozenset().union(*(one.small for one in VOCABULARIES.values()))
"""Words of any language that tell nothing of what is asked."""
