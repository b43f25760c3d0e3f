"""From standard and template to a form: structure, gates, meaning, settings."""

from dataclasses import replace

import pytest

from formkit.compose import CannotComposeError, compose
from formkit.core.errors import UnknownNameError
from formkit.core.location import Loc
from formkit.core.texts import Texts
from formkit.model.adaptation import Adaptation
from formkit.model.form import Group, Question, Repeat
from formkit.model.module import Module, Parameter
from formkit.model.template import ModuleUse
from tests.compose.small_standard import (
    AR,
    BSA,
    EN,
    FMR,
    FR,
    HHS,
    MODULES,
    STANDARD,
    adaptation,
    changed,
    outline,
    question,
    row,
    template,
    texts,
)


def test_each_module_is_a_group_under_the_consent_gate() -> None:
    assert outline(compose(STANDARD, BSA).form) == [
        "group cover",
        "  calculate meta_component",
        "  text meta_operation",
        "group consent_dp",
        "  select_one yes_no consent_given",
        "group place",
        "  select_one admin0 adm0",
        "  text adm1",
        "  text adm2",
        "  text adm3",
        "  text adm3_other | ${adm3} = 'other'",
        "group figures | (${consent_given} = 'yes') and (${adm1} != '')",
        "  integer idp_hh",
        "  integer idp_ind",
        "  select_one reasons reason",
        "group quality",
        "  group closing",
        "    note read_this",
        "    note thanks",
    ]


def test_a_form_of_observations_asks_consent_of_who_speaks_and_gates_nothing_else() -> None:
    lines = outline(compose(STANDARD, FMR).form)
    assert "  select_one yes_no consent_spoken" in lines
    assert "group consent_dp | ${consent_spoken} = 'yes'" in lines
    assert "group figures" in lines


def test_a_module_is_placed_inside_the_repeat_that_the_component_wants() -> None:
    form = compose(STANDARD, HHS).form
    assert outline(form)[4:] == [
        "  select_one yes_no consent_given",
        "group household | ${consent_given} = 'yes'",
        "  integer size",
        "repeat member | ${consent_given} = 'yes'",
        "  integer age",
        "  group wgss | (${consent_given} = 'yes') and (${age} >= 5)",
        "    select_one scale see",
        "group quality",
        "  group closing",
        "    note read_this",
        "    note thanks",
    ]
    assert question(form, "member").repeat_count == "${size}"


def test_without_its_host_a_module_stands_at_its_own_place() -> None:
    alone = replace(MODULES[6], group_relevant=())
    tool = template("HHS", "consent_dp", "wgss")
    assert outline(compose(changed(alone), tool).form)[2:] == [
        "group wgss | ${consent_given} = 'yes'",
        "  select_one scale see",
    ]


def test_a_repeat_whose_parent_is_a_repeat_stands_inside_it() -> None:
    inner = Module(
        id="inner", repeat="teeth", parent="roster", nodes=(row("see"),), gated_by_consent=False
    )
    tool = template("HHS", "consent_dp", "household", "roster", "inner")
    assert outline(compose(changed(inner), tool).form)[-3:] == [
        "  integer age",
        "  repeat teeth",
        "    select_one scale see",
    ]


def test_a_row_has_its_meaning_from_the_dictionary_and_its_logic_from_the_module() -> None:
    asked = question(compose(STANDARD, BSA).form, "idp_hh")
    assert isinstance(asked, Question)
    assert asked.labels == Texts.of([(EN, "idp_hh?"), (FR, "idp_hh ?")])
    assert asked.constraint == "(. >= 0) and (. < 1000)"
    assert asked.constraint_messages.get(FR) == "Pas moins de zéro."
    assert asked.extra == (("formkit_module", "figures"), ("formkit_variable", "idp_hh"))
    assert question(compose(STANDARD, BSA).form, "adm1").hxl == "#adm1+code"


def test_every_row_knows_where_it_was_written_and_used() -> None:
    asked = question(compose(STANDARD, BSA).form, "idp_hh")
    assert asked.trail is not None
    assert asked.trail.written == Loc(file="survey.csv", row=2)
    assert asked.trail.used == Loc(file="template.yaml", row=8)


def test_parameters_are_filled_in_the_defaults_the_templates_and_the_adaptations() -> None:
    built_in = question(compose(STANDARD, BSA).form, "meta_component")
    assert built_in.calculation == "'BSA 2026.1+2026112201'"
    assert question(compose(STANDARD, BSA).form, "idp_ind").constraint == ". <= ${idp_hh} * 20"
    use = ModuleUse(module="figures", parameters=(("most", "15"),))
    tool = template("BSA", "consent_dp", "place", use)
    assert question(compose(STANDARD, tool).form, "idp_ind").constraint == ". <= ${idp_hh} * 15"
    own = adaptation(parameters=(("figures", (("most", "12"),)),))
    assert question(compose(STANDARD, tool, own).form, "idp_ind").constraint.endswith("* 12")


def test_a_parameter_that_the_module_does_not_have_is_named_with_the_nearest() -> None:
    use = ModuleUse(module="figures", parameters=(("mots", "15"),))
    with pytest.raises(UnknownNameError, match="parameter of the module figures is called mots"):
        compose(STANDARD, template("BSA", "consent_dp", "place", use))


