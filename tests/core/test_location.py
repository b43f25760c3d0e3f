import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from formkit.core.location import NOWHERE, Loc, column_letters


@given(st.integers(min_value=1, max_value=18278))
def test_columns_are_named_as_the_spreadsheet_names_them(column: int) -> None:
    assert column_letters(column) == get_column_letter(column)


@pytest.mark.parametrize(
    ("loc", "shown"),
    [
        (Loc(file="chad.xlsx", sheet="survey", row=14, column=3), "chad.xlsx:survey!C14"),
        (Loc(sheet="survey", row=14), "survey!14"),
        (Loc(sheet="survey", column=3), "survey!C"),
        (Loc(file="chad.xlsx", sheet="survey"), "chad.xlsx:survey"),
        (Loc(file="bsa.yaml", row=7, column=3), "bsa.yaml:7:3"),
        (Loc(file="bsa.yaml"), "bsa.yaml"),
        (NOWHERE, ""),
    ],
)
def test_a_place_is_shown_as_people_write_it(loc: Loc, shown: str) -> None:
    assert str(loc) == shown


def test_only_a_single_cell_has_a_name() -> None:
    assert Loc(sheet="survey", row=14, column=3).cell == "C14"
    assert Loc(sheet="survey", row=14).cell == ""
