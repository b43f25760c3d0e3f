"""The library: what it holds, how a question looks, who uses what."""

import shutil
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from formkit.core.errors import UnknownNameError
from formkit.core.messages import Message
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.jobs.library import Library, find_items, read_library, release_names
from formkit.jobs.library.facts import facts_of
from formkit.jobs.library.items import Key, Part
from formkit.jobs.library.pages import Page, page_of
from formkit.jobs.library.uses import country_uses
from formkit.jobs.question_looks import Look, look_at
from formkit.model.form import Form, Group

ROOT = Path(__file__).parents[2]
RELEASE = "dtm-wca/2026.1"
FORM = """
| survey |
|  | type              | name  | label::English (en) | label::Arabic (ar) | relevant         |
|  | begin group       | camp  | Camp                |                    |                  |
|  | select_one yes_no | water | Is there water?     | هل يوجد ماء؟       |                  |
|  | integer           | hh    | Households          |                    | ${water} = 'yes' |
|  | calculate         | two   |                     |                    | ${hh} >> 1       |
|  | calculate         | bad   |                     |                    |                  |
|  | select_one places | where | Where?              |                    |                  |
|  | end group         |       |                     |                    |                  |
| choices |
|  | list_name | name | label::English (en) | label::Arabic (ar) |
|  | yes_no    | yes  | Yes                 | نعم                |
|  | yes_no    | no   | No                  | لا                 |
"""
PLACES = "\n".join(f"|  | places | p{number} | Place {number} | |" for number in range(24))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace")
    for country in ("chad", "niger", "cameroon"):
        shutil.copytree(ROOT / "examples/lake-chad" / country, folder / country)
    text = (folder / "chad/adaptation.yaml").read_text(encoding="utf-8")
    (folder / "other.yaml").write_text(
        "formkit: adaptation/1\nstandard: dtm-wca\nversion: '2026.1'\ntemplate: msla\n"
        "country: TCD\nmodules:\n  out: [nutrition]\n  in: [fcs]\n"
        "hide_choices:\n  disp_reason: [other]\n  shelter_type: [other]\n"
        "add_choices:\n  disp_reason:\n"
        "  - {name: climate_wind, label: Wind, parent: climate_other}\n",
        encoding="utf-8",
    )
    (folder / "foreign.yaml").write_text(text.replace("dtm-wca", "other-standard"), "utf-8")
    (folder / "broken.yaml").write_text("formkit: adaptation/1\ntemplate: [\n", "utf-8")
    return folder


LOGIC = {
    "water": {"required": "yes"},
    "hh": {"required": "${water} = 'yes'", "constraint": ". > 0 and . < 10"},
    "two": {"calculation": "${hh} * 2"},
    "bad": {"calculation": "${hh} * ("},
}


def opened() -> Form:
    form = form_of(parse_markdown(FORM + PLACES))
    (camp,) = form.nodes
    assert isinstance(camp, Group)
    children = tuple(replace(one, **LOGIC.get(one.name, {})) for one in camp.children)
    return replace(form, nodes=(replace(camp, children=children),))


@pytest.fixture(scope="module")
def library(workspace: Path) -> Library:
    return read_library(RELEASE, workspace, opened())


def key(part: Part, name: str) -> Key:
    return Key(part=part, name=name)


def look(library: Library, name: str, language: str = "English (en)") -> Look:
    asked = library.entry(key(Part.QUESTION, f"camp/{name}"))
    return look_at(asked, library.opened_logic, language)


def said(words: tuple[object, ...]) -> list[str]:
    return [str(one) for one in words]


def shelves(page: Page) -> dict[str, list[tuple[str, str]]]:
    return {
        str(one.title): [(link.key.name, str(link.note)) for link in one.links]
        for one in page.shelves
    }


