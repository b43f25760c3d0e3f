import pytest

from formkit.align.compatibility import SharedAnswers, kinds_agree
from formkit.model.dictionary import Dictionary, StandardChoice, StandardList, Variable
from formkit.model.form import Choice, ChoiceList, Form, Question
from tests.align.standards import choices, texts

OWNED = StandardList(name="admin1", extensibility="country_owned")
SEX = StandardList(
    name="sex",
    choices=(
        StandardChoice(code="male", labels=texts("Male", "Homme")),
        StandardChoice(code="female", labels=texts("Female", "Femme")),
    ),
)


@pytest.mark.parametrize(
    ("own", "wanted", "agreement"),
    [
        ("integer", "integer", 1.0),
        ("range", "decimal", 1.0),
        ("select_multiple", "select_one", 0.9),
        ("calculate", "integer", 0.9),
        ("text", "select_one", 0.7),
        ("integer", "select_one", 0.7),
        ("integer", "text", 0.7),
        ("geopoint", "select_one", 0.0),
        ("date", "integer", 0.0),
        ("odd type", "text", 0.0),
    ],
)
def test_types_hold_together_or_not(own: str, wanted: str, agreement: float) -> None:
    assert kinds_agree(Question(type=own), Variable(name="v", type=wanted), None) == agreement


def test_a_list_of_the_country_may_be_typed() -> None:
    variable = Variable(name="v", type="select_one", list_name="admin1")
    assert kinds_agree(Question(type="text"), variable, OWNED) == 1.0


def share(own: tuple[Choice, ...], wanted: StandardList = SEX, *more: StandardList) -> float | None:
    form = Form(lists=(ChoiceList(name="own", choices=own),))
    answers = SharedAnswers(Dictionary(lists=(wanted, *more)), form)
    variable = Variable(name="v", type="select_one", list_name=wanted.name)
    return answers.share(Question(type="select_one", list_name="own"), variable)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ((Choice(code="Male"), Choice(code="x")), 0.5),
        ((Choice(code="1", labels=texts("", "un homme")), Choice(code="2")), 0.5),
        ((Choice(code="1"), Choice(code="2")), 0.0),
        ((), None),
    ],
)
def test_answers_are_the_same_by_code_or_label(
    own: tuple[Choice, ...], expected: float | None
) -> None:
    assert share(own) == expected


def test_numbers_are_no_codes_in_common() -> None:
    numbers = StandardList(name="numbers", choices=choices("1", "2"))
    bare = StandardList(name="bare", choices=tuple(StandardChoice(code=one) for one in "12"))
    assert share((Choice(code="1"), Choice(code="2")), bare) == 0.0
    assert share((Choice(code="x", labels=texts("1")),), numbers) == 1.0


def test_what_nearly_every_list_has_says_nothing() -> None:
    many = tuple(StandardList(name=f"list{n}", choices=choices("other", "x")) for n in range(10))
    wanted = StandardList(name="wanted", choices=choices("well", "other"))
    assert share((Choice(code="tap"), Choice(code="other")), wanted, *many) == 0.0


def test_lists_that_nobody_fills_in_are_not_compared() -> None:
    assert share((Choice(code="male"),), OWNED) is None
    assert share((Choice(code="male"),), StandardList(name="empty")) is None
    nothing = SharedAnswers(Dictionary(lists=(SEX,)), None)
    variable = Variable(name="v", type="select_one", list_name="sex")
    assert nothing.share(Question(type="select_one", list_name="own"), variable) is None
