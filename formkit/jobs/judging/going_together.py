"""Changes of which one cannot be taken back, or made, without the others."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence

from formkit.changes.addresses import Address, Anchor, NodeKind
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import ColumnRenamed, LanguageAdded, LanguageRemoved, SettingSet
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceRecoded,
    ChoiceRemoved,
    ListAdded,
    ListRemoved,
    ListRenamed,
)
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeMoved,
    NodeRemoved,
    NodeRenamed,
    NodeTypeChanged,
)

_HOLDERS = frozenset((NodeKind.GROUP, NodeKind.REPEAT))


class GoingTogether:
    """Which changes go back with which: groups with what is in them, names with their takers."""

    def __init__(self, changes: Sequence[Change]) -> None:
        """Look at all changes of a form once."""
        self._changes = changes
        self._inside: dict[Anchor, list[int]] = defaultdict(list)
        self._holders: dict[Address, list[int]] = defaultdict(list)
        self._removed_inside: dict[Address, list[int]] = defaultdict(list)
        self._takers: dict[Hashable, list[int]] = defaultdict(list)
        for number, change in enumerate(changes):
            self._note(number, change)

    def _note(self, number: int, change: Change) -> None:
        if isinstance(change, NodeAdded | NodeMoved):
            self._inside[change.parent].append(number)
        if isinstance(change, NodeRemoved):
            self._removed_inside[change.at.parent].append(number)
        if isinstance(change, NodeRemoved | NodeTypeChanged):
            self._holders[change.at].append(number)
        if (name := _taken(change)) is not None:
            self._takers[name].append(number)

    def with_companions(self, chosen: Iterable[int]) -> set[int]:
        """The positions of changes, and of all that go back with them.

        A group that comes back brings what was in it.
        """
        return self.closed(self._with_contents(chosen))

    def closed(self, chosen: Iterable[int]) -> set[int]:
        """The positions of changes, and of those without which they cannot go back."""
        found: set[int] = set()
        pending = list(chosen)
        while pending:
            number = pending.pop()
            if number not in found:
                found.add(number)
                pending.extend(self._needed(self._changes[number]))
        return found

    def needed_by(self, kept: Collection[int]) -> set[int]:
        """The positions of changes, and of all without which they cannot be made."""
        return {
            number
            for number in range(len(self._changes))
            if number in kept or not self.closed((number,)).isdisjoint(kept)
        }

    def _with_contents(self, chosen: Iterable[int]) -> set[int]:
        found: set[int] = set()
        pending = list(chosen)
        while pending:
            number = pending.pop()
            found.add(number)
            change = self._changes[number]
            if isinstance(change, NodeRemoved):
                pending.extend(self._removed_inside[change.at])
        return found

    def _needed(self, change: Change) -> Iterator[int]:
        if (name := _given_back(change)) is not None:
            yield from self._takers[name]
        match change:
            case NodeAdded(at=at):
                yield from self._inside[Anchor(at=at, is_added=True)]
            case NodeRemoved(at=at) | NodeMoved(at=at):
                yield from self._holders[at.parent]
            case NodeTypeChanged(at=at, old=old, new=new):
                if new.kind in _HOLDERS and old.kind not in _HOLDERS:
                    yield from self._inside[Anchor(at=at)]
            case LanguageAdded() | ColumnRenamed() | SettingSet(key="default_language"):
                for number, one in enumerate(self._changes):
                    if _is_needed(one, change):
                        yield number
            case _:
                pass


def _taken(change: Change) -> Hashable | None:
    """The name or code that something has only since a change."""
    match change:
        case NodeAdded(new=node):
            return _row(node.name)
        case NodeRenamed(new=name):
            return _row(name)
        case ListAdded(at=at) | ListRenamed(at=at):
            return at.sheet, change.new if isinstance(change, ListRenamed) else at.name
        case ChoiceAdded(at=at) | ChoiceRecoded(at=at):
            return at.list, change.new if isinstance(change, ChoiceRecoded) else at.code
        case _:
            return None


def _given_back(change: Change) -> Hashable | None:
    """The name or code that something has again without a change."""
    match change:
        case NodeRemoved(at=at) | NodeRenamed(at=at):
            return _row(at.name)
        case ListRemoved(at=at) | ListRenamed(at=at):
            return at.sheet, at.name
        case ChoiceRemoved(at=at) | ChoiceRecoded(at=at):
            return at.list, at.code
        case _:
            return None


def _row(name: str) -> Hashable | None:
    """A row's name; rows without one take nothing from each other."""
    return ("row", name) if name else None


def _is_needed(one: Change, change: LanguageAdded | ColumnRenamed | SettingSet) -> bool:
    """Tell whether a change goes back with one of a language or column."""
    match change, one:
        case LanguageAdded(language=language), SettingSet(key="default_language", new=new):
            return language == new
        case SettingSet(old=old), LanguageRemoved(language=language):
            return language == old
        case ColumnRenamed(new=header), NodeAttributeSet(key="choice_filter", equivalent=True):
            return header in one.new
        case _:
            return False
