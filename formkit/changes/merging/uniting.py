"""Two descriptions of one new thing as one, where they do not contradict each other."""

from dataclasses import fields
from typing import Any, TypeVar

from formkit.core.texts import Texts
from formkit.core.values import replace
from formkit.model.form import Choice, ChoiceList, Node

Row = TypeVar("Row", Node, Choice)


def united(one: Row, other: Row, languages: tuple[str, ...]) -> Row | None:
    """A row that says what both say; None where they say different things.

    Args:
        one: a row or choice.
        other: another; which is which makes no difference.
        languages: the order of wording.
    """
    if type(one) is not type(other):
        return None
    values: dict[str, Any] = {}
    for field in fields(one):
        mine, yours = getattr(one, field.name), getattr(other, field.name)
        if not field.compare or mine == yours:
            continue
        both = _both(mine, yours, languages)
        if both is None:
            return None
        values[field.name] = both
    return replace(one, **values)


def _both(mine: object, yours: object, languages: tuple[str, ...]) -> object | None:
    """What two fields say together; None where they contradict each other."""
    match mine, yours:
        case Texts(), Texts():
            pairs = _joined(mine.pairs, yours.pairs)
            return pairs and Texts.of(pairs.items()).ordered(languages)
        case tuple(), tuple():
            pairs = _joined(mine, yours)
            return pairs and tuple(sorted(pairs.items()))
        case (str(), "") | ("", str()):
            return mine or yours
        case _:
            return None


def _joined(
    mine: tuple[tuple[str, str], ...], yours: tuple[tuple[str, str], ...]
) -> dict[str, str] | None:
    """Cells by language or header; None where one has two texts."""
    first, second = dict(mine), dict(yours)
    if any(first[key] != second[key] for key in first.keys() & second.keys()):
        return None
    return first | second


def united_lists(
    one: ChoiceList, other: ChoiceList, languages: tuple[str, ...]
) -> ChoiceList | None:
    """A list that has what both have; None where codes differ in meaning or in order."""
    longer, shorter = sorted((one, other), key=lambda each: -len(each.choices))
    codes = {choice.code: choice for choice in shorter.choices}
    common = [choice.code for choice in longer.choices if choice.code in codes]
    if tuple(common) != shorter.codes or len(set(longer.codes)) != len(longer.codes):
        return longer if longer.choices == shorter.choices else None
    choices: list[Choice] = []
    for choice in longer.choices:
        twin = codes.get(choice.code, choice)
        both = united(choice, twin, languages)
        if both is None:
            return None
        choices.append(both)
    return replace(longer, choices=tuple(choices))
