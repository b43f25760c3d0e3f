"""Changes of the survey sheet as plain values, and back."""

from collections.abc import Container
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from formkit.changes.addresses import TOP, Address, Anchor, NodeKind, Step
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeEndChanged,
    NodeMoved,
    NodeRemoved,
    NodeRenamed,
    NodeTypeChanged,
    RowChange,
    type_of,
)
from formkit.changes.outline import Outline
from formkit.changes.plain.addresses import RowNames, shown
from formkit.changes.plain.cells import (
    EXTRA,
    ROW,
    PlainCells,
    column_of,
    read_node,
    read_type,
    straight,
    written_node,
    written_type,
)
from formkit.changes.plain.places import AFTER, PLACE, START, is_at_start
from formkit.changes.plain.problems import NotUnderstoodError
from formkit.core.messages import Message

if TYPE_CHECKING:
    from formkit.model.adaptation import PlainValue

INTO, _COLUMN = "into", "column"


def written_row_change(change: RowChange, names: RowNames) -> PlainCells:
    """A change of a row; ``names`` learns of added rows as they are written."""
    match change:
        case NodeAdded():
            return _written_added(change, names)
        case NodeMoved():
            return _written_moved(change, names)
        case NodeRenamed():
            more: PlainCells = {"to": change.new}
        case NodeRemoved() | NodeEndChanged():
            more = {}
        case NodeTypeChanged():
            more = {"from": written_type(change.old), "to": written_type(change.new)}
        case NodeAttributeSet():
            more = written_cell(change.key, change.old, change.new)
            if column_of(change.key, is_choice=False) != (change.key, change.is_extra):
                more[EXTRA] = "true"
        case _:
            assert_never(change)
    return {change.code: names.written_row(change.at), **more}


def written_cell(key: str, old: str, new: str) -> PlainCells:
    """A cell that is set: which, from what if anything, to what."""
    return {_COLUMN: key, **({"from": old} if old else {}), "to": new}


def _written_added(change: NodeAdded, names: RowNames) -> PlainCells:
    group, name = names.written_group(change.parent), change.new.name
    path: PlainValue = shown(change.at.kind, name)
    into: PlainCells = {}
    if not isinstance(group, str):
        into = {INTO: group}
    elif change.parent.at != TOP:
        path = f"{group}/{path}"
    place = _written_place(change.after, change.parent, names)
    names.add(change.at, change.parent, name)
    return {change.code: path, **into, **place, **written_node(change.new)}


def _written_moved(change: NodeMoved, names: RowNames) -> PlainCells:
    into: PlainCells = {}
    if not change.is_within_group:
        into = {INTO: names.written_group(change.parent)}
    place = _written_place(change.after, change.parent, names)
    return {change.code: names.written_row(change.at), **into, **place}


def _written_place(after: Anchor | None, parent: Anchor, names: RowNames) -> PlainCells:
    if after is None:
        return {PLACE: START}
    return {AFTER: names.written_beside(after, parent)}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReader:
    """Reads changes of rows; what they speak of is looked up in the old form."""

    outline: Outline
    names: RowNames
    leaving: Container[int]
    """The numbers of rows that do not keep their places."""

    def read(self, code: str, fields: PlainCells) -> RowChange:  # noqa: PLR0911 - one line a kind
        """One change.

        Raises:
            NotUnderstoodError: it speaks of what is not there.
        """
        word, _, what = code.partition("-")
        kind = NodeKind(word)
        if what == "added":
            return self._added(code, kind, fields)
        at = self.names.read_row(code, fields[code], kind)
        node = self.names.node(at)
        match what:
            case "removed":
                return NodeRemoved(at=at, old=node)
            case "renamed":
                return NodeRenamed(at=at, old=node.name, new=str(fields["to"]))
            case "moved":
                return self._moved(at, fields)
            case "closed" | "unclosed":
                return NodeEndChanged(at=at, closed=what == "closed")
            case "type-changed" | "list-changed":
                old, new = type_of(node), read_type("to", fields["to"])
                return NodeTypeChanged(at=at, old=old, new=new)
            case _:
                return self._cell_set(at, fields)

    def _added(self, code: str, kind: NodeKind, fields: PlainCells) -> NodeAdded:
        """A row that is added; where it is in the new form is worked out once all are read."""
        path = fields[code]
        row = fields.get(ROW, {})
        given = str(row["name"]) if isinstance(row, dict) and "name" in row else None
        if not isinstance(path, str):
            text = "{key} names no path; write it as {example}"
            raise NotUnderstoodError(code, Message(text, key=code, example="household/age"))
        name = path.rpartition("/")[2] if given is None else given
        name = "" if given is None and name == shown(kind, "") else name
        if INTO in fields:
            parent = self.names.read_group(INTO, fields[INTO])
        else:
            parent = self._parent(code, path, shown(kind, name))
        node = read_node(fields, kind, name)
        after = self._after(parent, fields)
        number = self.names.count_of_added
        at = Address((Step(kind=kind, name=str(number), nth=0),))
        self.names.add(at, parent, name)
        return NodeAdded(at=at, parent=parent, after=after, new=node)

    def _parent(self, code: str, path: str, last: str) -> Anchor:
        if path == last:
            return Anchor(at=TOP)
        if not path.endswith(f"/{last}"):
            text = "{path} ends in another name than the row has: {name}"
            raise NotUnderstoodError(code, Message(text, path=path, name=last))
        return self.names.read_group(code, path.removesuffix(f"/{last}"))

    def _after(self, parent: Anchor, fields: PlainCells) -> Anchor | None:
        """What the row comes behind; without a word, all that stays in the group."""
        if AFTER in fields:
            return self.names.read_beside(AFTER, fields[AFTER], parent)
        if is_at_start(fields) or parent.is_added:
            return None
        inside = self.outline.children[self.names.numbers[parent.at]]
        last = next((one for one in reversed(inside) if one not in self.leaving), None)
        return None if last is None else Anchor(at=self.outline.address(last))

    def _moved(self, at: Address, fields: PlainCells) -> NodeMoved:
        number = self.names.numbers[at]
        before, _ = self.outline.neighbours(number)
        parent = Anchor(at=at.parent)
        if INTO in fields:
            parent = self.names.read_group(INTO, fields[INTO])
        return NodeMoved(
            at=at,
            new_at=at,
            old_after=None if before is None else self.outline.address(before),
            parent=parent,
            after=self._after(parent, fields),
        )

    def _cell_set(self, at: Address, fields: PlainCells) -> NodeAttributeSet:
        key, is_extra = read_column(fields, is_choice=False)
        return NodeAttributeSet(
            at=at,
            key=key,
            is_extra=is_extra,
            old=str(fields.get("from", "")),
            new=straight(str(fields["to"])),
        )


def read_column(fields: PlainCells, *, is_choice: bool) -> tuple[str, bool]:
    """The column that is set.

    Raises:
        NotUnderstoodError: it is one that has a change of its own.
    """
    header = str(fields[_COLUMN])
    if fields.get(EXTRA) == "true":
        return header, True
    column = column_of(header, is_choice=is_choice)
    if column is None:
        text = "{column} is no cell to be set; a new name or type is a change of its own"
        raise NotUnderstoodError(_COLUMN, Message(text, column=header))
    return column
