"""French counts and dates by Babel."""

from datetime import date

import pytest

from formkit.core.messages import Message
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.counting import BabelCounting

FRENCH = BabelCounting(language="fr")


@pytest.mark.parametrize(
    ("count", "is_one"), [(0, True), (1, True), (2, False), (1_000_000, False)]
)
def test_in_french_nought_is_singular(count: int, *, is_one: bool) -> None:
    assert FRENCH.is_one(count) is is_one


def test_thousands_stand_apart_without_a_place_to_break() -> None:
    assert FRENCH.grouped(1234567) == "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567"


def test_days_are_said_in_french() -> None:
    assert FRENCH.day(date(2026, 8, 1)) == "1 août 2026"


def test_the_catalogue_of_a_language_counts_in_it() -> None:
    message = Message("until {day}, of {count}", day=date(2026, 8, 1), count=10_000)
    french = read_catalogue(Language.FRENCH)
    assert message.worded(french) == "until 1 août 2026, of 10\N{NARROW NO-BREAK SPACE}000"
    assert message.worded(read_catalogue(Language.ENGLISH)) == "until 1 August 2026, of 10,000"
