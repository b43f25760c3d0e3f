import pytest

from formkit.align.suggestions import Suggester, language_code, plain_words
from formkit.model.form import Question
from tests.align.standards import STANDARD, texts


def names(question: Question) -> list[str]:
    nearest = Suggester(STANDARD.dictionary).nearest(question)
    return [suggestion.variable.name for suggestion in nearest]


def test_a_misspelt_name_finds_its_variable() -> None:
    assert names(Question(type="integer", name="loc_nb_idp_ind"))[0] == "loc_num_idp_ind"


def test_the_wording_finds_the_variable_whatever_the_name() -> None:
    question = Question(
        type="select_one", name="q12", labels=texts("", "Quelle est la source d’eau principale?")
    )
    assert names(question)[0] == "loc_water_source"


def test_a_language_written_otherwise_is_still_that_language() -> None:
    wording = texts("").of([("French", "Combien de PDI (individus) vivent dans cette localité ?")])
    assert names(Question(type="integer", name="q1", labels=wording)) == ["loc_num_idp_ind"]


def test_nothing_near_suggests_nothing() -> None:
    assert names(Question(type="text", name="zzzz", labels=texts("Blue", "?"))) == []


def test_retired_variables_are_not_suggested() -> None:
    assert "loc_old" not in names(Question(type="text", name="loc_old"))


def test_another_type_lowers_the_score() -> None:
    suggester = Suggester(STANDARD.dictionary)
    same, other = (
        suggester.nearest(Question(type=kind, name="loc_num_idp_ind"))[0].score
        for kind in ("integer", "text")
    )
    assert (same, other) == (1.0, 0.85)


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("Français (fr)", "fr"),
        ("French", "fr"),
        ("ar", "ar"),
        ("Hausa (ha)", "ha"),
        ("Portuguese (pt-GW)", "pt"),
        ("", ""),
        ("Kanuri", ""),
    ],
)
def test_the_code_of_a_language(language: str, code: str) -> None:
    assert language_code(language) == code


def test_words_leave_marks_and_case_behind() -> None:
    assert plain_words("<b>Combien</b> d’IDP ?") == "b combien b d idp"
