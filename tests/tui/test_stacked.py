"""Visuals below each other."""

from textual.content import Content

from formkit.tui.widgets.hanging import Hanging
from formkit.tui.widgets.stacked import Stacked

STACKED = Stacked((Content("one two"), Hanging(Content("■ "), Content("three four five"))))


def test_each_is_wrapped_in_its_own_way() -> None:
    assert str(STACKED) == "one two\n■ three four five"
    assert STACKED.get_optimal_width({}, 80) == len("■ three four five")
    assert [STACKED.get_height({}, width) for width in (80, 12, 7)] == [2, 3, 4]


def test_of_nothing_nothing_is_drawn() -> None:
    assert (str(Stacked(())), Stacked(()).get_height({}, 10)) == ("", 0)
