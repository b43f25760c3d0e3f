"""Nothing of a form is obeyed by a terminal, and no text spoils JSON."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formkit.core.findings import Report
from formkit.core.messages import Message
from formkit.formats.markdown import parse_markdown
from formkit.jobs import compare
from formkit.render.harmless import harmless
from formkit.render.json.reports import render_reports as as_json
from formkit.render.plain_json import written
from formkit.render.screen import Screen
from formkit.render.tables import Column, Table
from formkit.render.text.changes import render_comparison
from formkit.render.text.reports import render_reports as as_text
from formkit.render.text.tables import render_table
from tests.render.reports import FULL

HARMFUL = "\x1b]0;x\x07\x1b[2J\x9b31m\x00\r\x7f\x85\N{LINE SEPARATOR}\u202egnp.exe\u2066\ud800"
ALLOWED = "\n\t"


def is_harmless(text: str) -> bool:
    is_obeyed = any(ord(sign) < 32 and sign not in ALLOWED for sign in text)
    return not is_obeyed and not set(text) & set("\x7f\x9b\x85\u2028\u202e\u2066\ud800")


def report_of(text: str) -> Report:
    found = replace(
        FULL.findings[0],
        message=Message("list {list} is not there", list=text),
        loc=replace(FULL.findings[0].loc, sheet=text, file=text),
        name=text,
        column=text,
    )
    return Report(file=text, findings=(found,), skipped=FULL.skipped)


@pytest.mark.parametrize("width", [0, 45, 100])
def test_a_report_shows_what_it_does_not_obey(width: int) -> None:
    shown = as_text((report_of(f"a{HARMFUL}b"),), Screen(width=width))
    assert is_harmless(shown)
    assert "␛]0;x␇␛[2J" in shown.replace("\n", "")


@pytest.mark.parametrize("width", [0, 45, 100])
def test_changes_show_what_they_do_not_obey(width: int) -> None:
    name = f"a{HARMFUL}b".replace("\r", "")
    table = "| survey |\n|  | type | name |\n|  | begin_group | {name} |\n|  | {type} | b |\n"
    old, new = (
        parse_markdown(table.format(name=name, type=one), f"{one}{HARMFUL}.md")
        for one in ("text", "integer")
    )
    shown = render_comparison(compare(old, new), Screen(width=width))
    assert is_harmless(shown)
    assert shown.count("␛]0;x␇") >= 3


def test_colours_are_formkits_own() -> None:
    shown = as_text((report_of("\x1b[31mred"),), Screen(width=80, colour=True))
    assert "\x1b[31mred" not in shown
    assert "\x1b[1m␛[31mred\x1b[0m" in shown


def test_a_table_shows_what_it_does_not_obey() -> None:
    columns = (Column(key="a", title=Message("name")), Column(key="b", title=Message("type")))
    table = Table(columns=columns, rows=((HARMFUL, "x"),))
    assert all(is_harmless(render_table(table, Screen(width=width))) for width in (0, 30, 100))


def test_arabic_and_line_breaks_stay() -> None:
    text = "الموقع\N{RIGHT-TO-LEFT MARK} (1)\n\tEau"
    assert harmless(text) == text


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
@settings(max_examples=100, deadline=None)
def test_every_text_is_shown_in_as_many_characters_and_as_json(text: str) -> None:
    assert len(harmless(text)) == len(text)
    assert is_harmless(harmless(text))
    told = as_json((report_of(text),), version="0", catalogue={})
    assert told.isascii()
    found = json.loads(told)["forms"][0]["file"]
    found.encode("utf-8")
    expected = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert found == expected


def test_json_has_no_half_characters_wherever_they_stand() -> None:
    told = written({"\ud800": ["a\udfff", ("\ud83d\ude00", None, 1, True)], "\\ud800": 2})
    assert json.loads(told) == {"�": ["a�", ["😀", None, 1, True]], "\\ud800": 2}
