"""What a release calls otherwise, so that what a country said of things finds them again."""

from collections.abc import Mapping

from formkit.changes.addresses import Address, ChoiceAddress
from formkit.changes.kinds import Change
from formkit.changes.kinds.lists import ListRenamed
from formkit.changes.kinds.rows import NodeRenamed
from formkit.changes.merging import Merge
from formkit.changes.telling import told_of
from formkit.core.values import dataclass
from formkit.model.form import walk
from formkit.xpath.references import rename_references

Spot = tuple[str, ...]
"""A kind of change, its place and its outcome, wherever the group or module stands now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNames:
    """What one form calls otherwise than another."""

    rows: Mapping[str, str]
    """Of questions and groups: old name -> new name."""
    lists: Mapping[str, str]

    @classmethod
    def of(cls, merged: Merge) -> "NewNames":
        """What theirs calls otherwise than the base."""
        rows = {node.name for node in walk(merged.theirs.nodes)}
        lists = {one.name for one in merged.theirs.lists}
        withheld = (change for one in merged.conflicts for change in one.theirs)
        changes = (*merged.changes, *withheld)
        return cls(
            rows={
                one.old: one.new
                for one in changes
                if isinstance(one, NodeRenamed) and one.old and one.new in rows
            },
            lists={
                one.old: one.new
                for one in changes
                if isinstance(one, ListRenamed) and one.new in lists
            },
        )

    def spot(self, change: Change) -> Spot:
        """Where a change is made, and to what, by the new names."""
        at = getattr(change, "at", None)
        told = told_of(change)
        match at:
            case Address():
                place = ("row", self.rows.get(at.name, at.name))
            case ChoiceAddress():
                place = (self.lists.get(at.list.name, at.list.name), at.code)
            case _:
                place = ("", told.path)
        new = rename_references(told.new or "", self.rows)
        return (change.code, *place, told.column, new)
