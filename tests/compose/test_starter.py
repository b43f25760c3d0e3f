"""The adaptation that a country begins with: it explains itself, reads and builds."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from formkit.compose import compose, starter_adaptation
from formkit.core.errors import UnknownNameError
from formkit.formats.adaptations import parse_adaptation
from formkit.formats.releases import find_standard
from formkit.model.adaptation import Adaptation
from formkit.model.standard import Standard
from tests.compose.small_standard import BSA, CHAD, NIGER, STANDARD, texts


@pytest.fixture(scope="module")
def standard() -> Standard:
    return find_standard("dtm-wca", "2026.1")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_chads_first_adaptation(
    standard: Standard, language: str, golden: Callable[[str, str], None]
) -> None:
    chad = standard.country("TCD")
    assert chad is not None
    text = starter_adaptation(standard, standard.templates_by_id["bsa"], chad, language=language)
    golden(f"compose/starter_bsa_tcd_{language}.yaml", text)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_first_adaptation_reads_and_builds(standard: Standard, language: str) -> None:
    for number, country in enumerate(standard.countries):
        template = standard.templates[number % len(standard.templates)]
        text = starter_adaptation(standard, template, country, language=language)
        adaptation = parse_adaptation(text)
        assert adaptation.country == country.iso3
        form = compose(standard, template, adaptation).form
        assert form.settings.get("formkit_template") == template.id


def test_operations_that_are_active_are_offered(standard: Standard) -> None:
    nigeria = standard.country("NGA")
    assert nigeria is not None
    text = starter_adaptation(standard, standard.templates_by_id["bsa"], nigeria)
    assert [(one.code, one.labels.first) for one in parse_adaptation(text).choices] == [
        ("lake_chad_basin_crisis", "Lake Chad Basin Crisis"),
        ("north_central_and_north_west", "North Central and North West"),
    ]


def read(text: str) -> Adaptation:
    return parse_adaptation(text)


def test_a_country_of_few_facts_gets_what_there_is() -> None:
    text = starter_adaptation(STANDARD, BSA, replace(NIGER, form_languages=("sg",)))
    found = read(text)
    assert found.languages == ("en", "fr")
    assert (found.choices, found.attributes) == ((), ())


def test_levels_that_the_template_asks_are_named() -> None:
    country = replace(CHAD, adm_names=(texts("province", "province"), texts("", "département")))
    found = read(starter_adaptation(STANDARD, BSA, country)).attributes
    assert [(one.name, one.header, one.text) for one in found] == [
        ("adm1", "hint::Français (fr)", "Province."),
        ("adm2", "hint::Français (fr)", "Département."),
    ]
    bare = replace(BSA, modules=BSA.modules[:2])
    assert read(starter_adaptation(STANDARD, bare, country)).attributes == ()


def test_comments_are_in_english_or_french() -> None:
    with pytest.raises(UnknownNameError, match="language of the comments is called ar"):
        starter_adaptation(STANDARD, BSA, CHAD, language="ar")
