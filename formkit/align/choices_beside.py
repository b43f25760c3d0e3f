"""A form's choices beside those of the standard's list, one by one."""

from enum import StrEnum

from formkit.align.same_language import pairs_of
from formkit.align.wording import plain_words
from formkit.core.texts import NO_TEXTS, Texts
from formkit.core.values import dataclass
from formkit.model.dictionary import StandardChoice, StandardList
from formkit.model.form import Choice, ChoiceList


class ChoiceMark(StrEnum):
    """How a choice stands to the standard's list."""

    SAME = "same"
    REWORDED = "reworded"
    """The same code, other words in a language that both have."""
    UNCOMPARED = "uncompared"
    """The same code, worded in no language that both have."""
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
    return ChoiceBeside(
        code=choice.code,
        mark=_mark(choice.labels, wanted.labels),
        here=choice.labels,
        there=wanted.labels,
    )


def _mark(here: Texts, there: Texts) -> ChoiceMark:
    pairs = pairs_of(here, there)
    if here and there and not pairs:
        known = {plain_words(text) for _, text in there}
        is_known = any(plain_words(text) in known for _, text in here)
        return ChoiceMark.SAME if is_known else ChoiceMark.UNCOMPARED
    is_same = all(one.is_same for one in pairs)
    return ChoiceMark.SAME if is_same else ChoiceMark.REWORDED
