"""Expressions as trees: frozen values that know their place in the cell's text.

Two trees are equal when they say the same thing in the same order; where they
stand, white space, quotes and redundant brackets do not count.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from formkit.core.values import dataclass, field, replace

SELF = "self"
PARENT = "parent"
CHILD = "child"
ATTRIBUTE = "attribute"
DESCENDANT_OR_SELF = "descendant-or-self"
ANY_NODE = "node()"
"""What a step asks for when every node will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What every part of a tree has: a place in the text, counted in characters from 0."""

    start: int = field(default=0, compare=False, repr=False)
    end: int = field(default=0, compare=False, repr=False)
    """The place after the last character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Node):
    """A number as written; never negative, the sign is a ``Negative`` around it."""

    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Node):
    """A text in quotes, without them."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Node):
    """A question's answer: ``${name}`` or ``${last-saved#name}``."""

    name: str
    last_saved: bool = False

    @property
    def name_start(self) -> int:
        """Where the name itself begins."""
        return self.end - 1 - len(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Node):
    """One step of a path; ``.`` is ``self::node()``, ``..`` is ``parent::node()``."""

    axis: str = CHILD
    test: str
    """A name, ``*``, ``prefix:*``, ``node()``, ``text()`` …"""
    predicates: tuple["Tree", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Node):
    """Steps from the form's root, from the question itself, or from what ``base`` gives."""

    base: "Tree | None" = None
    """Where the path begins when it is neither the root nor the question itself."""
    absolute: bool = False
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter(Node):
    """Some of what ``base`` gives: ``${members}[age > 5]``."""

    base: "Tree"
    predicates: tuple["Tree", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Node):
    """A function and its arguments."""

    name: str
    arguments: tuple["Tree", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Negative(Node):
    """A minus sign before a value."""

    operand: "Tree"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logical(Node):
    """Conditions joined by one operator, ``and`` or ``or``; two or more of them."""

    operator: str
    operands: tuple["Tree", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Binary(Node):
    """Two values compared, calculated with or united: ``= != < <= > >= + - * div mod |``."""

    operator: str
    left: "Tree"
    right: "Tree"


Tree = Number | Text | Reference | Path | Filter | Call | Negative | Logical | Binary


def children(tree: Tree) -> tuple[Tree, ...]:  # noqa: PLR0911 - one for each kind
    """The trees directly inside this one, in the order of the text."""
    match tree:
        case Number() | Text() | Reference():
            return ()
        case Path():
            inside = tuple(predicate for step in tree.steps for predicate in step.predicates)
            return inside if tree.base is None else (tree.base, *inside)
        case Filter():
            return (tree.base, *tree.predicates)
        case Call():
            return tree.arguments
        case Negative():
            return (tree.operand,)
        case Logical():
            return tree.operands
        case Binary():
            return (tree.left, tree.right)
        case _:
            assert_never(tree)


def with_children(tree: Tree, inside: tuple[Tree, ...]) -> Tree:  # noqa: PLR0911 - one for each kind
    """The same tree around other trees: as many as ``children`` gives, and in that order."""
    match tree:
        case Number() | Text() | Reference():
            return tree
        case Path():
            return _with_path_children(tree, iter(inside))
        case Filter():
            return replace(tree, base=inside[0], predicates=inside[1:])
        case Call():
            return replace(tree, arguments=inside)
        case Negative():
            return replace(tree, operand=inside[0])
        case Logical():
            return replace(tree, operands=inside)
        case Binary():
            return replace(tree, left=inside[0], right=inside[1])
        case _:
            assert_never(tree)


def _with_path_children(path: Path, inside: Iterator[Tree]) -> Path:
    base = None if path.base is None else next(inside)
    steps: list[Step] = []
    for step in path.steps:
        predicates = tuple(next(inside) for _ in step.predicates)
        steps.append(replace(step, predicates=predicates))
    return replace(path, base=base, steps=tuple(steps))


def walk(tree: Tree) -> Iterator[Tree]:
    """This tree and all inside it, each before what it holds, in the order of the text."""
    waiting = [tree]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(children(current)))
