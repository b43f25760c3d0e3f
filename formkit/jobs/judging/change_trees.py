"""Changes as a tree: under their sheets, groups and lists, as the new form has them."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from formkit.changes.addresses import (
    SURVEY,
    Address,
    Anchor,
    ChoiceAddress,
    ListAddress,
    NodeKind,
    Step,
)
from formkit.changes.applying.rows import find_new_addresses
from formkit.changes.kinds import Change
from formkit.changes.kinds.rows import NodeAdded, RowChange
from formkit.changes.telling import told_of
from formkit.core.values import dataclass, field
from formkit.model.form import Form

Key = tuple[str, ...]
"""The way to a branch; the same as long as the branch is there."""


class BranchKind(StrEnum):
    """What a branch stands for."""

    SHEET = "sheet"
    """A sheet of the form; without a name, the form as a whole."""
    GROUP = "group"
    REPEAT = "repeat"
    ROW = "row"
    """A question, or a row that is none."""
    LIST = "list"
    CHOICE = "choice"
    PART = "part"
    """A language, column, setting or other sheet."""


_KINDS = {
    NodeKind.QUESTION: BranchKind.ROW,
    NodeKind.STRAY: BranchKind.ROW,
    NodeKind.GROUP: BranchKind.GROUP,
    NodeKind.REPEAT: BranchKind.REPEAT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A part of the form in which something changed."""

    key: Key
    kind: BranchKind
    name: str
    """As the new form has it, where it is still there."""
    own: tuple[int, ...] = ()
    """Positions of the changes of the part itself."""
    inside: "tuple[Branch, ...]" = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """Positions of all changes of the part and in it."""
        return (*self.own, *(number for one in self.inside for number in one.numbers))


def change_tree(
    old: Form, changes: Sequence[Change], shown: Iterable[int] | None = None
) -> tuple[Branch, ...]:
    """Sort changes under what they are changes of.

    Args:
        old: the form as it was.
        changes: all that happened to it.
        shown: positions of those that are wanted; None: all.

    Returns:
        One branch a sheet, in the order of the changes.
    """
    places = find_new_addresses(old.nodes, [one for one in changes if isinstance(one, RowChange)])
    top = _Growing(key=(), kind=BranchKind.SHEET, name="")
    for number in range(len(changes)) if shown is None else shown:
        branch = top
        for kind, step, name in _way(changes[number], places):
            branch = branch.child(kind, step, name)
        branch.own.append(number)
    return tuple(one.grown() for one in top.inside.values())


@dataclass(slots=True, kw_only=True)
class _Growing:
    """A branch to which changes are still added."""

    key: Key
    kind: BranchKind
    name: str
    own: list[int] = field(default_factory=list)
    inside: "dict[str, _Growing]" = field(default_factory=dict)

    def child(self, kind: BranchKind, step: str, name: str) -> "_Growing":
        """The branch inside this one, begun where it is not there."""
        if step not in self.inside:
            self.inside[step] = _Growing(key=(*self.key, step), kind=kind, name=name)
        return self.inside[step]

    def grown(self) -> Branch:
        """The branch as a value."""
        inside = tuple(one.grown() for one in self.inside.values())
        return Branch(
            key=self.key, kind=self.kind, name=self.name, own=tuple(self.own), inside=inside
        )


_Way = list[tuple[BranchKind, str, str]]
"""Kind, step and name of each branch on the way to a change."""


def _way(change: Change, places: Mapping[Anchor, Address]) -> _Way:
    """The branches around a change, the outermost first."""
    at = getattr(change, "at", None)
    match at:
        case Address():
            steps = _steps(at, places, is_added=isinstance(change, NodeAdded))
            rows = ((_KINDS[one.kind], f"{one.kind} {one}", one.name) for one in steps)
            return [(BranchKind.SHEET, SURVEY, SURVEY), *rows]
        case ListAddress():
            return [(BranchKind.SHEET, at.sheet, at.sheet), (BranchKind.LIST, at.name, at.name)]
        case ChoiceAddress(list=its, code=code, nth=nth):
            way = [(BranchKind.SHEET, its.sheet, its.sheet), (BranchKind.LIST, its.name, its.name)]
            return [*way, (BranchKind.CHOICE, f"{code}[{nth}]", code)]
        case _:
            told = told_of(change)
            return [(BranchKind.SHEET, "", ""), (BranchKind.PART, told.path, told.target)]


def _steps(at: Address, places: Mapping[Anchor, Address], *, is_added: bool) -> tuple[Step, ...]:
    """The way to a row in the new form; what is gone stands in the group where it stood."""
    found = places.get(Anchor(at=at, is_added=is_added))
    if found is not None or not at.steps:
        return found.steps if found else ()
    return (*_steps(at.parent, places, is_added=False), at.steps[-1])
