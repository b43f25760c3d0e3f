import pytest

from formkit.align.agreement import compare_codes, differing_labels, has_type_of
from formkit.core.texts import NO_TEXTS, Texts
from formkit.model.form import Choice, Question
from tests.align.standards import ADMIN, IDP, LISTS, SCOPE, WATER, texts

LISTS_BY_NAME = {one.name: one for one in LISTS}


@pytest.mark.parametrize(
    ("type_", "variable", "agrees"),
    [
        ("integer", IDP, True),
        ("range", IDP, True),
        ("decimal", IDP, False),
        ("text", IDP, False),
        ("calculate", IDP, True),
        ("select_one", SCOPE, True),
        ("select_one_from_file", SCOPE, True),
        ("select_multiple", SCOPE, False),
        ("text", SCOPE, False),
        ("text", ADMIN, True),
        ("calculate", ADMIN, True),
        ("integer", ADMIN, False),
    ],
)
def test_which_types_give_the_same_data(type_: str, variable: object, *, agrees: bool) -> None:
    question = Question(type=type_, name="x")
    assert variable in {IDP, SCOPE, ADMIN}
    standard_list = LISTS_BY_NAME.get(variable.list_name)
    assert has_type_of(question, variable, standard_list) is agrees


def test_a_text_may_be_calculated() -> None:
    text = type(IDP)(name="meta_survey_round", type="text")
    assert has_type_of(Question(type="calculate", name=text.name), text, None)


def test_codes_that_are_missing_added_and_without_parent() -> None:
    choices = (
        Choice(code="tap"),
        Choice(code="river", extra=(("formkit_parent", "other"),)),
        Choice(code="tanker", extra=(("formkit_parent", "improved"),)),
        Choice(code="truck"),
        Choice(code="other"),
    )
    difference = compare_codes(choices, LISTS_BY_NAME["water"])
    assert difference.missing == ("well",)
    assert [choice.code for choice in difference.added] == ["river", "tanker", "truck"]
    assert [choice.code for choice in difference.without_parent] == ["truck"]


def test_wording_is_compared_language_by_language() -> None:
    labels = Texts.of(
        [
            ("French (fr)", "Quelle est la source d’eau principale ?"),
            ("English (en)", "How many goats?"),
            ("Hausa (ha)", "Ruwa?"),
            ("", "Water?"),
        ]
    )
    assert [language for language, _ in differing_labels(labels, WATER.labels)] == ["English (en)"]


def test_marks_and_case_are_no_difference() -> None:
    shouted = texts("**WHAT** is the main source of <b>water</b>")
    assert differing_labels(WATER.labels, WATER.labels) == ()
    assert differing_labels(texts("What is the main source of water"), WATER.labels) == ()
    assert differing_labels(NO_TEXTS, WATER.labels) == ()
    assert len(differing_labels(shouted, texts("Goats?"))) == 1
