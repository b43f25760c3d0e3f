"""What a merge comes to: a form, the changes that make it, and what somebody has to decide."""

from enum import StrEnum

from formkit.changes.kinds import Change
from formkit.changes.merging.clashes import ConflictKind
from formkit.core.values import dataclass
from formkit.model.form import Form


class Take(StrEnum):
    """What somebody decides about a conflict."""

    OURS = "ours"
    THEIRS = "theirs"
    BASE = "base"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """A text of one's own for a conflict about one cell."""

    text: str


Decision = Take | OwnText


@dataclass(frozen=True, slots=True, kw_only=True)
class CellTexts:
    """The three texts of one cell, or three names of one thing."""

    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What both sides cannot have: the merged form holds the base here until it is decided."""

    kind: ConflictKind
    path: str
    """The row, choice, list, language or cell that it is about, as in the base."""
    ours: tuple[Change, ...]
    """What ours did to the base that waits for a decision."""
    theirs: tuple[Change, ...]
    texts: CellTexts | None = None
    """Where it is about one text: the three of them."""
    takes_own_text: bool = False
    """Whether a text of one's own may be the answer."""
    key: str
    """Twelve digits that stand for it, the same in every run and for swapped sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Three forms as one."""

    form: Form
    changes: tuple[Change, ...]
    """What leads from the base to the merged form."""
    conflicts: tuple[Conflict, ...]
    """In the order in which they were found."""
    base: Form
    ours: Form
    theirs: Form
    decisions: tuple[tuple[str, Decision], ...] = ()
    """Those that were taken, by the key of their conflict."""
