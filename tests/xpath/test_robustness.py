"""Whatever an expression says: a value, or one of the two errors, and the same each time."""

import pytest
from hypothesis import given, settings

from formkit.xpath.context import Context
from formkit.xpath.errors import EvaluationError, NotSupportedError, XPathSyntaxError
from formkit.xpath.evaluation import compile_tree, to_boolean, to_number, to_text
from formkit.xpath.functions import Dialect
from formkit.xpath.parser import parse
from formkit.xpath.references import references
from formkit.xpath.resolving import resolve
from formkit.xpath.tree import Tree
from tests.xpath.real_forms import RealExpression
from tests.xpath.records import NOW, environment, found
from tests.xpath.strategies import trees

ASKED = ("word", "int", "dec", "date", "sel", "sels", "empty", "gone", "time", "gp")
"""Questions of the record that stand for those of a real form, one after another."""

AROUND = environment()


def _resolved(tree: Tree) -> Tree:
    names = sorted({reference.name for reference in references(tree)})
    paths = {name: ("data", ASKED[number % len(ASKED)]) for number, name in enumerate(names)}
    return resolve(tree, ("data", "out"), paths, ())


def _outcome(tree: Tree, dialect: Dialect) -> tuple[str, ...]:
    context = Context(found(AROUND.root, "/data/out"), AROUND)
    try:
        value = compile_tree(tree, dialect)(context)
        number = to_number(value, dialect, NOW)
        text, truth = to_text(value, dialect, NOW), to_boolean(value, dialect, NOW)
    except (EvaluationError, NotSupportedError) as error:
        return (type(error).__name__, str(error))
    assert isinstance(value, bool | float | str | tuple) or value.zone is not None
    return (text, repr(number), str(truth))


@settings(max_examples=300, deadline=None)
@given(trees)
def test_any_tree_gives_a_value_or_says_why_not(tree: Tree) -> None:
    try:
        whole = _resolved(tree)
    except (ValueError, XPathSyntaxError):  # what cannot be written cannot be in a form
        return
    for dialect in Dialect:
        assert _outcome(whole, dialect) == _outcome(whole, dialect)


@pytest.mark.corpus
def test_real_expressions_give_a_value_or_say_why_not(
    real_expressions: tuple[RealExpression, ...],
) -> None:
    outcomes: dict[str, int] = {}
    for text in sorted({expression.text for expression in real_expressions}):
        try:
            tree = _resolved(parse(text))
        except XPathSyntaxError:
            continue
        for dialect in Dialect:
            first = _outcome(tree, dialect)[0]
            outcomes[first] = outcomes.get(first, 0) + 1
    assert sum(outcomes.values()) > 6000
    assert outcomes.get("NotSupportedError", 0) < sum(outcomes.values()) / 50
