"""One form for all spellings of the same condition.

Only what holds for every answer, in every dialect, is rewritten:

- operands of ``=``, ``!=``, ``+`` and ``*`` change places; ``a > b`` is ``b < a``;
- ``and`` and ``or`` chains lose inner brackets and are put in order.  A chain stops
  at the operand that decides it, so an operand at which JavaRosa may stop with an
  error (``date('soon')``) keeps its place: what stands before it may guard it;
- ``not(a and b)`` is ``not(a) or not(b)``, ``not(not(a))`` is ``a`` where ``a`` is
  a condition, or where only its truth counts;
- ``not(a = b)`` is ``a != b`` where neither side can be an answer.  For answers the
  two differ: to a browser, no answer is neither equal to anything nor different.
"""

from dataclasses import replace
from itertools import groupby

from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.functions import FUNCTIONS, Returns
from formkit.xpath.parser import parse
from formkit.xpath.printing import format_expression
from formkit.xpath.tree import (
    Binary,
    Call,
    Logical,
    Negative,
    Number,
    Text,
    Tree,
    children,
    walk,
    with_children,
)

_SYMMETRIC = frozenset(("=", "!=", "+", "*"))
_TURNED = {">": "<", ">=": "<="}
_COMPARISONS = frozenset(("=", "!=", "<", "<=", ">", ">="))
_OPPOSITES = {"=": "!=", "!=": "=", "and": "or", "or": "and"}
_SAFE_WITH_TEXT = frozenset(("is-selected", "regex", "selected"))
"""What stops at some codes and patterns, but not at any that is written out in quotes."""

_PLAIN = frozenset((Returns.BOOLEAN, Returns.NUMBER, Returns.TEXT))


def normal_form(tree: Tree) -> Tree:
    """Rewrite a tree so that other spellings of the same condition give an equal one.

    Two trees with equal normal forms give the same answer always; two with different
    ones may still do.

    >>> format_expression(normal_form(parse("not(18 > ${age} or ${sex}='m')")))
    "not(${age} < 18) and not(${sex} = 'm')"
    """
    normal = with_children(tree, tuple(map(normal_form, children(tree))))
    match normal:
        case Binary():
            return _turned(normal)
        case Logical():
            return _ordered(normal)
        case Call(name="not", arguments=(_,)):
            return _negated(normal)
        case _:
            return normal


def is_equivalent_spelling(old: str, new: str) -> bool:
    """Tell whether two cells hold the same condition, spelt differently at most.

    Texts that are no expressions are compared as they are, outer white space aside.
    """
    if old.strip() == new.strip():
        return True
    try:
        return normal_form(parse(old)) == normal_form(parse(new))
    except XPathSyntaxError:
        return False


def _turned(tree: Binary) -> Binary:
    """The same comparison or calculation with its sides in order."""
    swapped = replace(tree, left=tree.right, right=tree.left)
    if tree.operator in _TURNED:
        return replace(swapped, operator=_TURNED[tree.operator])
    if tree.operator in _SYMMETRIC and format_expression(tree.right) < format_expression(tree.left):
        return swapped
    return tree


def _ordered(tree: Logical) -> Logical:
    """The same chain without inner chains of its kind; what may stop keeps its place."""
    operands: list[Tree] = []
    for operand in map(_without_double_not, tree.operands):
        if isinstance(operand, Logical) and operand.operator == tree.operator:
            operands.extend(operand.operands)
        else:
            operands.append(operand)
    ordered: list[Tree] = []
    for stops, group in groupby(operands, key=_may_stop):
        together = list(group)
        ordered.extend(together if stops else sorted(together, key=format_expression))
    return replace(tree, operands=tuple(ordered))


def _without_double_not(operand: Tree) -> Tree:
    """What ``and`` and ``or`` see of ``not(not(a))``, since they ask only whether a is true."""
    match operand:
        case Call(name="not", arguments=(Call(name="not", arguments=(inner,)),)):
            return inner
        case _:
            return operand


def _negated(tree: Call) -> Tree:
    """The opposite of a condition, said without ``not`` where that is the same."""
    (operand,) = tree.arguments
    match operand:
        case Logical():
            opposites = (_negated(replace(tree, arguments=(part,))) for part in operand.operands)
            operator = _OPPOSITES[operand.operator]
            return _ordered(replace(operand, operator=operator, operands=tuple(opposites)))
        case Call(name="not", arguments=(inner,)) if _is_condition(inner):
            return inner
        case Binary(operator="=" | "!=") if _is_plain(operand.left) and _is_plain(operand.right):
            return replace(operand, operator=_OPPOSITES[operand.operator])
        case _:
            return tree


def _is_condition(tree: Tree) -> bool:
    """Tell whether a tree is true or false and nothing else."""
    if isinstance(tree, Binary):
        return tree.operator in _COMPARISONS
    return isinstance(tree, Logical) or (isinstance(tree, Call) and _gives(tree) is Returns.BOOLEAN)


def _is_plain(tree: Tree) -> bool:
    """Tell whether a tree is one truth, number or text, whatever the answers are."""
    if isinstance(tree, Call):
        return _gives(tree) in _PLAIN
    if isinstance(tree, Binary):
        return tree.operator != "|"
    return isinstance(tree, Number | Text | Negative | Logical)


def _gives(call: Call) -> Returns:
    function = FUNCTIONS.get(call.name)
    return function.returns if function else Returns.ANY


def _may_stop(tree: Tree) -> bool:
    return any(isinstance(part, Call) and _call_may_stop(part) for part in walk(tree))


def _call_may_stop(call: Call) -> bool:
    written_out = all(isinstance(argument, Text) for argument in call.arguments[1:])
    if written_out and call.name in _SAFE_WITH_TEXT:
        return False
    function = FUNCTIONS.get(call.name)
    return function is None or function.may_stop
