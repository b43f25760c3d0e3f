"""P-codes in choice lists: the letters of a country and the digits of a unit."""

import re

from formkit.core.values import dataclass
from formkit.model.form import Choice, ChoiceList

_SHAPE = re.compile(r"([A-Z]{2,3})([0-9]{2,12})")
_FEWEST = 5
_LOOKED_AT = 3
_ODD_ONE_IN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What p-codes of one level of one country have in common."""

    letters: str
    digits: int

    def __str__(self) -> str:
        return self.letters + "0" * self.digits


def shape_of(code: str) -> Shape | None:
    """The shape of one code; None when it is no p-code."""
    found = _SHAPE.fullmatch(code)
    return Shape(letters=found[1], digits=len(found[2])) if found else None


def unlike_the_others(choice_list: ChoiceList) -> tuple[Shape | None, tuple[Choice, ...]]:
    """The shape that nearly all codes of a list have, and the choices of which it is not.

    No shape where there are few codes, or no such shape.
    """
    coded = [choice for choice in choice_list.choices if choice.code]
    for shape in {shape_of(choice.code): None for choice in coded[:_LOOKED_AT]}:
        if shape and len(coded) >= _FEWEST:
            fits = re.compile(f"{shape.letters}[0-9]{{{shape.digits}}}").fullmatch
            odd = tuple(choice for choice in coded if not fits(choice.code))
            if len(odd) * _ODD_ONE_IN <= len(coded):
                return shape, odd
    return None, ()


def may_hold_pcodes(choice_list: ChoiceList) -> bool:
    """A quick look that passes over nearly all lists."""
    begin = [choice.code for choice in choice_list.choices[:_LOOKED_AT]]
    return len(choice_list.choices) >= _FEWEST and any(map(shape_of, begin))
