"""Languages chosen, ordered and completed."""

from dataclasses import replace

import pytest

from formkit.compose import Composition, compose
from formkit.core.errors import UnknownNameError
from formkit.core.texts import Texts
from formkit.model.adaptation import Adaptation, AddedQuestions
from formkit.model.form import Question
from tests.compose.small_standard import AR, BSA, EN, FR, STANDARD, adaptation, question, texts


def said(composition: Composition) -> str:
    return "\n".join(str(message) for _, message in composition.notes)


def test_a_countrys_form_languages_are_taken_in_its_order_if_the_standard_has_them() -> None:
    built = compose(STANDARD, BSA, adaptation(languages=()))
    assert built.form.languages == (FR, AR)
    assert "the standard has no wording in the language sg" in said(built)


def test_a_country_of_none_of_the_standards_languages_gets_english_and_french() -> None:
    chad, niger = STANDARD.countries
    standard = replace(STANDARD, countries=(replace(chad, form_languages=("sg",)), niger))
    assert compose(standard, BSA, adaptation(languages=())).form.languages == (EN, FR)


def test_a_draft_language_is_told() -> None:
    built = compose(STANDARD, BSA, adaptation(languages=("fr", "ar")))
    assert f"the wording in {AR} is a draft" in said(built)
    assert "draft" not in said(compose(STANDARD, BSA, adaptation(languages=("fr",))))


def test_a_language_that_nobody_has_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="no language is called fra; there are: fr, ar, en"):
        compose(STANDARD, BSA, adaptation(languages=("fra",)))


def test_the_default_language_is_one_of_the_form() -> None:
    with pytest.raises(UnknownNameError, match="no language of the form is called en"):
        compose(STANDARD, BSA, adaptation(default_language="en"))


def test_a_missing_text_is_the_first_languages_marked() -> None:
    built = compose(STANDARD, BSA, adaptation(languages=("fr", "ar")))
    asked = question(built.form, "idp_hh")
    assert asked.labels == Texts.of([(FR, "idp_hh ?"), (AR, "[fr] idp_hh ?")])
    assert asked.constraint_messages.get(AR) == "[fr] Pas moins de zéro."
    assert question(built.form, "reason").labels.get(AR) == "لماذا؟"
    assert built.form.lists[0].choices[0].labels.get(AR) == "[fr] yes"


def test_a_form_in_one_draft_language_falls_back_to_what_the_standard_has_first() -> None:
    built = compose(STANDARD, BSA, adaptation(languages=("ar",)))
    assert question(built.form, "idp_hh").labels == Texts.of([(AR, "[en] idp_hh?")])


def test_how_many_texts_are_missing_is_told_by_language() -> None:
    told = said(compose(STANDARD, BSA, adaptation(languages=("fr", "ar"))))
    assert f"texts have no wording in {AR}" in told
    assert f"wording in {FR}" not in told


def test_no_text_stays_no_text() -> None:
    assert not question(compose(STANDARD, BSA).form, "idp_ind").hints


def test_a_bare_text_is_the_same_in_all_languages_and_media_are_not_marked() -> None:
    own = Question(
        name="td_map",
        type="text",
        labels=Texts.of([("", "OCHA")]),
        images=Texts.of([(FR, "map.png")]),
    )
    wanted = adaptation(
        languages=("fr", "ar"), questions=(AddedQuestions(nodes=(own,), module="figures"),)
    )
    asked = question(compose(STANDARD, BSA, wanted).form, "td_map")
    assert asked.labels == Texts.of([(FR, "OCHA"), (AR, "OCHA")])
    assert asked.images == Texts.of([(FR, "map.png"), (AR, "map.png")])


def test_a_country_may_bring_a_language_of_its_own() -> None:
    wanted = Adaptation(template="bsa", country="TCD", languages=("fr", "Hausa (ha)"))
    form = compose(STANDARD, BSA, wanted).form
    assert form.languages == (FR, "Hausa (ha)")
    assert question(form, "cover").labels == Texts.of(
        [(FR, "Couverture"), ("Hausa (ha)", "[fr] Couverture")]
    )


def test_the_same_language_twice_is_one() -> None:
    assert compose(STANDARD, BSA, adaptation(languages=("fr", FR))).form.languages == (FR,)


def test_titles_of_modules_are_in_the_forms_languages_only() -> None:
    form = compose(STANDARD, BSA, adaptation()).form
    assert question(form, "cover").labels == texts(french="Couverture")
