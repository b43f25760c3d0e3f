from formkit.align.coverage import variables_of
from tests.align.standards import STANDARD


def test_a_component_asks_what_its_template_asks() -> None:
    assert [(one.module, one.variable.name) for one in variables_of(STANDARD, "BSA")] == [
        ("idp", "loc_num_idp_ind"),
        ("idp", "loc_origin_scope"),
        ("water", "loc_water_source"),
        ("water", "loc_fresh"),
        ("roster", "mem_age"),
        ("roster", "mem_sex"),
    ]


def test_rows_meant_for_another_component_are_not_asked() -> None:
    assert [one.variable.name for one in variables_of(STANDARD, "ETT")] == ["loc_num_idp_ind"]


def test_an_unknown_component_asks_nothing() -> None:
    assert variables_of(STANDARD, "XXX") == ()
