"""Choices that are no answer like the others: other, none, do not know, prefer not to answer.

Recognised by their code or by their whole label, in English and French, and
only where little else can be meant: ``no_school`` is an answer like any other.
"""

import re
from enum import StrEnum

from formkit.model.form import Choice, ChoiceList

LONGEST = 300
"""Longer lists hold places or goods, and are not looked through."""


class Special(StrEnum):
    """What a special choice says."""

    OTHER = "other"
    NONE = "none"
    DO_NOT_KNOW = "dnk"
    NO_ANSWER = "pnta"


EXCLUSIVE = frozenset((Special.NONE, Special.DO_NOT_KNOW, Special.NO_ANSWER))
"""Those that no other answer can stand beside."""

_COUNTRY = 3
"""The letters of a country's code."""
_CODES = {
    Special.OTHER: "other others other_specify other_spec autre autres autre_preciser",
    Special.NONE: "none none_above none_of_the_above none_of_these aucun aucune",
    Special.DO_NOT_KNOW: "dnk dk dont_know don_t_know donot_know do_not_know ne_sait_pas nsp",
    Special.NO_ANSWER: "pnta prefer_not prefer_not_to_answer prefer_not_to_say prefer_no_answer"
    " prefer_not_answer refused refuse no_answer refused_to_answer refuse_to_answer"
    " decline_to_answer",
}
_LABELS = {
    Special.NONE: "none|none of the above|none of these|aucun|aucune|aucun de ces choix"
    "|aucun des choix ci-dessus|aucune de ces réponses|aucune réponse ci-dessus"
    "|aucun des éléments ci-dessus",
    Special.DO_NOT_KNOW: "don't know|dont know|do not know|i don't know|i do not know"
    "|doesn't know|does not know|ne sait pas|ne sais pas|je ne sais pas",
    Special.NO_ANSWER: "prefer not to answer|prefer not to say|prefers not to answer|refused"
    "|refused to answer|refuse to answer|decline to answer|declined to answer|no answer"
    "|préfère ne pas répondre|je préfère ne pas répondre|refuse de répondre"
    "|refus de répondre|ne souhaite pas répondre|pas de réponse",
}
_OTHER = frozenset(("other", "others", "autre", "autres"))
_SPECIFY = frozenset(
    [
        "specify",
        "please",
        "to",
        "be",
        "the",
        "a",
        "à",
        "préciser",
        "precise",
        "preciser",
        "précisez",
        "precisez",
        "spécifier",
        "spécifiez",
        "specifier",
        "veuillez",
        "svp",
        "merci",
        "de",
        "s'il",
        "vous",
        "plaît",
    ]
)

_BY_CODE = {code: kind for kind, codes in _CODES.items() for code in codes.split()}
_BY_LABEL = {label: kind for kind, labels in _LABELS.items() for label in labels.split("|")}
_BEGINNINGS = tuple({label[:3] for label in (*_OTHER, *_BY_LABEL)})
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_BRACKETED = re.compile(r"\([^)]*\)")


def special_choices(choice_list: ChoiceList) -> tuple[tuple[Choice, Special], ...]:
    """The special choices of a list, in order; none of a long list."""
    if len(choice_list.choices) > LONGEST:
        return ()
    found = ((choice, special_of(choice)) for choice in choice_list.choices if choice.code)
    return tuple((choice, special) for choice, special in found if special)


def special_of(choice: Choice) -> Special | None:
    """What a choice says, if it is special."""
    code = choice.code
    known = _BY_CODE.get(code.lower())
    if known and not (code.isupper() and len(code) == _COUNTRY):  # DNK is Denmark
        return known
    return next((kind for _, text in choice.labels if (kind := _by_label(text))), None)


def _by_label(label: str) -> Special | None:
    text = label.lower()
    if not text.startswith(_BEGINNINGS):  # most labels: nothing more is looked at
        return None
    text = text.replace("’", "'")
    words = _WORD.findall(text)
    if words and words[0] in _OTHER and _SPECIFY.issuperset(words[1:]):
        return Special.OTHER
    known = _BY_LABEL.get(" ".join(words))
    return known or _BY_LABEL.get(" ".join(_WORD.findall(_BRACKETED.sub(" ", text))))
