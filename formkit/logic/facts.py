"""What a form says about each answer: when it is asked, what it may be, how it comes about."""

from collections.abc import Iterator
from decimal import Decimal

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.logic.binding import Bound, Variable, bind
from formkit.logic.form_logic import FormLogic, repeats_of, written
from formkit.model.form import Question, Repeat
from formkit.model.index import Entry, is_yes
from formkit.xpath.tree import (
    ANY_NODE,
    SELF,
    Binary,
    Call,
    Logical,
    Negative,
    Number,
    Path,
    Reference,
    Step,
    Tree,
)

ITSELF = Path(steps=(Step(axis=SELF, test=ANY_NODE),))
"""The full stop: the answer that a constraint checks."""

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one variable besides its type."""

    variable: Variable
    conditions: tuple[Bound, ...] = ()
    """All of them hold when it is asked; while one does not, it is empty."""
    constraint: Bound | None = None
    """Holds for every answer that is not empty."""
    calculation: Bound | None = None
    """Gives the answer, which nobody types."""
    fixed: str | None = None
    """The answer that nobody can change."""
    doubt: Message | None = None
    """What of it cannot be read or worked out."""

    @property
    def expressions(self) -> tuple[Bound, ...]:
        """What decides about the answer: the conditions and the calculation."""
        return (*self.conditions, *((self.calculation,) if self.calculation else ()))

    @property
    def needed(self) -> tuple[Variable, ...]:
        """The variables that must be known before this one."""
        return tuple(variable for bound in self.expressions for variable in bound.variables)

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the largest number that the constraint lets through, where it says so."""
        return (
            bounds(self.constraint.tree, Reference(name=self.variable.key))
            if self.constraint
            else (None, None)
        )


def facts_of(variable: Variable, logic: FormLogic, *, asked_once: bool = False) -> Facts:
    """What the form says about a variable, with each repeat asked once or as often as it may be."""
    entry = variable.entry
    if entry is None:
        return Facts(variable=variable, doubt=_doubt_of(variable, logic))
    conditions, unread = _conditions(entry, logic, asked_once=asked_once)
    doubt = Message("{expression} cannot be read", expression=unread) if unread else None
    found: dict[str, Bound] = {}
    for key in ("constraint", "calculation"):
        cell = written(entry, key)
        if cell and cell.tree is None:
            doubt = Message("{expression} cannot be read", expression=cell.text)
        elif cell and cell.tree:
            found[key] = bind(cell.tree, entry, logic, asked_once=asked_once)
    node = entry.node
    assert isinstance(node, Question)  # noqa: S101 - only questions are variables
    if node.trigger:
        found.pop("calculation", None)
        doubt = doubt or Message("it is worked out when {trigger} changes", trigger=node.trigger)
    is_fixed = is_yes(node.read_only) and "calculation" not in found
    return Facts(
        variable=variable,
        conditions=conditions,
        constraint=found.get("constraint"),
        calculation=found.get("calculation"),
        fixed=node.default if is_fixed and not doubt else None,
        doubt=doubt,
    )


def _conditions(
    entry: Entry, logic: FormLogic, *, asked_once: bool
) -> tuple[tuple[Bound, ...], str]:
    """What must hold for a row to be asked, and the text of a part that cannot be read."""
    counts = [count for one in repeats_of(entry) if (count := written(one, "repeat_count"))]
    trees = [(one.tree, one) for one in logic.conditions(entry)]
    trees += [(asked_times(one.tree, ">=") if one.tree else None, one) for one in counts]
    conditions = tuple(
        bind(tree, cell.owner, logic, asked_once=asked_once) for tree, cell in trees if tree
    )
    return conditions, next((cell.text for tree, cell in trees if tree is None), "")


def asked_times(count: Tree, operator: str) -> Tree:
    """The condition that a repeat is asked at least once (``>=``), or at most once (``<=``)."""
    return Binary(operator=operator, left=count, right=Number(value=Decimal(1)))


def _doubt_of(variable: Variable, logic: FormLogic) -> Message | None:
    """Why a value of what is no question may not be one that can occur."""
    match variable.tree:
        case Call(name="today"):
            return None
        case Call(name="count", arguments=(Reference(name=name),)):
            found = logic.entries.get(name)
            is_free = found and isinstance(found.node, Repeat) and not found.node.repeat_count
        case Call(name="position"):
            nodes = (entry.node for entry in logic.index.active)
            is_free = not any(isinstance(one, Repeat) and one.repeat_count for one in nodes)
        case _:
            is_free = False
    if is_free:
        return None
    return Message("{expression} is not worked out here", expression=variable.key)


def conjuncts(tree: Tree) -> Iterator[Tree]:
    """The conditions of which all must hold for the whole to hold."""
    if isinstance(tree, Logical) and tree.operator == "and":
        for operand in tree.operands:
            yield from conjuncts(operand)
    else:
        yield tree


def bounds(tree: Tree, asked: Tree) -> tuple[Decimal | None, Decimal | None]:
    """The least and the largest number that a constraint lets through, where it says so.

    Args:
        tree: the constraint.
        asked: what stands in it for the answer that it checks.
    """
    low: list[Decimal] = []
    high: list[Decimal] = []
    for one in conjuncts(tree):
        if not isinstance(one, Binary) or one.operator not in _TURNED:
            continue
        operator, left, right = one.operator, one.left, one.right
        if right == asked:
            operator, left, right = _TURNED[operator], right, left
        number = _number(right)
        if left != asked or number is None:
            continue
        if operator in {">", ">=", "="}:
            low.append(number)
        if operator in {"<", "<=", "="}:
            high.append(number)
    return max(low, default=None), min(high, default=None)


def _number(tree: Tree) -> Decimal | None:
    match tree:
        case Number():
            return tree.value
        case Negative(operand=Number() as number):
            return -number.value
        case _:
            return None
