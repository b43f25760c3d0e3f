"""A row or choice that each side words in some language, and that both together would not."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from formkit.changes.addresses import Address, ChoiceAddress
from formkit.changes.cells import split_key
from formkit.changes.kinds.forms import LanguageRemoved, LanguageRenamed
from formkit.changes.kinds.lists import ChoiceAttributeSet, ChoiceRemoved
from formkit.changes.kinds.rows import NodeAttributeSet, NodeRemoved
from formkit.changes.merging.clashes import Clash, ConflictKind, path_of
from formkit.changes.merging.ground import Ground
from formkit.changes.merging.wishes import Side, Wish

_Place = Address | ChoiceAddress
_LABEL = "label"


def find_lost_labels(ground: Ground, active: Sequence[Wish]) -> Iterator[Clash]:
    """Each label that would be gone in all languages, for what both sides take away together.

    What the removal of one language costs is one clash, however many rows it is about.

    Args:
        ground: the three forms.
        active: the wishes, each in the words of its side.
    """
    taken = {side: _Taken(ground, side, active) for side in Side}
    if not all(one.languages or one.cells for one in taken.values()):
        return
    kept = set(chain.from_iterable(one.spared for one in taken.values()))
    found: dict[tuple[Wish, ...], dict[Wish, None]] = {}
    for at, languages in _labels(ground, taken):
        sides = [one.of(at, languages) for one in taken.values()]
        is_lost = len({language for one in sides for language in one}) == len(languages)
        if at in kept or not is_lost or any(len(one) == len(languages) for one in sides):
            continue
        wishes = tuple(dict.fromkeys(chain.from_iterable(one.values() for one in sides)))
        removals = tuple(one for one in wishes if isinstance(one.change, LanguageRemoved))
        found.setdefault(removals or wishes, {}).update(dict.fromkeys(wishes))
    for removals, its in found.items():
        yield Clash(kind=ConflictKind.LABEL_LOST, path=path_of(removals), wishes=tuple(its))


class _Taken:
    """What one side takes away of the labels of the base."""

    def __init__(self, ground: Ground, side: Side, active: Sequence[Wish]) -> None:
        old_names = {one.new: one.old for one in ground.of_kind(side, LanguageRenamed)}
        self.languages: dict[str, Wish] = {}
        """By name in the base."""
        self.cells: dict[_Place, dict[str, Wish]] = {}
        """Labels that are emptied, by place and language in the base."""
        self.spared: set[_Place] = set()
        """Rows and choices that it words, or takes away as a whole."""
        for wish in active:
            if wish.side is not side:
                continue
            match wish.change:
                case LanguageRemoved(language=language):
                    self.languages[language] = wish
                case NodeRemoved() | ChoiceRemoved():
                    self.spared.add(wish.change.at)
                case NodeAttributeSet(is_extra=False) | ChoiceAttributeSet(is_extra=False) as cell:
                    is_choice = isinstance(cell, ChoiceAttributeSet)
                    attribute, language = split_key(cell.key, is_choice=is_choice)
                    if attribute.header == _LABEL and cell.new:
                        self.spared.add(cell.at)
                    elif attribute.header == _LABEL:
                        its = self.cells.setdefault(cell.at, {})
                        its[old_names.get(language, language)] = wish
                case _:
                    pass

    def of(self, at: _Place, languages: Sequence[str]) -> Mapping[str, Wish]:
        """The languages of a label that are gone, and by which wish."""
        gone = self.languages | self.cells.get(at, {})
        return {one: gone[one] for one in languages if one in gone}


def _labels(
    ground: Ground, taken: Mapping[Side, _Taken]
) -> Iterator[tuple[_Place, tuple[str, ...]]]:
    """Rows and choices of the base that may lose their label, and its languages."""
    emptied = set(chain.from_iterable(one.cells for one in taken.values()))
    everywhere = all(one.languages for one in taken.values())
    for at, node in ground.nodes.items():
        if everywhere or at in emptied:
            yield at, node.labels.languages
    for list_at in ground.lists:
        if everywhere or any(getattr(one, "list", None) == list_at for one in emptied):
            for choice_at, choice in ground.choices_of(list_at).items():
                yield choice_at, choice.labels.languages
