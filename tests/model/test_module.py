import pytest

from formkit.model.form import Group, Question
from formkit.model.module import COMPONENTS_COLUMN, VARIABLE_COLUMN, asked_rows, variable_name

FOR_SITES = ((COMPONENTS_COLUMN, "site village"),)
AGE = Question(name="age", type="integer")
SITE = Question(name="site", type="text", extra=FOR_SITES)
WATER = Question(name="water", type="text")
HOME = Group(name="home", children=(WATER, SITE))
CAMP = Group(name="camp", extra=FOR_SITES, children=(AGE,))


@pytest.mark.parametrize(
    ("component", "rows"),
    [
        ("site", [AGE, HOME, WATER, SITE, CAMP, AGE]),
        ("village", [AGE, HOME, WATER, SITE, CAMP, AGE]),
        ("flow", [AGE, HOME, WATER]),
    ],
)
def test_a_component_asks_the_rows_that_name_it_or_none(component: str, rows: list[object]) -> None:
    assert list(asked_rows((AGE, HOME, CAMP), component)) == rows


def test_a_row_asks_the_variable_that_it_names_else_the_one_called_like_it() -> None:
    assert variable_name(AGE) == "age"
    named = Question(name="age", type="integer", extra=((VARIABLE_COLUMN, "head_age"),))
    assert variable_name(named) == "head_age"
