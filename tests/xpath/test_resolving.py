"""References made paths, beside what pyxform itself makes of them."""

import csv
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from pathlib import Path as File

import pytest

from formkit.formats.reading import read_form
from formkit.formats.xform import compile_form
from formkit.model.form import Repeat
from formkit.model.index import FormIndex
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.parser import parse
from formkit.xpath.printing import format_expression
from formkit.xpath.resolving import Names, resolve
from formkit.xpath.tree import Call, Path, Tree

XFORMS = "{http://www.w3.org/2002/xforms}"
FEW = ("repeat_over_selected", "informal_sites__hh", "random_module_order", "rms_capi_v3")

PATHS = {
    name: tuple(path.split("/"))
    for name, path in {
        "age": "f/age",
        "r": "f/r",
        "a": "f/r/a",
        "b": "f/r/g/b",
        "c": "f/r/g/c",
        "s": "f/r/s",
        "d": "f/r/s/d",
        "e": "f/r/s/e",
        "i": "f/i",
    }.items()
}
REPEATS = (("f", "r"), ("f", "r", "s"))


@pytest.mark.parametrize(
    ("where", "cell", "resolved"),
    [
        ("i", "${age} > 1", "/f/age > 1"),
        ("i", "${a}", "/f/r/a"),
        ("a", "${age}", "/f/age"),
        ("a", "${b} + 1", "../g/b + 1"),
        ("b", "${c} = ${a}", "../c = ../../a"),
        ("a", "${a}", "../a"),
        ("d", "${a} + ${e}", "../../a + ../e"),
        ("a", "${d}", "../s/d"),
        ("a", "${r}", "/f/r"),
        ("a", "count(${r})", "count(/f/r)"),
        ("d", "count(${s})", "count(../../s)"),
        ("s", "${a} = 1", "../a = 1"),
        ("r", "${age} = 1", "/f/age = 1"),
        ("a", "${last-saved#b}", "instance('__last-saved')/f/r/g/b"),
        ("a", "jr:choice-name(${b}, '${b}')", "jr:choice-name(../g/b, ' ../g/b ')"),
        ("a", "${s}[${e} > 1]/d", "../s[../s/e > 1]/d"),
        ("i", "${r}/a", "/f/r/a"),
        ("i", "sum(${a}) - .", "sum(/f/r/a) - ."),
        (
            "a",
            "instance('x')/root/item[name = ${b}]/label + ${b}",
            "instance('x')/root/item[name = current()/../g/b]/label + ../g/b",
        ),
        ("a", "x[y = ${b}]", "x[y = ../g/b]"),
        ("a", "indexed-repeat(${b}, ${r}, ${a})", "indexed-repeat(/f/r/g/b, /f/r, ../a)"),
        (
            "a",
            "indexed-repeat(${b}, ${r}, position(..) - 1) + ${b}",
            "indexed-repeat(/f/r/g/b, /f/r, position(..) - 1) + ../g/b",
        ),
        (
            "a",
            "${b} + indexed-repeat(${b}, ${r}, 1) + indexed-repeat(${b}, ${r}, ${a}) + ${b}",
            (
                "../g/b + indexed-repeat(/f/r/g/b, /f/r, 1)"
                " + indexed-repeat(/f/r/g/b, /f/r, /f/r/a) + /f/r/g/b"
            ),
        ),
        ("a", "1 + 1", "1 + 1"),
    ],
)
def test_cell_is_resolved(where: str, cell: str, resolved: str) -> None:
    found = resolve(parse(cell), PATHS[where], PATHS, REPEATS)
    assert format_expression(found) == resolved
    assert parse(format_expression(found)) == found


def test_choice_filter_asks_from_its_question() -> None:
    found = resolve(parse("x = ${b}"), PATHS["a"], PATHS, REPEATS, in_choice_filter=True)
    assert format_expression(found) == "x = current()/../g/b"
    far = resolve(parse("x = ${age}"), PATHS["a"], PATHS, REPEATS, in_choice_filter=True)
    assert format_expression(far) == "x = /f/age"


def test_name_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        resolve(parse("${nobody}"), PATHS["a"], PATHS, REPEATS)


COLUMNS = {
    "relevant": "relevant",
    "constraint": "constraint",
    "calculation": "calculate",
    "required": "required",
    "read_only": "readonly",
}


def compared(path: File) -> Iterator[tuple[str, str, str]]:
    """The cell, what pyxform made of it, and what formkit makes of it."""
    xform = compile_form(path).xform
    try:
        tree = ET.fromstring(xform)  # noqa: S314 - pyxform made it
    except ET.ParseError:  # none was made, or none that is XML
        return
    instance = next(tree.iter(f"{XFORMS}instance"))
    root = instance[0].tag.rpartition("}")[2]
    binds = {bind.get("nodeset", ""): bind.attrib for bind in tree.iter(f"{XFORMS}bind")}
    itemsets = {
        element.get("ref", ""): itemset.get("nodeset", "")
        for element in tree.iter()
        for itemset in element.findall(f"{XFORMS}itemset")
    }
    index = FormIndex(read_form(path))
    places = [
        ((root, *(node.name for node in (*entry.parents, entry.node))), entry.node)
        for entry in index.active
    ]
    paths = {names[-1]: names for names, _ in places}
    repeats = frozenset(names for names, node in places if isinstance(node, Repeat))
    for names, node in places:
        attributes = binds.get("/" + "/".join(names), {})
        for column, attribute in COLUMNS.items():
            cell = getattr(node, column)
            if "${" in cell and attribute in attributes:
                yield from _one(cell, attributes[attribute], names, paths, repeats)
        itemset = itemsets.get("/" + "/".join(names), "")
        if "${" in getattr(node, "choice_filter", "") and "/root/item[" in itemset:
            (condition,) = _itemset_condition(parse(itemset))
            theirs = format_expression(condition)
            tree = parse(node.choice_filter)
            ours = resolve(tree, names, paths, repeats, in_choice_filter=True)
            yield node.choice_filter, theirs, format_expression(ours)


def _itemset_condition(tree: Tree) -> tuple[Tree, ...]:
    if isinstance(tree, Call):
        tree = tree.arguments[0]
    assert isinstance(tree, Path)
    return tree.steps[-1].predicates


def _one(
    cell: str, bound: str, where: Names, paths: Mapping[str, Names], repeats: frozenset[Names]
) -> Iterator[tuple[str, str, str]]:
    try:
        theirs = format_expression(parse(bound))
        ours = format_expression(resolve(parse(cell), where, paths, repeats))
    except XPathSyntaxError:
        return
    yield cell, theirs, ours


def _forms(shared: File) -> list[File]:
    with (shared / "forms" / "index.csv").open(encoding="utf-8") as index:
        rows = [row for row in csv.DictReader(index) if row["pyxform_ok"] == "yes"]
    return [shared / "forms" / row["file"] for row in rows]


def _judge(forms: list[File], least: int) -> None:
    found = [pair for path in forms for pair in compared(path)]
    assert len(found) > least
    assert [pair for pair in found if pair[1] != pair[2]] == []


def test_some_real_forms_are_resolved_as_pyxform_does(shared: File) -> None:
    _judge([path for path in _forms(shared) if any(name in path.name for name in FEW)], 400)


@pytest.mark.corpus
def test_all_real_forms_are_resolved_as_pyxform_does(shared: File) -> None:
    _judge(_forms(shared), 5000)
