"""A form's choices beside those of the standard's list, one by one."""

from enum import StrEnum

from formkit.align.wording import language_code, plain_words
from formkit.core.texts import NO_TEXTS, Texts
from formkit.core.values import dataclass
from formkit.model.dictionary import StandardChoice, StandardList
from formkit.model.form import Choice, ChoiceList


class ChoiceMark(StrEnum):
    """How a choice stands to the standard's list."""

    SAME = "same"
    REWORDED = "reworded"
    """The same code, other words in a language that both have."""
    ONLY_HERE = "only here"
    ONLY_THERE = "only there"
    """The form lacks it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceBeside:
    """One code, as the form words it and as the standard does."""

    code: str
    mark: ChoiceMark
    here: Texts = NO_TEXTS
    there: Texts = NO_TEXTS


def choices_beside(own: ChoiceList, theirs: StandardList) -> tuple[ChoiceBeside, ...]:
    """The form's choices in their order, then those that it lacks; retired ones aside."""
    known = {one.code: one for one in theirs.choices}
    offered = set(own.codes)
    lacking = (
        ChoiceBeside(code=one.code, mark=ChoiceMark.ONLY_THERE, there=one.labels)
        for one in theirs.choices
        if one.status != "retired" and one.code not in offered
    )
    return (*(_beside(one, known.get(one.code)) for one in own.choices), *lacking)


def _beside(choice: Choice, wanted: StandardChoice | None) -> ChoiceBeside:
    if wanted is None:
        return ChoiceBeside(code=choice.code, mark=ChoiceMark.ONLY_HERE, here=choice.labels)
    mark = ChoiceMark.SAME if _says_the_same(choice.labels, wanted.labels) else ChoiceMark.REWORDED
    return ChoiceBeside(code=choice.code, mark=mark, here=choice.labels, there=wanted.labels)


def _says_the_same(here: Texts, there: Texts) -> bool:
    words = {language_code(language): plain_words(text) for language, text in there}
    return all(
        plain_words(text) == words.get(language_code(language), plain_words(text))
        for language, text in here
    )
