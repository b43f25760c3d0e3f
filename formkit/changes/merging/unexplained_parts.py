"""A part of the form that one side changed in ways without a word, and the other side, too."""

from collections.abc import Iterator, Sequence

from formkit.changes.addresses import CHOICES
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import (
    ColumnRenamed,
    LanguageAdded,
    LanguageMoved,
    LanguageRemoved,
    LanguageRenamed,
    Part,
    SettingSet,
    Unexplained,
)
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ChoiceMoved,
    ChoiceRecoded,
    ChoiceRemoved,
    ListChange,
)
from formkit.changes.kinds.rows import RowChange
from formkit.changes.merging.clashes import Clash, ConflictKind, Joined, wishes_in

_OF_CHOICES = ChoiceAdded | ChoiceRemoved | ChoiceRecoded | ChoiceMoved | ChoiceAttributeSet


def find_unexplained_parts(joined: Sequence[Joined]) -> Iterator[Clash]:
    """Each such part: it is taken whole, so that nothing else can be changed in it."""
    for one in joined:
        if isinstance(one.change, Unexplained) and len(one.sides) == 1:
            part = one.change.part
            others = [
                other
                for other in joined
                if other.sides != one.sides and part in _parts(other.change)
            ]
            if others:
                yield Clash(
                    kind=ConflictKind.UNEXPLAINED, path=part, wishes=wishes_in((one, *others))
                )


def _parts(change: Change) -> tuple[Part, ...]:  # noqa: PLR0911 - one line a kind
    """The parts of the form that a change alters."""
    match change:
        case _ if isinstance(change, RowChange):
            return (Part.SURVEY,)
        case _ if isinstance(change, ListChange):
            at = change.at.list if isinstance(change, _OF_CHOICES) else change.at
            return (Part.CHOICES if at.sheet == CHOICES else Part.EXTERNAL_CHOICES,)
        case LanguageAdded() | LanguageRemoved() | LanguageRenamed() | LanguageMoved():
            return (Part.LANGUAGES, Part.SURVEY, Part.CHOICES, Part.EXTERNAL_CHOICES)
        case ColumnRenamed():
            return (Part(change.sheet),)
        case SettingSet():
            return (Part.SETTINGS,)
        case Unexplained():
            return (change.part,)
        case _:
            return (Part.SHEETS,)
