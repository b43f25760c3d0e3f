"""Conditions that are always true, told by their form alone."""

from collections.abc import Iterator

from formkit.logic.facts import conjuncts
from formkit.logic.uses import as_number
from formkit.xpath.tree import Binary, Call, Logical, Negative, Number, Text, Tree

_OPPOSITES = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_TURNED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_UPWARDS = frozenset((">", ">="))
_DOWNWARDS = frozenset(("<", "<="))


def always_true_part(tree: Tree) -> Tree | None:
    """The first of the conditions, of which all must hold, that holds whatever is answered."""
    for part in conjuncts(tree):
        if is_constant_truth(part):
            return part
        if isinstance(part, Logical) and part.operator == "or" and _is_covered(part):
            return part
    return None


def is_constant_truth(tree: Tree) -> bool:
    """Tell whether a condition reads no answer and is true: ``true()``, ``1 = 1``, ``'yes'``."""
    match tree:
        case Call(name="true", arguments=()):
            return True
        case Call(name="not", arguments=(Call(name="false", arguments=()),)):
            return True
        case Text(value=value):
            return bool(value)
        case Number(value=value):
            return bool(value)
        case Binary(operator="=", left=Text() | Number() as left, right=right):
            return left == right
        case _:
            return False


def _is_covered(tree: Logical) -> bool:
    """Tell whether two of the conditions leave no answer out."""
    ways = tuple(_flat(tree))
    pairs = ((one, other) for place, one in enumerate(ways) for other in ways[place + 1 :])
    return any(is_constant_truth(one) for one in ways) or any(
        _is_opposite(one, other) or _is_opposite(other, one) or _overlap(one, other)
        for one, other in pairs
    )


def _flat(tree: Tree) -> Iterator[Tree]:
    if isinstance(tree, Logical) and tree.operator == "or":
        for operand in tree.operands:
            yield from _flat(operand)
    else:
        yield tree


def _is_opposite(one: Tree, other: Tree) -> bool:
    """Tell whether one says what the other denies: ``not(a)`` and ``a``, ``=`` and ``!=``."""
    if isinstance(one, Call) and one.name == "not":
        return one.arguments == (other,)
    if not isinstance(one, Binary) or not isinstance(other, Binary):
        return False
    sides = (one.left, one.right) == (other.left, other.right)
    return sides and _OPPOSITES.get(one.operator) == other.operator


def _overlap(one: Tree, other: Tree) -> bool:
    """Tell whether two comparisons of one answer with what is written out cover all answers.

    ``a != 1 or a != 2`` does, and so does ``a > 1 or a < 9``.
    """
    first, second = _compared(one), _compared(other)
    if first is None or second is None or first[0] != second[0]:
        return False
    (_, sign, value), (_, other_sign, other_value) = first, second
    if sign == other_sign == "!=":
        return value != other_value
    low, high = as_number(value), as_number(other_value)
    if sign in _DOWNWARDS:
        sign, other_sign, low, high = other_sign, sign, high, low
    is_apart = low is None or high is None or low >= high
    return sign in _UPWARDS and other_sign in _DOWNWARDS and not is_apart


def _compared(tree: Tree) -> tuple[Tree, str, str] | None:
    """The answer, the sign and the value of a comparison, as if the answer came first."""
    if not isinstance(tree, Binary) or tree.operator not in _TURNED:
        return None
    right, left = _written_out(tree.right), _written_out(tree.left)
    if right is not None and left is None:
        return tree.left, tree.operator, right
    if left is not None and right is None:
        return tree.right, _TURNED[tree.operator], left
    return None


def _written_out(tree: Tree) -> str | None:
    """The text or number that stands in a condition; None for what is not written out."""
    match tree:
        case Text(value=value):
            return value
        case Number(value=value):
            return str(value)
        case Negative(operand=Number(value=value)):
            return f"-{value}"
        case _:
            return None
