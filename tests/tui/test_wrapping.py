"""Lines break where a French reader expects it."""

from collections.abc import Iterator

import pytest
from rich import _wrap
from textual.content import Content

from formkit.tui.wrapping import keep_no_break_spaces

NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _kept() -> Iterator[None]:
    before = _wrap.re_word
    keep_no_break_spaces()
    yield
    _wrap.re_word = before


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        (f"tout est dit{NO_BREAK}: oui", 12, ["tout est ", f"dit{NO_BREAK}: oui"]),
        (f"avant «{NO_BREAK}Coupé{NO_BREAK}»", 10, ["avant ", f"«{NO_BREAK}Coupé{NO_BREAK}»"]),
        (f"à moins de 50{NO_BREAK}000.", 14, ["à moins de ", f"50{NO_BREAK}000."]),
        ("  two  words", 7, ["  two  ", "words"]),
    ],
)
def test_no_line_breaks_at_a_no_break_space(text: str, width: int, lines: list[str]) -> None:
    assert [one.plain for one in Content(text).wrap(width)] == [one.rstrip(" ") for one in lines]
