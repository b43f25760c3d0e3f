"""Entries of a crosswalk for choice lists and codes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeGuard, assert_never

from formkit.changes.addresses import ListAddress
from formkit.changes.crosswalk import TAKEN_ENDING, Certainty, Entry, EntryKind, path_of
from formkit.changes.crosswalk.lists import ListPlaces, list_of, name_of_list
from formkit.changes.crosswalk.places import Places
from formkit.changes.crosswalk.rows import Fate
from formkit.changes.kinds import Change
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceRecoded,
    ChoiceRemoved,
    ListAdded,
    ListRemoved,
    ListRenamed,
)
from formkit.changes.situations.choice_findings import ChoiceFindings, find_in_choices
from formkit.changes.situations.lists import parent_of
from formkit.core.messages import Message

_LIST_RENAMED = Message("has another name; data do not hold the names of lists")
_LIST_GONE = Message("is gone, with its codes")
_LIST_ADDED = Message("is new")
_RECODED = Message("has another code")
_MERGED = Message("is part of a wider answer now")
_ROLLED_UP = Message("counts as the code that its row names as its parent")
_SPLIT = Message("is divided into {codes}, and old data do not tell which was meant", codes="")
_GONE = Message("is gone, and no code stands for it")
_NOT_IN_LIST = Message("is no code of the list that the question has now")
_ADDED = Message("is new; nobody could give this answer before")
_TAKEN = Message(
    "{reason}: in old data it is called {code}, since the new form has another answer under the"
    " old code",
    reason="",
    code="",
)

_CodeChange = ChoiceAdded | ChoiceRecoded | ChoiceRemoved


@dataclass(frozen=True)
class Codes:
    """What became of the codes of all lists."""

    places: Places
    fates: tuple[Fate, ...]

    def entries(self) -> Iterator[Entry]:
        """Lists, then codes that differ, list by list, then those of questions' other lists."""
        for change in self.places.changes:
            match change:
                case ListRenamed(at=at, old=old, new=new):
                    yield self._list(at, _LIST_RENAMED, old=old, new=new)
                case ListRemoved(at=at):
                    yield self._list(at, _LIST_GONE, old=at.name)
                case ListAdded(at=at):
                    yield self._list(at, _LIST_ADDED, new=at.name)
                case _:
                    pass
        for entries in self._by_list.values():
            yield from entries
        for fate in self.fates:
            if self._has_other_list(fate):
                yield from self.of_column(fate)

    def of_column(self, fate: Fate) -> tuple[Entry, ...]:
        """The entries of the codes that a question's data hold."""
        if fate.twin is None or not name_of_list(fate.row.node):
            return ()
        if self._has_other_list(fate):
            return tuple(self._of_other_list(fate))
        return tuple(self._by_list.get(list_of(fate.row.node), ()))

    @cached_property
    def _by_list(self) -> Mapping[ListAddress, list[Entry]]:
        """Old list -> the entries of its codes."""
        found: dict[ListAddress, list[Entry]] = {}
        for at, parts in self._findings.split.items():
            whole = self._lost(at.list, at.code, _SPLIT.filled(codes=parts))
            found.setdefault(at.list, []).append(whole)
        for change in self.places.changes:
            if self._is_of_code(change):
                found.setdefault(change.at.list, []).append(self._code(change))
        return found

    def _is_of_code(self, change: Change) -> TypeGuard[_CodeChange]:
        """Tell whether a change of a code is not told already with those of a split or merge."""
        if not isinstance(change, _CodeChange) or change.at.nth > 1:
            return False
        told = (self._findings.split, self._findings.parts, self._findings.merging)
        return not any(change.at in one for one in told)

    def _code(self, change: _CodeChange) -> Entry:
        at = change.at
        match change:
            case ChoiceAdded():
                return self._choice(at.list, _ADDED, Certainty.NONE, new=at.code)
            case ChoiceRecoded(old=old, new=new):
                return self._choice(at.list, _RECODED, Certainty.CERTAIN, old=old, new=new)
            case ChoiceRemoved(old=gone):
                if whole := self._findings.merged.get(at):
                    return self._choice(at.list, _MERGED, Certainty.LIKELY, old=at.code, new=whole)
                parent = parent_of(gone)
                if parent in self.lists.new_codes(at.list):
                    certain = Certainty.CERTAIN
                    return self._choice(at.list, _ROLLED_UP, certain, old=at.code, new=parent)
                return self._lost(at.list, at.code, _GONE)
            case _:
                assert_never(change)

    def _lost(self, at: ListAddress, code: str, note: Message) -> Entry:
        if code in self.lists.new_codes(at):
            note = _TAKEN.filled(reason=note, code=code + TAKEN_ENDING)
        return self._choice(at, note, Certainty.NONE, old=code)

    def _choice(
        self, at: ListAddress, note: Message, certainty: Certainty, *, old: str = "", new: str = ""
    ) -> Entry:
        return Entry(
            kind=EntryKind.CHOICE,
            old=at.name,
            new=self.lists.new_name(at),
            old_code=old,
            new_code=new,
            questions=self._users.get(at, ()),
            certainty=certainty,
            note=note,
        )

    def _list(self, at: ListAddress, note: Message, *, old: str = "", new: str = "") -> Entry:
        return Entry(
            kind=EntryKind.LIST,
            old=old,
            new=new,
            questions=self._users.get(at, ()) if old else (),
            certainty=Certainty.CERTAIN if old and new else Certainty.NONE,
            note=note,
        )

    def _has_other_list(self, fate: Fate) -> bool:
        """Tell whether a question takes its answers from a list that is not its old one."""
        old, new = fate.row.node, fate.twin.node if fate.twin else None
        if new is None or not (name_of_list(old) and name_of_list(new)):
            return False
        return self.lists.new_name(list_of(old)) != name_of_list(new)

    def _of_other_list(self, fate: Fate) -> Iterator[Entry]:
        """The codes of a question's old list that its new one does not have."""
        new = fate.twin.node if fate.twin else fate.row.node
        known = self.lists.new_codes_of(new)
        for code in dict.fromkeys(self.lists.old_list(list_of(fate.row.node)).codes):
            if code not in known:
                yield Entry(
                    kind=EntryKind.CHOICE,
                    old=name_of_list(fate.row.node),
                    new=name_of_list(new),
                    old_code=code,
                    questions=(path_of(fate.old),),
                    certainty=Certainty.NONE,
                    note=_NOT_IN_LIST,
                )

    @cached_property
    def _findings(self) -> ChoiceFindings:
        return find_in_choices(self.places.changes, self.places.old, self.places.new)

    @cached_property
    def lists(self) -> ListPlaces:
        """Where the lists of the old form are in the new one."""
        return ListPlaces(self.places)

    @cached_property
    def _users(self) -> Mapping[ListAddress, tuple[str, ...]]:
        found: dict[ListAddress, list[str]] = {}
        for fate in self.fates:
            if name_of_list(fate.row.node):
                found.setdefault(list_of(fate.row.node), []).append(path_of(fate.old))
        return {at: tuple(paths) for at, paths in found.items()}
