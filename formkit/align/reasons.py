"""Why a variable is suggested for a question: what the two have in common, and what not.

The words are those that the score of ``suggestions`` meets: without joining
words, each in the singular, usual words for one thing as one.
"""

from collections.abc import Iterator
from math import sqrt

from formkit.align.agreement import compare_codes, is_country_owned
from formkit.align.divergence import own_list
from formkit.align.drift import Drift, Topic, drifts
from formkit.align.wording import plain_words, said_name_words, said_words, shared_words
from formkit.core.languages import language_code
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.model.dictionary import Dictionary, StandardList, Variable
from formkit.model.form import ChoiceList, Form, Question

_TOPICS = {
    Topic.UNIT: Message("unit"),
    Topic.POPULATION: Message("people"),
    Topic.SEX: Message("sex"),
    Topic.PERIOD: Message("period"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for a suggestion, or against it."""

    text: Message
    speaks_for: bool = True


def reasons_for(
    question: Question, variable: Variable, form: Form, dictionary: Dictionary
) -> tuple[Reason, ...]:
    """Names first, then words, what is asked otherwise, type and list."""
    theirs = dictionary.lists_by_name.get(variable.list_name)
    return (
        *_names(question, variable),
        *_words(question, variable),
        *_drifts(question, variable),
        _type(question, variable),
        *_list(own_list(question, form), theirs),
    )


def drift_words(drift: Drift) -> Message:
    """In what a label asks something else than the dictionary."""
    topic = _TOPICS[drift.topic]
    if drift.there:
        text = "{topic}: {here} here, {there} in the dictionary"
        return Message(text, topic=topic, here=drift.here, there=drift.there)
    text = "{topic}: {here} here, none in the dictionary"
    return Message(text, topic=topic, here=drift.here)


def _names(question: Question, variable: Variable) -> Iterator[Reason]:
    shared = shared_words(said_name_words(question.name), said_name_words(variable.name))
    if shared:
        yield Reason(text=Message("in both names: {words}", words=shared))


def _words(question: Question, variable: Variable) -> Iterator[Reason]:
    """The language in whose wording they have most in common, and what that is."""
    if not question.labels:
        return
    pairs = tuple(_pairs(question, variable))
    if not pairs:
        text = "no language in common, so the words cannot be compared"
        yield Reason(text=Message(text), speaks_for=False)
        return
    language, own, theirs = max(pairs, key=_likeness)
    where = language or "label"
    shared = shared_words(said_words(own), said_words(theirs))
    is_same = plain_words(own) == plain_words(theirs)
    if is_same:
        found = Message("the same words in {language}", language=where)
    elif shared:
        found = Message("in both texts, {language}: {words}", language=where, words=shared)
    else:
        found = Message("no word in common in {language}", language=where)
    yield Reason(text=found, speaks_for=is_same or bool(shared))


def _pairs(question: Question, variable: Variable) -> Iterator[tuple[str, str, str]]:
    """The question's language, its text, and a text of the variable in that language.

    A text of which nobody says the language stands beside those in all languages.
    """
    for language, text in question.labels:
        code = language_code(language)
        for name, wanted in (*variable.labels, *variable.titles):
            if not code or language_code(name) == code:
                yield language, text, wanted


def _likeness(pair: tuple[str, str, str]) -> float:
    """How much of both texts is in both; more than all of it where they are the same."""
    _, own, theirs = pair
    if plain_words(own) == plain_words(theirs):
        return 2.0
    here, there = said_words(own), said_words(theirs)
    shared = len(here.keys() & there.keys())
    return shared / sqrt(len(here) * len(there)) if shared else 0.0


def _drifts(question: Question, variable: Variable) -> Iterator[Reason]:
    for one in drifts(question.labels, variable.labels):
        yield Reason(text=drift_words(one), speaks_for=False)


def _type(question: Question, variable: Variable) -> Reason:
    if question.type == variable.type:
        return Reason(text=Message("the same type, {type}", type=question.type))
    text = Message(
        "another type: {type} here, {standard_type} in the dictionary",
        type=question.type,
        standard_type=variable.type,
    )
    return Reason(text=text, speaks_for=False)


def _list(own: ChoiceList | None, theirs: StandardList | None) -> Iterator[Reason]:
    if own is None or theirs is None:
        return
    if is_country_owned(theirs):
        text = Message("a list that each country fills, {list}", list=theirs.name)
        yield Reason(text=text)
        return
    found = compare_codes(own.choices, theirs)
    wanted = sum(choice.status != "retired" for choice in theirs.choices)
    shared = wanted - len(found.missing)
    if not found.missing and not found.added:
        yield Reason(text=Message("the same list, with all codes of {list}", list=theirs.name))
        return
    text = Message(
        "{shared} of the {count} codes of {list}", shared=shared, count=wanted, list=theirs.name
    )
    yield Reason(text=text, speaks_for=shared > 0)
