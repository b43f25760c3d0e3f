"""Generated trees and texts."""

from decimal import Decimal

from hypothesis import strategies as st

from formkit.xpath.tree import (
    ANY_NODE,
    ATTRIBUTE,
    CHILD,
    DESCENDANT_OR_SELF,
    PARENT,
    SELF,
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

names = st.sampled_from(
    (
        "a",
        "b",
        "age",
        "and",
        "or",
        "div",
        "mod",
        "a-1",
        "x.y",
        "_1",
        "\u00e9t\u00e9",
        "node",
        "text",
    )
)
"""Names of questions, operators' names among them."""

comparisons = ("=", "!=", "<", "<=", ">", ">=")

_numbers = st.builds(
    Number, value=st.decimals(min_value=0, max_value=10**9, places=3).map(Decimal.normalize)
)
_texts = st.builds(
    Text, value=st.sampled_from(("", "x", "it's", 'say "x"', "${a}", "a  b", "{", "${", "\n"))
)
_references = st.builds(Reference, name=names, last_saved=st.booleans())
_functions = st.sampled_from(("not", "selected", "if", "date", "count", "string-length", "my:own"))


def _steps(inside: st.SearchStrategy[Tree]) -> st.SearchStrategy[Step]:
    predicates = st.lists(inside, max_size=2).map(tuple)
    axes = st.sampled_from((CHILD, SELF, PARENT, ATTRIBUTE, DESCENDANT_OR_SELF, "following"))
    tests = names | st.sampled_from((ANY_NODE, "*", "p:*", "jr:x", "text()"))
    return st.builds(Step, axis=axes, test=tests, predicates=predicates)


def _holders(inside: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    several = st.lists(inside, min_size=2, max_size=4).map(tuple)
    some = st.lists(inside, min_size=1, max_size=2).map(tuple)
    steps = st.lists(_steps(inside), min_size=1, max_size=4).map(tuple)
    few = st.lists(inside, max_size=3).map(tuple)
    calculations = st.sampled_from((*comparisons, "+", "-", "*", "div", "mod", "|"))
    return st.one_of(
        st.builds(Logical, operator=st.sampled_from(("and", "or")), operands=several),
        st.builds(Binary, operator=calculations, left=inside, right=inside),
        st.builds(Negative, operand=inside),
        st.builds(Call, name=_functions, arguments=few),
        st.builds(Call, name=st.just("not"), arguments=st.tuples(inside)),
        st.builds(Filter, base=inside, predicates=some),
        st.builds(Path, steps=steps),
        st.builds(Path, absolute=st.just(value=True), steps=steps),
        st.builds(Path, base=inside, steps=steps),
    )


_roots = st.just(Path(absolute=True))
trees: st.SearchStrategy[Tree] = st.recursive(
    st.one_of(_numbers, _texts, _references, _roots), _holders, max_leaves=12
)
"""Trees of all kinds."""

_PIECES = (
    *"()[],+-*/|=<>!.@:${}'\"&;# \n\u00a0\u200b\u2019\u060c",
    *("and", "or", "div ", "mod", "${a}", "${last-saved#b}", "'x'", "12", "1.5", "::", "//", ".."),
    *(
        "selected(",
        "not(",
        "age",
        "jr:x",
        "node()",
        "AND",
        "et",
        "${ a }",
        "${}",
        "$a",
        "{a}",
        "\u0645",
    ),
)
scribbles = st.lists(st.sampled_from(_PIECES), max_size=15).map("".join) | st.text(max_size=30)
"""Texts that look like expressions, and texts that do not."""
