"""Adaptations: what they change, and what they may not."""

from dataclasses import replace

import pytest

from formkit.compose import CannotComposeError, Composition, compose
from formkit.core.errors import UnknownNameError
from formkit.core.location import Loc
from formkit.core.texts import Texts
from formkit.model.adaptation import AddedChoice, AddedQuestions, SetAttribute
from formkit.model.form import Group, Question, Stray
from formkit.model.module import Module
from tests.compose.small_standard import (
    AR,
    BSA,
    EN,
    FR,
    HHS,
    MODULES,
    STANDARD,
    a_list,
    adaptation,
    changed,
    outline,
    question,
    row,
    template,
    texts,
)


def built(**fields: object) -> Composition:
    return compose(STANDARD, BSA, adaptation(**fields))


def refused(**fields: object) -> str:
    with pytest.raises(CannotComposeError) as raised:
        built(**fields)
    return "\n".join(str(message) for _, message in raised.value.problems)


def notes(composition: Composition) -> str:
    return "\n".join(str(message) for _, message in composition.notes)


def own(name: str, **cells: object) -> Question:
    labels = texts(french=f"{name} ?")
    return Question(**{"name": name, "type": "text", "labels": labels} | cells)  # type: ignore[arg-type]


def setting(name: str, header: str, text: str, list_name: str = "") -> SetAttribute:
    return SetAttribute(name=name, header=header, text=text, list_name=list_name, loc=Loc(row=9))


# modules


def test_modules_are_left_out() -> None:
    lines = outline(built(modules_out=("figures",)).form)
    assert not any("idp_hh" in line for line in lines)


def test_modules_are_added_before_the_closing_one() -> None:
    lines = outline(built(modules_in=("wgss",)).form)
    assert lines.index("group wgss | ${consent_given} = 'yes'") < lines.index("group quality")


def test_modules_are_added_at_the_end_of_a_form_without_a_closing_one() -> None:
    tool = template("BSA", "consent_dp", "place")
    lines = outline(compose(STANDARD, tool, adaptation(modules_in=("quality",))).form)
    assert lines[-4] == "group quality"


@pytest.mark.parametrize("key", ["modules_in", "modules_out"])
def test_a_module_that_is_not_there_is_named_with_the_nearest(key: str) -> None:
    with pytest.raises(UnknownNameError) as raised:
        built(**{key: ("figure",)})
    assert raised.value.known[0] == "figures"


def test_parameters_are_for_modules_of_the_form() -> None:
    with pytest.raises(UnknownNameError, match="module of the form"):
        built(parameters=(("roster", (("most", "1"),)),))


def test_a_module_that_is_there_is_not_added_again() -> None:
    assert "figures stands twice" in refused(modules_in=("figures",))


def test_a_module_is_for_its_components() -> None:
    assert "household is not made for BSA; it is for: HHS" in refused(modules_in=("household",))


def test_who_needs_a_module_that_is_left_out_is_named() -> None:
    said = refused(modules_out=("consent_dp",))
    assert "the module figures needs the module consent_dp, which the adaptation leaves out" in said


def test_who_needs_a_module_that_comes_later_or_never_is_named() -> None:
    with pytest.raises(CannotComposeError, match="before it; here it comes after"):
        compose(STANDARD, template("BSA", "place", "figures", "consent_dp"))
    with pytest.raises(CannotComposeError, match="household, which the form does not have"):
        compose(STANDARD, template("HHS", "consent_dp", "roster"))


# questions


def test_questions_are_hidden() -> None:
    assert "  select_one reasons reason" not in outline(built(hidden=("reason",)).form)


def test_a_question_that_others_read_is_not_hidden_alone() -> None:
    said = refused(hidden=("idp_hh",))
    assert said == (
        "idp_ind reads idp_hh in its constraint, and the adaptation leaves idp_hh out;"
        " leave both out, or keep both"
    )
    built(hidden=("idp_hh", "idp_ind"))


def test_hiding_what_is_not_there_names_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as raised:
        built(hidden=("reasons",))
    assert raised.value.known[0] == "reason"


def test_a_question_of_a_block_is_not_hidden() -> None:
    assert "which is asked whole or not at all" in refused(hidden=("consent_given",))


