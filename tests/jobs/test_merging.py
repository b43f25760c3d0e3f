"""Merges: where conflicts are seen, how they are decided, and what is told of them."""

import json
from pathlib import Path

import pytest

from formkit.changes.merging import Merge, OwnText, Take, merge
from formkit.core.location import NOWHERE, Loc
from formkit.formats.conflict_lists import DecidedLine
from formkit.formats.files import parse_workbook
from formkit.formats.reading import form_of
from formkit.jobs.merging import MergeTask, merge_files
from formkit.jobs.merging.conflict_places import ConflictPlaces
from formkit.jobs.merging.deciding import Deciding, decide
from formkit.jobs.merging.written_decisions import DecisionWord, row_key, taken_before, taken_text
from formkit.model.form import Form
from formkit.model.sheets import Cell
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.json.merges import render_merge as as_json
from formkit.render.merge_words import DECISIONS, vocabulary
from formkit.render.screen import PLAIN
from formkit.render.text.merges import conflict_lines

BASE = """\
| survey |
|        | type             | name | label    | relevant        |
|        | select_one water | q1   | Source   |                 |
|        | begin group      | g    | Group    |                 |
|        | integer          | q2   | How many | ${q1} = 'well'  |
|        | end group        |      |          |                 |
|        | text             | q3   | Why      |                 |
| choices |
|        | list_name | name | label |
|        | water     | well | Well  |
|        | water     | tap  | Tap   |
|        | fuel      | wood | Wood  |
| settings |
|        | form_title | form_id |
|        | Water      | water   |
"""
Q3 = "|        | text             | q3   | Why      |                 |\n"
FUEL = "|        | fuel      | wood | Wood  |\n"


def form(text: str) -> Form:
    return form_of(parse_workbook(text.encode(), "form.md"))


def merged(old: str, ours: str, theirs: str) -> Merge:
    """A merge in which each side put another text for one of the base."""
    return merge(form(BASE), form(BASE.replace(old, ours)), form(BASE.replace(old, theirs)))


@pytest.mark.parametrize(
    ("old", "ours", "theirs", "cell"),
    [
        ("| How many |", "| How A |", "| How B |", "survey!C4"),
        ("| q3   |", "| q3a  |", "| q3b  |", "survey!B6"),
        ("| Tap   |", "| Tap A |", "| Tap B |", "choices!C3"),
        ("| tap  |", "| tap2 |", "| tap3 |", "choices!B3"),
        ("| fuel      |", "| fuel1     |", "| fuel2     |", "choices!A4"),
        ("| Water      |", "| Water A    |", "| Water B    |", "settings!A2"),
        (
            Q3,
            f"{Q3}{Q3.replace('q3', 'q4')}",
            f"{Q3}{Q3.replace('q3', 'q4').replace('text   ', 'integer')}",
            "",
        ),
    ],
)
def test_a_conflict_is_seen_at_its_cell(old: str, ours: str, theirs: str, cell: str) -> None:
    found = merged(old, ours, theirs)
    (conflict,) = found.conflicts
    assert ConflictPlaces(found, found.form).find(conflict).a1 == cell


def test_a_row_is_found_under_the_name_that_a_side_gave_to_its_group() -> None:
    ours = form(BASE.replace("| g    |", "| gg   |").replace("How many", "How A"))
    found = merge(form(BASE), ours, form(BASE.replace("How many", "How B")))
    (conflict,) = found.conflicts
    assert ConflictPlaces(found, found.form).find(conflict).a1 == "survey!C4"


def test_what_is_gone_has_no_cell() -> None:
    found = merged("| Tap   |", "| Tap A |", "| Tap B |")
    (conflict,) = found.conflicts
    assert ConflictPlaces(found, Form()).find(conflict) == NOWHERE


def test_conflicts_stand_in_the_order_of_the_base_whatever_is_decided() -> None:
    texts = [BASE.replace("Why", f"Why {one}").replace("Source", f"Source {one}") for one in "AB"]
    plain = merge(
        form(BASE),
        *map(
            form,
            [one.replace("Tap  ", f"Tap{n}") for n, one in zip(("A ", "B "), texts, strict=True)],
        ),
    )
    decided = decide(plain, Deciding())
    assert [one.conflict.path for one in decided.conflicts] == ["q1", "q3", "water/tap"]
    line = written(row_key(decided.conflicts[0].conflict), "ours")
    again = decide(plain, Deciding(lines=(line,), vocabulary=vocabulary()))
    assert [one.conflict.path for one in again.conflicts] == ["q1", "q3", "water/tap"]
    assert [one.is_open for one in again.conflicts] == [False, True, True]


