"""Functions of numbers."""

import math
import operator
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import reduce
from types import MappingProxyType

from formkit.xpath.arithmetic import (
    NAN,
    guarded,
    java_round,
    js_round_places,
    logarithm,
    power,
    to_int32,
    truncate,
)
from formkit.xpath.context import Compiled, Context
from formkit.xpath.functions import Dialect
from formkit.xpath.implementations.calling import (
    Builder,
    as_it_is,
    calls,
    constant,
    each,
    each_alone,
    nodes,
    within,
)
from formkit.xpath.moments import DAY, Moment, midnight
from formkit.xpath.tree import Call
from formkit.xpath.values import CONVERSIONS, Single, Value
from formkit.xpath.web_dates import read

_JAVAROSA = CONVERSIONS[Dialect.JAVAROSA]
_WEB_FORMS = CONVERSIONS[Dialect.WEB_FORMS]

_LEAST_POSITIVE = 5e-324
"""Where JavaRosa's ``max`` begins, by a slip: it never gives a negative number or zero."""


def _double(value: Value, now: datetime) -> float:
    """What JavaRosa's mathematics take: of a date that is worked out, days with their fraction."""
    if isinstance(value, Moment):
        first = midnight(datetime(1970, 1, 1).date(), value.zone)  # noqa: DTZ001 - a day
        return (value.milliseconds - first.milliseconds) / DAY
    return _JAVAROSA.number(value, now)


def _largest(context: Context, *values: Value) -> float:
    found = _numbers(context, values)
    return max(_LEAST_POSITIVE, *found) if found else NAN


def _smallest(context: Context, *values: Value) -> float:
    found = _numbers(context, values)
    return min(sys.float_info.max, *found) if found else NAN


def _numbers(context: Context, values: tuple[Value, ...]) -> list[float]:
    now = context.now
    singles: tuple[Value, ...] = each(values[0], now) if len(values) == 1 else values
    numbers = [_JAVAROSA.number(single, now) for single in singles]
    return list(filter(_is_number, numbers))


def _sum(context: Context, values: tuple[Single, ...]) -> float:
    """One after another, as the engines add."""
    numbers = [_JAVAROSA.number(value, context.now) for value in values]
    return reduce(operator.add, filter(_is_number, numbers), 0.0)


def _is_number(number: float) -> bool:
    return not math.isnan(number)


def _all_typed(value: Value, now: datetime) -> tuple[Single, ...]:
    return each(nodes(value, now), now)


def _rounded(number: float, places: float = 0.0) -> float:
    return java_round(number, to_int32(places))


def _web_extreme(choose: Callable[[list[float]], float]) -> Callable[..., float]:
    def extreme(context: Context, *values: Value) -> float:
        now = context.now
        numbers = [
            _WEB_FORMS.number(single, now) for value in values for single in each_alone(value, now)
        ]
        return NAN if not numbers or any(map(math.isnan, numbers)) else choose(numbers)

    return extreme


def _web_sum(context: Context, values: tuple[Value, ...]) -> float:
    if not values:
        return NAN
    return reduce(operator.add, [_WEB_FORMS.number(value, context.now) for value in values])


def _web_int(number: float) -> float:
    return truncate(number)


def _web_number(context: Context, *values: Value) -> Value:
    """A date stays one that reads as whole days."""
    value = values[0] if values else (context.node,)
    if isinstance(value, tuple | str):
        text = _WEB_FORMS.text(value, context.now)
        found = read(text, context.zone)
        if found is not None:
            days = str(math.floor(found.milliseconds / DAY))
            return Moment(found.milliseconds, found.zone, days)
    return value if isinstance(value, Moment) else _WEB_FORMS.number(value, context.now)


def _floor(number: float) -> float:
    return float(math.floor(number)) if math.isfinite(number) else number


def _ceiling(number: float) -> float:
    return math.copysign(math.ceil(number), number) if math.isfinite(number) else number


def _arc_tangent(y: float, x: float) -> float:
    return math.atan2(y, x)


def _power_of_ten(number: float) -> float:
    return power(10.0, number)


_OF_ONE: Mapping[str, Callable[[float], float]] = MappingProxyType(
    {
        "abs": abs,
        "acos": guarded(math.acos),
        "asin": guarded(math.asin),
        "atan": math.atan,
        "cos": guarded(math.cos),
        "exp": guarded(math.exp),
        "exp10": _power_of_ten,
        "log": lambda number: logarithm(number, math.log),
        "log10": lambda number: logarithm(number, math.log10),
        "sin": guarded(math.sin),
        "sqrt": guarded(math.sqrt),
        "tan": guarded(math.tan),
    }
)
"""What both dialects reckon alike."""

_OF_TWO: Mapping[str, Callable[[float, float], float]] = MappingProxyType(
    {"atan2": _arc_tangent, "pow": power}
)


def _while_numbers(function: Callable[..., float]) -> Builder:
    """ODK Web Forms' way: once an argument is no number, those after it are not looked at."""

    def build(_: Call, arguments: tuple[Compiled, ...]) -> Compiled:
        def call(context: Context) -> Value:
            numbers: list[float] = []
            for argument in arguments:
                number = _WEB_FORMS.number(argument(context), context.now)
                if math.isnan(number):
                    return NAN
                numbers.append(number)
            return function(*numbers)

        return call

    return build


JAVAROSA: Mapping[str, Builder] = MappingProxyType(
    {
        **{name: calls(function, _double) for name, function in _OF_ONE.items()},
        **{name: calls(function, _double) for name, function in _OF_TWO.items()},
        "int": calls(truncate, _JAVAROSA.number),
        "max": within(_largest, as_it_is),
        "min": within(_smallest, as_it_is),
        "number": calls(float, _JAVAROSA.number),
        "pi": constant(math.pi),
        "random": within(lambda context: context.environment.random()),
        "round": calls(_rounded, _JAVAROSA.number),
        "sum": within(_sum, _all_typed),
    }
)

WEB_FORMS: Mapping[str, Builder] = MappingProxyType(
    {
        **{name: calls(function, _WEB_FORMS.number) for name, function in _OF_ONE.items()},
        **{name: _while_numbers(function) for name, function in _OF_TWO.items()},
        "ceiling": calls(_ceiling, _WEB_FORMS.number),
        "floor": calls(_floor, _WEB_FORMS.number),
        "int": calls(_web_int, _WEB_FORMS.number),
        "max": within(_web_extreme(max), as_it_is),
        "min": within(_web_extreme(min), as_it_is),
        "number": within(_web_number, as_it_is),
        "pi": constant(math.pi),
        "random": within(lambda context: context.environment.random()),
        "round": _while_numbers(lambda number, places=0.0: js_round_places(number, places)),
        "sum": within(_web_sum, each_alone),
    }
)
