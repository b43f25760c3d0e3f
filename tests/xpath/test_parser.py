"""Trees of expressions, and where their parts stand."""

from decimal import Decimal

import pytest

from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.normal import normal_form
from formkit.xpath.parser import parse
from formkit.xpath.printing import format_expression
from formkit.xpath.references import references
from formkit.xpath.tree import (
    Binary,
    Call,
    Filter,
    Logical,
    Negative,
    Number,
    Path,
    Reference,
    Step,
    Text,
    Tree,
    walk,
)

A, B, C = (Reference(name=name) for name in "abc")
ONE = Number(value=Decimal(1))
DOT = Path(steps=(Step(axis="self", test="node()"),))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("1", ONE),
        ("1.50", Number(value=Decimal("1.5"))),
        (".5", Number(value=Decimal("0.5"))),
        ("5.", Number(value=Decimal(5))),
        ("-1", Negative(operand=ONE)),
        ("'x'", Text(value="x")),
        ('"it\'s"', Text(value="it's")),
        ("\u201cit\u2019s\u201d", Text(value="it's")),
        ("''", Text(value="")),
        ("${a}", A),
        ("${last-saved#a}", Reference(name="a", last_saved=True)),
        ("${a-1.b}", Reference(name="a-1.b")),
        (".", DOT),
        ("a-1", Path(steps=(Step(test="a-1"),))),
        ("a - 1", Binary(operator="-", left=Path(steps=(Step(test="a"),)), right=ONE)),
        ("div", Path(steps=(Step(test="div"),))),
        ("jr:x", Path(steps=(Step(test="jr:x"),))),
        ("@a", Path(steps=(Step(axis="attribute", test="a"),))),
        ("*", Path(steps=(Step(test="*"),))),
        ("/", Path(absolute=True)),
        ("/data/a", Path(absolute=True, steps=(Step(test="data"), Step(test="a")))),
        ("child::a", Path(steps=(Step(test="a"),))),
        ("position(..)", Call(name="position", arguments=(parse(".."),))),
        ("today()", Call(name="today")),
        ("jr:choice-name(${a}, 'x')", Call(name="jr:choice-name", arguments=(A, Text(value="x")))),
        ("${a}[1]", Filter(base=A, predicates=(ONE,))),
        ("${a}/b", Path(base=A, steps=(Step(test="b"),))),
        ("b[1]", Path(steps=(Step(test="b", predicates=(ONE,)),))),
        ("(b)[1]", Filter(base=Path(steps=(Step(test="b"),)), predicates=(ONE,))),
        ("${a} and ${b} and ${c}", Logical(operator="and", operands=(A, B, C))),
        (
            "${a} and (${b} and ${c})",
            Logical(operator="and", operands=(A, Logical(operator="and", operands=(B, C)))),
        ),
        (
            "${a} or ${b} and ${c}",
            Logical(operator="or", operands=(A, Logical(operator="and", operands=(B, C)))),
        ),
        (
            "${a} - ${b} - ${c}",
            Binary(operator="-", left=Binary(operator="-", left=A, right=B), right=C),
        ),
        (
            "${a} + ${b} * ${c}",
            Binary(operator="+", left=A, right=Binary(operator="*", left=B, right=C)),
        ),
        ("-${a} | ${b}", Negative(operand=Binary(operator="|", left=A, right=B))),
        ("100div ${a}", Binary(operator="div", left=parse("100"), right=A)),
        ("${a}\nor\t${b}", Logical(operator="or", operands=(A, B))),
    ],
)
def test_tree_of(text: str, tree: Tree) -> None:
    assert parse(text) == tree


def test_parts_know_their_place() -> None:
    text = " selected( ${sex}, 'f' ) and (${age} + 1) >= 18 "
    found = [text[part.start : part.end] for part in walk(parse(text))]
    assert found == [
        "selected( ${sex}, 'f' ) and (${age} + 1) >= 18",
        "selected( ${sex}, 'f' )",
        "${sex}",
        "'f'",
        "(${age} + 1) >= 18",
        "${age} + 1",
        "${age}",
        "1",
        "18",
    ]


def test_steps_know_their_place() -> None:
    text = "instance('x')//item[name = 'y']/@label"
    path = parse(text)
    assert isinstance(path, Path)
    assert [text[step.start : step.end] for step in path.steps] == [
        "//",
        "item[name = 'y']",
        "@label",
    ]


def test_places_do_not_count_in_comparison() -> None:
    assert parse("${a}=1") == parse("( ${a} )  = 1.0")
    assert hash(parse("${a}=1")) == hash(parse("${a} = 1"))


def test_long_conditions_are_no_deep_ones() -> None:
    text = " or ".join(f"selected(${{a}}, '{number}')" for number in range(2000))
    tree = parse(text)
    assert isinstance(tree, Logical)
    assert len(tree.operands) == 2000
    assert parse(format_expression(normal_form(tree))) == normal_form(tree)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000,
        "(" * 5000 + "1" + ")" * 5000,
        "a[" * 5000 + "b" + "]" * 5000,
        "f()[" * 5000 + "b" + "]" * 5000,
        "if(a, b, " * 5000 + "c" + ")" * 5000,
        "1 + " * 5000 + "1",
        "-" * 5000 + "1",
    ],
)
def test_what_is_too_deep_is_refused(text: str) -> None:
    with pytest.raises(XPathSyntaxError, match="too deeply"):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 90 + "${a}" + ")" * 90,
        "a[" * 70 + "${a}" + "]" * 70,
        "if(a, b, " * 90 + "${a}" + ")" * 90,
        "1 + " * 140 + "${a}",
        "-" * 90 + "${a}",
        "a and (b or (" * 24 + "${a}" + "))" * 24,
        "not(a and " * 45 + "${a}" + ")" * 45,
    ],
)
def test_what_is_not_too_deep_can_be_worked_with(text: str) -> None:
    tree = parse(text)
    normal = normal_form(tree)
    assert parse(format_expression(tree)) == tree
    assert normal_form(normal) == normal
    assert {reference.name for reference in references(tree)} == {"a"}
    assert hash(tree) == hash(parse(f" {text}"))
    assert repr(tree)
