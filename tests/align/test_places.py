from formkit.align.levels import level_of
from formkit.align.places import places_of
from tests.align.standards import STANDARD


def test_a_variable_is_asked_in_the_modules_of_its_component() -> None:
    (place,) = places_of(STANDARD, "BSA")["mem_age"]
    assert (place.module.repeat, place.row.name) == ("member", "mem_age")
    assert "mem_age" not in places_of(STANDARD, "ETT")


def test_without_a_known_component_all_modules_count() -> None:
    assert "mem_age" in places_of(STANDARD, "")


def test_a_person_is_an_individual_and_a_form_goes_with_any_record() -> None:
    assert [level_of(unit) for unit in ("person", "herd", "form", "")] == [
        "individual",
        "herd",
        "",
        "",
    ]
