"""What is not asked for and yet known: a choice's label, and an attached file in a browser."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from formkit.xpath.context import Context
from formkit.xpath.evaluation import compile_tree, to_text
from formkit.xpath.functions import Dialect
from formkit.xpath.instance import Element
from formkit.xpath.parser import parse
from tests.xpath.records import NOW, environment, worded


@pytest.mark.parametrize(
    ("dialect", "label"), [(Dialect.JAVAROSA, "text A"), (Dialect.WEB_FORMS, "text A")]
)
def test_choice_of_a_question_that_is_not_asked(dialect: Dialect, label: str) -> None:
    root = Element("data", children=[Element("sel", "", "select", relevant=False)])
    assert worded("jr:choice-name('a', '/data/sel')", dialect, root=root) == label


@pytest.mark.parametrize(
    ("dialect", "text"), [(Dialect.JAVAROSA, ""), (Dialect.WEB_FORMS, "photo.jpg")]
)
def test_file_that_is_not_asked_for(dialect: Dialect, text: str) -> None:
    root = Element("data", children=[Element("photo", "photo.jpg", "binary", relevant=False)])
    context = Context(root, replace(environment(), root=root))
    assert to_text(compile_tree(parse("/data/photo"), dialect)(context), dialect) == text


def test_part_of_the_day_is_reckoned_from_milliseconds() -> None:
    now = NOW.astimezone(timezone(timedelta(hours=1)))
    found = worded("decimal-time(now())", Dialect.JAVAROSA, now=now)
    assert found == "number 0.5626765046290529"  # as JavaRosa 5.1 gives it in Lagos
