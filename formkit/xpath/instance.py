"""The answers of one record, as the tree of elements that expressions walk through.

Changed in place while an interview goes on, so elements are equal only to themselves.
Children come and go through ``add`` and ``remove``, which keep the index by name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Element:
    """A question, a group or one instance of a repeat, with its answer.

    Compared and hashed by identity.
    """

    name: str
    text: str = ""
    """The answer as the XML stores it; empty where there is none."""
    data_type: str = "string"
    """What the bind's type holds, in the words of ``formkit.model.question_types.Holds``."""
    children: list["Element"] = field(default_factory=list, repr=False)
    """To be read; changed by ``add`` and ``remove``."""
    parent: "Element | None" = field(default=None, repr=False)
    relevant: bool = True
    """Whether it is asked: false too for all that lies in a group that is not."""
    attributes: dict[str, str] = field(default_factory=dict, repr=False)
    is_repeat: bool = False
    """Whether it is one instance of a repeat."""
    named: dict[str, tuple["Element", ...]] = field(default_factory=dict, init=False, repr=False)
    """The children by name, in order."""

    def __post_init__(self) -> None:
        """Make the children given its own."""
        self.children = list(self.children)
        grouped: dict[str, list[Element]] = {}
        for child in self.children:
            child.parent = self
            grouped.setdefault(child.name, []).append(child)
        self.named = {name: tuple(found) for name, found in grouped.items()}

    def add(self, child: "Element", place: int | None = None) -> "Element":
        """Take a child in, as the last one or before the child at ``place``; gives the child."""
        child.parent = self
        self.children.insert(len(self.children) if place is None else place, child)
        self._index(child.name)
        return child

    def remove(self, child: "Element") -> None:
        """Let a child go.

        Raises:
            ValueError: when it is no child of this element.
        """
        self.children.remove(child)
        child.parent = None
        self._index(child.name)

    def _index(self, name: str) -> None:
        found = tuple(child for child in self.children if child.name == name)
        if found:
            self.named[name] = found
        else:
            del self.named[name]

    @property
    def position(self) -> int:
        """Which one it is among its siblings of the same name, from 1."""
        return self.parent.named[self.name].index(self) + 1 if self.parent else 1

    @property
    def path(self) -> tuple["Element", ...]:
        """The elements from the root to this one, both among them."""
        found = [self]
        while (parent := found[-1].parent) is not None:
            found.append(parent)
        return tuple(reversed(found))

    def walk(self) -> Iterator["Element"]:
        """This element and all inside it, in the order of the record."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, *names: str) -> tuple["Element", ...]:
        """All elements that these names lead to from here, through all instances of repeats.

        >>> record = Element("data", children=[Element("age", "20")])
        >>> record.find("age")[0].text
        '20'
        """
        found: tuple[Element, ...] = (self,)
        for name in names:
            found = tuple(child for parent in found for child in parent.named.get(name, ()))
        return found

    def __str__(self) -> str:
        return "".join(f"/{_step(element)}" for element in self.path)


def _step(element: Element) -> str:
    several = element.parent is not None and len(element.parent.named[element.name]) > 1
    return f"{element.name}[{element.position}]" if several or element.is_repeat else element.name
