"""The Lake Chad Basin: four adaptations build, and what they risk is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.compose import Composition, compose
from formkit.formats.adaptations import read_adaptation
from formkit.formats.gazetteers import read_gazetteer
from formkit.formats.layout import layout
from formkit.formats.odk_validate import validate_xforms
from formkit.formats.reading import read_form
from formkit.formats.releases import find_standard
from formkit.formats.xform import compile_form
from formkit.model.form import Form, Question, walk
from formkit.model.index import FormIndex
from formkit.model.standard import Standard
from tests.compose.small_standard import outline

REGION = Path(__file__).parents[2] / "examples" / "lake-chad"
COUNTRIES = ("cameroon", "chad", "niger", "nigeria")


@pytest.fixture(scope="module")
def standard() -> Standard:
    return find_standard("dtm-wca", "2026.1")


@pytest.fixture(scope="module")
def built(standard: Standard) -> dict[str, Composition]:
    return {country: _built(standard, REGION / country) for country in COUNTRIES}


def _built(standard: Standard, folder: Path) -> Composition:
    adaptation = read_adaptation(folder / "adaptation.yaml")
    places = read_gazetteer(folder / adaptation.gazetteer, country=adaptation.country)
    template = standard.templates_by_id[adaptation.template]
    return compose(standard, template, adaptation, places)


def names(form: Form) -> set[str]:
    return {node.name for node in walk(form.nodes) if isinstance(node, Question)}


@pytest.mark.java
def test_all_are_accepted(built: dict[str, Composition]) -> None:
    compiled = {country: compile_form(layout(one.form)) for country, one in built.items()}
    assert {country: (one.errors, one.warnings) for country, one in compiled.items()} == (
        dict.fromkeys(COUNTRIES, ((), ()))
    )
    validated = validate_xforms({country: one.xform for country, one in compiled.items()})
    assert {country: (one.not_run, one.error) for country, one in validated.items()} == (
        dict.fromkeys(COUNTRIES, (None, None))
    )


def test_chads_form(built: dict[str, Composition], golden: Callable[[str, str], None]) -> None:
    form = built["chad"].form
    lists = [f"{one.name}: {len(one.choices)} choices" for one in form.lists]
    settings = [f"{header}: {text}" for header, text in form.settings.values]
    golden("compose/bsa_tcd.txt", "\n".join([*outline(form), "", *lists, "", *settings, ""]))


def test_nigeria_has_its_local_government_areas_beside_the_form(
    built: dict[str, Composition],
) -> None:
    ((name, text),) = built["nigeria"].attachments
    assert (name, text.count("\n")) == ("admin2.csv", 775)


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("cameroon", "conflict_water of the list disp_reason rolls up to no regional code"),
        ("cameroon", "relevant of loc_return_any is the country's own"),
        ("niger", "required of loc_num_idp_ind is the country's own"),
        ("niger", "the list operation is the country's to fill"),
        ("nigeria", "relevant of loc_return_country is the country's own"),
    ],
)
def test_what_is_risked_is_told(built: dict[str, Composition], country: str, said: str) -> None:
    assert any(said in str(message) for _, message in built[country].notes)


def test_levels_three_and_four_say_that_they_are_invented() -> None:
    for country in COUNTRIES:
        for place in read_gazetteer(REGION / country / "gazetteer.csv").places:
            is_marked = place.name.endswith(("(inventé)", "(invented)"))
            assert is_marked == (place.level > 2)


def test_the_edited_form_has_the_mistakes_that_the_readme_lists(
    built: dict[str, Composition],
) -> None:
    ours, edited = built["chad"].form, read_form(REGION / "chad" / "bsa_tcd_edited.xlsx")
    assert names(ours) - names(edited) == {"loc_num_idp_hh", "loc_relation_host"}
    assert names(edited) - names(ours) == {"nb_menages_pdi", "qui_attaque"}
    types = {node.name: node.type for node in walk(ours.nodes)}
    assert {
        node.name: node.type
        for node in walk(edited.nodes)
        if types.get(node.name, node.type) != node.type
    } == {"loc_num_arrivals_hh": "text", "loc_reason_disp_idp": "select_multiple"}
    assert FormIndex(edited).by_name["loc_gps"][0].path == "quality/loc_gps"
    before, after = (form.list_named("disp_reason") for form in (ours, edited))
    assert before is not None
    assert after is not None
    assert set(before.codes) - set(after.codes) == {"climate_drought", "conflict_intercommunal"}
    assert set(after.codes) - set(before.codes) == {"conflit_com", "peche"}
    places = edited.list_named("admin3")
    assert places is not None
    assert places.codes.count("TCD070101") == 2
    assert [sheet.name for sheet in edited.sheets] == ["A_FAIRE"]
    assert ours.settings.get("version") == edited.settings.get("version")