def test_it_holds_everything_of_the_standard_and_the_open_form(library: Library) -> None:
    standard = library.standard
    names = {part: [one.key.name for one in library.items if one.key.part is part] for part in Part}
    assert names[Part.TEMPLATE] == [one.id for one in standard.templates]
    assert names[Part.MODULE] == [one.id for one in standard.modules]
    assert names[Part.VARIABLE] == [one.name for one in standard.dictionary.variables]
    assert names[Part.LIST] == [one.name for one in standard.dictionary.lists]
    assert names[Part.COUNTRY] == [one.iso3 for one in standard.countries]
    assert names[Part.QUESTION] == [f"camp/{one}" for one in ("water", "hh", "two", "bad", "where")]
    assert library.name == RELEASE
    assert len(library.by_key) == len(library.items)


def test_each_thing_has_a_page_in_each_language(library: Library) -> None:
    for number, item in enumerate(library.items):
        page = page_of(library, item.key, ("en", "fr")[number % 2])
        assert page.title
        links = [link.key for shelf in page.shelves for link in shelf.links]
        assert all(link in library.by_key for link in links)


def test_each_variable_looks_like_something(library: Library) -> None:
    languages = cycle(one.name for one in library.standard.languages)
    for variable, language in zip(library.standard.dictionary.variables, languages, strict=False):
        shown = look_at(library.entry(key(Part.VARIABLE, variable.name)), library.logic, language)
        assert shown.label
        assert shown.type == variable.type


def test_what_countries_fill_and_what_nobody_asks_is_shown(library: Library) -> None:
    entry = library.entry(key(Part.VARIABLE, "meta_adm2_pcode"))
    shown = look_at(entry, library.logic, "Français (fr)")
    assert (shown.list_name, shown.offered) == ("admin2", ())
    assert said(shown.filters) == [
        "the choice's adm1 is “Sélectionnez l'unité administrative de niveau 1.”"
    ]


def test_a_variable_of_no_module_is_shown_as_it_would_be(library: Library) -> None:
    alone = Library(standard=library.standard)
    alone.__dict__["places"] = {}
    entry = alone.entry(key(Part.VARIABLE, "loc_num_idp_hh"))
    assert look_at(entry, alone.logic, "English (en)").label.startswith("How many")


def test_a_question_looks_as_on_a_phone(library: Library) -> None:
    shown = look(library, "hh")
    assert shown.label == "Households"
    assert said(shown.conditions) == ["“Is there water?” is “Yes”"]
    assert said(shown.required_when) == ["“Is there water?” is “Yes”"]
    assert said(shown.limits) == ["this answer is more than 0", "this answer is less than 10"]
    water = look(library, "water", "Arabic (ar)")
    assert water.is_required
    assert [one.label for one in water.offered] == ["نعم", "لا"]
    assert water.untranslated == ()
    assert look(library, "hh", "Arabic (ar)").untranslated == ("label",)


def test_expressions_that_cannot_be_read_stay_as_they_are(library: Library) -> None:
    assert look(library, "two").conditions == ("${hh} >> 1",)
    assert str(look(library, "two").calculation) == "“Households” times 2"
    assert look(library, "bad").calculation == "${hh} * ("
    assert look(library, "water").calculation is None


@pytest.mark.parametrize(("shown", "offered", "more"), [(10, 10, 14), (23, 24, 0), (22, 22, 2)])
def test_long_lists_are_cut(library: Library, shown: int, offered: int, more: int) -> None:
    entry = library.entry(key(Part.QUESTION, "camp/where"))
    found = look_at(entry, library.opened_logic, "English (en)", shown=shown)
    assert (len(found.offered), found.more) == (offered, more)


def test_the_row_of_a_group_looks_like_a_note(library: Library) -> None:
    (group,) = library.opened_logic.index.by_name["camp"]
    assert look_at(group, library.opened_logic, "English (en)").label == "Camp"
    assert look_at(group, library.opened_logic, "English (en)").offered == ()


