"""References in expressions and labels, and renaming them."""

import pytest

from formkit.xpath.parser import parse
from formkit.xpath.references import (
    absolute_paths,
    references,
    references_in_text,
    rename_references,
)


def test_references_stand_in_the_order_of_the_text() -> None:
    text = "if(${b} > 1, ${r}[${c} = ${last-saved#b}]/x, jr:choice-name(${a}, '${a}'))"
    found = references(parse(text))
    assert [reference.name for reference in found] == ["b", "r", "c", "b", "a", "a"]
    assert [reference.last_saved for reference in found].index(True) == 3
    assert [text[one.start : one.end] for one in found] == [
        "${b}",
        "${r}",
        "${c}",
        "${last-saved#b}",
        "${a}",
        "${a}",
    ]


def test_names_know_their_place() -> None:
    text = "${a} and ${last-saved#village}"
    assert [text[one.name_start : one.end - 1] for one in references(parse(text))] == [
        "a",
        "village",
    ]


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("How old is ${name}?", ["name"]),
        ("${a}${b}", ["a", "b"]),
        ("\u00c2ge de ${\u00e9l\u00e8ve}", ["\u00e9l\u00e8ve"]),
        ("${ a } ${} ${a b} $a {a} ${a", []),
        ("${a ${b}", ["b"]),
        ("", []),
    ],
)
def test_references_of_a_label(label: str, names: list[str]) -> None:
    assert [reference.name for reference in references_in_text(label)] == names


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("${a} = 1", "${age} = 1"),
        ("${ab} + ${a}", "${ab} + ${age}"),
        ("${last-saved#a}  -${b}", "${last-saved#age}  -${a}"),
        ("jr:choice-name( ${a} , '${a}' )", "jr:choice-name( ${age} , '${age}' )"),
        ("a is ${a} or ${b}", "a is ${age} or ${a}"),
        ("${ a } ${a", "${ a } ${a"),
        ("/data/a = a", "/data/a = a"),
        ("", ""),
    ],
)
def test_renamed(old: str, new: str) -> None:
    assert rename_references(old, {"a": "age", "b": "a"}) == new


def test_absolute_paths() -> None:
    text = "/data/a[../b = /data/c] + instance('x')/root/item + ${a}"
    assert [text[path.start : path.end] for path in absolute_paths(parse(text))] == [
        "/data/a[../b = /data/c]",
        "/data/c",
    ]
