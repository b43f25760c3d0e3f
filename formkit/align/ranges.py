"""The numbers that a constraint lets through, where it says so plainly."""

from decimal import Decimal

from formkit.core.values import dataclass
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.parser import parse
from formkit.xpath.tree import Binary, Logical, Negative, Number, Path, Tree

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}
_ITSELF = parse(".")
WHOLE = Decimal(1)
FRACTION = Decimal("0.000001")
"""The least by which two answers to a ``decimal`` are taken to differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The least and the greatest number; None where a side has no plain bound."""

    least: Decimal | None = None
    greatest: Decimal | None = None
    is_whole: bool = True
    """Whether the bounds are all that the constraint says."""


def range_of(constraint: str, *, step: Decimal = WHOLE) -> Range:
    """Read the bounds off a constraint; what compares with other answers is left out.

    Args:
        constraint: the cell.
        step: how far the next number is: ``. < 5`` ends at 4 where answers are whole.

    >>> found = range_of(". >= 0 and . < 100 and . <= ${all}")
    >>> str(found.least), str(found.greatest), found.is_whole
    ('0', '99', False)
    """
    if not constraint:
        return Range()
    try:
        tree = parse(constraint)
    except XPathSyntaxError:
        return Range(is_whole=False)
    parts = tree.operands if isinstance(tree, Logical) and tree.operator == "and" else (tree,)
    bounds = [_bound(part, step) for part in parts]
    known = [bound for bound in bounds if bound]
    lower = [number for sign, number in known if sign in {">=", "="}]
    upper = [number for sign, number in known if sign in {"<=", "="}]
    return Range(
        least=max(lower, default=None),
        greatest=min(upper, default=None),
        is_whole=len(known) == len(bounds),
    )


def _bound(tree: Tree, step: Decimal) -> tuple[str, Decimal] | None:
    """``>=``, ``<=`` or ``=``, and a number."""
    if not isinstance(tree, Binary) or tree.operator not in _TURNED:
        return None
    left, right, sign = tree.left, tree.right, tree.operator
    if _is_itself(right):
        left, right, sign = right, left, _TURNED[sign]
    number = _number(right)
    if not _is_itself(left) or number is None:
        return None
    if sign == "<":
        return "<=", number - step
    return (">=", number + step) if sign == ">" else (sign, number)


def _is_itself(tree: Tree) -> bool:
    return isinstance(tree, Path) and tree == _ITSELF


def _number(tree: Tree) -> Decimal | None:
    if isinstance(tree, Negative):
        number = _number(tree.operand)
        return None if number is None else -number
    return tree.value if isinstance(tree, Number) else None
