import codecs
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.cli.lookalikes import replace_unshown
from formkit.render.screen import PLAIN, Screen
from formkit.render.text.excerpts import excerpt
from formkit.render.text.reports import render_reports
from tests.render.reports import LONG, WITH_PARTS


def cp850(text: str) -> str:
    codecs.register_error("looks", replace_unshown)
    return text.encode("cp850", "looks").decode("cp850")


@pytest.mark.parametrize(
    ("name", "screen"),
    [
        ("plain", PLAIN),
        ("narrow", Screen(width=40)),
        ("colour", Screen(width=80, colour=True)),
        ("cp850", Screen(console=cp850)),
    ],
)
def test_parts_of_cells_are_pointed_at(
    name: str, screen: Screen, golden: Callable[[str, str | bytes], None]
) -> None:
    golden(f"render/excerpts_{name}.txt", render_reports((WITH_PARTS,), screen))


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("ab", (1, 2), ("ab", " ^")),
        ("ab", (2, 2), ("ab", "  ^")),
        ("a\n\tb", (3, 4), ("a  b", "   ^")),
        ("水b", (1, 2), ("水b", "  ^")),
        ("a水b", (1, 2), ("a水b", " ^^")),
        ("e\u0301b", (2, 3), ("e\u0301b", " ^")),
        ("ماء", (0, 3), ("ماء", "^ ماء")),
        ("الماء", (5, 5), ("الماء", "^")),
        ("x" * 50, (20, 22), ("..." + "x" * 14 + "...", "       ^^")),
        ("x" * 50, (0, 50), ("x" * 14 + "...", "^" * 14)),
        ("x" * 50, (49, 50), ("..." + "x" * 14, " " * 16 + "^")),
    ],
)
def test_carets_stand_below_the_part(
    text: str, span: tuple[int, int], expected: tuple[str, str]
) -> None:
    assert excerpt(text, span, 20, PLAIN) == expected


def test_look_alikes_longer_than_their_letter_move_the_carets() -> None:
    line, carets = excerpt("œuf → b", (6, 7), 40, Screen(console=cp850))
    assert (line, carets) == ("oeuf -> b", "        ^")


@given(st.text(alphabet="ab 水\u0301\t", max_size=300), st.integers(14, 60), st.data())
def test_lines_keep_to_the_room_and_show_the_part(
    text: str, room: int, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line, carets = excerpt(text, (start, end), room, PLAIN)
    assert width(line) <= room + 1
    assert width(carets) <= room + 1
    shown = text[start : start + 4].translate(str.maketrans("\t", " ")).rstrip()
    assert shown[: end - start].rstrip() in line


def width(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - text.count("\u0301")


def test_a_very_long_cell_is_cut_quickly() -> None:
    line, _ = excerpt(LONG * 500, (5000, 5003), 80, PLAIN)
    assert len(line) <= 80
