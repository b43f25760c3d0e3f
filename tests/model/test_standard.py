from formkit.core.texts import Texts
from formkit.model.dictionary import (
    Category,
    Dictionary,
    StandardChoice,
    StandardList,
    Variable,
)
from formkit.model.gazetteer import Gazetteer, Place
from formkit.model.module import Module
from formkit.model.standard import Country, Standard, StandardLanguage
from formkit.model.template import Template


def test_of_two_variables_or_lists_with_one_name_the_first_counts() -> None:
    first = Variable(name="a", type="text")
    last = Variable(name="b", type="text")
    dictionary = Dictionary(
        variables=(first, Variable(name="a", type="date"), last),
        lists=(StandardList(name="l", evidence="one"), StandardList(name="l", evidence="two")),
    )
    assert dictionary.by_name == {"a": first, "b": last}
    assert list(dictionary.by_name) == ["a", "b"]
    assert dictionary.lists_by_name["l"].evidence == "one"


def test_core_is_what_a_component_must_ask() -> None:
    core = {one for one in Category if one.is_core}
    assert core == {Category.CORE, Category.CORE_CDW}
    assert Variable(name="a", type="text", category="core_cdw").is_core
    assert not Variable(name="a", type="text", category="optional").is_core
    assert not Variable(name="a", type="text").is_core


def test_a_list_gives_its_codes_in_order() -> None:
    one = StandardList(
        name="l",
        choices=(StandardChoice(code="b"), StandardChoice(code="a"), StandardChoice(code="b")),
    )
    assert one.codes == ("b", "a", "b")


def test_a_standard_finds_its_parts_by_name() -> None:
    standard = Standard(
        id="s",
        version="2026.1",
        languages=(
            StandardLanguage(code="en", name="English (en)"),
            StandardLanguage(code="ar", name="العربية (ar)", is_draft=True),
        ),
        modules=(Module(id="people", titles=Texts()),),
        templates=(Template(id="bsa", component="BSA"),),
        countries=(Country(iso3="TCD", iso2="TD"),),
    )
    assert standard.modules_by_id["people"].id == "people"
    assert standard.templates_by_id["bsa"].component == "BSA"
    assert standard.language_name("ar") == "العربية (ar)"
    assert standard.language_name("fr") == ""
    assert standard.language_names == {"en": "English (en)", "ar": "العربية (ar)"}
    assert standard.country("TCD") == standard.countries[0]
    assert standard.country("XXX") is None


def test_a_gazetteer_gives_a_level_in_the_order_of_the_file() -> None:
    places = tuple(
        Place(level=level, pcode=pcode, name=pcode, parent=parent)
        for level, pcode, parent in ((1, "B", "X"), (2, "B1", "B"), (1, "A", "X"))
    )
    assert [one.pcode for one in Gazetteer(places=places).level(1)] == ["B", "A"]
    assert Gazetteer(places=places).level(3) == ()
