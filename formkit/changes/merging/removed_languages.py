"""A language that one side takes away while the other one words something in it.

What the other side adds stays wanted whatever is decided: where the language
goes, only its wording goes with it.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from formkit.changes.cells import attributes_of, split_key
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import LanguageMoved, LanguageRemoved, LanguageRenamed
from formkit.changes.kinds.lists import ChoiceAdded, ChoiceAttributeSet, ListAdded
from formkit.changes.kinds.rows import NodeAdded, NodeAttributeSet
from formkit.changes.merging.clashes import Clash, ConflictKind
from formkit.changes.merging.ground import Ground
from formkit.changes.merging.wishes import Wish
from formkit.model.attributes import AttributeKind
from formkit.model.form import Choice, Node

_Added = NodeAdded | ChoiceAdded | ListAdded


def find_removed_languages(
    ground: Ground, active: Sequence[Wish], granted: Collection[Wish]
) -> Iterator[Clash]:
    """Each language that one side removes and the other one still words things in.

    Args:
        ground: the three forms.
        active: the wishes, each in the words of its side.
        granted: the wishes that somebody has decided for.
    """
    removals = [
        (one, one.change.language) for one in active if isinstance(one.change, LanguageRemoved)
    ]
    for removal, name in removals:
        other = removal.side.other
        both = any(one.side is other and name == its for one, its in removals)
        if both or removal in granted:
            continue
        renamed = {one.old: one.new for one in ground.of_kind(other, LanguageRenamed)}
        users = tuple(
            one
            for one in active
            if one.side is other
            and not one.is_weak
            and _speaks(one.change, name, renamed.get(name, name))
        )
        if users:
            yield Clash(
                kind=ConflictKind.REMOVED_AND_CHANGED,
                path=name,
                wishes=(removal, *users),
                kept=tuple(one for one in users if isinstance(one.change, _Added)),
            )


def _speaks(change: Change, name: str, new_name: str) -> bool:
    """Tell whether a change words something in a language, renames or moves it."""
    match change:
        case LanguageRenamed():
            return change.old == name
        case LanguageMoved():
            return change.language == name
        case NodeAttributeSet(is_extra=False) | ChoiceAttributeSet(is_extra=False):
            is_choice = isinstance(change, ChoiceAttributeSet)
            attribute, language = split_key(change.key, is_choice=is_choice)
            is_text = attribute.kind is AttributeKind.TEXTS
            return is_text and language == new_name and bool(change.new)
        case NodeAdded() | ChoiceAdded():
            return new_name in _languages_in(change.new)
        case ListAdded():
            return new_name in chain.from_iterable(map(_languages_in, change.new.choices))
        case _:
            return False


def _languages_in(row: Node | Choice) -> Iterator[str]:
    for attribute in attributes_of(row):
        if attribute.kind is AttributeKind.TEXTS:
            yield from getattr(row, attribute.field).languages
