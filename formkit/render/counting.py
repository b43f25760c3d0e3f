"""How languages other than English count and date: by the tables of Babel.

Loading them takes longer than most reports, so it waits for the first number
or day that needs them.
"""

from collections.abc import Callable
from datetime import date
from functools import cache

from formkit.core.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BabelCounting:
    """The plurals, digits and dates of a language, as Unicode's CLDR has them."""

    language: str

    def is_one(self, count: int) -> bool:
        """Tell whether the words behind a number are in the singular.

        >>> [BabelCounting(language="fr").is_one(count) for count in (0, 1, 2)]
        [True, True, False]
        """
        return _category_in(self.language)(count) == "one"

    def grouped(self, count: int) -> str:
        """A number with the language's sign between its thousands."""
        from babel.numbers import format_decimal  # noqa: PLC0415 - 10 ms, and seldom needed

        return format_decimal(count, locale=self.language)

    def day(self, day: date) -> str:
        """A day with the name of its month.

        >>> BabelCounting(language="fr").day(date(2026, 11, 3))
        '3 novembre 2026'
        """
        from babel.dates import format_date  # noqa: PLC0415 - as above

        return format_date(day, "long", locale=self.language)


@cache  # tables ask it thousands of times
def _category_in(language: str) -> Callable[[int], str]:
    """What gives a number's category, ``one`` or ``other``, in a language."""
    from babel import Locale  # noqa: PLC0415 - 35 ms, and many sentences have no number

    rule: Callable[[int], str] = Locale(language).plural_form
    return rule
