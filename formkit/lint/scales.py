"""Answers that have an order: how often, how much, how old."""

import re
from collections.abc import Sequence
from itertools import pairwise

from formkit.core.values import dataclass
from formkit.model.form import Choice, ChoiceList

_FEWEST = 3

_SCALES = (
    "never|rarely|sometimes|often|always",
    "never|rarely|sometimes|often|very often",
    "never|seldom|sometimes|often|always",
    "strongly disagree|disagree|neutral|agree|strongly agree",
    "strongly disagree|disagree|neither agree nor disagree|agree|strongly agree",
    "very dissatisfied|dissatisfied|neutral|satisfied|very satisfied",
    "very unsatisfied|unsatisfied|neutral|satisfied|very satisfied",
    "very bad|bad|average|good|very good|excellent",
    "very bad|bad|fair|good|very good|excellent",
    "very poor|poor|average|good|very good|excellent",
    "very poor|poor|fair|good|very good|excellent",
    "very low|low|medium|high|very high",
    "very low|low|moderate|high|very high",
    "not at all|a little|moderately|a lot|extremely",
    "none|few|about half|most|all",
    "jamais|rarement|parfois|souvent|toujours",
    "jamais|rarement|quelquefois|souvent|toujours",
    "jamais|rarement|parfois|souvent|très souvent",
    "pas du tout d'accord|pas d'accord|neutre|d'accord|tout à fait d'accord",
    "très insatisfait|insatisfait|neutre|satisfait|très satisfait",
    "très mauvais|mauvais|moyen|bon|très bon|excellent",
    "très mauvaise|mauvaise|moyenne|bonne|très bonne|excellente",
    "très faible|faible|moyen|élevé|très élevé",
    "très faible|faible|moyenne|élevée|très élevée",
    "pas du tout|un peu|moyennement|beaucoup|énormément",
)
_RANKS = tuple({word: rank for rank, word in enumerate(one.split("|"))} for one in _SCALES)
_WORDS = frozenset(word for ranks in _RANKS for word in ranks)
_BAND = re.compile(
    r"(\d{1,3}) ?(?:-|–|—|to|à) ?(\d{1,3})(?: (?:years|year|ans|an))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Misplaced:
    """A step of a scale that stands in the wrong place."""

    choice: Choice
    label: str
    before: str
    """The label that it follows and should not."""


def may_be_scale(choice_list: ChoiceList) -> bool:
    """A quick look that passes over nearly all lists."""
    begin = choice_list.choices[:2]
    texts = [text.lower() for choice in begin for _, text in choice.labels]
    return any(text in _WORDS or text[:1].isdecimal() for text in texts)


def out_of_order(choices: Sequence[Choice]) -> Misplaced | None:
    """The first step of a scale that is out of order; None where all are in order.

    Only lists of which every label in one language is a step of one known scale, or a
    band such as ``5-11``, have an order that can be wrong; falling is an order too.
    """
    if len(choices) < _FEWEST:
        return None
    for language in choices[0].labels.languages:
        labels = [choice.labels.get(language) for choice in choices]
        ranks = _ranked([label.lower().replace("’", "'") for label in labels])
        if ranks:
            place = _broken(ranks)
            if place:
                return Misplaced(
                    choice=choices[place], label=labels[place], before=labels[place - 1]
                )
            return None
    return None


def _ranked(labels: list[str]) -> list[int]:
    """The place of each label on its scale; nothing where they are no scale."""
    if labels[0] in _WORDS:
        for ranks in _RANKS:
            if all(label in ranks for label in labels):
                return [ranks[label] for label in labels]
        return []
    bands = [_BAND.fullmatch(label) for label in labels]
    return [int(band[1]) for band in bands if band] if all(bands) else []


def _broken(ranks: list[int]) -> int:
    """The first place at which ranks go the other way than on the whole; 0 for none."""
    if ranks in (sorted(ranks), sorted(ranks, reverse=True)):
        return 0
    rises = ranks[-1] > ranks[0]
    steps = enumerate(pairwise(ranks), start=1)
    return next(place for place, (one, two) in steps if (two > one) is not rises)
