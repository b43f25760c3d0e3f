"""Dates and times as JavaRosa reads them."""

import re
from datetime import UTC, datetime, timedelta, tzinfo

from formkit.xpath.errors import NotSupportedError
from formkit.xpath.moments import FAR_DATE, Moment, milliseconds_of, moment

_WHOLE = re.compile(r"[+-]?[0-9]+")
_SECONDS = re.compile(r"[0-9.]*")
_DATE_PARTS = 3
_LAST_YEAR = 9999


def read_date(text: str, zone: tzinfo) -> Moment | None:
    """The beginning of a day, ``2026-01-31``; None when it is none.

    Raises:
        NotSupportedError: outside the years 1 to 9999.
    """
    day = _day(text)
    return None if day is None else moment(day.replace(tzinfo=zone))


def read_date_time(text: str, zone: tzinfo) -> Moment | None:
    """A date, or a date and a time with or without offset; None when it is none.

    Raises:
        NotSupportedError: outside the years 1 to 9999.
    """
    date, separator, time = text.partition("T")
    day = _day(date)
    if day is None or not separator:
        return read_date(text, zone)
    return _with_time(day, time, zone)


def read_time(text: str, now: datetime) -> Moment | None:
    """A time of the day that it is now; None when it is none."""
    return _with_time(now.replace(tzinfo=None), text, now.tzinfo or UTC)


def _day(text: str) -> datetime | None:
    parts = text.split("-")
    if len(parts) != _DATE_PARTS or not all(map(_WHOLE.fullmatch, parts)):
        return None
    year, month, day = map(int, parts)
    if not 1 <= year <= _LAST_YEAR:
        raise NotSupportedError(FAR_DATE)
    try:
        return datetime(year, month, day)  # noqa: DTZ001 - a day on the calendar, zone or not
    except ValueError:
        return None


def _with_time(day: datetime, text: str, zone: tzinfo) -> Moment | None:
    """A time of that day; its offset may lead to the day before or after."""
    clock, offset = _offset(text)
    parts = _clock(clock)
    if parts is None or (offset is None and clock != text):
        return None
    hour, minute, second, millisecond = parts
    try:
        local = day.replace(hour=hour, minute=minute, second=second, microsecond=millisecond * 1000)
    except ValueError:
        return None
    if offset is None:
        return moment(local.replace(tzinfo=zone))
    return Moment(milliseconds_of(local.replace(tzinfo=UTC) - offset), zone)


def _offset(text: str) -> tuple[str, timedelta | None]:
    """A time without its offset from UTC, and that offset; None where there is none to read."""
    if text.endswith("Z"):
        return text[:-1], timedelta()
    sign = "+" if "+" in text else "-"
    clock, found, rest = text.partition(sign)
    if not found:
        return text, None
    hours, _, minutes = rest.partition(":")
    if not (_WHOLE.fullmatch(hours) and (":" not in rest or _WHOLE.fullmatch(minutes))):
        return clock, None
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return clock, offset if sign == "+" else -offset


def _clock(text: str) -> tuple[int, int, int, int] | None:
    """Hour, minute, second and millisecond of ``10:30`` or ``10:30:15.5``."""
    hour, _, rest = text.partition(":")
    minute, has_seconds, rest = rest.partition(":")
    if not (_WHOLE.fullmatch(hour) and _WHOLE.fullmatch(minute)) or ":" in rest:
        return None
    if not has_seconds:
        return int(hour), int(minute), 0, 0
    seconds = _SECONDS.match(rest)[0]  # type: ignore[index]  # it matches nothing at least
    try:
        number = float(seconds)
    except ValueError:
        return None
    return int(hour), int(minute), int(number), int(1000 * number - 1000 * int(number))
