"""What an expression gives, and how each engine turns one kind of value into another."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.xpath import javarosa_answers, web_dates
from formkit.xpath.arithmetic import NAN, java_number, java_text, js_text
from formkit.xpath.errors import EvaluationError
from formkit.xpath.functions import Dialect
from formkit.xpath.instance import Element
from formkit.xpath.moments import DAY, Moment, browser_text

Single = bool | float | str | Moment
"""One value."""

Value = Single | tuple[Element, ...]
"""What an expression gives: one value, or elements in the order of the record."""

_NEARLY_ZERO = 1e-12
_BLANK = " \t\r\n"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversions:
    """How an engine turns values into one another, given the device's clock."""

    boolean: Callable[[Value, datetime], bool]
    number: Callable[[Value, datetime], float]
    text: Callable[[Value, datetime], str]


def elements(value: Value) -> tuple[Element, ...]:
    """The elements that a value consists of.

    Raises:
        EvaluationError: when it is one value and no elements.
    """
    if isinstance(value, tuple):
        return value
    raise EvaluationError(Message("the form stops: questions are needed here, and this is a value"))


def unpacked(value: Value, now: datetime) -> Single:
    """JavaRosa's one value: an element's typed answer, empty where there is no element.

    Raises:
        EvaluationError: for several elements, at which JavaRosa stops.
    """
    if not isinstance(value, tuple):
        return value
    if len(value) == 1:
        return javarosa_answers.typed(value[0], now)
    if value:
        raise EvaluationError(
            Message(
                "Collect stops: one value is needed, and these are several: {places};"
                " say which one with indexed-repeat() or a condition",
                places=tuple(map(str, value[:3])),
            )
        )
    return ""


def _javarosa_boolean(value: Value, now: datetime) -> bool:
    single = unpacked(value, now)
    if isinstance(single, float):
        return abs(single) > _NEARLY_ZERO
    return True if isinstance(single, Moment) else bool(single)


def _javarosa_number(value: Value, now: datetime) -> float:
    single = unpacked(value, now)
    if type(single) is float:
        return single
    if isinstance(single, str):
        return java_number(single)
    return single.days if isinstance(single, Moment) else float(single)


def _javarosa_text(value: Value, now: datetime) -> str:
    single = unpacked(value, now)
    if isinstance(single, str):
        return single
    if isinstance(single, bool):
        return "true" if single else "false"
    return single.date_text if isinstance(single, Moment) else java_text(single)


def element_text(element: Element) -> str:
    """The text of an element in a browser: of a group, that of all inside it.

    ODK Web Forms takes away what is not asked for, but not the name of an attached file.
    """
    if not element.children:
        return element.text if element.relevant or element.data_type == "binary" else ""
    return "".join(map(element_text, element.children))


def _web_boolean(value: Value, _: datetime) -> bool:
    if isinstance(value, Moment):
        if value.worded is not None:
            return True
        return value.is_date and value.milliseconds != 0
    return value == value and bool(value)  # noqa: PLR0124 - false for what is no number


def _web_number(value: Value, now: datetime) -> float:
    if type(value) is float:
        return value
    if isinstance(value, tuple):
        text = element_text(value[0]) if value else ""
        return web_dates.number(text, now.tzinfo or UTC) if text.strip(_BLANK) else NAN
    if isinstance(value, str):
        return web_dates.number(value, now.tzinfo or UTC) if value else NAN
    return value.milliseconds / DAY if isinstance(value, Moment) else float(value)


def _web_text(value: Value, _: datetime) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return element_text(value[0]) if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Moment):
        return browser_text(value)
    return js_text(value) if value == value else ""  # noqa: PLR0124 - false for what is no number


CONVERSIONS: Mapping[Dialect, Conversions] = MappingProxyType(
    {
        Dialect.JAVAROSA: Conversions(
            boolean=_javarosa_boolean, number=_javarosa_number, text=_javarosa_text
        ),
        Dialect.WEB_FORMS: Conversions(boolean=_web_boolean, number=_web_number, text=_web_text),
    }
)


def to_boolean(value: Value, dialect: Dialect, now: datetime = _EPOCH) -> bool:
    """Whether a value counts as true.

    Args:
        value: what an expression gave.
        dialect: the engine asked.
        now: the device's clock; its time zone matters for dates with a time.

    Raises:
        EvaluationError: when Collect stops, since there are several elements.
    """
    return CONVERSIONS[dialect].boolean(value, now)


def to_number(value: Value, dialect: Dialect, now: datetime = _EPOCH) -> float:
    """The number that a value is; not a number where it is none.  As ``to_boolean``."""
    return CONVERSIONS[dialect].number(value, now)


def to_text(value: Value, dialect: Dialect, now: datetime = _EPOCH) -> str:
    """A value as text.  As ``to_boolean``."""
    return CONVERSIONS[dialect].text(value, now)
