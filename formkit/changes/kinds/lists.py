"""What can happen to a choice list and to the choices in it."""

from typing import ClassVar

from formkit.changes.addresses import ChoiceAddress, ChoiceAnchor, ListAddress
from formkit.core.location import NOWHERE, Loc
from formkit.core.values import dataclass, field
from formkit.model.form import Choice, ChoiceList


@dataclass(frozen=True, slots=True, kw_only=True)
class ListAdded:
    """A choice list that was not there, with all its choices."""

    code: ClassVar[str] = "list-added"

    at: ListAddress
    """By the new name."""
    after: str | None
    """The new name of the list before it; None when it comes first."""
    new: ChoiceList
    new_loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRemoved:
    """A choice list that is gone, with all its choices."""

    code: ClassVar[str] = "list-removed"

    at: ListAddress
    old: ChoiceList
    old_loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRenamed:
    """The same choice list under another name; its users' types have changes of their own."""

    code: ClassVar[str] = "list-renamed"

    at: ListAddress
    old: str
    new: str
    old_loc: Loc = field(default=NOWHERE, compare=False)
    new_loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMoved:
    """A choice list that begins elsewhere on its sheet: nobody who answers sees it."""

    code: ClassVar[str] = "list-moved"
    equivalent: ClassVar[bool] = True

    at: ListAddress
    old_after: str | None
    """The old name of the list that was before it; None when it came first."""
    after: str | None
    """The new name of the list that is before it; None when it comes first."""
    old_loc: Loc = field(default=NOWHERE, compare=False)
    new_loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceAdded:
    """A code that a list did not have."""

    code: ClassVar[str] = "choice-added"

    at: ChoiceAddress
    """The list by its old name, the choice by its new code."""
    after: ChoiceAnchor | None
    """The choice before it; None when it comes first."""
    new: Choice
    new_loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceRemoved:
    """A code is gone from a list: those who would have given it now say something else."""

    code: ClassVar[str] = "choice-removed"

    at: ChoiceAddress
    old: Choice
    old_loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceRecoded:
    """The same answer under another code."""

    code: ClassVar[str] = "choice-recoded"

    at: ChoiceAddress
    old: str
    new: str
    old_loc: Loc = field(default=NOWHERE, compare=False)
    new_loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceMoved:
    """A choice that stands elsewhere in its list."""

    code: ClassVar[str] = "choice-moved"

    at: ChoiceAddress
    old_after: ChoiceAnchor | None
    """The choice that was before it; None when it came first."""
    after: ChoiceAnchor | None
    """The choice that is before it now; None when it comes first."""
    old_loc: Loc = field(default=NOWHERE, compare=False)
    new_loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceAttributeSet:
    """Another text in one cell of a choice."""

    at: ChoiceAddress
    key: str
    """The column: a key as in ``model.attributes``, or the header of an unknown column."""
    is_extra: bool = False
    """Whether formkit does not know the column; choice filters may read it all the same."""
    old: str
    """Empty when nothing stood there."""
    new: str
    """Empty when nothing stands there now."""
    equivalent: bool = False
    """Whether references in it only follow their questions' new names."""
    old_loc: Loc = field(default=NOWHERE, compare=False)
    new_loc: Loc = field(default=NOWHERE, compare=False)

    @property
    def code(self) -> str:
        """``choice-relabelled`` for its wording, ``choice-attribute-set`` for the rest."""
        is_label = not self.is_extra and self.key.partition("::")[0] == "label"
        return "choice-relabelled" if is_label else "choice-attribute-set"


ListChange = (
    ListAdded
    | ListRemoved
    | ListRenamed
    | ListMoved
    | ChoiceAdded
    | ChoiceRemoved
    | ChoiceRecoded
    | ChoiceMoved
    | ChoiceAttributeSet
)
