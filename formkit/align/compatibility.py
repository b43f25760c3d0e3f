"""Whether a question can be a variable at all: by its type, and by what it can be answered with."""

from collections.abc import Iterable

from formkit.align.agreement import is_country_owned
from formkit.align.wording import content_words
from formkit.core.texts import Texts
from formkit.model.dictionary import Dictionary, StandardList, Variable
from formkit.model.form import ChoiceList, Form, Question

SAME_KIND = 1.0
NEAR_KIND = 0.9
"""One answer or several; what is asked, worked out; a place as text."""
OTHER_KIND = 0.7
"""What is chosen from a list on one side, and typed or counted on the other."""

_KINDS = {
    "one": "select_one select_one_from_file select_one_external",
    "several": "select_multiple select_multiple_from_file select_multiple_external rank",
    "number": "integer decimal range",
    "text": "text barcode",
    "time": "date datetime dateTime time start end today",
    "place": "geopoint geotrace geoshape start-geopoint",
    "file": "image audio video file background-audio",
    "worked out": "calculate hidden",
}
_KIND_OF = {one: kind for kind, types in _KINDS.items() for one in types.split()}
_NEAR = frozenset(
    frozenset(pair)
    for pair in (
        ("one", "several"),
        ("number", "worked out"),
        ("text", "worked out"),
        ("place", "text"),
    )
)
_ANSWERED = frozenset(("one", "several", "number", "text"))
_IN_MANY_LISTS = 10
"""Codes of so many lists, ``other``, ``dnk``, say nothing of what a list is about."""


def kinds_agree(question: Question, variable: Variable, wanted: StandardList | None) -> float:
    """By how much the two types hold together, from 0 to 1.

    A text instead of a list that each country fills is the same.
    """
    own, theirs = (_KIND_OF.get(one.type, one.type) for one in (question, variable))
    if own == theirs or (own == "text" and is_country_owned(wanted)):
        return SAME_KIND
    if frozenset((own, theirs)) in _NEAR:
        return NEAR_KIND
    return OTHER_KIND if {own, theirs} <= _ANSWERED else 0.0


class SharedAnswers:
    """What a form's lists have in common with those of a dictionary."""

    def __init__(self, dictionary: Dictionary, form: Form | None) -> None:
        """Prepare the dictionary's lists; without a form nothing is known of its lists."""
        self._dictionary = dictionary
        self._lists = {one.name: one for one in reversed(form.lists)} if form else {}
        counts: dict[str, int] = {}
        for one in dictionary.lists:
            for code in one.codes:
                counts[code] = counts.get(code, 0) + 1
        self._empty = frozenset(code for code, count in counts.items() if count >= _IN_MANY_LISTS)
        self._theirs: dict[str, tuple[frozenset[str], ...]] = {}
        self._own: dict[str, tuple[frozenset[str], ...]] = {}
        self._shares: dict[tuple[str, str], float] = {}

    def share(self, question: Question, variable: Variable) -> float | None:
        """How much of the shorter of the two lists the other one has too, from 0 to 1.

        Answers are the same by their code, unless that is a number, or by the words of a label;
        what nearly every list has is left out.

        Returns:
            None where there is nothing to be compared.
        """
        wanted = self._dictionary.lists_by_name.get(variable.list_name)
        own = self._lists.get(question.list_name)
        if own is None or wanted is None or is_country_owned(wanted):
            return None
        if not own.choices or not wanted.choices:
            return None
        pair = own.name, wanted.name
        if pair not in self._shares:
            self._shares[pair] = _share(self._answers(own), self._standard_answers(wanted))
        return self._shares[pair]

    def _answers(self, own: ChoiceList) -> tuple[frozenset[str], ...]:
        if own.name not in self._own:
            self._own[own.name] = self._told((one.code, one.labels) for one in own.choices)
        return self._own[own.name]

    def _standard_answers(self, wanted: StandardList) -> tuple[frozenset[str], ...]:
        if wanted.name not in self._theirs:
            self._theirs[wanted.name] = self._told((one.code, one.labels) for one in wanted.choices)
        return self._theirs[wanted.name]

    def _told(self, choices: Iterable[tuple[str, Texts]]) -> tuple[frozenset[str], ...]:
        """Each answer as all that says it; those that nearly every list has only at the end."""
        told = [(code, _sayings(code, labels)) for code, labels in choices]
        telling = [sayings for code, sayings in told if code not in self._empty]
        return tuple(telling or [sayings for _, sayings in told])


def _sayings(code: str, labels: Texts) -> frozenset[str]:
    words = (" ".join(sorted(content_words(text))) for _, text in labels)
    codes = () if code.isdigit() else (code.casefold(),)
    return frozenset(filter(None, (*codes, *words)))


def _share(own: tuple[frozenset[str], ...], theirs: tuple[frozenset[str], ...]) -> float:
    known = frozenset().union(*theirs)
    met = sum(not known.isdisjoint(one) for one in own)
    return min(1.0, met / min(len(own), len(theirs)))