@pytest.mark.parametrize(
    ("module", "said"),
    [
        (
            Module(id="m", parameters=(Parameter(name="a"),), nodes=(row("age", default="{{a}}"),)),
            "needs a value",
        ),
        (Module(id="m", parameters=(Parameter(name="a", default="1"),)), "uses it in no cell"),
        (Module(id="m", nodes=(row("age", default="{{ a }}"),)), "does not declare it"),
    ],
)
def test_parameters_are_declared_used_and_given(module: Module, said: str) -> None:
    with pytest.raises(CannotComposeError, match=said):
        compose(changed(module), template("BSA", "m"))


def test_a_module_used_twice_has_names_of_its_own_and_reads_them() -> None:
    tool = template(
        "BSA", "consent_dp", "place", "figures", ModuleUse(module="figures", prefix="ret")
    )
    form = compose(STANDARD, tool).form
    assert outline(form)[-4:] == [
        "group ret_figures | (${consent_given} = 'yes') and (${adm1} != '')",
        "  integer ret_idp_hh",
        "  integer ret_idp_ind",
        "  select_one reasons ret_reason",
    ]
    second = question(form, "ret_idp_ind")
    assert second.constraint == ". <= ${ret_idp_hh} * 20"
    assert second.extra_cell("formkit_variable") == "idp_ind"


def test_only_used_lists_are_in_the_form_in_the_order_of_use() -> None:
    form = compose(STANDARD, BSA).form
    assert [one.name for one in form.lists] == ["yes_no", "admin0", "reasons"]


def test_settings_say_what_the_form_is_and_where_it_came_from() -> None:
    own = adaptation(settings=(("style", "pages"),))
    assert compose(STANDARD, BSA, own).form.settings.values == (
        ("default_language", FR),
        ("form_id", "bsa_tcd"),
        ("form_title", "Outil BSA – Tchad"),
        ("formkit_adaptation", "adaptation.yaml"),
        ("formkit_component", "BSA"),
        ("formkit_country", "TCD"),
        ("formkit_standard", "small 2026.1"),
        ("formkit_template", "bsa"),
        ("style", "pages"),
        ("version", "2026112201"),
    )


def test_an_adaptation_may_give_id_title_version_and_first_language() -> None:
    own = adaptation(
        form_id="chad_b2",
        form_title="B2",
        form_version="2027010102",
        languages=("fr", "en"),
        default_language="en",
    )
    settings = compose(STANDARD, BSA, own).form.settings
    found = [settings.get(key) for key in ("form_id", "form_title", "version", "default_language")]
    assert found == ["chad_b2", "B2", "2027010102", EN]


def test_settings_that_formkit_writes_are_not_set() -> None:
    with pytest.raises(CannotComposeError, match="version is not set here"):
        compose(STANDARD, BSA, adaptation(settings=(("version", "1"),)))


def test_a_form_of_no_country_offers_all_and_speaks_english_and_french() -> None:
    form = compose(STANDARD, BSA).form
    assert form.languages == (EN, FR)
    assert form.settings.get("form_id") == "bsa"
    assert form.settings.get("form_title") == "Tool BSA"
    assert form.lists[1].codes == ("TCD", "NER")
    assert "[A-Z]{2,3}" in question(form, "adm1").constraint


def test_the_same_input_gives_the_same_form() -> None:
    assert compose(STANDARD, BSA) == compose(STANDARD, BSA)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"template": "fmr"}, "template fmr, and is used with bsa"),
        ({"standard": "other"}, "standard other, and is used with small"),
        ({"version": "2025.1"}, "version of the standard 2025.1, and is used with 2026.1"),
    ],
)
def test_an_adaptation_for_another_base_is_refused(fields: dict[str, str], said: str) -> None:
    with pytest.raises(CannotComposeError, match=said):
        compose(STANDARD, BSA, adaptation(**fields))


def test_a_variable_that_the_dictionary_lacks_is_named_with_the_nearest() -> None:
    module = Module(id="m", nodes=(row("idp_hhh"),))
    with pytest.raises(UnknownNameError) as raised:
        compose(changed(module), template("BSA", "m"))
    assert raised.value.known[0] == "idp_hh"


def test_a_row_limited_to_other_components_is_left_out() -> None:
    assert "consent_spoken" not in "\n".join(outline(compose(STANDARD, BSA).form))


def test_a_list_that_nobody_has_is_named() -> None:
    standard = changed(Module(id="m", nodes=(row("bad"),), gated_by_consent=False))
    dictionary = replace(
        standard.dictionary,
        variables=(
            replace(
                standard.dictionary.variables[0], name="bad", type="select_one", list_name="reason"
            ),
        ),
    )
    with pytest.raises(UnknownNameError, match="no list is called reason"):
        compose(replace(standard, dictionary=dictionary), template("BSA", "m"))


def test_repeats_and_groups_are_named_in_both_languages() -> None:
    form = compose(STANDARD, HHS).form
    spans = [node for node in form.nodes if isinstance(node, Group | Repeat)]
    assert [node.labels.languages for node in spans] == [(EN, FR)] * len(spans)
    assert spans[0].labels == texts("Cover", "Couverture")


def test_an_adaptation_without_country_has_no_country_in_its_id() -> None:
    form = compose(STANDARD, BSA, Adaptation(template="bsa", languages=("ar", "fr"))).form
    assert form.settings.get("form_id") == "bsa"
    assert form.languages == (AR, FR)
    assert form.settings.get("form_title") == "Outil BSA"
