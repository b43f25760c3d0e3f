"""What each side wants: its changes, one cell or thing each, so that they can be laid side by side.

The wording that an added language brings is told by the language; here each of
its cells is a wish of its own, since the other side may have reworded one.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from formkit.changes.addresses import Address
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import LanguageAdded, LanguageRemoved
from formkit.changes.kinds.lists import ChoiceAttributeSet
from formkit.changes.kinds.rows import NodeAttributeSet
from formkit.core.values import dataclass, field, replace
from formkit.model.attributes import key_of


class Side(StrEnum):
    """Whose wish it is."""

    OURS = "ours"
    THEIRS = "theirs"

    @property
    def other(self) -> "Side":
        """The side across."""
        return Side.THEIRS if self is Side.OURS else Side.OURS


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One change that a side wants; equal only to itself, however it is put."""

    side: Side
    number: int
    """Counts the wishes of the side, from 0."""
    told: Change = field(compare=False)
    """As the comparison of base and side said it."""
    change: Change = field(compare=False)
    """The same by the names that things have in the merged form."""
    is_weak: bool = field(default=False, compare=False)
    """Whether it only follows another change, so that any other wish for the cell wins."""
    origin: int = field(default=-1, compare=False)
    """The number of the wish that it belongs to, such as that for its language; -1 for none."""


def wishes_of(side: Side, changes: Iterable[Change]) -> tuple[Wish, ...]:
    """The changes of a side as wishes, in their order."""
    wishes: list[Wish] = []
    for change in changes:
        number, whole = len(wishes), _whole(change)
        is_weak = bool(getattr(change, "equivalent", False))
        wishes.append(Wish(side=side, number=number, told=whole, change=whole, is_weak=is_weak))
        for cell in _cells(change):
            wishes.append(
                Wish(
                    side=side,
                    number=len(wishes),
                    told=cell,
                    change=cell,
                    is_weak=True,
                    origin=number,
                )
            )
    return tuple(wishes)


def _whole(change: Change) -> Change:
    """The change without the wording that is told by wishes of its own, or not at all."""
    if isinstance(change, LanguageAdded | LanguageRemoved):
        return replace(change, wordings=())
    return change


def _cells(change: Change) -> Iterator[NodeAttributeSet | ChoiceAttributeSet]:
    if not isinstance(change, LanguageAdded):
        return
    for one in change.wordings:
        key = key_of(one.header, change.language)
        if isinstance(one.at, Address):
            yield NodeAttributeSet(at=one.at, key=key, old="", new=one.text)
        else:
            yield ChoiceAttributeSet(at=one.at, key=key, old="", new=one.text)
