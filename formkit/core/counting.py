"""Numbers and days inside sentences, and the words that a number stands before."""

from datetime import date
from typing import Protocol

from formkit.core.values import dataclass

COUNTS = frozenset({"count"})
"""Fields that say how many there are: their digits are grouped.  Others may be rows or codes."""

_UNGROUPED = 9_999
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Counting(Protocol):
    """How a language counts and dates."""

    def is_one(self, count: int) -> bool:
        """Tell whether the words behind a number are in the singular."""

    def grouped(self, count: int) -> str:
        """A number with a sign between its thousands."""

    def day(self, day: date) -> str:
        """A day as one says it."""


class EnglishCounting:
    """English, the language of the templates; needs nothing from elsewhere."""

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
class Counted:
    """A number in a sentence: its digits, or behind ``:`` the words that go with it.

    >>> two = Counted(number=2, counting=EnglishCounting())
    >>> f"{two} {two:question is|questions are} new"
    '2 questions are new'
    """

    number: int
    counting: Counting
    is_count: bool = False

    def __format__(self, words: str) -> str:
        if words:
            one, _, many = words.partition("|")
            return one if self.counting.is_one(self.number) else many
        return self._digits()

    def __str__(self) -> str:
        return self._digits()

    def _digits(self) -> str:
        if self.is_count and self.number > _UNGROUPED:
            return self.counting.grouped(self.number)
        return str(self.number)