def test_questions_are_added_after_another_or_at_a_modules_end() -> None:
    lines = outline(
        built(
            questions=(
                AddedQuestions(nodes=(own("td_a"), own("td_b")), after="idp_hh"),
                AddedQuestions(nodes=(own("td_c"),), module="figures"),
                AddedQuestions(nodes=(own("td_d"),), after="td_c"),
                AddedQuestions(nodes=(own("td_e"),), after="quality"),
            )
        ).form
    )
    start = lines.index("  integer idp_hh")
    assert lines[start : start + 7] == [
        "  integer idp_hh",
        "  text td_a",
        "  text td_b",
        "  integer idp_ind",
        "  select_one reasons reason",
        "  text td_c",
        "  text td_d",
    ]
    assert lines[-1] == "text td_e"


def test_an_added_group_may_ask_a_variable_of_the_dictionary() -> None:
    group = Group(name="td_group", labels=texts(french="À nous"), children=(Stray(name="age"),))
    form = built(questions=(AddedQuestions(nodes=(group,), module="figures"),)).form
    asked = question(form, "age")
    assert (asked.type, asked.hints) == ("integer", texts(french="En années."))
    assert asked.extra_cell("formkit_variable") == "age"


def test_an_added_question_knows_where_it_was_asked_for() -> None:
    node = own("td_a", loc=Loc(file="a.yaml", row=7))
    block = AddedQuestions(nodes=(node,), module="figures", loc=Loc(file="a.yaml", row=5))
    asked = question(built(questions=(block,)).form, "td_a")
    assert asked.trail is not None
    assert (asked.trail.written.row, asked.trail.used.row) == (7, 5)


@pytest.mark.parametrize("where", [{"after": "nowhere"}, {"module": "nowhere"}])
def test_questions_go_where_something_is(where: dict[str, str]) -> None:
    with pytest.raises(UnknownNameError, match=r"for td_a to .* called nowhere"):
        built(questions=(AddedQuestions(nodes=(own("td_a"),), **where),))


def test_a_name_stands_once_in_a_form() -> None:
    block = AddedQuestions(nodes=(own("idp_hh"),), module="figures")
    assert "two rows are called idp_hh" in refused(questions=(block,))


@pytest.mark.parametrize(
    ("relevant", "why"),
    [
        ("${age} > 5", "the form does not ask it; the module roster would"),
        ("${agee} > 5", "no question of the form is called so"),
    ],
)
def test_an_added_question_reads_what_the_form_asks(relevant: str, why: str) -> None:
    block = AddedQuestions(nodes=(own("td_a", relevant=relevant),), module="place")
    said = refused(questions=(block,))
    assert said.endswith(f"in its relevant, and {why}")


def test_a_question_of_a_module_left_out_is_named_with_it() -> None:
    tool = template("HHS", "cover", "consent_dp", "household", "quality")
    spare = Module(id="spare", nodes=(row("see", relevant="${size} > 1"),), gated_by_consent=False)
    wanted = adaptation(template="hhs", modules_in=("spare",), modules_out=("household",))
    with pytest.raises(CannotComposeError, match="leaves out the module household that asks it"):
        compose(changed(spare), tool, wanted)


def test_names_in_labels_count_too() -> None:
    block = AddedQuestions(
        nodes=(own("td_a", labels=texts(french="Et ${rien} ?")),), module="place"
    )
    assert "td_a reads rien in its label::Français (fr)" in refused(questions=(block,))


def test_a_row_that_nobody_used_is_told_where_it_was_written() -> None:
    broken = replace(MODULES[3], nodes=(row("idp_hh", relevant="${gone} = 1"),), parameters=())
    tool = replace(BSA, modules=tuple(replace(use, loc=Loc()) for use in BSA.modules))
    with pytest.raises(CannotComposeError) as raised:
        compose(changed(broken), tool)
    assert raised.value.loc == Loc(file="survey.csv", row=2)


# choices


def test_a_countrys_choice_stands_before_other_with_its_regional_code() -> None:
    choice = AddedChoice(
        list_name="reasons", code="gold", labels=texts(french="Or"), parent="conflict"
    )
    made = built(choices=(choice,)).form.list_named("reasons")
    assert made is not None
    assert made.codes == ("war", "floods", "gold", "other", "dnk")
    assert made.choices[2].extra == (("formkit_parent", "conflict"),)


