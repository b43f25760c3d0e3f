"""Functions of dates and times."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType

from formkit.core.messages import Message
from formkit.xpath.arithmetic import NAN, js_round, to_int32
from formkit.xpath.context import Context
from formkit.xpath.errors import EvaluationError, NotSupportedError
from formkit.xpath.functions import Dialect
from formkit.xpath.implementations.calling import Builder, as_it_is, one, within
from formkit.xpath.javarosa_dates import read_date_time
from formkit.xpath.moments import DAY, FAR_DATE, Moment, midnight, moment
from formkit.xpath.values import CONVERSIONS, Single, Value
from formkit.xpath.web_dates import read

_JAVAROSA = CONVERSIONS[Dialect.JAVAROSA]
_WEB_FORMS = CONVERSIONS[Dialect.WEB_FORMS]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SUNDAY = 6
_FARTHEST = 8.64e15
_LAST, _FIRST = 2**31 - 1, -(2**31)
_UNPADDED = re.compile(r"([0-9]{4})-([1-9]|[0-9]{2})-([1-9]|[0-9]{2})(T.*)?")
_BEGINS_AS_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}(?::[0-5][0-9])?(?:\.[0-9]+)?(?:[-+][0-9]{2}:[0-9]{2})?")

_FORMATS: Mapping[str, Callable[[datetime], str]] = MappingProxyType(
    {
        "Y": lambda local: f"{local.year:04d}",
        "y": lambda local: f"{local.year:04d}"[2:],
        "m": lambda local: f"{local.month:02d}",
        "n": lambda local: str(local.month),
        "b": lambda local: _MONTHS[local.month - 1],
        "d": lambda local: f"{local.day:02d}",
        "e": lambda local: str(local.day),
        "H": lambda local: f"{local.hour:02d}",
        "h": lambda local: str(local.hour),
        "M": lambda local: f"{local.minute:02d}",
        "S": lambda local: f"{local.second:02d}",
        "3": lambda local: f"{local.microsecond // 1000:03d}",
        "a": lambda local: _DAYS[local.weekday()],
    }
)
"""What the letters after a percent sign stand for; months and days are named in English."""

_WEB_FORMAT = re.compile(f"%([{''.join(_FORMATS)}])")


def _no_date(text: object) -> EvaluationError:
    message = "Collect stops: {value} is no date; a date is written 2026-01-31"
    return EvaluationError(Message(message, value=str(text)))


def _read(text: str, context: Context) -> Moment:
    found = read_date_time(text, context.zone)
    if found is None:
        raise _no_date(text)
    return found


def _in_range(number: float) -> float:
    if not _FIRST <= number <= _LAST:
        raise _no_date(number)
    return number


def _date(context: Context, value: Single) -> Value:
    """JavaRosa's ``date``: of a text with a time, that time stays."""
    if isinstance(value, bool):
        raise _no_date(value)
    if isinstance(value, str):
        return _read(value, context) if value else value
    if isinstance(value, Moment):
        return midnight(value.local.date(), value.zone)
    if math.isnan(value):
        return value
    days = to_int32(_in_range(value))
    try:
        return midnight(date(1970, 1, 1) + timedelta(days=days), context.zone)
    except OverflowError as error:
        raise NotSupportedError(FAR_DATE) from error


def _date_time(context: Context, value: Single) -> Value:
    if isinstance(value, Moment):
        return value
    if isinstance(value, float) and not math.isnan(value):
        return Moment(float(int(_in_range(value) * DAY)), context.zone)
    return _date(context, value)


def _decimal_date_time(context: Context, value: Single) -> Value:
    if isinstance(value, float):
        return value if math.isnan(value) else _in_range(value)
    found = _date_time(context, value)
    return found.milliseconds / DAY if isinstance(found, Moment) else found


def _decimal_time(context: Context, value: Single) -> Value:
    """The part of the day, by the offset from UTC that holds now."""
    if isinstance(value, float):
        return value if math.isnan(value) else _in_range(value) - math.floor(value)
    found = _date_time(context, value)
    if not isinstance(found, Moment):
        return found
    offset = context.now.utcoffset() or timedelta()
    days = (found.milliseconds + offset / timedelta(milliseconds=1)) / DAY
    return days - math.floor(days)


