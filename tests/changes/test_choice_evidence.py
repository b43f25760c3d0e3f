"""Merges, splits and swapped meanings: what is said of two versions of one list."""

from dataclasses import replace

import pytest

from formkit.changes.detection import find_changes
from formkit.changes.situations.choice_evidence import find_merges, find_splits, find_swaps
from formkit.core.texts import Texts
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.model.form import Choice, ChoiceList, Form

Choices = dict[str, str]
Said = dict[str, list[tuple[str, ...]]]


def form(choices: Choices, header: str = "label::English (en)") -> Form:
    rows = "".join(f"| | shelter | {code} | {label} |\n" for code, label in choices.items())
    return form_of(
        parse_markdown(
            f"| survey |\n| | type | name | {header} |\n| | select_one shelter | s | Shelter |\n"
            f"| choices |\n| | list_name | name | {header} |\n{rows}"
        )
    )


def said(old: Form, new: Form) -> Said:
    changes = find_changes(old, new)
    found: Said = {
        "merges": [
            (*(part.code for part in one.old), "->", one.new.code)
            for one in find_merges(changes, old, new)
        ],
        "splits": [
            (one.old.code, "->", *(part.code for part in one.new))
            for one in find_splits(changes, old, new)
        ],
        "swaps": [(one.at.code, one.old, one.new) for one in find_swaps(changes, old, new)],
    }
    return {what: things for what, things in found.items() if things}


TENTS = {"tent": "Tent", "tarp": "Tarpaulin", "house": "House"}
WELLS = {"dug": "Protected well", "open": "Unprotected well", "house": "House"}
MERGES_AND_SPLITS = [
    (TENTS, {"both": "Tent or tarpaulin", "house": "House"}, ("tent", "tarp"), "both"),
    (TENTS, {"tent": "Tents / tarpaulins", "house": "House"}, ("tent", "tarp"), "tent"),
    (WELLS, {"well": "Wells", "house": "House"}, ("dug", "open"), "well"),
    (WELLS, {"dug": "Well", "house": "House"}, ("dug", "open"), "dug"),
    (
        {"boys": "Garçons", "girls": "Filles", "x": "Y"},
        {"boys_girls": "Moins de dix-huit", "x": "Y"},
        ("boys", "girls"),
        "boys_girls",
    ),
]


@pytest.mark.parametrize(("many", "few", "parts", "whole"), MERGES_AND_SPLITS)
def test_several_answers_become_one_and_one_becomes_several(
    many: Choices, few: Choices, parts: tuple[str, ...], whole: str
) -> None:
    assert said(form(many), form(few)) == {"merges": [(*parts, "->", whole)]}
    assert said(form(few), form(many)) == {"splits": [(whole, "->", *parts)]}


@pytest.mark.parametrize(
    ("many", "few"),
    [
        ({"a": "Married twice", "b": "Never married", "c": "Z"}, {"m": "Married", "c": "Z"}),
        ({"a": "Other food", "b": "Other means", "c": "Z"}, {"o": "Other", "c": "Z"}),
        ({"a": "Tent", "b": "Hut", "c": "Z"}, {"n": "River, lake, tent", "c": "Z"}),
        ({"a": "Tent", "c": "Z"}, {"n": "Tent or hut", "c": "Z"}),
        ({f"a{n}": f"Ward {n}" for n in range(1, 8)}, {"w": "Ward"}),
        ({"a": "", "b": "", "c": "Z"}, {"d": "", "c": "Z"}),
    ],
)
def test_what_is_no_merge(many: Choices, few: Choices) -> None:
    assert said(form(many), form(few)) == {}
    assert said(form(few), form(many)) == {}


def test_what_other_lists_say_anew_is_no_part_of_a_merge() -> None:
    old, new = ({"tent": "Tent", "tarp": "Tarpaulin"}, {"both": "Tent or tarpaulin"})
    sun, wind = (
        ChoiceList(name="power", choices=(Choice(code="s", labels=Texts.of([("", label)])),))
        for label in ("Tent", "Tent or tarpaulin")
    )
    one, other = form(old), form(new)
    one, other = replace(one, lists=(*one.lists, sun)), replace(other, lists=(*other.lists, wind))
    assert said(one, other) == {"merges": [("tent", "tarp", "->", "both")]}


def test_an_answer_is_part_of_one_merge_only() -> None:
    old = form({"a": "Tent", "b": "Hut", "c": "Barn", "z": "House"})
    new = form({"n": "Tent or hut", "m": "Hut or barn", "z": "House"})
    assert said(old, new) == {"merges": [("a", "b", "->", "n")]}


def test_languages_may_have_new_names() -> None:
    old = form(TENTS, "label::Anglais")
    new = form({"x": "Tent or tarpaulin", "house": "House"}, "label::English (en)")
    assert said(old, new)["merges"] == [("tent", "tarp", "->", "x")]


def test_two_answers_exchange_their_codes() -> None:
    old, new = form({"1": "Well", "2": "River"}), form({"1": "River", "2": "Well"})
    assert said(old, new) == {"swaps": [("1", "Well", "River"), ("2", "River", "Well")]}


def test_a_code_goes_to_an_answer_that_has_lost_its_own() -> None:
    old = form({"1": "Well", "2": "River", "3": "Lake"})
    assert said(old, form({"1": "River", "3": "Lake"})) == {"swaps": [("1", "Well", "River")]}


def test_a_new_answer_takes_a_code_and_the_others_are_numbered_anew() -> None:
    old, new = form({"1": "Well", "2": "River"}), form({"1": "Well", "2": "Pump", "3": "River"})
    assert said(old, new) == {"swaps": [("2", "River", "Pump")]}


def test_a_recoded_and_relabelled_answer_is_no_part() -> None:
    old = form({"1": "Well", "2": "River", "3": "Lake"})
    new = form({"4": "Well", "2": "River bank", "3": "Lake"})
    assert said(old, new) == {}