def test_in_a_list_without_other_a_countrys_choice_stands_before_what_is_no_answer() -> None:
    block = AddedQuestions(
        nodes=(own("td_a", type="select_one", list_name="bands"),), module="figures"
    )
    choice = AddedChoice(list_name="bands", code="y2027")
    made = built(questions=(block,), choices=(choice,)).form.list_named("bands")
    assert made is not None
    assert made.codes == ("y2025", "y2026", "y2027", "dnk", "pnta")


def test_a_parent_may_be_a_code_of_the_same_list() -> None:
    choice = AddedChoice(list_name="reasons", code="raid", parent="war")
    assert "rolls up" not in notes(built(choices=(choice,)))


def test_a_parent_is_a_regional_code() -> None:
    choice = AddedChoice(list_name="reasons", code="raid", parent="peace")
    assert "rolls up to peace, which is no regional code" in refused(choices=(choice,))


def test_a_choice_without_a_parent_is_told() -> None:
    choice = AddedChoice(list_name="reasons", code="raid")
    assert "raid of the list reasons rolls up to no regional code" in notes(
        built(choices=(choice,))
    )


def test_a_list_that_the_country_owns_is_filled_by_it() -> None:
    form = built(
        choices=(AddedChoice(list_name="operation", code="lake", labels=texts(french="Lac")),)
    ).form
    made = form.list_named("operation")
    assert made is not None
    assert made.choices[0].extra == (("adm0", "TCD"),)
    assert question(form, "meta_operation").type == "select_one"


def test_a_list_that_the_country_owns_and_leaves_empty_is_typed() -> None:
    made = built()
    assert question(made.form, "meta_operation").type == "text"
    assert "the list operation is the country's to fill and has no codes" in notes(made)


def test_a_list_of_the_countrys_own_goes_with_its_question() -> None:
    block = AddedQuestions(
        nodes=(own("td_a", type="select_one", list_name="td_list"),), module="figures"
    )
    choice = AddedChoice(list_name="td_list", code="a", labels=texts(french="A"))
    made = built(questions=(block,), choices=(choice,)).form.list_named("td_list")
    assert made is not None
    assert made.codes == ("a",)


def test_a_list_that_nobody_uses_or_has_is_named() -> None:
    with pytest.raises(UnknownNameError) as raised:
        built(choices=(AddedChoice(list_name="reason", code="a"),))
    assert raised.value.known[0] == "reasons"


def test_a_closed_list_takes_no_code_and_loses_none() -> None:
    added = AddedChoice(list_name="yes_no", code="maybe")
    said = refused(choices=(added,), hidden_choices=(("yes_no", "no"),))
    assert "the list yes_no is closed, so maybe cannot be added" in said
    assert "the list yes_no is closed, so no cannot be left out" in said


def test_a_code_that_the_list_has_is_not_added_again() -> None:
    choice = AddedChoice(list_name="reasons", code="war", parent="conflict")
    assert "has the code war already" in refused(choices=(choice,))


def test_choices_of_an_open_list_are_hidden_and_told() -> None:
    made = built(hidden_choices=(("reasons", "floods"),))
    found = made.form.list_named("reasons")
    assert found is not None
    assert found.codes == ("war", "other", "dnk")
    assert "floods of the list reasons is left out" in notes(made)


def test_choices_of_a_countrys_own_list_are_hidden_freely() -> None:
    assert "y2025" not in notes(built(hidden_choices=(("bands", "y2025"),)))


@pytest.mark.parametrize("hidden", [("reason", "war"), ("reasons", "wars")])
def test_hidden_choices_are_there(hidden: tuple[str, str]) -> None:
    with pytest.raises(UnknownNameError):
        built(hidden_choices=(hidden,))


def test_retired_codes_are_not_offered() -> None:
    retired = a_list("yes_no", "yes", "no", "ja")
    choices = (*retired.choices[:2], replace(retired.choices[2], status="retired"))
    dictionary = replace(
        STANDARD.dictionary, lists=(replace(retired, choices=choices), *STANDARD.dictionary.lists)
    )
    made = compose(replace(STANDARD, dictionary=dictionary), BSA).form.list_named("yes_no")
    assert made is not None
    assert made.codes == ("yes", "no")


# cells


def test_wording_and_logic_are_set_and_logic_is_told() -> None:
    made = built(
        attributes=(
            setting("idp_hh", "label::Français (fr)", "Combien de ménages ?"),
            setting("idp_hh", "required", "yes"),
            setting("figures", "appearance", "field-list"),
        )
    )
    asked = question(made.form, "idp_hh")
    assert (asked.labels.first, asked.required) == ("Combien de ménages ?", "yes")
    assert question(made.form, "figures").appearance == "field-list"
    assert "required of idp_hh is the country's own" in notes(made)
    assert "label" not in notes(made)


