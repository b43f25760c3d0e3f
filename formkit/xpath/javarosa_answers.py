"""The typed answers that JavaRosa keeps for the texts of a record."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from formkit.xpath.arithmetic import NAN, java_trim
from formkit.xpath.instance import Element
from formkit.xpath.javarosa_dates import read_date, read_date_time, read_time
from formkit.xpath.moments import Moment

_WHOLE = re.compile(r"[+-]?[0-9]+")
_DOUBLE = re.compile(
    r"[+-]?(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[dDF]?|NaN|Infinity)"
)
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[dDfF]?")
_MOST_DIGITS = 10
_LEAST, _MOST = -(2**31), 2**31 - 1
_POINT_PARTS = 4


def typed(element: Element, now: datetime) -> float | str | Moment:
    """An element's answer as JavaRosa gives it: empty when it is not asked or not of its type."""
    text = element.text
    if not (text and element.relevant):
        return ""
    read = _READERS.get(element.data_type)
    return text if read is None else read(text, now)


def _whole(text: str, _: datetime) -> float | str:
    if text.isascii() and text.isdigit() and len(text) < _MOST_DIGITS:
        return float(text)
    if not _WHOLE.fullmatch(text := java_trim(text)):
        return ""
    number = int(text)
    return float(number) if _LEAST <= number <= _MOST else ""


def _decimal(text: str, _: datetime) -> float | str:
    text = java_trim(text).replace(",", ".")
    if text == "NaN":
        return NAN
    return float(text.rstrip("dDfF")) if _DECIMAL.fullmatch(text) else ""


def _date(text: str, now: datetime) -> Moment | str:
    return read_date(java_trim(text), now.tzinfo or UTC) or ""


def _date_time(text: str, now: datetime) -> Moment | str:
    return read_date_time(java_trim(text), now.tzinfo or UTC) or ""


def _time(text: str, now: datetime) -> Moment | str:
    return read_time(java_trim(text), now) or ""


def _truth(text: str, _: datetime) -> bool:
    return text == "1"


def _codes(text: str, _: datetime) -> str:
    return " ".join(filter(None, text.split(" "))) if "  " in text else text.strip(" ")


def read_point(text: str) -> tuple[float, ...] | None:
    """Latitude, longitude, height and accuracy, 0 for what is not told; None for no point."""
    parts = [part for part in text.split(" ") if part]
    if len(parts) > _POINT_PARTS or not all(map(_DOUBLE.fullmatch, parts)):
        return None
    numbers = [float(part.rstrip("dDF")) for part in parts]
    return (*numbers, *[0.0] * (_POINT_PARTS - len(numbers)))


def read_line(text: str) -> list[tuple[float, ...]] | None:
    """The points of a line or an area, with semicolons between; None when any is no point."""
    points = [read_point(part.strip()) for part in text.rstrip(";").split(";")]
    found = [point for point in points if point is not None]
    return found if len(found) == len(points) else None


def _geopoint(text: str, _: datetime) -> str:
    return _worded(read_point(text) or ())


def _geoline(text: str, _: datetime) -> str:
    return "; ".join(map(_worded, read_line(text) or ()))


def _worded(point: tuple[float, ...]) -> str:
    """Always four numbers, each with a fraction; a point of zeros is none."""
    return " ".join(map(repr, point)) if any(point) else ""


_READERS: Mapping[str, Callable[[str, datetime], float | str | Moment]] = MappingProxyType(
    {
        "boolean": _truth,
        "int": _whole,
        "decimal": _decimal,
        "date": _date,
        "dateTime": _date_time,
        "time": _time,
        "selects": _codes,
        "geopoint": _geopoint,
        "geotrace": _geoline,
        "geoshape": _geoline,
    }
)
"""What reads an answer, by what the bind's type holds; other answers are texts.

``boolean`` is what Collect keeps, while a form is open, of a calculation that is true or
false: 1 or 0.
"""
