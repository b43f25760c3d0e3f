"""Dates and times: a point in time, as seen in the time zone of the device."""

import math
from datetime import UTC, date, datetime, timedelta, tzinfo

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.xpath.errors import NotSupportedError

DAY = 86_400_000
"""A day in milliseconds."""

FAR_DATE = Message("a date outside the years 1 to 9999")
"""What ``NotSupportedError`` calls one."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_DAY = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time: JavaRosa's date, or what a browser's date functions give."""

    milliseconds: float
    """Since 1970 in UTC; not a number for what is no date in a browser."""
    zone: tzinfo
    """Of the device."""
    worded: str | None = None
    """The text that a browser makes of it where that is not the date."""

    @property
    def local(self) -> datetime:
        """On the device's clock.

        Raises:
            NotSupportedError: outside the years 1 to 9999.
        """
        try:
            return (_EPOCH + timedelta(milliseconds=self.milliseconds)).astimezone(self.zone)
        except (OverflowError, ValueError) as error:
            raise NotSupportedError(FAR_DATE) from error

    @property
    def days(self) -> float:
        """Whole days from 1970-01-01 to its date on the device's calendar."""
        return float((self.local.date() - _FIRST_DAY).days)

    @property
    def date_text(self) -> str:
        """Its date on the device's calendar as Collect writes it."""
        local = self.local
        return f"{local.year}-{local:%m-%d}"

    @property
    def is_date(self) -> bool:
        """Whether it is a point in time at all."""
        return not math.isnan(self.milliseconds)


def moment(local: datetime) -> Moment:
    """A point in time from a clock with its zone."""
    return Moment(milliseconds_of(local), local.tzinfo or UTC)


def milliseconds_of(local: datetime) -> float:
    """Milliseconds since 1970 in UTC; what is finer is cut off."""
    return float((local - _EPOCH) // timedelta(milliseconds=1))


def midnight(day: date, zone: tzinfo) -> Moment:
    """The beginning of a day on the device's calendar."""
    return moment(datetime(day.year, day.month, day.day, tzinfo=zone))


def browser_text(value: Moment) -> str:
    """What ODK Web Forms makes of it: the date alone at midnight, else with time and offset."""
    if value.worded is not None:
        return value.worded
    if not value.is_date:
        return "Invalid Date"
    local = value.local
    offset = local.strftime("%z")
    fraction = f"{local.microsecond:06d}".rstrip("0")[:3] or "000"
    clock = f"{local:%H:%M:%S}.{fraction}"
    day = local.date().isoformat()
    return day if clock.rstrip("0") == "00:00:00." else f"{day}T{clock}{offset[:3]}:{offset[3:5]}"
