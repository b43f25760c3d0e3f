import pytest

from formkit.align.identity import IdentifiedBy, align
from formkit.model.form import Form, Group, Node, Question
from formkit.model.index import FormIndex
from tests.align.standards import IDP, STANDARD


def aligned(*nodes: Node) -> tuple[tuple[str, IdentifiedBy, tuple[str, ...]], ...]:
    return tuple(
        (one.question.name, one.by, tuple(variable.name for variable in one.variables))
        for one in align(FormIndex(Form(nodes=nodes)), STANDARD)
    )


@pytest.mark.parametrize(
    ("name", "extra", "by"),
    [
        ("anything", (("formkit_variable", "loc_num_idp_ind"),), IdentifiedBy.PROVENANCE),
        ("loc_num_idp_ind", (), IdentifiedBy.NAME),
        ("idp_ind", (), IdentifiedBy.ALIAS),
        ("m0310_loc_num_idp_ind", (), IdentifiedBy.ALIAS),
        ("m0310", (), IdentifiedBy.NUMBER),
        ("m_0310_people", (), IdentifiedBy.NUMBER),
    ],
)
def test_a_question_is_identified_by_the_surest_thing(
    name: str, extra: tuple[tuple[str, str], ...], by: IdentifiedBy
) -> None:
    question = Question(type="integer", name=name, extra=extra)
    assert aligned(question) == ((name, by, (IDP.name,)),)


def test_what_nothing_identifies_has_no_variable() -> None:
    assert aligned(Question(type="text", name="remarks")) == (
        ("remarks", IdentifiedBy.NOTHING, ()),
    )


def test_a_claim_that_the_dictionary_does_not_know_is_kept() -> None:
    question = Question(type="text", name="x", extra=(("formkit_variable", "gone"),))
    (one,) = align(FormIndex(Form(nodes=(question,))), STANDARD)
    assert (one.claimed, one.variables, one.variable) == ("gone", (), None)


def test_a_country_prefix_makes_a_question_local() -> None:
    nodes = (
        Question(type="text", name="td_manager"),
        Question(type="text", name="hh_manager"),
        Question(type="integer", name="loc_num_idp_ind"),
    )
    assert [one.is_local for one in align(FormIndex(Form(nodes=nodes)), STANDARD)] == [
        True,
        False,
        False,
    ]


def test_groups_unnamed_disabled_and_kobo_rows_are_left_out() -> None:
    nodes = (
        Group(name="g", children=(Question(type="integer", name="loc_num_idp_ind"),)),
        Group(name="m", type="kobomatrix", children=(Question(type="integer", name="cell"),)),
        Question(type="text"),
        Question(type="text", name="off", disabled="yes"),
    )
    assert [row[0] for row in aligned(*nodes)] == ["loc_num_idp_ind"]
