"""Trees as text."""

from decimal import Decimal

import pytest

from formkit.xpath.parser import parse
from formkit.xpath.printing import format_expression
from formkit.xpath.tree import Number, Path, Step, Text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (" ${ab}>=18 ", "${ab} >= 18"),
        ("${last-saved#a}", "${last-saved#a}"),
        ('selected( ${a},"b" )', "selected(${a}, 'b')"),
        ('"it\'s"', '"it\'s"'),
        ("\u2018x\u2019", "'x'"),
        ("((a))", "a"),
        ("(a and b) or c", "a and b or c"),
        ("a and (b or c)", "a and (b or c)"),
        ("(a and b) and c", "(a and b) and c"),
        ("a -(b -c)", "a - (b - c)"),
        ("a-(b-c)", "a-(b-c)"),
        ("(a - b)-c", "a - b - c"),
        ("(a=b)=c", "a = b = c"),
        ("a=(b=c)", "a = (b = c)"),
        ("-(a+b)", "-(a + b)"),
        ("-(a|b)", "-a | b"),
        ("- -1", "--1"),
        ("100div 3", "100 div 3"),
        ("005.50", "5.5"),
        ("10.", "10"),
        ("100", "100"),
        (".5", "0.5"),
        ("self::node()/child::a/attribute::b", "./a/@b"),
        ("parent::node()", ".."),
        ("self::node()[1]", "self::node()[1]"),
        ("//a//b", "//a//b"),
        ("a/descendant-or-self::node()/b", "a//b"),
        ("a//descendant-or-self::node()/b", "a//descendant-or-self::node()/b"),
        ("descendant-or-self::node()/b", "descendant-or-self::node()/b"),
        ("a/descendant-or-self::node()", "a/descendant-or-self::node()"),
        ("a//descendant-or-self::node()[1]/b", "a//descendant-or-self::node()[1]/b"),
        ("current( )/../a [ 1 ] [2]", "current()/../a[1][2]"),
        ("(a)[1]/b", "(a)[1]/b"),
        ("(a[1])/b", "(a[1])/b"),
        ("(${a}[1])[2]", "(${a}[1])[2]"),
        ("${a}[1]/b", "${a}[1]/b"),
        ("('a')[1]", "('a')[1]"),
        ("processing-instruction( 'a' )", "processing-instruction('a')"),
        ("/", "/"),
        ("(/) = 1", "(/) = 1"),
        ("1 + /", "1 + (/)"),
    ],
)
def test_written_as(text: str, written: str) -> None:
    assert format_expression(parse(text)) == written
    assert parse(written) == parse(text)


def test_number_is_written_without_exponent() -> None:
    assert format_expression(Number(value=Decimal("1E+3"))) == "1000"


def test_steps_built_by_hand() -> None:
    step = Step(axis="following", test="a", predicates=(Text(value="x"),))
    assert format_expression(Path(steps=(step,))) == "following::a['x']"


def test_text_with_both_quotes_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="both kinds of quotes"):
        format_expression(Text(value="'\""))
