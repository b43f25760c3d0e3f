"""What can happen to a row of the survey sheet: a question, group, repeat or stray row.

Each kind says one thing and speaks of the row by its old address; rows inside
a group have changes of their own.  Facts only: what a change costs is judged
elsewhere, how it is worded is in ``describing``.
"""

from formkit.changes.addresses import Address, Anchor, NodeKind, kind_of
from formkit.changes.standing import Standing
from formkit.core.location import NOWHERE, Loc
from formkit.core.values import dataclass, field, replace
from formkit.model.form import Node, Question, Stray
from formkit.model.question_types import ParsedType, Role, format_type


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeAdded:
    """A row that was not there."""

    at: Address
    """The new address."""
    parent: Anchor
    after: Anchor | None
    """The row before it in its group; None when it comes first."""
    new: Node
    """The row without those inside it, which are added or moved by changes of their own."""
    new_loc: Loc = field(default=NOWHERE, compare=False)

    @property
    def code(self) -> str:
        """Such as ``question-added``, ``group-added``."""
        return f"{self.at.kind}-added"


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRemoved:
    """A row that is gone; those inside it are removed or moved by changes of their own."""

    at: Address
    old: Node
    """The row without those inside it."""
    old_loc: Loc = field(default=NOWHERE, compare=False)

    @property
    def code(self) -> str:
        """Such as ``question-removed``, ``group-removed``."""
        return f"{self.at.kind}-removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRenamed:
    """The same row under another name."""

    at: Address
    old: str
    new: str
    old_loc: Loc = field(default=NOWHERE, compare=False)
    new_loc: Loc = field(default=NOWHERE, compare=False)

    @property
    def code(self) -> str:
        """Such as ``question-renamed``, ``group-renamed``."""
        return f"{self.at.kind}-renamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeMoved:
    """A row that stands elsewhere, with all that is in it."""

    at: Address
    new_at: Address
    """The new address, by the new names of the groups around it."""
    old_after: Address | None
    """The row that was before it in its group; None when it came first."""
    parent: Anchor
    after: Anchor | None
    """The row that is before it in its group now; None when it comes first."""
    old_loc: Loc = field(default=NOWHERE, compare=False)
    new_loc: Loc = field(default=NOWHERE, compare=False)

    @property
    def code(self) -> str:
        """Such as ``question-moved``, ``group-moved``."""
        return f"{self.at.kind}-moved"

    @property
    def is_within_group(self) -> bool:
        """Tell whether only the order changed: the row is in the group that it was in."""
        return self.parent == Anchor(at=self.at.parent)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowType:
    """All that a type cell says."""

    kind: NodeKind
    type: str
    list_name: str = ""
    or_other: bool = False

    @property
    def text(self) -> str:
        """The type cell as formkit writes it.

        >>> RowType(kind=NodeKind.QUESTION, type="select_one", list_name="water").text
        'select_one water'
        """
        begins = self.kind in {NodeKind.GROUP, NodeKind.REPEAT}
        role = Role.BEGIN if begins else Role.QUESTION
        return format_type(
            ParsedType(type=self.type, list_name=self.list_name, or_other=self.or_other, role=role)
        )


def type_of(node: Node) -> RowType:
    """What the type cell of a row says."""
    list_name = "" if isinstance(node, Stray) else node.list_name
    or_other = isinstance(node, Question) and node.or_other
    return RowType(kind=kind_of(node), type=node.type, list_name=list_name, or_other=or_other)


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeTypeChanged:
    """The same row with another type, or with the same type and another choice list."""

    at: Address
    old: RowType
    new: RowType
    equivalent: bool = False
    """Whether the list only follows its own new name."""
    old_loc: Loc = field(default=NOWHERE, compare=False)
    new_loc: Loc = field(default=NOWHERE, compare=False)

    @property
    def code(self) -> str:
        """``question-type-changed``; ``question-list-changed`` where only the list differs."""
        return f"{self.at.kind}-{'list' if self.is_list_only else 'type'}-changed"

    @property
    def is_list_only(self) -> bool:
        """Tell whether the type is the same but for its choice list."""
        return replace(self.old, list_name=self.new.list_name) == self.new


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeEndChanged:
    """The end row of a group or repeat came or went."""

    at: Address
    closed: bool
    """Whether it has an end row now."""
    old_loc: Loc = field(default=NOWHERE, compare=False)
    new_loc: Loc = field(default=NOWHERE, compare=False)

    @property
    def code(self) -> str:
        """Such as ``group-closed``, ``group-unclosed``, ``repeat-closed``."""
        return f"{self.at.kind}-{'closed' if self.closed else 'unclosed'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeAttributeSet:
    """Another text in one cell of a row."""

    at: Address
    key: str
    """The column: a key as in ``model.attributes``, or the header of an unknown column."""
    is_extra: bool = False
    """Whether formkit does not know the column."""
    old: str
    """Empty when nothing stood there."""
    new: str
    """Empty when nothing stands there now."""
    equivalent: bool = False
    """Whether only the spelling differs, or references follow new names, or the same answers
    meet it."""
    standing: Standing | None = None
    """For a condition that was compared: how the new one stands to the old one."""
    old_loc: Loc = field(default=NOWHERE, compare=False)
    new_loc: Loc = field(default=NOWHERE, compare=False)

    @property
    def code(self) -> str:
        """Such as ``question-attribute-set``, ``group-attribute-set``."""
        return f"{self.at.kind}-attribute-set"

    @property
    def is_of_condition(self) -> bool:
        """Tell whether the cell says when, or to which answers, something holds."""
        return self.key in {"relevant", "constraint", "required"} and not self.is_extra


RowChange = (
    NodeAdded
    | NodeRemoved
    | NodeRenamed
    | NodeMoved
    | NodeTypeChanged
    | NodeEndChanged
    | NodeAttributeSet
)
