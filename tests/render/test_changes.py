from collections.abc import Callable

import pytest

from formkit.changes.kinds.forms import LanguageRenamed
from formkit.formats.markdown import parse_markdown
from formkit.jobs import Comparison, compare
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.json import changes as as_json
from formkit.render.screen import PLAIN, Screen
from formkit.render.text.changes import Wanted, render_comparison
from formkit.render.text.verdicts import Reasons
from formkit.render.text.words import compare_words

OLD = """\
| survey |
|  | type             | name  | label::English (en)               | relevant |
|  | begin_group      | site  | The site                          |          |
|  | select_one water | water | Where does the water come from?   |          |
|  | integer          | people| How many people live here today?  | ${water} != '' |
|  | end_group        |       |                                   |          |
|  | text             | note  | Anything else?                    |          |
| choices |
|  | list_name | name | label::English (en) |
|  | water     | well | Well                |
|  | water     | tap  | Tap                 |
| settings |
|  | form_title |
|  | Water      |
"""
NEW = """\
| survey |
|  | type             | name  | label::English (en)               | relevant |
|  | begin_group      | site  | The site                          |          |
|  | select_one water | water | Where does the water come from?   |          |
|  | integer          | inhabitants | How many people live here today? | ${water}!='' |
|  | end_group        |       |                                   |          |
| choices |
|  | list_name | name | label::English (en) |
|  | water     | well | Borehole            |
|  | water     | tap  | Tap                 |
|  | water     | river | River              |
| settings |
|  | form_title       |
|  | Water, 2nd round |
"""


def comparison(old: str = OLD, new: str = NEW) -> Comparison:
    return compare(parse_markdown(old, "old.md"), parse_markdown(new, "new.md"))


@pytest.mark.parametrize(
    ("name", "screen"),
    [
        ("plain", PLAIN),
        ("french", Screen(catalogue=read_catalogue(Language.FRENCH))),
        ("wide", Screen(width=80)),
        ("narrow", Screen(width=45)),
        ("colour", Screen(colour=True)),
    ],
)
def test_changes_as_text(
    name: str, screen: Screen, golden: Callable[[str, str | bytes], None]
) -> None:
    golden(f"render/changes_{name}.txt", render_comparison(comparison(), screen))


def test_what_is_only_written_differently_is_shown_when_asked_for(
    golden: Callable[[str, str | bytes], None],
) -> None:
    golden("render/changes_all.txt", render_comparison(comparison(), PLAIN, Wanted(all_too=True)))


def test_changes_as_json(golden: Callable[[str, str | bytes], None]) -> None:
    text = as_json.render_comparison(comparison())
    assert text.isascii()
    golden("render/changes.json", text)


CONDITIONS = """\
| survey |
|  | type             | name | label | relevant        | constraint |
|  | select_one water | w    | Water |                 |            |
|  | integer          | n    | Many? | {relevant}      | {taken}    |
|  | text             | t    | Text? | {text}          |            |
| choices |
|  | list_name | name | label |
|  | water     | well | Well  |
|  | water     | tap  | Tap   |
"""


def conditions() -> Comparison:
    old = CONDITIONS.format(relevant="${w} = 'well'", taken=". < 10", text="${gone} > 1")
    new = CONDITIONS.format(relevant="${w} != ''", taken=". > 5", text="${w} = 'tap'")
    return comparison(old, new)


@pytest.mark.parametrize(
    ("name", "screen"),
    [
        ("plain", PLAIN),
        ("french", Screen(catalogue=read_catalogue(Language.FRENCH), width=80)),
        ("narrow", Screen(width=45)),
    ],
)
def test_conditions_as_text(
    name: str, screen: Screen, golden: Callable[[str, str | bytes], None]
) -> None:
    golden(f"render/conditions_{name}.txt", render_comparison(conditions(), screen))


def test_conditions_as_json(golden: Callable[[str, str | bytes], None]) -> None:
    golden("render/conditions.json", as_json.render_comparison(conditions()))


