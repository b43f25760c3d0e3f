"""Under which heading of the text each change stands: groups by the names that they have now."""

from collections.abc import Iterable

from formkit.changes.addresses import SURVEY, Address
from formkit.changes.kinds import Change
from formkit.changes.kinds.rows import NodeAdded, NodeAttributeSet, NodeMoved, NodeRenamed
from formkit.render.change_items import home_of
from formkit.render.text.folding import Alike

Part = tuple[str, str | None]
"""Sheet, and group or list; None: of the whole sheet."""


class Parts:
    """The headings of some changes."""

    def __init__(self, changes: Iterable[Change]) -> None:
        """Look for the groups that have other names or stand elsewhere.

        Args:
            changes: all from the old form to the new one.
        """
        self._moved: dict[Address, str] = {}
        self._renamed: dict[Address, str] = {}
        self._known: dict[Address, str] = {Address(): ""}
        for change in changes:
            if isinstance(change, NodeMoved):
                self._moved[change.at] = change.new_at.path
            elif isinstance(change, NodeRenamed):
                self._renamed[change.at] = change.new

    def part_of(self, changes: Alike) -> Part:
        """The sheet, and the group or list, of changes that are told together."""
        first = changes[0]
        match first:
            case NodeAttributeSet() if len(changes) > 1:
                return SURVEY, None
            case NodeAdded():
                return home_of(first)
            case NodeMoved():
                return SURVEY, first.new_at.parent.path
            case _:
                at = getattr(first, "at", None)
                if isinstance(at, Address):
                    return SURVEY, self._group_around(at)
                return home_of(first)

    def _group_around(self, at: Address) -> str:
        if at in self._moved:
            return self._moved[at].rpartition("/")[0]
        return self._path(at.parent)

    def _path(self, group: Address) -> str:
        """Where a group of the old form stands now; where it stood, if it is gone."""
        if group not in self._known:
            name = self._renamed.get(group, str(group.steps[-1]))
            above = self._path(group.parent)
            here = f"{above}/{name}" if above else name
            self._known[group] = self._moved.get(group, here)
        return self._known[group]
