"""Entries of a crosswalk for questions, groups and repeats."""

from collections.abc import Iterator

from formkit.changes.addresses import NodeKind
from formkit.changes.crosswalk import TAKEN_ENDING, Certainty, Entry, EntryKind, Names, path_of
from formkit.changes.crosswalk.places import Places, holds_of, names_of, repeat_around
from formkit.changes.kinds.rows import NodeAdded
from formkit.changes.outline import OutlineRow
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.model.form import Node
from formkit.model.module import VARIABLE_COLUMN
from formkit.model.question_types import QUESTION_TYPES, Holds, TypeKind

_RENAMED = Message("has another name")
_MOVED = Message("its group is another one, or has another name")
_RENAMED_AND_MOVED = Message("has another name, and its group is another one or has another name")
_GONE = Message("is gone; its answers stay in a column of their own")
_GONE_GROUP = Message("is gone; what became of the questions in it stands with each")
_ADDED = Message("is new; old data have no answers to it")
_OTHER_TABLE = Message(
    "is now in another repeat, or no longer in one; its answers are in another table and stay there"
)
_OTHER_TYPE = Message(
    "was {old} and is {new}, whose values are others; its answers stay in a column of their own",
    old="",
    new="",
)
_TAKEN = Message(
    "{reason}: that is called {column}, since the new form asks something under the old name",
    reason="",
    column="",
)
_SAME = Message("")
_DECIMAL = Message("was a whole number and is a decimal one: values stay as they are")
_WHOLE = Message("was a decimal number and is a whole one: values with a fraction stay as they are")
_SEVERAL = Message("took one answer and takes several: each old value is one of them")

_NUMBERS = {
    (Holds.INT, Holds.DECIMAL): _DECIMAL,
    (Holds.DECIMAL, Holds.INT): _WHOLE,
    (Holds.SELECT, Holds.SELECTS): _SEVERAL,
}
"""Types whose values are values of the other one."""

_KINDS = {
    NodeKind.QUESTION: EntryKind.QUESTION,
    NodeKind.GROUP: EntryKind.GROUP,
    NodeKind.REPEAT: EntryKind.REPEAT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a question that has data."""

    row: OutlineRow
    old: Names
    twin: OutlineRow | None = None
    """The question whose column its values belong to; None where there is none."""
    is_taken: bool = False
    """Whether it has none, and the new form asks something else under its names."""
    entries: tuple[Entry, ...]

    @property
    def new(self) -> Names:
        """The groups and name of that question; none where there is none."""
        return names_of(self.twin.address) if self.twin else ()


def find_fates(places: Places) -> Iterator[Fate]:
    """What became of each question of the old form that has data, in order."""
    for row in places.rows:
        if holds_of(row.node) is not Holds.NONE:
            yield _fate(row, places)


def find_groups(places: Places) -> Iterator[Entry]:
    """Groups and repeats that are called otherwise, stand elsewhere or are gone."""
    for row in places.rows:
        if row.kind in {NodeKind.GROUP, NodeKind.REPEAT}:
            old, new = names_of(row.address), places.new_names(row.address)
            if old != new:
                yield _entry(row, new or ())


def find_added(places: Places) -> Iterator[Entry]:
    """The questions with data that old data have nothing of."""
    for change in places.changes:
        if isinstance(change, NodeAdded) and change.new.name:
            if holds_of(change.new) is Holds.NONE:
                continue
            path = path_of(names_of(change.at))
            none = Certainty.NONE
            yield Entry(kind=EntryKind.QUESTION, new=path, certainty=none, note=_ADDED)


def _fate(row: OutlineRow, places: Places) -> Fate:
    old, twin = names_of(row.address), places.twin(row.address)
    if twin is None:
        note = _GONE
    elif places.new_names(repeat_around(row.address)) != names_of(repeat_around(twin.address)):
        note = _OTHER_TABLE
    else:
        note = _NUMBERS.get((holds_of(row.node), holds_of(twin.node)), _SAME)
        if note is not _SAME or _hold_alike(row.node, twin.node):
            return Fate(row=row, old=old, twin=twin, entries=tuple(_kept(row, twin, note)))
        note = _OTHER_TYPE.filled(old=row.node.type, new=twin.node.type)
    is_taken = _is_asked(old, places)
    if is_taken:
        note = _TAKEN.filled(reason=note, column=old[-1] + TAKEN_ENDING)
    return Fate(row=row, old=old, is_taken=is_taken, entries=(_lost(row, note),))


def _kept(row: OutlineRow, twin: OutlineRow, note: Message) -> Iterator[Entry]:
    old, new = names_of(row.address), names_of(twin.address)
    if old != new:
        yield _entry(row, new, twin.node)
    if note is not _SAME:
        yield Entry(kind=EntryKind.QUESTION, old=path_of(old), new=path_of(new), note=note)


def _is_asked(names: Names, places: Places) -> bool:
    """Tell whether the new form has a question with data under these names."""
    found = places.found(NodeKind.QUESTION, names)
    return found is not None and holds_of(found.node) is not Holds.NONE


def _hold_alike(old: Node, new: Node) -> bool:
    """Tell whether values of one question are values of the other."""
    if holds_of(old) is not holds_of(new):
        return _calculates(old) or _calculates(new)
    return old.type == new.type or {old.type, new.type} <= QUESTION_TYPES.keys()


def _calculates(node: Node) -> bool:
    known = QUESTION_TYPES.get(node.type)
    return known is not None and known.kind is TypeKind.CALCULATES


def _lost(row: OutlineRow, note: Message) -> Entry:
    path = path_of(names_of(row.address))
    return Entry(kind=_KINDS[row.kind], old=path, certainty=Certainty.NONE, note=note)


def _entry(row: OutlineRow, new: Names, twin: Node | None = None) -> Entry:
    """The entry of a row under other names; of one that is gone where there are none."""
    if not new:
        return _lost(row, _GONE_GROUP)
    old = names_of(row.address)
    is_renamed, is_moved = old[-1] != new[-1], old[:-1] != new[:-1]
    moved = _RENAMED_AND_MOVED if is_renamed else _MOVED
    is_certain = not is_renamed or twin is None or _says_the_same(row.node, twin)
    return Entry(
        kind=_KINDS[row.kind],
        old=path_of(old),
        new=path_of(new),
        certainty=Certainty.CERTAIN if is_certain else Certainty.LIKELY,
        note=moved if is_moved else _RENAMED,
    )


def _says_the_same(old: Node, new: Node) -> bool:
    """Tell whether two rows name themselves one, or are worded the same in some language."""
    if old.kuid == new.kuid != "":
        return True
    variable = old.extra_cell(VARIABLE_COLUMN)
    if variable:
        return variable == new.extra_cell(VARIABLE_COLUMN)
    return old.type == new.type and any(pair in new.labels.pairs for pair in old.labels)
