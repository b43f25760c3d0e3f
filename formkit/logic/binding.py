"""Expressions in which every answer has a name: what ``.``, ``../age`` and ``/data/age`` mean.

A bound tree holds ``Reference`` for each answer and for each thing that varies without
being one question's answer: today's date, the number of people in a repeat.
"""

from dataclasses import dataclass

from formkit.logic.form_logic import FormLogic, path_of
from formkit.model.form import Question
from formkit.model.index import Entry
from formkit.xpath.printing import format_expression
from formkit.xpath.tree import (
    ANY_NODE,
    CHILD,
    PARENT,
    SELF,
    Binary,
    Call,
    Filter,
    Path,
    Reference,
    Tree,
    children,
    with_children,
)

_OPAQUE_CALLS = frozenset(
    (
        "count",
        "count-non-empty",
        "indexed-repeat",
        "instance",
        "jr:choice-name",
        "jr:itext",
        "last",
        "now",
        "once",
        "position",
        "property",
        "pulldata",
        "random",
        "randomize",
        "today",
        "uuid",
        "version",
    )
)
"""Calls whose value comes from elsewhere than from single answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """What a bound tree speaks of by one name."""

    key: str
    """The question's name; for what is no single answer, the expression as it is written."""
    entry: Entry | None = None
    """The question, where it is one."""
    tree: Tree | None = None
    """The expression, where it is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """An expression and what it speaks of."""

    tree: Tree
    variables: tuple[Variable, ...]
    """In the order of the text, each once."""

    @property
    def keys(self) -> frozenset[str]:
        """The names that the tree speaks of."""
        return frozenset(variable.key for variable in self.variables)


def bind(tree: Tree, owner: Entry, logic: FormLogic) -> Bound:
    """Name all that an expression speaks of.

    Args:
        tree: the expression.
        owner: the row in which it stands.
        logic: the form's expressions.
    """
    found: dict[str, Variable] = {}

    def bound(part: Tree) -> Tree:
        variable = _variable(part, owner, logic)
        if variable is None:
            return with_children(part, tuple(map(bound, children(part))))
        found.setdefault(variable.key, variable)
        return Reference(name=variable.key, start=part.start, end=part.end)

    return Bound(tree=bound(tree), variables=tuple(found.values()))


def _variable(part: Tree, owner: Entry, logic: FormLogic) -> Variable | None:
    """What a part stands for as a whole; None when what is inside it is to be looked at."""
    entry = None
    match part:
        case Reference():
            entry = None if part.last_saved else logic.entries.get(part.name)
        case Path():
            entry = _at_the_end(part, owner, logic)
        case Filter() | Binary(operator="|"):
            pass
        case Call() if part.name in _OPAQUE_CALLS:
            pass
        case _:
            return None
    if entry and isinstance(entry.node, Question) and _is_in_reach(entry, owner):
        return Variable(key=entry.node.name, entry=entry)
    return Variable(key=format_expression(part), tree=part)


def _at_the_end(path: Path, owner: Entry, logic: FormLogic) -> Entry | None:
    """The row that a path without predicates leads to."""
    here = path_of(owner)
    steps = path.steps
    if path.absolute:
        here, steps = (), steps[1:]
    elif path.base not in {None, Call(name="current")}:
        return None
    for step in steps:
        if step.predicates:
            return None
        if step.axis == PARENT and step.test == ANY_NODE and here:
            here = here[:-1]
        elif step.axis == CHILD:
            here = (*here, step.test)
        elif step.axis != SELF or step.test != ANY_NODE:
            return None
    entry = logic.paths.get(here)
    return entry if entry and logic.entries.get(entry.node.name) is entry else None


def _is_in_reach(entry: Entry, owner: Entry) -> bool:
    """Tell whether one answer is meant: every repeat around it is around the owner too."""
    around = tuple(map(id, owner.repeats))
    return tuple(map(id, entry.repeats)) == around[: len(entry.repeats)]
