"""Adaptations with less in them, or with other names: what stays keeps its lines."""

from textwrap import dedent

import pytest

from formkit.formats.adaptation_edits import (
    comments_above,
    with_new_names,
    with_text_at,
    without_entries,
)
from formkit.formats.adaptation_entries import entries_of
from formkit.formats.adaptation_text import with_changes
from formkit.formats.adaptations import parse_adaptation
from formkit.formats.yaml_text import Keys

TEXT = dedent("""\
    # What the country does.
    formkit: adaptation/1
    version: "2026.1"  # the release
    template: bsa
    modules:
      out: [origin, shelter]
      in:
        - markets
    parameters:
      admin_location: {level: "3"}

    # Nobody asks these.
    hide:
      # the name
      - loc_alt_name
      - loc_type

    hide_choices: {need: [food, cash]}

    add_questions:
      - after: loc_type
        rows:
          - type: select_one need
            name: td_need
            relevant: ${loc_type} = 'site' and ${loc_access} = 'yes'
      # At the end.
      - module: quality
        rows:
          - type: text
            name: td_more

    add_choices:
      need:
        - {name: td_fodder, label: Fodder}

    set:
      loc_type:
        hint: Look around.
        # Not needed.
        required: ""

    set_choices:
      need:
        food: {label: Meals}

    settings:
      style: pages
    """)


def test_everything_is_told_with_its_place() -> None:
    told = [(one.keys, one.words) for one in entries_of(TEXT)]
    assert told == [
        (("modules", "out", 0), ("origin",)),
        (("modules", "out", 1), ("shelter",)),
        (("modules", "in", 0), ("markets",)),
        (("parameters", "admin_location", "level"), ("admin_location", "level")),
        (("hide", 0), ("loc_alt_name",)),
        (("hide", 1), ("loc_type",)),
        (("hide_choices", "need", 0), ("need", "food")),
        (("hide_choices", "need", 1), ("need", "cash")),
        (("add_questions", 0), ("loc_type", "td_need")),
        (("add_questions", 1), ("quality", "td_more")),
        (("add_choices", "need", 0), ("need", "td_fodder")),
        (("settings", "style"), ("style", "pages")),
        (("set", "loc_type", "hint"), ("loc_type", "hint", "Look around.")),
        (("set", "loc_type", "required"), ("loc_type", "required", "")),
        (("set_choices", "need", "food", "label"), ("need", "food", "label", "Meals")),
    ]


@pytest.mark.parametrize(
    ("dropped", "gone"),
    [
        ([("hide", 0)], "  # the name\n  - loc_alt_name\n"),
        (
            [("hide", 0), ("hide", 1)],
            "# Nobody asks these.\nhide:\n  # the name\n  - loc_alt_name\n  - loc_type\n\n",
        ),
        ([("set", "loc_type", "required")], '    # Not needed.\n    required: ""\n'),
        (
            [("add_questions", 1)],
            (
                "  # At the end.\n  - module: quality\n    rows:\n      - type: text\n"
                "        name: td_more\n"
            ),
        ),
        (
            [("add_choices", "need", 0)],
            "add_choices:\n  need:\n    - {name: td_fodder, label: Fodder}\n\n",
        ),
        ([("settings", "style")], "settings:\n  style: pages\n"),
    ],
)
def test_what_goes_takes_its_lines_and_comments_along(dropped: list[Keys], gone: str) -> None:
    left = without_entries(TEXT, dropped)
    assert gone in TEXT
    assert left.rstrip() == TEXT.replace(gone, "").rstrip()


def test_what_shares_a_line_is_written_anew() -> None:
    left = without_entries(TEXT, [("hide_choices", "need", 0), ("modules", "out", 1), ("hide", 0)])
    assert "hide_choices: {need: [cash]}\n" in left
    assert "modules: {out: [origin], in: [markets]}\n" in left
    assert "hide:\n  - loc_type\n" in left
    assert "# Nobody asks these.\n" in left


def test_what_looks_like_a_comment_in_a_text_is_none() -> None:
    text = (
        "formkit: adaptation/1\ntemplate: bsa\nset:\n  a:\n    hint: |-\n      one\n"
        "      # two\n  b:\n    hint: x\n"
    )
    left = parse_adaptation(without_entries(text, [("set", "b", "hint")]))
    assert [(one.name, one.text) for one in left.attributes] == [("a", "one\n# two")]
    left = parse_adaptation(without_entries(text, [("set", "a", "hint")]))
    assert [(one.name, one.text) for one in left.attributes] == [("b", "x")]


def test_nothing_dropped_changes_nothing() -> None:
    assert without_entries(TEXT, []) == TEXT


def test_a_text_at_the_top_is_another_one() -> None:
    changed = with_text_at(TEXT, {"version": "2026.2"})
    assert changed == TEXT.replace('version: "2026.1"', 'version: "2026.2"')


def test_names_are_new_wherever_they_are_asked_for() -> None:
    changed = with_new_names(TEXT, {"loc_type": "loc_kind"}, {"need": "wish"})
    expected = (
        TEXT.replace("loc_type", "loc_kind")
        .replace("{need:", "{wish:")
        .replace("  need:", "  wish:")
        .replace("select_one need", "select_one wish")
    )
    assert changed == expected
    assert "td_need" in changed


def test_names_that_nobody_asks_for_change_nothing() -> None:
    assert with_new_names(TEXT, {"other": "another"}, {}) == TEXT
    assert with_new_names(TEXT, {"loc": "place"}, {"type": "kind"}) == TEXT


def test_comments_are_found() -> None:
    places: list[Keys] = [("hide", 0), ("hide", 1), ("add_questions", 1)]
    assert comments_above(TEXT, places) == {
        ("hide", 0): ("# the name",),
        ("hide", 1): (),
        ("add_questions", 1): ("# At the end.",),
    }


NEW_ITEM = "  # it costs\n  - question-removed: b\n    declared: true\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"\nchanges:\n{NEW_ITEM}"),
        ("changes:\n  - question-removed: a\n", f"changes:\n  - question-removed: a\n{NEW_ITEM}"),
        (
            "changes:\n- question-removed: a\n\n# of the country\ncountry: TCD\n",
            (
                "changes:\n- question-removed: a\n# it costs\n- question-removed: b\n"
                "  declared: true\n\n# of the country\ncountry: TCD\n"
            ),
        ),
    ],
)
def test_changes_go_behind_those_that_are_listed(before: str, after: str) -> None:
    head = "formkit: adaptation/1\nbase: form.md\n"
    assert with_changes(f"{head}{before}", [NEW_ITEM]) == f"{head}{after}"
    assert with_changes(f"{head}{before}", []) == f"{head}{before}"
