import pytest

from formkit.align.drift import Drift, Topic
from formkit.align.reasons import drift_words, reasons_for
from formkit.core.texts import Texts
from formkit.model.dictionary import Variable
from formkit.model.form import Choice, ChoiceList, Form, Question
from tests.align.standards import ADMIN, IDP, SCOPE, STANDARD, WATER, texts


def told(question: Question, variable: Variable, *codes: str) -> list[tuple[str, bool]]:
    own = ChoiceList(name="own", choices=tuple(Choice(code=one) for one in codes))
    form = Form(lists=(own,))
    found = reasons_for(question, variable, form, STANDARD.dictionary)
    return [(str(one.text), one.speaks_for) for one in found]


def test_names_words_and_type_speak_for_a_suggestion() -> None:
    question = Question(type="integer", name="num_idp_ind", labels=IDP.labels)
    assert told(question, IDP) == [
        ("in both names: num, idp, ind", True),
        ("the same words in English (en)", True),
        ("the same type, integer", True),
    ]


def test_another_type_speaks_against_it() -> None:
    question = Question(type="text", name="q", labels=texts("How many IDPs live in this place?"))
    assert told(question, IDP) == [
        ("in both texts, English (en): many, idps, live", True),
        ("another type: text here, integer in the dictionary", False),
    ]


@pytest.mark.parametrize(
    ("variable", "codes", "expected"),
    [
        (SCOPE, ("adm1", "adm2"), ("the same list, with all codes of origin_scope", True)),
        (SCOPE, ("adm1", "far"), ("1 of the 2 codes of origin_scope", True)),
        (WATER, ("pump",), ("0 of the 3 codes of water", False)),
        (ADMIN, ("TD01",), ("a list that each country fills, admin1", True)),
    ],
)
def test_lists_are_held_beside_each_other(
    variable: Variable, codes: tuple[str, ...], expected: tuple[str, bool]
) -> None:
    question = Question(type="select_one", name="q", list_name="own")
    assert told(question, variable, *codes)[-1] == expected


def test_a_bare_label_is_named_by_its_column() -> None:
    plain = Variable(name="z", type="text", labels=texts("").of((("", "Where from?"),)))
    question = Question(type="text", name="q", labels=plain.labels)
    assert told(question, plain)[0] == ("the same words in label", True)


def words_told(*labels: tuple[str, str], name: str = "q", variable: Variable = IDP) -> list[str]:
    question = Question(type="integer", name=name, labels=Texts.of(labels))
    return [one for one, _ in told(question, variable)][:-1]


def test_the_words_are_those_that_the_score_meets() -> None:
    assert words_told(("English (en)", "Nbr of people: IDPs in this site"), name="nbIdp") == [
        "in both names: nb = num, idp",
        "in both texts, English (en): nbr = many, idps",
    ]
    male = Variable(
        name="num_men", type="integer", labels=texts("Count: men", "Compte : hommes, malades")
    )
    assert words_told(("en", "Males, by count"), ("fr", "Femmes malades"), variable=male)[0] == (
        "in both texts, en: males = men, count"
    )


def test_the_language_in_which_most_is_common_is_told() -> None:
    assert words_told(("en", "Number of goats"), ("fr", "PDI dans cette localité"))[0] == (
        "in both texts, fr: pdi, localité"
    )
    assert words_told(("en", "Goats"), ("fr", "Chèvres"))[0] == "no word in common in en"


def test_without_a_common_language_nothing_is_said_of_words() -> None:
    question = Question(
        type="integer", name="q", labels=Texts.of([("العربية (ar)", "كم عدد النازحين؟")])
    )
    assert told(question, IDP)[0] == (
        "no language in common, so the words cannot be compared",
        False,
    )
    assert told(Question(type="integer", name="q"), IDP) == [("the same type, integer", True)]


def test_what_is_asked_otherwise_speaks_against() -> None:
    text = "How many returnees live in this location today?"
    question = Question(type="integer", name="q", labels=texts(text))
    assert ("people: returnees here, idps in the dictionary", False) in told(question, IDP)
    period = Drift(language="en", topic=Topic.PERIOD, here=("last week",), there=())
    assert str(drift_words(period)) == "period: last week here, none in the dictionary"
