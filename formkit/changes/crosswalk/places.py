"""Where the rows of an old form stand in the new one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from formkit.changes.addresses import Address, NodeKind
from formkit.changes.crosswalk import Names
from formkit.changes.kinds import Change
from formkit.changes.kinds.rows import NodeMoved, NodeRemoved, NodeRenamed
from formkit.changes.outline import OutlineRow, outline_of
from formkit.model.form import Form, Node, Question
from formkit.model.question_types import QUESTION_TYPES, Holds


def names_of(at: Address) -> Names:
    """The names of an address, as the headers of data join them."""
    return tuple(step.name for step in at.steps if step.name)


def holds_of(node: Node) -> Holds:
    """What the data holds for a row; text for a question of an unknown type."""
    if not isinstance(node, Question):
        return Holds.NONE
    known = QUESTION_TYPES.get(node.type)
    return known.holds if known else Holds.STRING


@dataclass(frozen=True)
class Places:
    """Two forms, and where each row went; each part is worked out when it is first asked for."""

    old: Form
    new: Form
    changes: Sequence[Change]

    @cached_property
    def rows(self) -> tuple[OutlineRow, ...]:
        """The rows of the old form that have a name."""
        return tuple(row for row in outline_of(self.old.nodes).rows if row.node.name)

    def new_names(self, at: Address) -> Names | None:
        """The groups and name of an old row in the new form; None where it is gone."""
        new = self._new_address(at)
        return None if new is None else names_of(new)

    def twin(self, at: Address) -> OutlineRow | None:
        """The row of the new form that an old row is; None where it is gone."""
        new = self._new_address(at)
        if new is None:
            return None
        return self._at.get(new) or self.found(new.kind, names_of(new))

    def found(self, kind: NodeKind, names: Names) -> OutlineRow | None:
        """The row of the new form that has these names; the first of several."""
        return self._named.get((kind, names))

    def _new_address(self, at: Address) -> Address | None:
        """Where a row stands now; of rows with one name in one group any may be meant."""
        if at in self._gone:
            return None
        if at in self._moved or not at.steps:
            return self._moved.get(at, at)
        above = self._new_address(at.parent) or Address()
        return above.child(at.kind, self._renamed.get(at, at.name), at.steps[-1].nth)

    @cached_property
    def _new_rows(self) -> tuple[OutlineRow, ...]:
        return outline_of(self.new.nodes).rows

    @cached_property
    def _at(self) -> Mapping[Address, OutlineRow]:
        return {row.address: row for row in self._new_rows}

    @cached_property
    def _named(self) -> Mapping[tuple[NodeKind, Names], OutlineRow]:
        return {(row.kind, names_of(row.address)): row for row in reversed(self._new_rows)}

    @cached_property
    def _gone(self) -> frozenset[Address]:
        return frozenset(one.at for one in self.changes if isinstance(one, NodeRemoved))

    @cached_property
    def _moved(self) -> Mapping[Address, Address]:
        return {one.at: one.new_at for one in self.changes if isinstance(one, NodeMoved)}

    @cached_property
    def _renamed(self) -> Mapping[Address, str]:
        return {one.at: one.new for one in self.changes if isinstance(one, NodeRenamed)}


def repeat_around(at: Address) -> Address:
    """The innermost repeat that a row stands in, a table of its own in the data; or the form."""
    above = at.parent
    while above.steps and above.kind is not NodeKind.REPEAT:
        above = above.parent
    return above
