"""How deep changes of wording go: a table of wordings, and what holds for all."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from formkit.changes.wording.grades import WordingLevel, grade_wording, is_reworded
from formkit.changes.wording.tokens import tokens_of
from formkit.changes.wording.words import Facet

TABLE = YAML(typ="safe").load(
    (Path(__file__).parent / "wording_grades.yaml").read_text(encoding="utf-8")
)
LANGUAGES = ("English (en)", "Français (fr)", "Hausa (ha)", "")
WORDS = st.sampled_from(
    [
        "boys",
        "girls",
        "household",
        "people",
        "last",
        "7",
        "days",
        "month",
        "not",
        "without",
        "5",
        "to",
        "17",
        "years",
        "le",
        "ménage",
        "depuis",
        "${age}",
        "water",
        "chaque",
        "jour",
        "aged",
        "under",
        "no",
        "of",
        "+",
        "1,5",
        "ans",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)


@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case['old']} > {case['new']}")
def test_how_deep_a_change_of_wording_goes(case: dict[str, Any]) -> None:
    for old, new in ((case["old"], case["new"]), (case["new"], case["old"])):
        grade = grade_wording(old, new, case["language"])
        assert grade.level.value == case["level"]
        assert [one.value for one in grade.facets] == case.get("facets", [])
        assert grade.is_known is not case.get("unknown", False)


def test_references_follow_new_names() -> None:
    grade = grade_wording("Is ${a} here?", "Is ${b} here?", "en", {"a": "b"})
    assert grade.level is WordingLevel.COSMETIC


def test_every_facet_is_in_the_table() -> None:
    assert {facet for case in TABLE for facet in case.get("facets", [])} == set(Facet)


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(LANGUAGES))
def test_a_grade_does_not_depend_on_the_direction(old: str, new: str, language: str) -> None:
    assert grade_wording(old, new, language) == grade_wording(new, old, language)


@settings(max_examples=50, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_case_and_numbering_are_never_more_than_cosmetic(text: str, language: str) -> None:
    grade = grade_wording(text, f"B.2) {text}", language)
    assert grade.level is WordingLevel.COSMETIC
    assert grade_wording(text, f"<b>{text}</b>", language).level is WordingLevel.COSMETIC


@pytest.mark.parametrize(
    ("old", "new", "is_same"),
    [
        ("Where do you fetch your water", "Where do you get your water", True),
        ("Where do you fetch your water", "Which school is near", False),
        ("How many boys live here now", "How many girls live here now", False),
        ("Water source", "Water point", False),
    ],
)
def test_what_is_only_reworded(old: str, new: str, is_same: bool) -> None:  # noqa: FBT001 - a table
    assert is_reworded(old, new, "") is is_same


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("18+ or <5%", ["18", "+", "or", "<", "5", "%"]),
        ("৩ টি", ["3", "টি"]),
        ("1.000,5", ["1000", "5"]),
        ("COVID 19 in 2,5 km", ["covid", "in", "2.5", "km"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert list(tokens_of(text)) == tokens
