"""Dates and times as ODK Web Forms reads them."""

import re
from datetime import UTC, datetime, timedelta, tzinfo

from formkit.core.messages import Message
from formkit.xpath.arithmetic import js_number
from formkit.xpath.errors import EvaluationError, NotSupportedError
from formkit.xpath.moments import DAY, FAR_DATE, Moment, moment

_DATE_OR_TIME = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:T(?P<clock>[0-9]{2}(?::[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?)"
    r"(?P<offset>[-+][0-9]{2}:[0-9]{2}|Z)?)?"
)
_OFFSET = re.compile(r"[+-](?:0[0-9]|1[0-4]):[0-5][0-9]|Z")


def number(text: str, zone: tzinfo) -> float:
    """The number that a text is: for a date, days since 1970.

    Raises:
        EvaluationError: for what looks like a date and is none, at which the form stops.
    """
    if text.isdigit() and text.isascii():
        return float(text)
    if text[4:5] == "-":
        found = read(text, zone)
        if found is not None:
            return found.milliseconds / DAY
    return js_number(text)


def read(text: str, zone: tzinfo) -> Moment | None:
    """A date, or a date and a time with or without offset; None when it does not look like one.

    Raises:
        EvaluationError: for what looks like a date and is none, at which the form stops.
    """
    match = _DATE_OR_TIME.fullmatch(text)
    if match is None:
        return None
    offset = match["offset"]
    if offset is not None and not _OFFSET.fullmatch(offset):
        return None
    if text.startswith("0000"):
        raise NotSupportedError(FAR_DATE)
    try:
        local = _local(match["day"], match["clock"])
    except ValueError as error:
        if offset not in (None, "Z"):
            return None
        message = "the form stops: {text} looks like a date and is none; fix it"
        raise EvaluationError(Message(message, text=text)) from error
    if offset is None:
        return moment(local.replace(tzinfo=zone))
    return moment((local.replace(tzinfo=UTC) - _shift(offset)).astimezone(zone))


def _local(day: str, clock: str | None) -> datetime:
    if clock is None:
        return datetime.fromisoformat(day)
    whole, _, fraction = clock.partition(".")
    found = datetime.fromisoformat(f"{day}T{whole}")
    return found.replace(microsecond=int(f"{fraction:0<6}"[:6]))


def _shift(offset: str) -> timedelta:
    if offset == "Z":
        return timedelta()
    size = timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6]))
    return -size if offset[0] == "-" else size
