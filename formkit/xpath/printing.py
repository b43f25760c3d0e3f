"""Writing a tree as an expression, in one spelling for all that say the same."""

from collections.abc import Iterable
from decimal import Decimal

from formkit.xpath.grammar import NEGATIVE_POWER, POWERS
from formkit.xpath.names import LAST_SAVED
from formkit.xpath.tree import (
    ANY_NODE,
    ATTRIBUTE,
    CHILD,
    DESCENDANT_OR_SELF,
    PARENT,
    SELF,
    Binary,
    Call,
    Filter,
    Logical,
    Negative,
    Number,
    Path,
    Reference,
    Step,
    Text,
    Tree,
)

_STRONGEST = 9
_ABBREVIATIONS = {(SELF, ANY_NODE): ".", (PARENT, ANY_NODE): ".."}
_PREFIXES = {CHILD: "", ATTRIBUTE: "@"}


def format_expression(tree: Tree) -> str:  # noqa: PLR0911 - one for each kind
    """Write a tree with single spaces, single quotes and no bracket that is not needed.

    Reading what it writes gives an equal tree.

    Raises:
        ValueError: when a text holds both kinds of quotes, which XPath cannot write.

    >>> from formkit.xpath.parser import parse
    >>> format_expression(parse('((${age}) >= 18)and( selected( ${sex},"f" ) )'))
    "${age} >= 18 and selected(${sex}, 'f')"
    """
    match tree:
        case Number():
            return _number(tree.value)
        case Text():
            return _quoted(tree.value)
        case Reference():
            return f"${{{LAST_SAVED if tree.last_saved else ''}{tree.name}}}"
        case Call():
            return f"{tree.name}({', '.join(map(format_expression, tree.arguments))})"
        case Filter():
            return _base(tree.base) + _predicates(tree.predicates)
        case Path():
            return _path(tree)
        case _:
            return _operation(tree)


def _operation(tree: Negative | Logical | Binary) -> str:
    if isinstance(tree, Negative):
        return f"-{_operand(tree.operand, NEGATIVE_POWER)}"
    power = POWERS[tree.operator]
    if isinstance(tree, Logical):
        operands = (_operand(operand, power + 1) for operand in tree.operands)
        return f" {tree.operator} ".join(operands)
    left, right = _operand(tree.left, power), _operand(tree.right, power + 1)
    return f"{left} {tree.operator} {right}"


def _operand(tree: Tree, power: int) -> str:
    """What stands beside an operator, in brackets when it binds more weakly than that."""
    text = format_expression(tree)
    return text if _power(tree) >= power else f"({text})"


def _power(tree: Tree) -> int:
    match tree:
        case Logical() | Binary():
            return POWERS[tree.operator]
        case Negative():
            return NEGATIVE_POWER
        case Path(absolute=True, steps=()):
            return 0  # an operator after a lone slash would be read as a name
        case _:
            return _STRONGEST


def _base(tree: Tree) -> str:
    """What predicates or steps follow."""
    text = format_expression(tree)
    return text if isinstance(tree, Reference | Call) else f"({text})"


def _path(path: Path) -> str:
    steps = _steps(path.steps, after_slash=path.absolute or path.base is not None)
    if path.base is not None:
        base = path.base
        return f"{format_expression(base) if isinstance(base, Filter) else _base(base)}/{steps}"
    return f"/{steps}" if path.absolute else steps


def _steps(steps: tuple[Step, ...], *, after_slash: bool) -> str:
    written: list[str] = []
    for number, step in enumerate(steps, start=1):
        everywhere = step == Step(axis=DESCENDANT_OR_SELF, test=ANY_NODE)
        if everywhere and after_slash and number < len(steps):
            written.append("")  # two slashes with nothing between them
            after_slash = False
        else:
            written.append(_step(step))
            after_slash = True
    return "/".join(written)


def _step(step: Step) -> str:
    short = _ABBREVIATIONS.get((step.axis, step.test))
    if short and not step.predicates:
        return short
    return _PREFIXES.get(step.axis, f"{step.axis}::") + step.test + _predicates(step.predicates)


def _predicates(predicates: Iterable[Tree]) -> str:
    return "".join(f"[{format_expression(predicate)}]" for predicate in predicates)


def _number(value: Decimal) -> str:
    digits = format(value, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _quoted(value: str) -> str:
    if "'" not in value:
        return f"'{value}'"
    if '"' not in value:
        return f'"{value}"'
    message = f"a text with both kinds of quotes cannot be written in XPath: {value}"
    raise ValueError(message)
