"""Where in a merged form a conflict is seen."""

from collections.abc import Iterator

from formkit.changes.addresses import CHOICES, Address, ChoiceAddress, ListAddress
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import SettingSet
from formkit.changes.kinds.lists import ChoiceRecoded, ListRenamed
from formkit.changes.kinds.rows import NodeRenamed
from formkit.changes.merging import Conflict, Merge
from formkit.changes.outline import outline_of
from formkit.changes.telling import told_of
from formkit.core.location import NOWHERE, Loc
from formkit.model.form import ChoiceList, Form


class ConflictPlaces:
    """The cells of a merged form, found by the names that the base had for them."""

    def __init__(self, merge: Merge, form: Form) -> None:
        """Know what was renamed.

        Args:
            merge: says what things are called in the merged form.
            form: the same form, as read from its file.
        """
        self._form = form
        self._rows = outline_of(form.nodes).rows
        self._names: dict[object, str] = {
            one.at: one.new
            for one in merge.changes
            if isinstance(one, NodeRenamed | ListRenamed | ChoiceRecoded)
        }

    def find(self, conflict: Conflict) -> Loc:
        """The cell, or the row, of the first thing that the form still has; NOWHERE for none."""
        changes = (*conflict.ours, *conflict.theirs)
        found = (place for one in changes for place in self._of(one))
        return next(found, NOWHERE)

    def _of(self, change: Change) -> Iterator[Loc]:
        key = getattr(change, "key", "") or told_of(change).column
        if isinstance(change, SettingSet):
            rows = iter((self._form.settings.loc,))
        else:
            rows = self._locs(getattr(change, "at", None))
        yield from (self._form.cell(loc, key) for loc in rows if loc.row)

    def _locs(self, at: object) -> Iterator[Loc]:
        match at:
            case Address():
                name = self._names.get(at, at.name)
                alike = [row for row in self._rows if row.kind == at.kind]
                yield from (row.node.loc for row in alike if row.address == at)
                yield from (row.node.loc for row in alike if name and row.address.name == name)
            case ListAddress():
                yield from (choice.loc for one in self._lists(at) for choice in one.choices[:1])
            case ChoiceAddress():
                code = self._names.get(at, at.code)
                for one in self._lists(at.list):
                    yield from (choice.loc for choice in one.choices if choice.code == code)
            case _:
                return

    def _lists(self, at: ListAddress) -> Iterator[ChoiceList]:
        name = self._names.get(at, at.name)
        lists = self._form.lists if at.sheet == CHOICES else self._form.external_lists
        return (one for one in lists if one.name == name)
