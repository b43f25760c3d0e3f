"""How a change names the row, choice or list that it speaks of.

Old addresses are looked up in the old form, all at once: a change never sees
what another one of the same batch has done.  Only rows and choices that the
batch itself adds are named by their new address, and an anchor says so.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from formkit.core.values import dataclass
from formkit.model.form import Choice, Group, Node, Question, Repeat

SURVEY = "survey"
CHOICES = "choices"
EXTERNAL_CHOICES = "external_choices"


class NodeKind(StrEnum):
    """What a row of the survey sheet is."""

    QUESTION = "question"
    GROUP = "group"
    REPEAT = "repeat"
    STRAY = "stray"


def kind_of(node: Node) -> NodeKind:
    """The kind of a node."""
    match node:
        case Question():
            return NodeKind.QUESTION
        case Group():
            return NodeKind.GROUP
        case Repeat():
            return NodeKind.REPEAT
        case _:
            return NodeKind.STRAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One row as the group around it knows it."""

    kind: NodeKind
    name: str = ""
    """Empty for a row without a name."""
    nth: int = 1
    """Counts, from 1, the rows of this kind and name that stand in the same group."""

    def __str__(self) -> str:
        shown = self.name or f"({self.kind})"
        return f"{shown}[{self.nth}]" if self.nth > 1 else shown


@dataclass(frozen=True, slots=True)
class Address:
    """One row of the survey sheet, by the groups around it and its own name."""

    steps: tuple[Step, ...] = ()
    """Outermost first; none for the form itself."""

    def child(self, kind: NodeKind, name: str, nth: int = 1) -> "Address":
        """The address of a row inside this group."""
        return Address((*self.steps, Step(kind=kind, name=name, nth=nth)))

    @property
    def parent(self) -> "Address":
        """The address of the group around the row; the form's own is its own parent."""
        return Address(self.steps[:-1])

    @property
    def kind(self) -> NodeKind:
        """What the row is; the form itself counts as a group."""
        return self.steps[-1].kind if self.steps else NodeKind.GROUP

    @property
    def name(self) -> str:
        """The row's name; empty where it has none."""
        return self.steps[-1].name if self.steps else ""

    @property
    def path(self) -> str:
        """For people: names joined by ``/``, ``name[2]`` where a name stands twice.

        >>> TOP.child(NodeKind.GROUP, "water").child(NodeKind.QUESTION, "source", 2).path
        'water/source[2]'
        """
        return "/".join(map(str, self.steps))


TOP = Address()
"""The form itself, in which the outermost rows stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A row that another one is put beside or into."""

    at: Address
    is_added: bool = False
    """Whether the same batch adds it: its address is then the new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListAddress:
    """One choice list."""

    name: str
    sheet: str = CHOICES
    """``choices`` or ``external_choices``."""

    @property
    def path(self) -> str:
        """For people: the list's name, after its sheet where that is not ``choices``."""
        return self.name if self.sheet == CHOICES else f"{self.sheet}/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceAddress:
    """One choice of a list."""

    list: ListAddress
    code: str
    nth: int = 1
    """Counts, from 1, the choices of the list that have this code."""

    @property
    def path(self) -> str:
        """For people: list and code joined by ``/``."""
        return f"{self.list.path}/{self.code}" + (f"[{self.nth}]" if self.nth > 1 else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceAnchor:
    """A choice that another one of the same list is put behind."""

    code: str
    nth: int = 1
    is_added: bool = False
    """Whether the same batch adds it: code and nth are then the new ones."""


def counted_codes(choices: Iterable[Choice]) -> Iterator[tuple[str, int]]:
    """The code of each choice of a list, and how many choices up to it have that code."""
    seen: dict[str, int] = {}
    for choice in choices:
        nth = seen[choice.code] = seen.get(choice.code, 0) + 1
        yield choice.code, nth
