"""Which unknown column of the old form is which of the new one.

A column is the same under another header where both forms fill the same rows
with the same texts, or where the headers are one name in two spellings.  Two
columns that could both be it are left alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from formkit.changes.addresses import Address, ChoiceAddress
from formkit.changes.wording import is_one_name

_LEAST_SHARE = 0.75
_LEAST_TEXTS = 2
"""A column that says the same in every row is like any other that does."""

Cells = Mapping[Address | ChoiceAddress, str]
"""Row or choice that both forms have -> its text in one column; blank cells left out."""


def match_columns(gone: Mapping[str, Cells], come: Mapping[str, Cells]) -> dict[str, str]:
    """Old header -> new header: those spelt alike first, then those with the same cells.

    Args:
        gone: the columns of a sheet that only the old form has, by header.
        come: those that only the new form has.
    """
    pairs = [(one, other) for one in gone for other in come]
    matched = _without_rivals(
        (one, other)
        for one, other in pairs
        if is_one_name(one, other) and _equal_texts(gone[one], come[other])
    )
    taken = {*matched.values()}
    return matched | _without_rivals(
        (one, other)
        for one, other in pairs
        if one not in matched and other not in taken and _are_same(gone[one], come[other])
    )


def _without_rivals(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    near = list(pairs)
    olds = Counter(one for one, _other in near)
    news = Counter(other for _one, other in near)
    return {one: other for one, other in near if olds[one] == news[other] == 1}


def _are_same(gone: Cells, come: Cells) -> bool:
    equal = _equal_texts(gone, come)
    filled = len(gone.keys() | come.keys())
    return len(equal) >= _LEAST_SHARE * filled and len(set(equal)) >= _LEAST_TEXTS


def _equal_texts(gone: Cells, come: Cells) -> list[str]:
    """The texts of rows that say the same in both columns."""
    return [text for at, text in gone.items() if come.get(at) == text]
