from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formkit.core.errors import BadManifestError
from formkit.formats.yaml_text import MAX_DEPTH, parse_yaml


def problems(text: str) -> list[tuple[str, str]]:
    with pytest.raises(BadManifestError) as caught:
        parse_yaml(text, "a.yaml")
    return [(str(loc), str(message)) for loc, message in caught.value.problems]


def test_scalars_stay_the_text_that_was_written() -> None:
    placed = parse_yaml("v: 2026.10\nc: NO\nd: 2026-11-22\nn: 007\nt: true\nq: 'yes'\n")
    assert placed.values == {
        "v": "2026.10",
        "c": "NO",
        "d": "2026-11-22",
        "n": "007",
        "t": "true",
        "q": "yes",
    }


def test_a_key_with_nothing_after_it_is_left_out_and_an_empty_text_is_not() -> None:
    assert parse_yaml("a:\nb: ~\nc: null\nd: ''\ne: [~, x]\n").values == {"d": "", "e": ["", "x"]}


def test_a_block_of_text_has_no_outer_spaces() -> None:
    assert parse_yaml("a: |\n  one\n  two\n").values == {"a": "one\ntwo"}


def test_every_value_knows_its_place() -> None:
    placed = parse_yaml("a:\n  - b: 1\n  - c: 2\n", "a.yaml")
    assert str(placed.loc("a")) == "a.yaml:1:1"
    assert str(placed.loc("a", 1, "c")) == "a.yaml:3:5"
    assert placed.loc("a", 1, "d") == placed.loc("a", 1)
    assert str(placed.loc("z")) == "a.yaml:1:1"


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("a: !!python/name:os.system x", "a.yaml:1:4", "tag"),
        ("a: &x 1\n", "a.yaml:1:4", "anchor"),
        ("a: *x\n", "a.yaml:1:4", "anchor"),
        ("a: 1\nb: 2\na: 3\n", "a.yaml:3:1", "first in line 1"),
        ("[1, 2]: 3\n", "a.yaml:1:1", "a key has to be a text"),
        ("a: 1\n---\nb: 2\n", "a.yaml:2:1", "second document"),
        ("- a\n", "a.yaml:1:1", "holds no keys"),
        ("", "a.yaml:1:1", "holds no keys"),
        ("a: b: c", "a.yaml:1:5", "cannot be read as YAML"),
        ("a: 'x", "a.yaml:1:6", "cannot be read as YAML"),
        ("a: \x07", "a.yaml", "does not allow"),
        ("[" * 10_000, f"a.yaml:1:{MAX_DEPTH + 2}", "levels"),
        ("{a: " * 50, f"a.yaml:1:{4 * MAX_DEPTH + 2}", "levels"),
    ],
)
def test_what_is_refused_is_told_with_its_place(text: str, place: str, word: str) -> None:
    [(found, message)] = problems(text)[:1]
    assert found == place
    assert word in message


def test_all_refusals_are_told_at_once() -> None:
    assert len(problems("a: !!str b\nc: &x d\nc: e\n")) == 3


@given(st.text(alphabet="ab: \n-[]{}'\"#&*!|>,?0", max_size=40))
@settings(max_examples=150)
def test_no_text_gives_anything_but_values_or_problems(text: str) -> None:
    values: object = {}
    with suppress(BadManifestError):
        values = parse_yaml(text).values
    assert isinstance(values, dict)