def test_what_it_finds_can_be_kept_to_one_part(library: Library) -> None:
    everything = find_items(library, "water")
    modules = find_items(library, "water", Part.MODULE)
    assert modules.items == tuple(one for one in everything.items if one.key.part is Part.MODULE)
    assert modules.counts == everything.counts
    assert everything.counts[Part.QUESTION] == 1
    assert find_items(library, "yes", Part.QUESTION).items[0].key.copied == "water"


def test_templates_modules_variables_and_lists_lead_to_each_other(library: Library) -> None:
    template = shelves(page_of(library, key(Part.TEMPLATE, "bsa"), "en"))
    assert template["Modules, in the order of the form"][0] == ("cover_meta", "12 questions")
    module = shelves(page_of(library, key(Part.MODULE, "idp_figures"), "en"))
    assert ("loc_num_idp_hh", "") in module["Questions"]
    assert [name for name, _ in module["Used by templates"]] == ["baa", "bsa", "msla"]
    assert [name for name, _ in module["Needs before it"]] == ["admin_location", "pop_presence"]
    variable = shelves(page_of(library, key(Part.VARIABLE, "loc_reason_disp_idp"), "en"))
    assert variable["Asked in"] == [("disp_reason_period", "")]
    assert variable["Choice list"] == [("disp_reason", "")]
    answers = shelves(page_of(library, key(Part.LIST, "disp_reason"), "en"))
    assert ("loc_reason_disp_idp", "") in answers["Asked by"]
    assert answers["Its codes roll up to"] == [("disp_reason_group", "")]


def test_a_question_of_a_form_leads_to_its_variable(workspace: Path) -> None:
    text = (
        "| survey |\n| | type | name | label | formkit_variable |\n"
        "| | integer | idps | How many? | loc_num_idp_hh |\n| | text | loc_alt_name | Name | |\n"
    )
    form = form_of(parse_markdown(text))
    library = read_library("dtm-wca", workspace, form)
    for name, variable in (("idps", "loc_num_idp_hh"), ("loc_alt_name", "loc_alt_name")):
        found = shelves(page_of(library, key(Part.QUESTION, name), "en"))
        assert found == {"In the dictionary": [(variable, "")]}


@pytest.mark.parametrize(
    ("part", "name", "expected"),
    [
        (Part.TEMPLATE, "msla", {"TCD": "adapts it"}),
        (Part.MODULE, "nutrition", {"TCD": "leaves it out"}),
        (Part.MODULE, "fcs", {"TCD": "takes it in"}),
        (Part.MODULE, "avrr_case", {}),
        (Part.VARIABLE, "loc_access_season", {"TCD": "leaves it out"}),
        (Part.VARIABLE, "avrr_case_id", {}),
        (Part.LIST, "shelter_type", {"TCD": "leaves out other"}),
        (Part.LIST, "sex", {}),
        (Part.QUESTION, "camp/water", {}),
    ],
)
def test_what_the_countries_of_a_workspace_do(
    library: Library, part: Part, name: str, expected: dict[str, str]
) -> None:
    uses = country_uses(library, key(part, name))
    found = {one.country: str(one.does) for one in uses}
    assert expected.items() <= found.items()
    assert bool(expected) or not found


def test_a_country_with_several_adaptations_is_told_with_their_files(library: Library) -> None:
    found = shelves(page_of(library, key(Part.MODULE, "cover_meta"), "en"))
    notes = found["In the countries, by the adaptations here"]
    assert ("NER", "uses it") in notes
    assert ("TCD", "uses it: other.yaml") in notes
    assert any(code == "TCD" and note.endswith("chad/adaptation.yaml") for code, note in notes)


def test_codes_that_a_country_adds_are_named(library: Library) -> None:
    uses = country_uses(library, key(Part.LIST, "disp_reason"))
    told = {one.adapted.shown_path: str(one.does) for one in uses}
    assert told["other.yaml"] == "adds climate_wind and leaves out other"
    assert told["chad/adaptation.yaml"] == "adds climate_lake_level"


