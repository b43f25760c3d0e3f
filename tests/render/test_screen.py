import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.core.findings import Severity
from formkit.render.screen import PLAIN, Screen

NARROW = Screen(width=30)
WORDS = "one two three four five six seven"


@pytest.mark.parametrize(
    ("first", "indent", "lines"),
    [
        ("", 0, ["one two three four five six", "seven"]),
        ("", 4, ["one two three four five", "    six seven"]),
        ("- ", 2, ["- one two three four five six", "  seven"]),
        ("a heading: ", 2, ["a heading: one two three four", "  five six seven"]),
        ("a: ", 6, ["a: one two three four five", "      six seven"]),
        ("above\n    ", 4, ["above", "    one two three four five", "    six seven"]),
        ("x" * 28 + "  ", 2, ["x" * 28, "  one two three four five six", "  seven"]),
    ],
)
def test_lines_end_at_the_screens_width(first: str, indent: int, lines: list[str]) -> None:
    assert NARROW.wrapped(WORDS, first=first, indent=indent).splitlines() == lines


def test_colours_take_no_room() -> None:
    head = Screen(width=30, colour=True).severe("error", Severity.ERROR)
    wrapped = NARROW.wrapped(WORDS, first=f"{head}  ", indent=7)
    assert wrapped.splitlines()[0] == f"{head}  one two three four five"


def test_without_a_width_nothing_is_broken() -> None:
    assert PLAIN.wrapped(" one\n  two ", first="- ", indent=40) == "- one two"


def test_a_line_does_not_end_before_a_french_sign() -> None:
    text = "Avez-vous lu le texte\N{NO-BREAK SPACE}? oui"
    assert Screen(width=22).wrapped(text).splitlines() == [
        "Avez-vous lu le",
        "texte\N{NO-BREAK SPACE}? oui",
    ]


def test_beside_an_indent_the_screen_is_narrower() -> None:
    assert Screen(width=63).inset(5) == Screen(width=58)
    assert NARROW.inset(15).width == 20
    assert PLAIN.inset(5) == PLAIN


@given(st.text("ab \n\xa0\u202f", max_size=200), st.text("xy ", max_size=50), st.integers(0, 40))
def test_no_letter_is_cut(text: str, first: str, indent: int) -> None:
    shown = NARROW.wrapped(text, first=first, indent=indent)
    assert "".join(shown.split()) == "".join((first + text).split())
