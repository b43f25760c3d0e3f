from formkit.align.coverage import Share, coverage_by_module, total_of, variables_of
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


def test_coverage_counts_by_module_and_tier() -> None:
    wanted = variables_of(STANDARD, "BSA")
    idp, water, _ = coverage_by_module(wanted, {"loc_num_idp_ind", "loc_water_source"})
    assert (idp.module, idp.tiers) == (
        "idp",
        (("core_cdw", Share(asked=1, wanted=1)), ("core", Share(asked=0, wanted=1))),
    )
    assert [tier for tier, _ in water.tiers] == ["recommended", ""]
    assert (water.total.asked, water.total.wanted, water.total.percentage) == (1, 2, 50)


def test_all_of_nothing_is_asked() -> None:
    assert total_of(()).percentage == 100


def test_nearly_all_is_not_all() -> None:
    assert Share(asked=999, wanted=1000).percentage == 99
