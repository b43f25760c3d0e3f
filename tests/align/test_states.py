import pytest

from formkit.align.states import JudgedQuestion, QuestionState, judge_questions
from formkit.core.location import Loc
from formkit.model.form import Form, Node, Question
from formkit.model.index import FormIndex
from tests.align.standards import IDP, STANDARD, texts

ALMOST = texts("How many IDPs (individuals) live in this location now?")


def judged(*nodes: Node, **more: object) -> tuple[JudgedQuestion, ...]:
    exempt = more.pop("exempt", {})
    return judge_questions(FormIndex(Form(nodes=nodes)), STANDARD, exempt=exempt, **more)


def states(*nodes: Node, **more: object) -> list[QuestionState]:
    return [one.state for one in judged(*nodes, **more)]


@pytest.mark.parametrize(
    ("question", "state"),
    [
        (Question(type="integer", name="loc_num_idp_ind"), QuestionState.BY_NAME),
        (
            Question(type="integer", name="x", extra=(("formkit_variable", "loc_num_idp_ind"),)),
            QuestionState.BY_COLUMN,
        ),
        (Question(type="integer", name="idp_ind"), QuestionState.BY_OTHER_NAME),
        (Question(type="integer", name="m0310"), QuestionState.BY_OTHER_NAME),
        (Question(type="text", name="loc_num_idp_ind"), QuestionState.DRIFTING),
        (Question(type="text", name="shared"), QuestionState.AMBIGUOUS),
        (Question(type="integer", name="nb", labels=ALMOST), QuestionState.SUGGESTED),
        (Question(type="text", name="qqq"), QuestionState.UNKNOWN),
        (Question(type="text", name="td_market"), QuestionState.LOCAL),
        (Question(type="note", name="thanks"), QuestionState.NO_NEED),
        (Question(type="calculate", name="qqq"), QuestionState.NO_NEED),
        (Question(type="odd type", name="qqq"), QuestionState.UNKNOWN),
        (
            Question(type="calculate", name="qqq", extra=(("formkit_variable", "gone"),)),
            QuestionState.UNKNOWN,
        ),
    ],
)
def test_each_question_has_a_state(question: Question, state: QuestionState) -> None:
    assert states(question) == [state]


def test_what_is_open_is_for_a_person_to_decide() -> None:
    assert [one for one in QuestionState if one.is_open] == [
        QuestionState.DRIFTING,
        QuestionState.AMBIGUOUS,
        QuestionState.SUGGESTED,
        QuestionState.UNKNOWN,
    ]


def test_candidates_are_the_variable_or_those_that_it_may_be() -> None:
    (settled,) = judged(Question(type="integer", name="loc_num_idp_ind"))
    ambiguous, suggested = judged(
        Question(type="text", name="shared"),
        Question(type="integer", name="nb", labels=ALMOST),
    )
    assert settled.candidates == (IDP,)
    assert [one.name for one in ambiguous.candidates] == ["loc_old", "loc_poor"]
    assert suggested.candidates == (IDP,)
    assert suggested.suggestions[0].score > 0.7


def test_what_was_rejected_is_not_suggested_again() -> None:
    rejected = frozenset((("nb", "loc_num_idp_ind"), ("other", "loc_fresh")))
    question = Question(type="integer", name="nb", labels=ALMOST)
    assert states(question, rejected=rejected) == [QuestionState.UNKNOWN]


def test_a_reason_beside_the_row_makes_a_question_the_countrys_own() -> None:
    question = Question(type="text", name="qqq", loc=Loc(sheet="survey", row=7))
    assert states(question, exempt={7: {"FK501"}}) == [QuestionState.LOCAL]
    assert states(question, exempt={7: {"FK402"}}) == [QuestionState.UNKNOWN]


@pytest.mark.parametrize("rule", ["FK502", "FK503", "FK505", "FK508"])
def test_a_reason_beside_the_row_lets_a_difference_stand(rule: str) -> None:
    loc = Loc(sheet="survey", row=7)
    labels = texts("How many households live here?" if rule == "FK505" else "Is the road open?")
    type_ = "text" if rule == "FK502" else "integer"
    if rule in {"FK502", "FK503"}:
        labels = texts("")
    question = Question(type=type_, name="loc_num_idp_ind", labels=labels, loc=loc)
    before, after = (QuestionState.DRIFTING, QuestionState.BY_NAME)
    if rule == "FK503":
        before = after
    assert states(question) == [before]
    assert states(question, exempt={7: {rule}}) == [after]


def test_a_reason_for_one_difference_leaves_the_others() -> None:
    loc = Loc(sheet="survey", row=7)
    labels = texts("Is the road open to lorries?")
    question = Question(type="text", name="loc_num_idp_ind", labels=labels, loc=loc)
    (one,) = judged(question, exempt={7: {"FK502"}})
    assert one.divergence.aspects == ("label",)
