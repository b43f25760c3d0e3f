"""What a policy says that changes need, and what waivers make of it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from formkit.changes.detection import find_changes
from formkit.changes.facts import fingerprint
from formkit.changes.situations import Situation
from formkit.changes.situations.evidence import Evidence
from formkit.changes.standard_norms import norms_of, prefix_of
from formkit.changes.verdicts import Verdict
from formkit.changes.verdicts.judging import judge_change
from formkit.changes.verdicts.leaves import Kind, needed
from formkit.changes.verdicts.table import COSTS
from formkit.changes.verdicts.waiving import with_waivers
from formkit.model.policy import Leave, Policy, Waiver
from tests.align.standards import STANDARD
from tests.changes.judged import read

FORM = """
| survey  |                   |                  |         |
|         | type              | name             | label   |
|         | integer           | loc_num_idp_ind  | IDPs?   |
|         | select_one scope  | loc_origin_scope | Where?  |
|         | select_one water  | loc_water_source | Water?  |
|         | text              | td_radio         | Radio?  |
| choices |                   |                  |         |
|         | list_name         | name             | label   |
|         | scope             | adm1             | Region  |
|         | scope             | adm2             | Place   |
|         | water             | tap              | Tap     |
|         | water             | well             | Well    |
"""
GONE = {
    "core question": "|         | integer           | loc_num_idp_ind  | IDPs?   |\n",
    "own question": "|         | text              | td_radio         | Radio?  |\n",
    "closed choice": "|         | scope             | adm2             | Place   |\n",
    "open choice": "|         | water             | well             | Well    |\n",
}


def judged(old: str, new: str, policy: Policy) -> tuple[Verdict, ...]:
    forms = read(old), read(new)
    changes = find_changes(*forms)
    evidence = Evidence(*forms, changes, norms_of(replace(STANDARD, stated_policy=policy)))
    return tuple(judge_change(one, evidence) for one in changes)


def leaves(old: str, new: str, policy: Policy) -> list[Leave]:
    return [one.leave for one in judged(old, new, policy)]


@pytest.mark.parametrize(
    ("gone", "policy", "leave"),
    [
        ("core question", Policy(), Leave.WAIVER),
        (
            "core question",
            Policy(tiers=(("core_cdw", (("core-question-removed", Leave.FORBIDDEN),)),)),
            Leave.FORBIDDEN,
        ),
        (
            "core question",
            Policy(tiers=(("core", (("core-question-removed", Leave.FORBIDDEN),)),)),
            Leave.WAIVER,
        ),
        (
            "own question",
            Policy(leaves=(("question-added", Leave.FREE), ("own-question-removed", Leave.FREE))),
            Leave.FREE,
        ),
        (
            "closed choice",
            Policy(lists=(("closed", (("choice-removed", Leave.FORBIDDEN),)),)),
            Leave.FORBIDDEN,
        ),
        (
            "open choice",
            Policy(lists=(("closed", (("choice-removed", Leave.FORBIDDEN),)),)),
            Leave.WAIVER,
        ),
        (
            "open choice",
            Policy(
                leaves=(("choice-removed", Leave.FREE),),
                lists=(("open_end", (("choice-removed", Leave.DECLARE),)),),
            ),
            Leave.DECLARE,
        ),
    ],
)
def test_a_policy_speaks_of_tiers_and_lists(gone: str, policy: Policy, leave: Leave) -> None:
    assert leaves(FORM, FORM.replace(GONE[gone], ""), policy) == [leave]


def test_a_list_that_is_swapped_is_judged_by_the_variables_list() -> None:
    other = FORM.replace("select_one scope ", "select_one water ")
    policy = Policy(lists=(("closed", (("list-replaced", Leave.FORBIDDEN),)),))
    assert Leave.FORBIDDEN in leaves(FORM, other, policy)
    assert Leave.FORBIDDEN not in leaves(FORM, other, Policy())


def test_a_whole_list_is_judged_by_its_own_name() -> None:
    gone = FORM
    for line in ("closed choice", "core question"):
        gone = gone.replace(GONE[line], "")
    without = gone.replace("|         | scope             | adm1             | Region  |\n", "")
    policy = Policy(leaves=(("list-removed", Leave.DECLARE),))
    assert Leave.DECLARE in leaves(gone, without, policy)


def test_a_swapped_list_of_an_own_question_has_no_extensibility() -> None:
    old = FORM.replace("| text              | td_radio ", "| select_one scope  | td_radio ")
    new = FORM.replace("| text              | td_radio ", "| select_one water  | td_radio ")
    assert leaves(old, new, Policy()) == [COSTS[Situation.LIST_REPLACED].leave]


@pytest.mark.parametrize("situation", list(Situation))
def test_without_a_policy_the_table_holds(situation: Situation) -> None:
    assert needed(None, situation, Kind()) is COSTS[situation].leave
    assert needed(Policy(), situation, Kind(tier="core")) is COSTS[situation].leave


@pytest.mark.parametrize(
    ("pattern", "prefix"), [("", "td_"), ("{iso2}_", "td_"), ("x_{iso2}_", "x_td_")]
)
def test_own_questions_begin_as_the_policy_says(pattern: str, prefix: str) -> None:
    standard = replace(STANDARD, stated_policy=Policy(prefix=pattern))
    assert prefix_of(standard, standard.countries[0]) == prefix
    assert norms_of(standard).prefixes == (prefix,)


def waived(verdicts: Sequence[Verdict], today: str) -> list[Verdict]:
    given = [
        Waiver(fingerprint=fingerprint(one.change), expires="2027-06-30", reason="flood")
        for one in verdicts
    ]
    return list(with_waivers(verdicts, given, today))


def test_a_waiver_allows_what_needs_one_until_its_day() -> None:
    verdicts = judged(FORM, FORM.replace(GONE["core question"], ""), Policy())
    [one] = waived(verdicts, "2027-06-30")
    assert one.is_waived
    assert one.leave is Leave.WAIVER
    assert str(one.leave_reason) == "the regional hub allows it until 30 June 2027: flood"


def test_a_waiver_without_a_last_day_names_none() -> None:
    verdicts = judged(FORM, FORM.replace(GONE["core question"], ""), Policy())
    waiver = Waiver(fingerprint=fingerprint(verdicts[0].change), reason="flood")
    [one] = with_waivers(verdicts, [waiver], "2027-06-30")
    assert one.is_waived
    assert str(one.leave_reason) == "the regional hub allows it: flood"


def test_a_waiver_that_ran_out_allows_nothing() -> None:
    verdicts = judged(FORM, FORM.replace(GONE["core question"], ""), Policy())
    [one] = waived(verdicts, "2027-07-01")
    assert not one.is_waived
    assert one.waiver
    assert "held until 30 June 2027" in str(one.leave_reason)


def test_what_is_forbidden_no_waiver_allows() -> None:
    text = "| text              | loc_num_idp_ind  | IDPs?   |"
    old = "| integer           | loc_num_idp_ind  | IDPs?   |"
    verdicts = judged(FORM, FORM.replace(old, text), Policy())
    assert [one.leave for one in verdicts] == [Leave.FORBIDDEN]
    assert waived(verdicts, "2027-01-01") == list(verdicts)


def test_without_waivers_verdicts_stay() -> None:
    verdicts = judged(FORM, FORM.replace(GONE["core question"], ""), Policy())
    other = Waiver(fingerprint="0" * 12, expires="2027-06-30")
    assert list(with_waivers(verdicts, (), "")) == list(verdicts)
    assert list(with_waivers(verdicts, (other,), "")) == list(verdicts)
