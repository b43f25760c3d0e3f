"""What FK333 tells by an expression's shape, beside what both engines say when they run it."""

import pytest

from formkit.formats.markdown import parse_markdown
from formkit.lint.dialect_rows import differences
from formkit.logic.dialects import find_difference
from formkit.logic.form_logic import FormLogic, written
from formkit.logic.judgements import Truth
from formkit.model.index import Entry
from tests.lint.rule_cases import subject_of


def judged(key: str, expression: str) -> tuple[bool, Truth]:
    """Whether a difference is told of a row's expression, and whether there is one."""
    form = f"""
        | survey |
        |  | type      | name | label | {key}        |
        |  | text      | a    | A     |              |
        |  | integer   | b    | B     |              |
        |  | calculate | c    |       | {expression} |
    """
    subject = subject_of(parse_markdown(form))
    entry: Entry = subject.index.active[-1]
    found = written(entry, key)
    assert found
    assert found.tree
    logic = FormLogic(subject.index)
    difference = find_difference(found.tree, entry, logic, key=key)
    return bool(list(differences(found, subject))), difference.truth


@pytest.mark.parametrize(
    ("key", "expression"),
    [
        ("relevant", "${a}"),
        ("relevant", "not(${b})"),
        ("relevant", "${b} > 1 and ${a}"),
        ("calculation", "if(${a}, 1, 0)"),
        ("calculation", "number('1e3')"),
        ("calculation", "concat(100000000000, '')"),
        ("calculation", "round(-0.5 - ${b})"),
    ],
)
def test_what_is_told_is_different(key: str, expression: str) -> None:
    assert judged(key, expression) == (True, Truth.YES)


@pytest.mark.parametrize(
    ("key", "expression"),
    [
        ("relevant", "${a} != ''"),
        ("relevant", "not(${a} = 'x')"),
        ("calculation", "if(${a} = 'x', 1, 0)"),
        ("calculation", "number('13')"),
        ("calculation", "concat(1000000000, '')"),
    ],
)
def test_what_is_not_told_is_the_same(key: str, expression: str) -> None:
    assert judged(key, expression) == (False, Truth.NO)