def _formatted(context: Context, value: Single, pattern: Value) -> str:
    found = _date_time(context, value)
    if not isinstance(found, Moment):
        return ""
    local, letters = found.local, iter(_JAVAROSA.text(pattern, context.now))
    return "".join(
        _one_format(next(letters, ""), local) if letter == "%" else letter for letter in letters
    )


def _one_format(letter: str, local: datetime) -> str:
    if letter == "%":
        return letter
    if letter == "W":
        name = "%W"
        raise NotSupportedError(name)
    if letter not in _FORMATS:
        message = "Collect stops: %{letter} stands for no part of a date"
        raise EvaluationError(Message(message, letter=letter))
    return _FORMATS[letter](local)


def _today(context: Context) -> Moment:
    return midnight(context.now.date(), context.zone)


def _now(context: Context) -> Moment:
    return moment(context.now)


def _web_date(context: Context, value: Value) -> Value:
    if isinstance(value, bool):
        return ""
    if isinstance(value, float | Moment):
        return Moment(_milliseconds(value, context), context.zone)
    text = _WEB_FORMS.text(value, context.now)
    if text and not _BEGINS_AS_DATE.match(text) and (parts := _UNPADDED.fullmatch(text)):
        year, month, day, rest = parts.groups()
        text = f"{year}-{month:0>2}-{day:0>2}{rest or ''}"
    return (read(text, context.zone) or Moment(NAN, context.zone)) if text else text


def _milliseconds(value: float | Moment, context: Context) -> float:
    milliseconds = js_round(_WEB_FORMS.number(value, context.now) * DAY)
    if abs(milliseconds) > _FARTHEST:
        raise EvaluationError(Message("the form stops: {value} is too far for a date", value=value))
    return milliseconds


def _web_decimal_date_time(context: Context, value: Value) -> float:
    if isinstance(value, bool):
        raise EvaluationError(Message("the form stops: true or false is no date"))
    if isinstance(value, float | Moment):
        return _milliseconds(value, context) / DAY
    found = read(_WEB_FORMS.text(value, context.now), context.zone)
    return found.milliseconds / DAY if found else NAN


def _web_decimal_time(context: Context, value: Value) -> float:
    text = _WEB_FORMS.text(value, context.now)
    if not _TIME.fullmatch(text):
        return NAN
    try:
        found = read(f"1970-01-01T{text}", context.zone)
    except EvaluationError:
        return NAN
    if found is None:
        return NAN
    local = found.local
    since = timedelta(hours=local.hour, minutes=local.minute, seconds=local.second)
    return (since + timedelta(microseconds=local.microsecond)) / timedelta(days=1)


def _web_formatted(context: Context, value: Value, pattern: Value) -> str:
    now = context.now
    found = read(_WEB_FORMS.text(value, now), context.zone)
    if found is None:
        return ""
    local = found.local
    return _WEB_FORMAT.sub(lambda part: _web_format(part[1], local), _WEB_FORMS.text(pattern, now))


def _web_format(letter: str, local: datetime) -> str:
    """By a slip, Sunday has no name."""
    return "" if letter == "a" and local.weekday() == _SUNDAY else _FORMATS[letter](local)


JAVAROSA: Mapping[str, Builder] = MappingProxyType(
    {
        "date": within(_date, one),
        "date-time": within(_date_time, one),
        "decimal-date-time": within(_decimal_date_time, one),
        "decimal-time": within(_decimal_time, one),
        "format-date": within(_formatted, one, as_it_is),
        "format-date-time": within(_formatted, one, as_it_is),
        "now": within(_now),
        "today": within(_today),
    }
)

WEB_FORMS: Mapping[str, Builder] = MappingProxyType(
    {
        "date": within(_web_date, as_it_is),
        "date-time": within(_web_date, as_it_is),
        "decimal-date-time": within(_web_decimal_date_time, as_it_is),
        "decimal-time": within(_web_decimal_time, as_it_is),
        "format-date": within(_web_formatted, as_it_is),
        "format-date-time": within(_web_formatted, as_it_is),
        "now": within(_now),
        "today": within(_today),
    }
)
