import pytest

from formkit.align.divergence import AS_IT_IS, Aspect, divergence, own_list
from formkit.core.texts import NO_TEXTS, Texts
from formkit.model.dictionary import Variable
from formkit.model.form import Choice, ChoiceList, Form, Question
from tests.align.standards import ADMIN, IDP, SCOPE, STANDARD, WATER, texts

EMPTY = Form()


def scope(*codes: str) -> Form:
    return Form(lists=(ChoiceList(name="own", choices=tuple(Choice(code=one) for one in codes)),))


def aspects(question: Question, variable: Variable, form: Form = EMPTY) -> tuple[Aspect, ...]:
    return divergence(question, variable, form, STANDARD.dictionary).aspects


def test_a_question_as_the_dictionary_has_it_does_not_differ() -> None:
    question = Question(type="integer", name=IDP.name, labels=IDP.labels)
    found = divergence(question, IDP, Form(), STANDARD.dictionary)
    assert found == AS_IT_IS
    assert found.aspects == ()


@pytest.mark.parametrize(
    ("type_", "label", "expected"),
    [
        ("text", "", (Aspect.TYPE,)),
        ("integer", "How many IDP households live in this location today?", (Aspect.MEANING,)),
        ("integer", "Is the road open to lorries?", (Aspect.LABEL,)),
        ("date", "How many IDP households live here?", (Aspect.TYPE, Aspect.MEANING)),
    ],
)
def test_type_words_and_meaning_are_told_apart(
    type_: str, label: str, expected: tuple[Aspect, ...]
) -> None:
    labels = texts(label) if label else NO_TEXTS
    assert aspects(Question(type=type_, name="x", labels=labels), IDP) == expected


@pytest.mark.parametrize(
    ("variable", "codes", "differs"),
    [
        (SCOPE, ("adm1", "adm2"), False),
        (SCOPE, ("adm1",), True),
        (SCOPE, ("adm1", "adm2", "near"), True),
        (WATER, ("tap", "well", "other"), False),
        (WATER, ("tap", "well", "river", "other"), True),
        (ADMIN, ("TD01",), False),
    ],
)
def test_lists_differ_as_far_as_the_standard_does_not_let_them(
    variable: Variable, codes: tuple[str, ...], *, differs: bool
) -> None:
    question = Question(type="select_one", name="x", list_name="own")
    assert (Aspect.LIST in aspects(question, variable, scope(*codes))) is differs


def test_a_code_of_an_open_list_may_say_what_it_counts_as() -> None:
    known = (Choice(code="tap"), Choice(code="well"), Choice(code="other"))
    river = Choice(code="river", extra=(("formkit_parent", "improved"),))
    form = Form(lists=(ChoiceList(name="own", choices=(*known, river)),))
    question = Question(type="select_one", name="x", list_name="own")
    assert aspects(question, WATER, form) == ()


def test_a_list_that_the_form_lacks_is_not_judged() -> None:
    assert own_list(Question(type="text", name="x"), scope("adm1")) is None
    question = Question(type="select_one", name="x", list_name="elsewhere", labels=Texts())
    assert aspects(question, SCOPE, scope("adm1")) == ()
