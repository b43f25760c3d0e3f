"""Why a variable is suggested for a question: what the two have in common, and what not."""

from collections.abc import Iterator

from formkit.align.agreement import compare_codes, is_country_owned
from formkit.align.divergence import own_list
from formkit.align.wording import language_code, plain_words
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.model.dictionary import Dictionary, StandardList, Variable
from formkit.model.form import ChoiceList, Form, Question

_ALIKE = 0.6
"""Names and wordings that are less alike are no reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for a suggestion, or against it."""

    text: Message
    speaks_for: bool = True


def reasons_for(
    question: Question, variable: Variable, form: Form, dictionary: Dictionary
) -> tuple[Reason, ...]:
    """Names first, then words, type and list."""
    theirs = dictionary.lists_by_name.get(variable.list_name)
    return (
        *_names(question, variable),
        *_words(question, variable),
        _type(question, variable),
        *_list(own_list(question, form), theirs),
    )


def _names(question: Question, variable: Variable) -> Iterator[Reason]:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where suggestions are explained

    own, wanted = (plain_words(one.name.replace("_", " ")) for one in (question, variable))
    share = fuzz.ratio(own, wanted) / 100
    if share >= _ALIKE:
        yield Reason(text=Message("the names are {share} alike", share=f"{share:.0%}"))


def _words(question: Question, variable: Variable) -> Iterator[Reason]:
    """The language in which the wording is nearest, and how near it is."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - as above

    best, where = 0.0, ""
    for language, text in question.labels:
        for _, wanted in _wordings(variable, language_code(language)):
            share = fuzz.ratio(plain_words(text), plain_words(wanted)) / 100
            if share > best:
                best, where = share, language or "label"
    if best == 1:
        yield Reason(text=Message("the same words in {language}", language=where))
    elif best >= _ALIKE:
        text = "the words in {language} are {share} alike"
        yield Reason(text=Message(text, language=where, share=f"{best:.0%}"))


def _wordings(variable: Variable, code: str) -> Iterator[tuple[str, str]]:
    for language, text in (*variable.labels, *variable.titles):
        if language_code(language) == code:
            yield language, text


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
