"""A list beside the standard's, in words."""

from formkit.model.dictionary import Extensibility, StandardChoice, StandardList
from formkit.model.form import Choice, ChoiceList
from formkit.tui.widgets.stacked import Stacked
from formkit.tui.widgets.variable_list import ListBeside

WATER = StandardList(name="water", choices=(StandardChoice(code="tap"),))


def test_lists_are_named_and_of_many_choices_the_first_are_told() -> None:
    own = ChoiceList(name="own", choices=tuple(Choice(code=f"c{n}") for n in range(42)))
    words = ListBeside(say=str, reader="en")
    assert words.name(own, WATER) == "own / water"
    lines = str(Stacked(words.lines(own, WATER))).splitlines()
    assert lines[0] == "  only in the form:"
    assert lines[1] == "  + c0  "
    assert lines[41:44] == ["    and 2 more", "  only in the standard:", "  - tap  "]


def test_a_list_that_each_country_fills_is_not_compared() -> None:
    theirs = StandardList(name="admin1", extensibility=Extensibility.COUNTRY_OWNED)
    words = ListBeside(say=str, reader="en")
    own = ChoiceList(name="admin1")
    assert words.name(own, theirs) == "admin1: each country fills it"
    assert list(words.lines(own, theirs)) == []
