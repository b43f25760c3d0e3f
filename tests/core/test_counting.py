"""English counts and dates by itself; Babel says whether it does so rightly."""

from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from formkit.core.counting import EnglishCounting
from formkit.core.messages import Message, Translation
from formkit.core.texts import Texts

ENGLISH = EnglishCounting()
CHANGES = "{count} {count:change|changes}"


class Backwards:
    """A language in which two is one, numbers are read from the right, and days are years."""

    language = "xx"

    def is_one(self, count: int) -> bool:
        return count == 2

    def grouped(self, count: int) -> str:
        return str(count)[::-1]

    def day(self, day: date) -> str:
        return str(day.year)


@pytest.mark.parametrize("count", [*range(30), 100, 101, 999, 1000, 9_999, 10_000, 1_000_000])
def test_english_counts_as_babel_does(count: int) -> None:
    assert ENGLISH.is_one(count) == (Locale("en").plural_form(count) == "one")
    assert ENGLISH.grouped(count) == format_decimal(count, locale="en_GB")


@pytest.mark.parametrize("month", range(1, 13))
def test_english_dates_as_babel_does(month: int) -> None:
    day = date(2026, month, month)
    assert ENGLISH.day(day) == format_date(day, "long", locale="en_GB")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 changes"),
        (1, "1 change"),
        (2, "2 changes"),
        (9999, "9999 changes"),
        (12345, "12,345 changes"),
    ],
)
def test_a_number_chooses_the_words_behind_it(count: int, said: str) -> None:
    assert str(Message(CHANGES, count=count)) == said


def test_the_language_chooses() -> None:
    translation = Translation({CHANGES: "{count} {count:X|Y}"}, Backwards())
    said = [Message(CHANGES, count=count).worded(translation) for count in (1, 2, 12345)]
    assert said == ["1 Y", "2 X", "54321 Y"]
    assert Message("until {day}", day=date(2026, 1, 2)).worded(translation) == "until 2026"


def test_each_number_chooses_for_itself() -> None:
    text = "{forms} {forms:form|forms}, {lists} {lists:list|lists}"
    assert str(Message(text, forms=1, lists=2)) == "1 form, 2 lists"


def test_a_row_is_no_number_of_rows() -> None:
    message = Message("row {row}, rows {rows}", row=12345, rows=(12345, 12346))
    assert str(message) == "row 12345, rows 12345, 12346"


def test_days_are_said_with_their_months() -> None:
    assert str(Message("until {day}", day=date(2026, 12, 31))) == "until 31 December 2026"


@pytest.mark.parametrize(
    ("rows", "said"),
    [((), "rows "), (("3",), "row 3"), (("3", "5"), "rows 3, 5"), (Message("all"), "rows all")],
)
def test_how_many_a_list_holds_chooses_too(rows: object, said: str) -> None:
    assert str(Message("{rows:row|rows} {rows}", rows=rows)) == said


def test_a_catalogue_of_plain_texts_counts_in_english() -> None:
    assert Message(CHANGES, count=1).worded({CHANGES: "{count} {count:a|b}"}) == "1 a"


def test_what_others_worded_is_said_in_the_readers_language() -> None:
    message = Message("because {reason}", reason=Texts.of([("en", "so"), ("(xx)", "os")]))
    assert str(message) == "because so"
    assert message.worded(Translation({}, Backwards())) == "because os"