def written(key: str, decision: str, own: str = "", taken: str = "") -> DecidedLine:
    at = Loc(sheet="formkit conflicts", row=4, column=8)
    return DecidedLine(
        key=key[:-1],
        sign=key[-1],
        decision=Cell(value=decision, text=decision),
        decision_loc=at,
        own=Cell(value=own, text=own),
        own_loc=at,
        taken=taken,
    )


def test_a_text_of_ones_own_is_refused_where_there_is_no_single_text() -> None:
    plain = merged(Q3, "", Q3.replace("Why", "Why not"))
    (conflict,) = plain.conflicts
    line = written(row_key(conflict), "own text", "mine")
    decided = decide(plain, Deciding(lines=(line,), vocabulary=vocabulary()))
    ((loc, message),) = decided.problems
    assert (loc.a1, str(message)) == (
        "formkit conflicts!H4",
        "this conflict is not about one text; decide for one of the sides",
    )
    assert len(decided.open) == 1


def test_the_side_preferred_wins_only_where_nobody_decided() -> None:
    texts = [BASE.replace("Why", f"Why {one}").replace("Source", f"Source {one}") for one in "AB"]
    plain = merge(form(BASE), *map(form, texts))
    first = next(one for one in plain.conflicts if one.path == "q1")
    lines = (written(row_key(first), "theirs"),)
    asked = Deciding(lines=lines, vocabulary=vocabulary(), prefer=Take.OURS)
    decided = decide(plain, asked)
    assert not decided.open
    assert [one.labels.first for one in decided.merge.form.nodes] == ["Source B", "Group", "Why A"]


@pytest.mark.parametrize("decision", [None, *Take, OwnText(text="two words")])
def test_the_hidden_column_keeps_what_was_taken(decision: Take | OwnText | None) -> None:
    line = written("0123456789ab+", "", taken=taken_text(decision))
    expected = {} if decision is None else {"0123456789ab": decision}
    assert taken_before((line,)) == expected


def test_a_conflict_has_one_sign_when_the_sides_are_swapped_and_another_one() -> None:
    one, other = (merged("Why", *sides).conflicts[0] for sides in (("A", "B"), ("B", "A")))
    assert one.key == other.key
    assert {row_key(one)[-1], row_key(other)[-1]} == {"+", "-"}


def test_every_decision_is_known_in_every_language() -> None:
    words = vocabulary()
    for language in Language:
        catalogue = read_catalogue(language)
        assert {words[one.worded(catalogue).casefold()] for one in DECISIONS.values()} == set(
            DecisionWord
        )
    assert all("," not in word for word in words)


def test_what_a_side_did_is_told_where_there_is_no_single_text() -> None:
    plain = merged(Q3, "", Q3.replace("Why", "Why not"))
    lines = list(conflict_lines(decide(plain, Deciding()), PLAIN))
    assert lines == [
        "  conflicts: 1, to be decided: 1",
        "   1. one side takes q3 away, and the other one changes it, moves it or adds to it",
        "      base: (as it was)",
        "      ours: question q3 is gone",
        *lines[4:5],
        '      theirs: label of question q3 was "Why" and is now "Why not"',
        *lines[6:7],
        "      to be decided: until then the form says what the base said",
    ]


def test_json_has_decisions(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.md" for name in ("base", "ours", "theirs")]
    for path, label in zip(paths, ("Why", "Why A", "Why B"), strict=True):
        path.write_text(BASE.replace("Why", label), encoding="utf-8")
    base, ours, theirs = paths
    task = MergeTask(base=base, ours=ours, theirs=theirs, prefer=Take.THEIRS)
    (conflict,) = json.loads(as_json(merge_files(task)))["conflicts"]
    assert conflict["decision"] == {"take": "theirs", "text": None}
    assert conflict["open"] is False


def test_two_forms_without_a_base_are_joined_all_the_same(tmp_path: Path) -> None:
    """As git has it where both branches added the file."""
    base, ours, theirs = (tmp_path / f"{name}.md" for name in ("base", "ours", "theirs"))
    base.write_text("", encoding="utf-8")
    ours.write_text(BASE, encoding="utf-8")
    theirs.write_text(BASE.replace(FUEL, ""), encoding="utf-8")
    found = merge_files(MergeTask(base=base, ours=ours, theirs=theirs))
    assert found.form == form(BASE)