def test_a_language_may_be_given_by_its_code_or_not_at_all() -> None:
    form = built(
        languages=("fr", "en"),
        attributes=(setting("idp_hh", "label::fr", "A ?"), setting("idp_ind", "label", "B")),
    ).form
    assert question(form, "idp_hh").labels == Texts.of([(FR, "A ?"), (EN, "idp_hh?")])
    assert question(form, "idp_ind").labels == Texts.of([(FR, "B"), (EN, "B")])


def test_media_are_set() -> None:
    form = built(attributes=(setting("idp_hh", "media::image::fr", "a.png"),)).form
    assert question(form, "idp_hh").images == Texts.of([(FR, "a.png")])


@pytest.mark.parametrize(
    ("name", "header"),
    [("idp", "hint::fr"), ("idp_hh", "hnit::fr"), ("idp_hh", "hint::en")],
    ids=["question", "column", "language"],
)
def test_what_is_set_is_there(name: str, header: str) -> None:
    with pytest.raises(UnknownNameError):
        built(attributes=(setting(name, header, "x"),))


@pytest.mark.parametrize("header", ["type", "calculation", "hxl"])
def test_what_the_region_shares_is_not_set(header: str) -> None:
    said = refused(attributes=(setting("idp_hh", header, "x"),))
    assert f"{header} of idp_hh is the same in the whole region" in said


def test_a_question_of_the_countrys_own_is_set_freely() -> None:
    block = AddedQuestions(nodes=(own("td_a", type="calculate", calculation="1"),), module="place")
    form = built(questions=(block,), attributes=(setting("td_a", "calculation", "2"),)).form
    assert question(form, "td_a").calculation == "2"


def test_a_block_is_worded_only_in_languages_that_are_the_countrys_to_word() -> None:
    fixed = (setting("consent_given", "label::fr", "D'accord ?"),)
    assert "label::fr of consent_given is fixed" in refused(attributes=fixed)
    logic = (setting("consent_given", "relevant", "1 = 1"),)
    assert "relevant of consent_given is fixed" in refused(attributes=logic)
    draft = (setting("consent_given", "label::ar", "نعم"),)
    form = built(languages=("fr", "ar"), attributes=draft).form
    assert question(form, "consent_given").labels.get(AR) == "نعم"


def test_choices_are_worded() -> None:
    made = built(attributes=(setting("floods", "label::fr", "Inondations", "reasons"),))
    found = made.form.list_named("reasons")
    assert found is not None
    assert found.choices[1].labels == texts(french="Inondations")


def test_choices_of_a_block_are_worded_the_same_everywhere() -> None:
    said = refused(attributes=(setting("yes", "label::fr", "D’accord", "yes_no"),))
    assert "label::fr of yes in the list yes_no is fixed" in said
    arabic = (setting("yes", "label::ar", "نعم", "yes_no"),)
    assert built(languages=("fr", "ar"), attributes=arabic).form.list_named("yes_no")


@pytest.mark.parametrize(
    ("name", "header", "list_name"),
    [
        ("war", "label::fr", "reason"),
        ("wars", "label::fr", "reasons"),
        ("war", "hint::fr", "reasons"),
    ],
    ids=["list", "code", "column"],
)
def test_worded_choices_are_there(name: str, header: str, list_name: str) -> None:
    with pytest.raises(UnknownNameError):
        built(attributes=(setting(name, header, "x", list_name),))


def test_problems_are_told_all_at_once_and_counted() -> None:
    with pytest.raises(CannotComposeError, match="and 1 more problem with this form") as raised:
        built(hidden_choices=(("yes_no", "no"), ("yes_no", "yes")))
    assert len(raised.value.problems) == 2


def test_no_country_of_that_code() -> None:
    with pytest.raises(UnknownNameError, match="no country is called TDC; there are: TCD, NER"):
        built(country="TDC")


def test_a_country_may_adapt_a_household_form() -> None:
    wanted = adaptation(
        template="hhs", questions=(AddedQuestions(nodes=(own("td_a"),), module="roster"),)
    )
    lines = outline(compose(STANDARD, HHS, wanted).form)
    assert "  text td_a" in lines
