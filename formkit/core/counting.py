"""Numbers and days inside sentences, and the words that a number stands before."""

from datetime import date
from typing import Protocol

from formkit.core.values import dataclass

COUNTS = frozenset(
    {
        *("all", "budget", "cells", "columns", "count", "length", "lists"),
        *("limit", "more", "most", "questions", "rows", "shown", "sound"),
    }
)
"""Fields that say how many there are: their digits are grouped.  Other numbers may be codes."""

_UNGROUPED = 9_999
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Counting(Protocol):
    """How a language counts and dates."""

    @property
    def language(self) -> str:
        """Its code."""

    def is_one(self, count: int) -> bool:
        """Tell whether the words behind a number are in the singular."""

    def grouped(self, count: int) -> str:
        """A number with a sign between its thousands."""

    def day(self, day: date) -> str:
        """A day as one says it."""


class EnglishCounting:
    """English, the language of the templates; needs nothing from elsewhere."""

    language = "en"

    def is_one(self, count: int) -> bool:
        """Only one is one.

        >>> [EnglishCounting().is_one(count) for count in (0, 1, 2)]
        [False, True, False]
        """
        return count == 1

    def grouped(self, count: int) -> str:
        """With commas.

        >>> EnglishCounting().grouped(12345)
        '12,345'
        """
        return f"{count:,}"

    def day(self, day: date) -> str:
        """Day, month, year.

        >>> EnglishCounting().day(date(2026, 11, 3))
        '3 November 2026'
        """
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What stands in the place of a field, and behind ``:`` the words that go with it.

    >>> two = Said(text="2", number=2, counting=EnglishCounting())
    >>> f"{two} {two:question is|questions are} new"
    '2 questions are new'
    """

    text: str
    number: int | None
    """How many are meant; None: nobody counted, so more than one."""
    counting: Counting

    def __format__(self, words: str) -> str:
        if not words:
            return self.text
        one, _, many = words.partition("|")
        is_one = self.number is not None and self.counting.is_one(self.number)
        return one if is_one else many


def digits(number: int, counting: Counting) -> str:
    """A number of things, grouped where it is long.

    >>> digits(9999, EnglishCounting()), digits(10000, EnglishCounting())
    ('9999', '10,000')
    """
    return counting.grouped(number) if number > _UNGROUPED else str(number)
