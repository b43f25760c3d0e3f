"""Very many changes that are alike are told in one line; headings use the names of today."""

from collections.abc import Callable

from formkit.formats.markdown import parse_markdown
from formkit.jobs import Comparison, compare
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.screen import PLAIN, Screen
from formkit.render.text.changes import UNJUDGED, Wanted, change_lines, render_comparison
from formkit.render.text.verdicts import Reasons

MANY = 31
SURVEY = """\
| survey |
| | type | name | label::English (en) | label::Hausa (ha) | relevant | Remark |
| | select_one place | p | Which place is it? | Ina? | | |
| | select_one town | t | Which town is it? | Gari? | | |
"""
CHOICES = "| choices |\n| | list_name | name | label::English (en) | label::Hausa (ha) |\n"


def rows(remark: str) -> str:
    return "".join(f"| | integer | q{n} | How many {n}? | | | {remark} |\n" for n in range(MANY))


def choices(*lines: str) -> str:
    return CHOICES + "".join(f"| | {line} |\n" for line in lines)


def comparison(old: str, new: str) -> Comparison:
    return compare(parse_markdown(old, "old.md"), parse_markdown(new, "new.md"))


def long_lists() -> Comparison:
    numbers = range(1, MANY + 1)
    old = choices(
        *(f"place | a{n} | Ward A{n} | Unguwa" for n in numbers),
        *(f"town | c{n} | Town {n} | Gari {n}" for n in numbers),
        *(f"town | d{n} | | " for n in numbers),
    )
    new = choices(
        *(f"place | b{n} | Street B{n} | Titi" for n in numbers),
        *(f"town | e{n} | Town {n} | Birni {n}" for n in numbers),
    )
    return comparison(SURVEY + rows("") + old, SURVEY + rows("ask first") + new)


def test_long_lists_and_columns_are_told_in_one_line(golden: Callable[[str, str], None]) -> None:
    golden("render/folded.txt", render_comparison(long_lists(), PLAIN))
    french = Screen(catalogue=read_catalogue(Language.FRENCH))
    golden("render/folded_french.txt", render_comparison(long_lists(), french))


def test_all_are_listed_when_asked_for_and_reasons_are_those_of_one() -> None:
    shown = render_comparison(long_lists(), PLAIN, Wanted(all_too=True))
    assert shown.count(" is gone") == 2 * MANY
    assert "told together" not in shown
    every = render_comparison(long_lists(), PLAIN, Wanted(reasons=Reasons.ALL))
    assert every.count("for instance: nobody can give the answer") == 2


def test_without_verdicts_lists_are_folded_too() -> None:
    compared = long_lists()
    lines = list(change_lines(compared, compared.changes, PLAIN, UNJUDGED))
    assert any(f"{MANY} choices of list place are new" in line for line in lines)


def test_choices_that_changed_places_are_told_together() -> None:
    numbers = range(1, 2 * MANY)
    old = choices(*(f"place | a{n} | Ward A{n} | A" for n in numbers))
    new = choices(*(f"place | a{n} | Ward A{n} | A" for n in reversed(numbers)))
    shown = render_comparison(comparison(SURVEY + old, SURVEY + new), PLAIN)
    assert "choices of list place stand elsewhere in it now: " in shown


GROUPS = """\
| survey |
| | type | name | label |
| | begin_group | outer | Outer |
| | begin_group | inner | Inner |
| | integer | a | How many goats? |
| | integer | b | How many sheep? |
| | integer | c | How many cows? |
| | end_group | | |
| | end_group | | |
| | begin_group | gone | Gone |
| | integer | d | How many hens? |
| | end_group | | |
| | begin_group | kept | Kept |
| | integer | e | How many ducks? |
| | end_group | | |
"""


def test_headings_are_the_groups_of_today(golden: Callable[[str, str], None]) -> None:
    new = GROUPS.replace("| outer |", "| out |").replace("| inner |", "| in |")
    new = new.replace("| | integer | a | How many goats? |", "| | integer | a | Which goats? |")
    new = new.replace("| | integer | b | How many sheep? |\n", "")
    new = new.replace("| | integer | c | How many cows? |\n", "| | integer | x | How far? |\n")
    new = new.replace("| | integer | e |", "| | integer | b | How many sheep? |\n| | integer | e |")
    new = new.replace("| | begin_group | gone | Gone |\n", "")
    new = new.replace("| | integer | d | How many hens? |\n| | end_group | | |\n", "")
    golden("render/headings.txt", render_comparison(comparison(GROUPS, new), PLAIN))
