"""The parser beside JavaRosa's: the same texts accepted, and the same trees made of them."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.parser import parse
from formkit.xpath.printing import format_expression
from formkit.xpath.references import references_in_text
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
)
from tests.oracle.javarosa import JavaRosa
from tests.xpath.real_forms import RealExpression
from tests.xpath.strategies import trees

pytestmark = pytest.mark.java

JAVAROSA_ONLY = {
    # "mode" is a slip for "mod"; once pyxform has put a path in for ${skip}, JavaRosa reads
    # "mod e /data/skip", a path that begins at e, and Collect never finds it
    "(${counter} mode ${skip}) = 0",
    "(${counter} mode ${skip}) = 0 and ${ch} = ${child}",
    (
        "(${counter} mode ${skip}) = 0 and ${ch} = ${child}"
        " and (age <= 23 or age1 <= 23 or age2 <= 23)"
    ),
}
"""Real expressions that JavaRosa takes and formkit does not."""

OPERATORS = {"=": "==", "div": "/", "mod": "%", "|": "union"}


@pytest.mark.corpus
def test_real_expressions_are_read_as_javarosa_reads_them(
    javarosa: JavaRosa,
    real_expressions: tuple[RealExpression, ...],
    figures: Callable[[str], None],
) -> None:
    texts = sorted({expression.text for expression in real_expressions} - JAVAROSA_ONLY)
    assert len(texts) > 3000
    read = {text: theirs(javarosa, text) for text in texts}
    refused = sum(tree is None for tree in read.values())
    figures(
        f"parsing: {len(texts) - refused} real texts read as JavaRosa reads them,"
        f" {refused} refused by both, {len(JAVAROSA_ONLY)} by formkit alone"
    )
    assert {text: ours(text) for text in texts} == read


@pytest.mark.corpus
@pytest.mark.parametrize("text", sorted(JAVAROSA_ONLY))
def test_only_javarosa_takes_these(javarosa: JavaRosa, text: str) -> None:
    assert ours(text) is None
    assert theirs(javarosa, text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "a or b and c = d < e + f * -g | h",
        "a = b != c <= d >= e - f div g mod h",
        "not(a) and(b)or(c)",
        "(a or b) or c",
        "100div 3 mod2",
        "1 andor or2",
        "and and or or mod mod div",
        "* * *",
        "a-1 - 1 -1-1",
        "--1 - -(1)",
        "-a | b",
        ".5 + 5. + 005",
        "2020-01-01",
        "a/b[1][c = 'x']/../@d",
        "//a//b/.",
        "/",
        "/ + 1",
        "/a/self::node()[1]/parent::node()",
        "node()/text()/comment()",
        "p:a/p:*/*",
        "jr:choice-name(a, 'b')",
        "f()[1]/a",
        "f()/a[1]",
        "f()//a",
        "(a)[1]",
        "(a | b)/c",
        "(f(a, g(), 'it''s'))",
        "selected(\n\ta ,\r\n'b')",
        "${a}[${b} > 1]/c + ${d}",
        "jr:choice-name(${a}, '${a}')",
        "instance('x')/root/item[name = current()/../${a}]/label",
        "preceding-sibling::a/ancestor-or-self::*",
        "",
        "a b",
        "a.[1]",
        ".[1]",
        "..[1]",
        "1.2.3",
        "f(a,)",
        "f(,a)",
        "(a",
        "a)",
        "a[1",
        "a]",
        "[1]",
        "()",
        "a/",
        "a//",
        "///a",
        "a::b",
        "@",
        "a | -b",
        "+ 1",
        "1 +",
        "a == b",
        "a & b",
        "a || b",
        "'a",
        "a ! b",
        "{a}",
        "a/f()",
        "a, b",
    ],
)
def test_text_is_read_as_javarosa_reads_it(javarosa: JavaRosa, text: str) -> None:
    assert ours(text) == theirs(javarosa, text)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tree=trees)
def test_what_is_written_is_read_alike(javarosa: JavaRosa, tree: Tree) -> None:
    text = format_expression(tree)
    assert theirs(javarosa, text) == ours(text) == rounded(as_javarosa(tree))


def ours(text: str) -> str | None:
    """The tree as JavaRosa would word it; None when the text is no expression."""
    try:
        return rounded(as_javarosa(parse(text)))
    except XPathSyntaxError:
        return None


def theirs(javarosa: JavaRosa, text: str) -> str | None:
    """JavaRosa's own tree; None when the text is no expression to it."""
    reply = javarosa.ask("parse", expression=compiled(text))
    return rounded(reply["ast"]) if reply["ok"] else None


