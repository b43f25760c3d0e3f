"""What each side calls things, and what the merged form will call them."""

from collections.abc import Iterable, Mapping, Sequence

from formkit.changes.columns import headers_of
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import (
    ColumnRenamed,
    LanguageAdded,
    LanguageRemoved,
    LanguageRenamed,
)
from formkit.changes.kinds.lists import ListAdded, ListRemoved, ListRenamed
from formkit.changes.kinds.rows import NodeAdded, NodeRemoved, NodeRenamed
from formkit.changes.merging.ground import Ground
from formkit.changes.merging.wishes import Side, Wish

Renamed = Mapping[str, str]
"""Name that a side uses -> name in the merged form, where they differ."""


class Renamings:
    """What a side calls things, and what the merged form will call them."""

    def __init__(self, ground: Ground, active: Sequence[Wish]) -> None:
        """Look at what is to be applied.

        Args:
            ground: the three forms.
            active: the wishes that are to be applied.
        """
        self.ground = ground
        self.active = [one.change for one in active]

    def rows(self, side: Side) -> Renamed:
        """Of questions and groups."""
        merged = {one.at: one.new for one in self.active if isinstance(one, NodeRenamed)}
        mine = {one.at: one.new for one in self.ground.of_kind(side, NodeRenamed)}
        if merged == mine:
            return {}
        gone = {one.at for one in self.ground.of_kind(side, NodeRemoved)}
        pairs = [
            (mine.get(at, at.name), merged.get(at, at.name))
            for at in self.ground.nodes
            if at not in gone
        ]
        added = (one.new.name for one in self.ground.of_kind(side, NodeAdded))
        return _where_they_differ((*pairs, *((name, name) for name in added)))

    def lists(self, side: Side, sheet: str) -> Renamed:
        """Of choice lists."""
        mine, merged = (
            {
                one.at.name: one.new
                for one in changes
                if isinstance(one, ListRenamed) and one.at.sheet == sheet
            }
            for changes in (self._all(side), self.active)
        )
        if mine == merged:
            return {}
        gone = {one.at for one in self.ground.of_kind(side, ListRemoved)}
        pairs = [
            (mine.get(at.name, at.name), merged.get(at.name, at.name))
            for at in self.ground.lists
            if at.sheet == sheet and at not in gone
        ]
        added = (
            one.at.name for one in self.ground.of_kind(side, ListAdded) if one.at.sheet == sheet
        )
        return _where_they_differ((*pairs, *((name, name) for name in added)))

    def columns(self, side: Side, sheet: str) -> Renamed:
        """Of columns that formkit does not know."""
        mine, merged = (
            {
                one.old: one.new
                for one in changes
                if isinstance(one, ColumnRenamed) and one.sheet == sheet
            }
            for changes in (self._all(side), self.active)
        )
        if mine == merged:
            return {}
        headers = headers_of(self.ground.forms[side], sheet) - set(mine.values())
        pairs = [(mine.get(old, old), merged.get(old, old)) for old in mine | merged]
        known = {name for name, _ in pairs}
        return _where_they_differ((*pairs, *((name, name) for name in headers - known)))

    def languages(self, side: Side) -> Renamed:
        """Of languages."""
        mine, merged = (
            {one.old: one.new for one in changes if isinstance(one, LanguageRenamed)}
            for changes in (self._all(side), self.active)
        )
        if mine == merged:
            return {}
        names = self.ground.base.languages
        added = (one.language for one in self.ground.of_kind(side, LanguageAdded))
        pairs = [(mine.get(name, name), merged.get(name, name)) for name in names]
        return _agreed((*pairs, *((name, name) for name in added)))

    def gone(self, side: Side) -> frozenset[str]:
        """Languages of the side that the merged form will not have."""
        removed = {one.language for one in self.active if isinstance(one, LanguageRemoved)}
        removed -= {one.language for one in self.ground.of_kind(side, LanguageRemoved)}
        mine = {one.old: one.new for one in self.ground.of_kind(side, LanguageRenamed)}
        added = {one.language for one in self.active if isinstance(one, LanguageAdded)}
        unborn = {one.language for one in self.ground.of_kind(side, LanguageAdded)} - added
        return frozenset({mine.get(name, name) for name in removed} | unborn)

    def _all(self, side: Side) -> list[Change]:
        return [one.change for one in self.ground.wishes[side]]


def _where_they_differ(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name -> merged name, of names that stand for one thing, or for several that agree."""
    named = _agreed((name, merged) for name, merged in pairs if name)
    return {name: merged for name, merged in named.items() if merged}


def _agreed(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The same, where nothing is a name, too, as it is among languages."""
    targets: dict[str, set[str]] = {}
    for name, merged in pairs:
        targets.setdefault(name, set()).add(merged)
    found = ((name, next(iter(its))) for name, its in targets.items() if len(its) == 1)
    return {name: merged for name, merged in found if name != merged}
