"""How a function of plain values becomes part of an expression."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from formkit.core.messages import Message
from formkit.xpath.context import Compiled, Constant, Context
from formkit.xpath.errors import EvaluationError, NotSupportedError
from formkit.xpath.functions import Dialect
from formkit.xpath.instance import Element
from formkit.xpath.javarosa_answers import typed
from formkit.xpath.tree import Call
from formkit.xpath.values import CONVERSIONS, Single, Value, elements, unpacked

Builder = Callable[[Call, tuple[Compiled, ...]], Compiled]
"""Makes a call ready, from its tree and its arguments made ready."""

Converter = Callable[[Value, datetime], Any]
"""Makes of an argument what the function takes, given the device's clock."""

_JAVAROSA = CONVERSIONS[Dialect.JAVAROSA]
_WEB_FORMS = CONVERSIONS[Dialect.WEB_FORMS]
_ANY_TIME = datetime(1970, 1, 1, tzinfo=UTC)


def calls(function: Callable[..., Value], *converters: Converter) -> Builder:
    """A function of converted arguments; the last converter is also for those after it."""

    def build(_: Call, arguments: tuple[Compiled, ...]) -> Compiled:
        count = len(arguments)
        chosen = (*converters, *converters[-1:] * count)[:count]
        if count == 1:
            return _of_one(function, arguments[0], chosen[0])
        if count == 2:  # noqa: PLR2004 - two arguments
            return _of_two(function, arguments, chosen)
        pairs = tuple(zip(chosen, arguments, strict=True))

        def call(context: Context) -> Value:
            now = context.now
            return function(*[convert(argument(context), now) for convert, argument in pairs])

        return call

    return build


def _of_one(function: Callable[..., Value], argument: Compiled, convert: Converter) -> Compiled:
    return lambda context: function(convert(argument(context), context.now))


def _of_two(
    function: Callable[..., Value],
    arguments: tuple[Compiled, ...],
    converters: tuple[Converter, ...],
) -> Compiled:
    first, second = arguments
    to_first, to_second = converters
    if isinstance(second, Constant) and _is_fixed(second, to_second):
        fixed = to_second(second.value, _ANY_TIME)
        return lambda context: function(to_first(first(context), context.now), fixed)

    def call(context: Context) -> Value:
        now = context.now
        return function(to_first(first(context), now), to_second(second(context), now))

    return call


def _is_fixed(argument: Constant, convert: Converter) -> bool:
    """Tell whether an argument is converted alike at any time, and not refused."""
    if isinstance(argument.value, str):
        return convert is not _WEB_FORMS.number
    return convert is not code_list


def within(function: Callable[..., Value], *converters: Converter) -> Builder:
    """The same for a function that takes the context before its arguments."""

    def build(_: Call, arguments: tuple[Compiled, ...]) -> Compiled:
        chosen = (*converters, *converters[-1:] * len(arguments))
        pairs = tuple(zip(chosen, arguments, strict=False))

        def call(context: Context) -> Value:
            now = context.now
            values = [convert(argument(context), now) for convert, argument in pairs]
            return function(context, *values)

        return call

    return build


def constant(value: Value) -> Builder:
    """A function without arguments that always gives the same."""
    return lambda _, __: lambda ___: value


def not_supported(name: str) -> Compiled:
    """An expression that formkit does not work out."""

    def refuse(_: Context) -> Value:
        raise NotSupportedError(name)

    return refuse


def not_worked_out(name: str) -> Builder:
    """A function that formkit does not work out."""
    return lambda _, __: not_supported(name)


def as_it_is(value: Value, _: datetime) -> Value:
    """An argument that is not converted."""
    return value


def one(value: Value, now: datetime) -> Single:
    """JavaRosa's one typed value of an argument."""
    return unpacked(value, now)


def nodes(value: Value, _: datetime) -> tuple[Element, ...]:
    """The elements that an argument consists of; raises as ``elements``."""
    return elements(value)


def each(value: Value, now: datetime) -> tuple[Single, ...]:
    """JavaRosa's typed values of all elements of an argument, or the one value itself."""
    if isinstance(value, tuple):
        return tuple(typed(node, now) for node in value)
    return (value,)


def each_alone(value: Value, _: datetime) -> tuple[Value, ...]:
    """Every element of an argument as a value of its own, or the one value itself."""
    return tuple((node,) for node in value) if isinstance(value, tuple) else (value,)


def code_list(value: Value, now: datetime) -> str:
    """What JavaRosa's functions on choices take: a text, and nothing but a text.

    Raises:
        EvaluationError: for a number or a date, at which Collect stops.
    """
    single = unpacked(value, now)
    if isinstance(single, str):
        return single
    text = _JAVAROSA.text(single, now)
    raise EvaluationError(
        Message("Collect stops: codes are needed here, and {value} is none", value=text)
    )
