"""What is written as YAML is read back, and reads as a person would write it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formkit.formats.yaml_text import parse_yaml
from formkit.formats.yaml_writing import format_item, format_text, format_yaml

WORDS = st.one_of(
    st.text(max_size=30).map(str.strip),
    st.text("ab \n:#-'\"[]{},é\u2028\x85\t${}%@&*!|>?=~0", max_size=40).map(str.strip),
    st.sampled_from(["", "yes", "NO", "null", "~", "1", "1.5", "2026-11-22", "- a", "...", "<<"]),
)
VALUES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(WORDS, inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read_again(value: dict[str, Any]) -> None:
    assert parse_yaml(format_yaml(value)).values == value
    assert parse_yaml("a:\n" + format_item(value, 1)).values == {"a": [value]}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("${age} > 17 and ${sex} = 'f'", "${age} > 17 and ${sex} = 'f'"),
        (". >= 0", ". >= 0"),
        ("Où ?", "Où ?"),
        ("label::Français (fr)", "label::Français (fr)"),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("yes", '"yes"'),
        ("0123", '"0123"'),
        ("", '""'),
        ('say "a\\b"', 'say "a\\b"'),
        ('"a"', '"\\"a\\""'),
        ("a\u2028b\U0001f600", '"a\\u2028b\\U0001f600"'),
    ],
)
def test_texts_are_quoted_only_where_they_have_to_be(text: str, written: str) -> None:
    assert format_text(text) == written


def test_what_is_short_stands_on_one_line() -> None:
    value: dict[str, Any] = {
        "a": {"name": "x", "label::A": "b"},
        "b": ["1", {"c": "d"}, []],
        "e": {},
        "long": {"name": "x", "label": "y" * 90},
        "rows": [["z" * 50, "z" * 50], {"k": "v" * 99}, "t", "two\nlines"],
        "text": "one\n\n  two",
        "odd": "one\ttwo\nthree",
    }
    assert (
        format_yaml(value)
        == f"""\
a: {{name: x, "label::A": b}}
b: ["1", {{c: d}}, []]
e: {{}}
long:
  name: x
  label: {"y" * 90}
rows:
  - - {"z" * 50}
    - {"z" * 50}
  - k: {"v" * 99}
  - t
  - |-
    two
    lines
text: |-
  one

    two
odd: "one\\ttwo\\nthree"
"""
    )
