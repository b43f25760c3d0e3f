"""Operators as each engine evaluates them."""

import math
import operator
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from formkit.core.messages import Message
from formkit.xpath.arithmetic import divide, remainder
from formkit.xpath.context import Compiled, Constant, Context
from formkit.xpath.errors import EvaluationError, NotSupportedError
from formkit.xpath.functions import Dialect
from formkit.xpath.moments import Moment
from formkit.xpath.values import CONVERSIONS, Value, unpacked

_NEARLY_EQUAL = 1e-12
_ANY_TIME = datetime(1970, 1, 1, tzinfo=UTC)

Order = Callable[[float, float], bool]
Comparison = Callable[[Value, Value, datetime], bool]

_ORDERS: Mapping[str, Order] = MappingProxyType(
    {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
)
_ARITHMETIC: Mapping[str, Callable[[float, float], float]] = MappingProxyType(
    {
        "+": operator.add,
        "-": operator.sub,
        "*": operator.mul,
        "div": divide,
        "mod": remainder,
    }
)


def binary(sign: str, left: Compiled, right: Compiled, dialect: Dialect) -> Compiled:
    """Make ``left sign right`` ready."""
    if sign in _ARITHMETIC:
        return _calculation(sign, left, right, dialect)
    if sign == "|":
        return _union(dialect)
    if dialect is Dialect.JAVAROSA:
        return _javarosa_comparison(sign, left, right)
    return _web_comparison(sign, left, right)


def logical(sign: str, operands: tuple[Compiled, ...], dialect: Dialect) -> Compiled:
    """Make conditions joined by ``and`` or ``or`` ready; what stands after the decision waits."""
    boolean = CONVERSIONS[dialect].boolean
    deciding = sign == "or"
    waiting = not deciding
    *others, last = operands

    def javarosa(context: Context) -> Value:
        for operand in operands:
            value = operand(context)
            if value is deciding or (
                value is not waiting and boolean(value, context.now) is deciding
            ):
                return deciding
        return waiting

    def web_forms(context: Context) -> Value:
        """Gives the value that decides, not its truth."""
        for operand in others:
            value = operand(context)
            if value is deciding or (
                value is not waiting and boolean(value, context.now) is deciding
            ):
                return value
        return last(context)

    return javarosa if dialect is Dialect.JAVAROSA else web_forms


def negative(operand: Compiled, dialect: Dialect) -> Compiled:
    """Make a value with a minus sign before it ready."""
    number = CONVERSIONS[dialect].number
    return lambda context: -number(operand(context), context.now)


def _calculation(sign: str, left: Compiled, right: Compiled, dialect: Dialect) -> Compiled:
    number, calculate = CONVERSIONS[dialect].number, _ARITHMETIC[sign]

    def javarosa(context: Context) -> Value:
        now = context.now
        return calculate(number(left(context), now), number(right(context), now))

    def web_forms(context: Context) -> Value:
        """Where the left side is no number, the right one is not worked out."""
        now = context.now
        first = number(left(context), now)
        return first if math.isnan(first) else calculate(first, number(right(context), now))

    return javarosa if dialect is Dialect.JAVAROSA else web_forms


def _union(dialect: Dialect) -> Compiled:
    """Neither engine has it; Enketo, the other one in browsers, has."""

    def union(_: Context) -> Value:
        if dialect is Dialect.JAVAROSA:
            raise EvaluationError(Message("Collect stops: it has no | between paths"))
        name = "|"
        raise NotSupportedError(name)

    return union


def _javarosa_comparison(sign: str, left: Compiled, right: Compiled) -> Compiled:
    if sign in _ORDERS:
        order, number = _ORDERS[sign], CONVERSIONS[Dialect.JAVAROSA].number
        if isinstance(right, Constant):
            bound = number(right.value, _ANY_TIME)
            return lambda context: order(number(left(context), context.now), bound)

        def ordered(context: Context) -> Value:
            now = context.now
            return order(number(left(context), now), number(right(context), now))

        return ordered
    wanted = sign == "="

    def compared(context: Context) -> Value:
        now = context.now
        return _javarosa_equal(left(context), right(context), now) is wanted

    return compared


def _javarosa_equal(left: Value, right: Value, now: datetime) -> bool:
    left, right = unpacked(left, now), unpacked(right, now)
    if type(left) is str and type(right) is str:
        return left == right
    to = CONVERSIONS[Dialect.JAVAROSA]
    if isinstance(left, bool) or isinstance(right, bool):
        return to.boolean(left, now) == to.boolean(right, now)
    if isinstance(left, float) or isinstance(right, float):
        return abs(to.number(left, now) - to.number(right, now)) < _NEARLY_EQUAL
    return to.text(left, now) == to.text(right, now)


def _web_comparison(sign: str, left: Compiled, right: Compiled) -> Compiled:
    compare = _web_order(_ORDERS[sign]) if sign in _ORDERS else _WEB_EQUALITIES[sign]

    def compared(context: Context) -> Value:
        one, other, now = left(context), right(context), context.now
        if isinstance(one, tuple) and len(one) == 1 and isinstance(other, float | str):
            return compare(one, other, now)
        if isinstance(one, bool) or isinstance(other, bool) or _are_single(one, other):
            return compare(one, other, now)
        return any(compare(a, b, now) for a in _each(one) for b in _each(other))

    return compared


def _web_order(order: Order) -> Comparison:
    number = CONVERSIONS[Dialect.WEB_FORMS].number
    return lambda one, other, now: order(number(one, now), number(other, now))


def _are_single(one: Value, other: Value) -> bool:
    return not (isinstance(one, tuple) or isinstance(other, tuple))


def _each(value: Value) -> tuple[Value, ...]:
    """Each element by itself, or the one value."""
    return tuple((node,) for node in value) if isinstance(value, tuple) else (value,)


def _web_equal(left: Value, right: Value, now: datetime) -> bool:
    to = CONVERSIONS[Dialect.WEB_FORMS]
    if isinstance(left, bool) or isinstance(right, bool):
        return to.boolean(left, now) == to.boolean(right, now)
    if isinstance(left, float | Moment) or isinstance(right, float | Moment):
        return to.number(left, now) == to.number(right, now)
    return to.text(left, now) == to.text(right, now)


def _web_different(left: Value, right: Value, now: datetime) -> bool:
    return not _web_equal(left, right, now)


_WEB_EQUALITIES: Mapping[str, Comparison] = MappingProxyType(
    {"=": _web_equal, "!=": _web_different}
)