def compiled(text: str) -> str:
    """What pyxform makes of a cell, with a path between blanks for each reference."""
    text = text.translate(str.maketrans("\u2018\u2019\u201c\u201d\u00a0", "''\"\" "))
    for reference in reversed(references_in_text(text)):
        path = f" /data/{reference.name} "
        text = text[: reference.start] + path + text[reference.end :]
    return text


def rounded(tree: str) -> str:
    """The same words with numbers spelt as Python spells them."""
    return re.sub(r"\{num:([^{}]*)\}", lambda number: f"{{num:{float(number[1])}}}", tree)


def as_javarosa(tree: Tree) -> str:  # noqa: PLR0911 - one for each kind
    match tree:
        case Number(value=value):
            return f"{{num:{Decimal(value):f}}}"
        case Text(value=value):
            return f"{{str:'{compiled(value)}'}}"
        case Negative(operand=operand):
            return f"{{unop-expr:num-neg,{as_javarosa(operand)}}}"
        case Call(name=name, arguments=arguments):
            return f"{{func-expr:{name},{many(arguments)}}}"
        case Logical(operator=operator, operands=(first, *others)):
            # JavaRosa groups chains from the right
            rest = Logical(operator=operator, operands=tuple(others)) if others[1:] else others[0]
            return f"{{binop-expr:{operator},{as_javarosa(first)},{as_javarosa(rest)}}}"
        case Binary(operator=operator, left=left, right=right):
            name = OPERATORS.get(operator, operator)
            return f"{{binop-expr:{name},{as_javarosa(left)},{as_javarosa(right)}}}"
        case _:
            return path_as_javarosa(tree)


def path_as_javarosa(tree: Reference | Filter | Path | Logical) -> str:
    match tree:
        case Reference() | Filter(base=Reference()) | Path(base=Reference()):
            return f"{{path-expr:abs,{{{','.join(map(step, as_steps(tree)))}}}}}"
        case Path(base=Filter(base=Reference())):
            return f"{{path-expr:abs,{{{','.join(map(step, as_steps(tree)))}}}}}"
        case Filter(base=base, predicates=predicates):
            return f"{{filt-expr:{as_javarosa(base)},{many(predicates)}}}"
        case Path(base=None, absolute=absolute, steps=steps):
            root = "abs" if absolute else "rel"
            return f"{{path-expr:{root},{{{','.join(map(step, steps))}}}}}"
        case Path(base=Filter() as base, steps=steps):
            return f"{{path-expr:{as_javarosa(base)},{{{','.join(map(step, steps))}}}}}"
        case Path(base=base, steps=steps) if base is not None:
            inner = f"{{filt-expr:{as_javarosa(base)},{{}}}}"
            return f"{{path-expr:{inner},{{{','.join(map(step, steps))}}}}}"
    raise AssertionError(tree)


def as_steps(tree: Tree) -> tuple[Step, ...]:
    """The steps that stand in the form once pyxform has replaced the reference."""
    match tree:
        case Reference(name=name):
            return (Step(test="data"), Step(test=name))
        case Filter(base=base, predicates=predicates):
            *steps, last = as_steps(base)
            return (*steps, Step(test=last.test, predicates=predicates))
        case Path(base=Reference() | Filter() as base, steps=steps):
            return (*as_steps(base), *steps)
    raise AssertionError(tree)


def step(one: Step) -> str:
    test = one.test.replace("processing-instruction", "proc-instr")
    predicates = f",{many(one.predicates)}" if one.predicates else ""
    return f"{{step:{one.axis},{test}{predicates}}}"


def many(trees: tuple[Tree, ...]) -> str:
    return f"{{{','.join(map(as_javarosa, trees))}}}"
