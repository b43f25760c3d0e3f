import pytest

from formkit.align.reasons import reasons_for
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
        ("the names are 85% alike", True),
        ("the same words in English (en)", True),
        ("the same type, integer", True),
    ]


def test_another_type_speaks_against_it() -> None:
    question = Question(type="text", name="q", labels=texts("How many IDPs live in this place?"))
    assert told(question, IDP) == [
        ("the words in English (en) are 68% alike", True),
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
