"""Expressions in which every answer has a name: what ``.``, ``../age`` and ``/data/age`` mean.

A bound tree holds ``Reference`` for each answer and for each thing that varies without
being one question's answer: today's date, the number of people in a repeat.
"""

from decimal import Decimal

from formkit.core.values import dataclass
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
    Logical,
    Number,
    Path,
    Reference,
    Text,
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

    @property
    def may_be_several(self) -> bool:
        """Tell whether more instances of a repeat may make a difference to it."""
        return self.entry is None or bool(self.entry.repeats)


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


def bind(tree: Tree, owner: Entry, logic: FormLogic, *, asked_once: bool = False) -> Bound:
    """Name all that an expression speaks of.

    Args:
        tree: the expression.
        owner: the row in which it stands.
        logic: the form's expressions.
        asked_once: whether to read it as if each repeat were asked exactly once, so that
            ``${age}`` of a repeat is one answer everywhere and ``count(${people})`` is 1.
    """
    binder = _Binder(owner, logic, asked_once=asked_once)
    return Bound(tree=binder.bound(tree), variables=tuple(binder.found.values()))


class _Binder:
    """One expression on its way; what it speaks of is found as it is rewritten."""

    def __init__(self, owner: Entry, logic: FormLogic, *, asked_once: bool) -> None:
        self._owner = owner
        self._logic = logic
        self._asked_once = asked_once
        self.found: dict[str, Variable] = {}

    def bound(self, part: Tree) -> Tree:
        """A part of the expression in which every answer has a name."""
        if self._asked_once and (simpler := _asked_once(part)):
            part = simpler
        variable = self._variable(part)
        if variable is None:
            return with_children(part, tuple(map(self.bound, children(part))))
        self.found.setdefault(variable.key, variable)
        return Reference(name=variable.key, start=part.start, end=part.end)

    def _variable(self, part: Tree) -> Variable | None:
        """What a part stands for as a whole; None when what is inside it is to be looked at."""
        entry = None
        match part:
            case Reference():
                entry = None if part.last_saved else self._logic.entries.get(part.name)
            case Path():
                entry = _at_the_end(part, self._owner, self._logic)
            case Filter() | Binary(operator="|"):
                pass
            case Call() if part.name in _OPAQUE_CALLS:
                pass
            case _:
                return None
        if entry and isinstance(entry.node, Question) and self._is_one(entry):
            return Variable(key=entry.node.name, entry=entry)
        key = format_expression(part)
        return Variable(key=f"./{key}" if key in self._logic.entries else key, tree=part)

    def _is_one(self, entry: Entry) -> bool:
        """Tell whether one answer is meant: every repeat around it is around the owner too."""
        around = tuple(map(id, self._owner.repeats))
        repeats = tuple(map(id, entry.repeats))
        return self._asked_once or repeats == around[: len(repeats)]


def _asked_once(part: Tree) -> Tree | None:
    """What a call that counts instances, or picks one, is where there is only one."""
    match part:
        case Call(name="count", arguments=(Reference() | Path(),)) | Call(name="position"):
            return _ONE
        case Call(name="indexed-repeat", arguments=(Reference() as asked, _, *_) as arguments):
            first = tuple(Binary(operator="=", left=index, right=_ONE) for index in arguments[2::2])
            is_first = Logical(operator="and", operands=first) if len(first) > 1 else first[0]
            return Call(name="if", arguments=(is_first, asked, Text(value="")))
        case _:
            return None


_ONE = Number(value=Decimal(1))


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
