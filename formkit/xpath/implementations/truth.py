"""Functions of conditions."""

import operator
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from formkit.core.messages import Message
from formkit.xpath.arithmetic import INFINITY, to_int32
from formkit.xpath.context import Compiled, Context
from formkit.xpath.errors import EvaluationError
from formkit.xpath.functions import Dialect
from formkit.xpath.implementations.calling import (
    Builder,
    as_it_is,
    calls,
    constant,
    each_alone,
    within,
)
from formkit.xpath.tree import Call
from formkit.xpath.values import CONVERSIONS, Value, unpacked

_JAVAROSA = CONVERSIONS[Dialect.JAVAROSA]
_WEB_FORMS = CONVERSIONS[Dialect.WEB_FORMS]
_BLANK = " \t\r\n"


def _is_true_or_1(text: str) -> bool:
    return text == "1" or text.lower() == "true"


def _is_true_or_1_exactly(text: str) -> bool:
    return text in ("1", "true")


def _choice(dialect: Dialect) -> Builder:
    """``if``: only the value that is chosen is worked out."""
    boolean = CONVERSIONS[dialect].boolean

    def build(_: Call, arguments: tuple[Compiled, ...]) -> Compiled:
        condition, yes, no = arguments

        def call(context: Context) -> Value:
            return (yes if boolean(condition(context), context.now) else no)(context)

        return call

    return build


def _first_filled(_: Call, arguments: tuple[Compiled, ...]) -> Compiled:
    """JavaRosa's ``coalesce``: the second value is worked out only when the first is empty."""
    first, second = arguments

    def call(context: Context) -> Value:
        value = first(context)
        single = unpacked(value, context.now)
        is_empty = single == "" or single != single  # noqa: PLR0124 - it is no number
        return second(context) if is_empty else value

    return call


def _first_text(_: Call, arguments: tuple[Compiled, ...]) -> Compiled:
    """ODK Web Forms' ``coalesce``, which always gives a text."""
    first, second = arguments

    def call(context: Context) -> Value:
        text = _WEB_FORMS.text(first(context), context.now)
        return text or _WEB_FORMS.text(second(context), context.now)

    return call


def _checklist(context: Context, least: Value, most: Value, *factors: Value) -> bool:
    now = context.now
    low, high = to_int32(_JAVAROSA.number(least, now)), to_int32(_JAVAROSA.number(most, now))
    if len(factors) == 1 and isinstance(factors[0], tuple):
        factors = tuple((node,) for node in factors[0])
    count = sum(_JAVAROSA.boolean(factor, now) for factor in factors)
    return (low < 0 or count >= low) and (high < 0 or count <= high)


def _weighted(context: Context, least: Value, most: Value, *factors: Value) -> bool:
    if not factors:
        raise EvaluationError(Message("Collect stops: weighted-checklist() needs a factor"))
    now, flags, weights = context.now, factors[::2], factors[1::2]
    flag, weight = flags[0], weights[0]
    if len(factors) == 2 and isinstance(flag, tuple) and isinstance(weight, tuple):  # noqa: PLR2004 - one pair
        if len(flag) != len(weight):
            message = "Collect stops: weighted-checklist() needs as many weights as factors"
            raise EvaluationError(Message(message))
        flags, weights = tuple((node,) for node in flag), tuple((node,) for node in weight)
    total = sum(
        number
        for flag, number in [
            (_JAVAROSA.boolean(flag, now), _JAVAROSA.number(weight, now))
            for flag, weight in zip(flags, weights, strict=True)
        ]
        if flag
    )
    return _JAVAROSA.number(least, now) <= total <= _JAVAROSA.number(most, now)


def _web_bounds(context: Context, least: Value, most: Value) -> tuple[float, float] | None:
    """The bounds of a checklist; None when there is nothing to check."""
    low = _WEB_FORMS.number(least, context.now)
    high = _WEB_FORMS.number(most, context.now)
    if high == -1:
        return None if low < 1 else (low, INFINITY)
    return low, high


def _web_checklist(_: Call, arguments: tuple[Compiled, ...]) -> Compiled:
    """Once there are too many, what follows is not looked at."""
    least, most, *factors = arguments

    def checklist(context: Context) -> Value:
        bounds = _web_bounds(context, least(context), most(context))
        if bounds is None:
            return True
        count = 0
        for factor in factors:
            for single in each_alone(factor(context), context.now):
                if _own_truth(single, context.now):
                    count += 1
                    if count > bounds[1]:
                        return False
        return count >= bounds[0]

    return checklist


def _web_weighted(_: Call, arguments: tuple[Compiled, ...]) -> Compiled:
    """Once there is too much, what follows is not looked at."""
    least, most, *factors = arguments
    pairs = tuple(zip(factors[::2], factors[1::2], strict=True))

    def weighted(context: Context) -> Value:
        bounds = _web_bounds(context, least(context), most(context))
        if bounds is None:
            return True
        now, total = context.now, 0.0
        for factor, weight in pairs:
            flags, weights = each_alone(factor(context), now), each_alone(weight(context), now)
            if len(flags) < len(weights):
                return False
            for flag, one in zip(flags, weights, strict=False):
                if _own_truth(flag, now):
                    total += _WEB_FORMS.number(one, now)
                    if total > bounds[1]:
                        return False
        return total >= bounds[0]

    return weighted


def _own_truth(value: Value, now: datetime) -> bool:
    """An element by itself counts as true when its text is not blank."""
    if isinstance(value, tuple):
        return bool(_WEB_FORMS.text(value, now).strip(_BLANK))
    return _WEB_FORMS.boolean(value, now)


JAVAROSA: Mapping[str, Builder] = MappingProxyType(
    {
        "boolean": calls(bool, _JAVAROSA.boolean),
        "boolean-from-string": calls(_is_true_or_1, _JAVAROSA.text),
        "checklist": within(_checklist, as_it_is),
        "coalesce": _first_filled,
        "depend": within(lambda _, first, *__: first, as_it_is),
        "false": constant(value=False),
        "if": _choice(Dialect.JAVAROSA),
        "not": calls(operator.not_, _JAVAROSA.boolean),
        "true": constant(value=True),
        "weighted-checklist": within(_weighted, as_it_is),
    }
)

WEB_FORMS: Mapping[str, Builder] = MappingProxyType(
    {
        "boolean": calls(bool, _WEB_FORMS.boolean),
        "boolean-from-string": calls(_is_true_or_1_exactly, _WEB_FORMS.text),
        "checklist": _web_checklist,
        "coalesce": _first_text,
        "false": constant(value=False),
        "if": _choice(Dialect.WEB_FORMS),
        "not": calls(operator.not_, _WEB_FORMS.boolean),
        "true": constant(value=True),
        "weighted-checklist": _web_weighted,
    }
)
