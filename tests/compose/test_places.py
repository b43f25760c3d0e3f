"""Questions about places: lists, files, typed p-codes."""

import re
from dataclasses import replace

import pytest

from formkit.compose import CannotComposeError, Composition, compose
from formkit.compose.gazetteers import pattern_of_level, start_of_pcodes
from formkit.compose.places import is_asked_where_places_are
from formkit.model.form import Choice, ChoiceList
from formkit.model.gazetteer import Gazetteer
from tests.compose.small_standard import (
    BSA,
    CHAD,
    GAZETTEER,
    NIGER,
    STANDARD,
    adaptation,
    outline,
    place,
    question,
    texts,
)


def built(gazetteer: Gazetteer | None = GAZETTEER, **fields: object) -> Composition:
    return compose(STANDARD, BSA, adaptation(**fields), gazetteer)


def notes(composition: Composition) -> list[str]:
    return [str(message) for _, message in composition.notes]


def the_list(composition: Composition, name: str) -> ChoiceList:
    found = composition.form.list_named(name)
    assert found is not None
    return found


def test_levels_with_places_are_cascading_lists() -> None:
    made = built()
    assert the_list(made, "admin0").codes == ("TCD",)
    assert [(one.code, one.extra) for one in the_list(made, "admin1").choices] == [
        ("TD07", (("adm0", "TCD"),)),
        ("TD08", (("adm0", "TCD"),)),
    ]
    first = the_list(made, "admin2").choices[0]
    assert (first.code, first.labels) == ("TD0701", texts(french="Fouli"))
    assert first.extra == (("adm0", "TCD"), ("adm1", "TD07"))
    assert question(made.form, "adm2").choice_filter == "adm1 = ${adm1}"


def test_a_long_level_is_a_file_beside_the_form() -> None:
    made = built()
    assert "  select_one_from_file admin3.csv adm3" in outline(made.form)
    assert made.form.list_named("admin3") is None
    assert made.attachments == (
        (
            "admin3.csv",
            (
                "name,label,adm0,adm1,adm2\n"
                "TD070101,Bol,TCD,TD07,TD0701\n"
                "TD070102,Ngouri,TCD,TD07,TD0701\n"
                "TD070201,Baga,TCD,TD07,TD0702\n"
                "TD080101,Moundou,TCD,TD08,TD0801\n"
                "other,Autre,,,\n"
            ),
        ),
    )


def test_other_is_offered_where_a_filter_asks_for_it() -> None:
    few = Gazetteer(places=GAZETTEER.places[:7])
    choices = the_list(built(few), "admin3").choices
    assert choices[-1] == Choice(code="other", labels=texts(french="Autre"))
    assert "other" not in the_list(built(few), "admin2").codes


def test_a_level_without_places_is_typed_under_the_countrys_pattern() -> None:
    asked = question(built(None).form, "adm2")
    assert (asked.type, asked.choice_filter) == ("text", "")
    assert asked.constraint == "regex(., '^(TD|TCD)[0-9]{4}$')"
    assert "commence par TD" in asked.constraint_messages.first
    assert "commence par TD" in asked.hints.first


def test_a_typed_level_that_offers_other_takes_other() -> None:
    asked = question(built(None).form, "adm3")
    assert asked.constraint == "regex(., '^(TD|TCD)[0-9A-Z]{1,16}$') or . = 'other'"
    assert asked.hints.first.startswith("Le canton. Saisissez le p-code")
    assert asked.hints.first.endswith("Saisissez other s'il n'en a pas.")


def test_a_typed_level_is_told_with_its_questions() -> None:
    assert any(
        note.startswith("no places of level 1 were given;") and ": adm1. Give" in note
        for note in notes(built(None))
    )


@pytest.mark.parametrize(
    ("country", "pcode", "level"),
    [(CHAD, "TCD0701", 2), (CHAD, "TD070101", 3), (NIGER, "NE001", 1), (None, "MLI01", 1)],
)
def test_patterns_take_the_p_codes_in_use(country: object, pcode: str, level: int) -> None:
    assert re.fullmatch(pattern_of_level(country, level), pcode)  # type: ignore[arg-type]


def test_people_are_told_what_p_codes_begin_with() -> None:
    assert [start_of_pcodes(one) for one in (CHAD, NIGER, None)] == ["TD", "NE", "ISO"]


def test_a_code_twice_and_a_place_without_parent_are_refused_with_their_lines() -> None:
    bad = Gazetteer(
        places=(
            place(1, "TD07", "TCD"),
            place(1, "TD07", "TCD"),
            place(2, "TD0901", "TD09"),
        )
    )
    with pytest.raises(CannotComposeError) as raised:
        built(bad)
    said = [str(message) for _, message in raised.value.problems]
    assert said[0].startswith("the p-code TD07 stands twice on level 1")
    assert said[1].startswith("TD0901 (TD0901) lies in TD09, which is no place of level 1")
    assert raised.value.problems[0][0].file == "gazetteer.csv"


def test_odd_codes_and_places_with_nothing_below_are_told() -> None:
    odd = Gazetteer(
        places=(
            place(0, "TCD", ""),
            place(1, "TD07", "TCD"),
            place(1, "7", "TCD"),
            place(2, "TD0701", "TD07"),
        )
    )
    told = "\n".join(notes(built(odd)))
    assert "the p-code 7 has not the country's shape" in told
    assert "1 of 2 places of level 1 has none of level 2 inside" in told


def test_without_a_country_the_gazetteer_says_which_one_a_place_lies_in() -> None:
    made = compose(STANDARD, BSA, None, GAZETTEER)
    assert the_list(made, "admin2").choices[0].extra == (("adm0", "TCD"), ("adm1", "TD07"))


def test_a_country_without_patterns_has_its_two_letters() -> None:
    asked = question(compose(STANDARD, BSA, adaptation(country="NER")).form, "adm1")
    assert asked.constraint == "regex(., '^NE[0-9A-Z]{1,16}$')"


def test_two_questions_of_one_level_share_its_list() -> None:
    second = replace(GAZETTEER, places=GAZETTEER.places[:2])
    assert len(the_list(built(second), "admin1").choices) == 2


def filled(*parents: str) -> Gazetteer:
    """Three units of level 1, of which some have one of level 2 inside."""
    units = ("TD07", "TD08", "TD09")
    inside = (place(2, f"{parent}01", parent) for parent in parents)
    return Gazetteer(
        places=(place(0, "TCD", ""), *(place(1, unit, "TCD") for unit in units), *inside)
    )


@pytest.mark.parametrize(
    ("gazetteer", "relevant"),
    [
        (filled("TD07", "TD08", "TD09"), ""),
        (filled("TD07"), "selected('TD07', ${adm1})"),
        (filled("TD07", "TD08"), "${adm1} != '' and not(selected('TD09 other', ${adm1}))"),
    ],
)
def test_a_level_is_asked_where_there_are_places_to_choose(
    gazetteer: Gazetteer, relevant: str
) -> None:
    asked = question(built(gazetteer).form, "adm2")
    assert asked.relevant == relevant
    assert is_asked_where_places_are("", asked.relevant) is bool(relevant)


@pytest.mark.parametrize(
    "relevant",
    [
        "selected('TD07', ${adm1}) and ${hh} > 3",
        "selected(${adm1}, 'TD07')",
        "selected('TD07')",
        "((",
    ],
)
def test_other_conditions_of_places_are_somebodys_own(relevant: str) -> None:
    assert not is_asked_where_places_are("", relevant)