def test_a_changed_variable_and_its_module_are_told(library: Library) -> None:
    for part, name in ((Part.MODULE, "admin_location"), (Part.VARIABLE, "meta_adm3_pcode")):
        uses = country_uses(library, key(part, name))
        told = {one.adapted.shown_path: str(one.does) for one in uses}
        assert told["chad/adaptation.yaml"] == "uses it and changes it"
        assert told["other.yaml"] == "uses it"


def test_countries_show_their_adaptations(library: Library) -> None:
    found = shelves(page_of(library, key(Part.COUNTRY, "TCD"), "fr"))
    assert sorted(found["Adaptations here"]) == [
        ("bsa", "chad/adaptation.yaml"),
        ("msla", "other.yaml"),
    ]


def facts(library: Library, part: Part, name: str, reader: str = "en") -> dict[str, str]:
    return {str(one.title): str(one.text) for one in facts_of(library, key(part, name), reader)}


def test_facts_are_said_in_words(library: Library) -> None:
    variable = facts(library, Part.VARIABLE, "sadd_total")
    assert variable["Tier"] == "core: its component must ask it"
    assert variable["Locked"].startswith("the same in the whole region: ")
    assert "Status" not in variable
    module = facts(library, Part.MODULE, "consent_dp", "fr")
    assert module["Consent"] == "asked before consent, or without it"
    assert module["In FMR"] == "asked only when ${consent_spoken} = 'yes'"
    assert module["Purpose"].startswith("Atteste que la finalité")
    assert module["Place"] == "premier écran après cover_meta, avant toute autre réponse"
    rcsi = facts(library, Part.MODULE, "rcsi", "fr")
    assert rcsi["Check on the data"] == "chaque élément de 0 à 7\xa0; indice de 0 à 56"
    assert facts(library, Part.MODULE, "consent_dp")["Purpose"].startswith("Records that purpose")
    assert facts(library, Part.MODULE, "key_informant")["Repeat"].startswith("ki, ")
    assert facts(library, Part.TEMPLATE, "bsa")["Size"] == "18 modules, 136 questions"
    assert facts(library, Part.LIST, "sex")["For countries"].startswith("closed")
    assert facts(library, Part.COUNTRY, "TCD", "fr")["Level 3"] == "sous-préfecture"
    assert "préfixe des p-codes" in facts(library, Part.COUNTRY, "TCD", "fr")["About its places"]
    assert facts(library, Part.LIST, "admin1", "fr")["Codes"].startswith("name = p-code COD")
    assert facts(library, Part.COUNTRY, "XXX") == {}
    assert facts(library, Part.QUESTION, "camp/hh")["In"] == "Camp"


def test_releases_can_be_chosen(workspace: Path) -> None:
    lake = ROOT / "examples/lake-chad"
    assert release_names(workspace) == (RELEASE,)
    assert release_names(lake) == ("dtm-wca/2026.2", RELEASE)
    newest = read_library("", lake)
    assert newest.name == "dtm-wca/2026.2"
    changed = facts(newest, Part.VARIABLE, "loc_num_idp_hh")
    assert changed["Tier"]
    with pytest.raises(UnknownNameError):
        read_library("dtm-wca/1999.1", workspace)


def test_status_is_told_where_it_is_not_the_usual_one() -> None:
    newest = read_library("dtm-wca/2026.2", ROOT / "examples/lake-chad")
    others = [one for one in newest.standard.dictionary.variables if one.status != "active"]
    for variable in others:
        assert facts(newest, Part.VARIABLE, variable.name)["Status"]
    assert others, "the second release retires or discourages something"


def test_messages_are_sentences_that_can_be_translated(library: Library) -> None:
    page = page_of(library, key(Part.VARIABLE, "loc_num_idp_hh"), "fr")
    assert all(isinstance(one.title, Message) for one in (*page.facts, *page.shelves))