def test_a_change_without_a_place_stands_under_the_form() -> None:
    renamed = comparison(new=OLD.replace("English (en)", "Anglais (en)"))
    assert [type(change) for change in renamed.changes] == [LanguageRenamed]
    lines = render_comparison(renamed, PLAIN).splitlines()
    assert lines[1] == "  the form as a whole"
    assert render_comparison(renamed, Screen(width=45)).splitlines()[2].startswith(" " * 8)


def test_one_change_is_counted_as_one() -> None:
    shown = render_comparison(comparison(new=OLD.replace("Well", "Borehole")), PLAIN)
    assert "  1 change" in shown.splitlines()


def test_all_three_reasons(golden: Callable[[str, str | bytes], None]) -> None:
    shown = render_comparison(comparison(), PLAIN, Wanted(reasons=Reasons.ALL))
    golden("render/changes_reasons.txt", shown)


def test_what_can_go_to_devices(golden: Callable[[str, str | bytes], None]) -> None:
    wanted = Wanted(is_redeployed=True)
    golden("render/changes_redeployed.txt", render_comparison(comparison(), PLAIN, wanted))
    text = as_json.render_comparison(comparison(), is_redeployed=True)
    golden("render/changes_redeployed.json", text)


def test_a_version_that_stays_is_told_at_the_end() -> None:
    settings = "|  | form_title | version |\n|  | Water      | 7       |"
    old = OLD.replace("|  | form_title |\n|  | Water      |", settings)
    compared = comparison(old, old.replace("Well", "Borehole"))
    shown = render_comparison(compared, PLAIN)
    assert "the version was not raised" in shown
    assert '"version": {' in as_json.render_comparison(compared)
    assert compared.must_wait
    raised = comparison(old, old.replace("Well", "Dug well").replace("| 7 ", "| 8 "))
    assert not raised.must_wait


def test_by_which_standard_it_was_judged() -> None:
    standard = "| settings |\n|  | formkit_standard |\n|  | dtm-wca 2026.1   |\n"
    old = OLD.partition("| settings |")[0] + standard
    compared = comparison(old, old.replace("Well", "Borehole"))
    assert '"standard": "dtm-wca/2026.1"' in as_json.render_comparison(compared)
    assert "judged without a standard" not in render_comparison(compared, PLAIN)
    assert "judged without a standard" in render_comparison(comparison(), PLAIN)


def test_nothing_is_said_of_the_cost_of_nothing() -> None:
    assert render_comparison(comparison(new=OLD), PLAIN).splitlines()[1:] == ["  no changes"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("one two three", "one three", "one [-two-] three"),
        ("one two three", "one two and three", "one two {+and+} three"),
        ("one two", "three four", ""),
    ],
)
def test_wording_word_by_word(old: str, new: str, words: str) -> None:
    assert compare_words(old, new) == words


def test_words_that_share_nothing_are_told_whole() -> None:
    shown = render_comparison(comparison(new=OLD.replace("Anything else?", "Which?")), PLAIN)
    assert 'was "Anything else?" and is now "Which?"' in shown


def test_choices_that_cost_the_same_are_told_once() -> None:
    gone = OLD.replace("|  | water     | well | Well                |\n", "")
    gone = gone.replace("|  | water     | tap  | Tap                 |", "|  | other | a | A |")
    kept = "|  | water     | river | River               |\n|  | other | a | A |"
    old = OLD.replace("| settings |", f"{kept}\n| settings |")
    new = gone.replace("|  | other | a | A |", kept)
    shown = render_comparison(comparison(old, new), PLAIN)
    assert shown.count("nobody can give the answer") == 1
    assert 'choice tap of list water, "Tap", is gone (as above)' in shown
    every = render_comparison(comparison(old, new), PLAIN, Wanted(reasons=Reasons.ALL))
    assert every.count("nobody can give the answer") == 2
