"""The Markdown of a comparison: short enough for an e-mail, and only markup of its own."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formkit.render.catalogue import Language
from formkit.render.markdown.markup import escaped, table
from tests.render.compared import HOSTILE_TEXTS, OLD, comparison, hostile, mail, many

MARKUP = set("\\`*[]<>|~&")


@pytest.mark.parametrize("language", list(Language))
def test_golden_mail(language: Language, golden: Callable[[str, str | bytes], None]) -> None:
    golden(f"render/changes_{language}.md", mail(comparison(), language))


def test_texts_that_mean_harm_are_escaped() -> None:
    written = mail(hostile())
    assert not re.search(r"(?<!\\)[<>\[\]`]", written)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", written)
    for text in HOSTILE_TEXTS:
        assert escaped(text) in written


@settings(max_examples=60)
@given(st.text(alphabet="ab_ *|<&\\[~`\n\u202e", max_size=12))
def test_no_sign_of_a_text_is_taken_for_markup(text: str) -> None:
    line = escaped(text)
    assert "\n" not in line
    bare = line.replace("\\\\", "")
    for place, sign in enumerate(bare):
        if sign in MARKUP - {"\\"}:
            assert bare[:place].endswith("\\")


def test_underscores_inside_words_stay_readable() -> None:
    assert escaped("loc_num__hh _x_") == "loc_num__hh \\_x\\_"


def test_a_table() -> None:
    assert table(("a", "b"), (("1", "2"),)) == "| a | b |\n| --- | ---: |\n| 1 | 2 |"


def test_nothing_changed_nothing_said() -> None:
    assert mail(comparison(new=OLD)).splitlines()[2:] == [
        "**identical: nothing changed but spelling**",
        "",
        "no changes",
    ]


def test_what_costs_nothing_is_counted_only() -> None:
    written = mail(many(50))
    assert "| ---" not in written
    assert written.endswith("- ask for nothing: 50")


def test_a_section_ends_where_nobody_would_read_on() -> None:
    group = "|  | begin_group | g{n} | G |\n|  | text | q{n} | What? |\n|  | end_group | | |\n"
    groups = "".join(group.format(n=one) for one in range(40))  # or they would be folded
    old = f"| survey |\n|  | type | name | label |\n{groups}"
    new = old.replace("| text | q", "| integer | q")
    written = mail(comparison(old, new))
    assert written.count("was of type text") == 15
    assert "and 25 more" in written


def test_long_texts_are_cut_around_what_changed() -> None:
    words = " ".join(f"word{one}" for one in range(60))
    old = f"| survey |\n|  | type | name | label |\n|  | text | q | How many {words}? |\n"
    written = mail(comparison(old, old.replace("word30 ", "thing ")))
    assert "word29 ~~word30~~ **thing** word31" in written
    assert "word10" not in written
    assert "word50" not in written
    whole = mail(comparison(old, old.replace(f"How many {words}", "Who")))
    assert "word30" in whole
    assert "word45" not in whole


def test_when_changes_can_go_to_devices() -> None:
    assert "can go today" not in mail(comparison())
    assert "can go today: " in mail(comparison(), late=True)


def test_a_change_without_a_place_is_told_without_one() -> None:
    fewer = OLD.replace("| label::العربية (ar) ", "").replace("| من أين الماء؟ ", "")
    fewer = fewer.replace("| | ${", "| ${").replace("today? | | |", "today? | |")
    assert "\n- language العربية (ar) is gone" in mail(comparison(new=fewer))
