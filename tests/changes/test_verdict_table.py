"""The table and the sentences are complete, and every situation has a case."""

import pytest

from formkit.changes.situations import Situation
from formkit.changes.verdicts.deployed_words import DEPLOYED_ANYWAY, DEPLOYED_WORDS
from formkit.changes.verdicts.leave_words import FORBIDDEN_WORDS, FREE_WORDS, WAIVER_WORDS
from formkit.changes.verdicts.table import COSTS
from formkit.changes.verdicts.words import COMPARABILITY_WORDS
from formkit.model.policy import Leave
from tests.changes.judged import cases_in

ELSEWHERE = {
    Situation.NAME_REUSED,
    Situation.TOMBSTONE_USED,
    Situation.QUESTION_REMOVED,
    Situation.CALCULATION_UNKNOWN,
    Situation.WORDING_UNKNOWN,
    Situation.GROUP_REMOVED,
    Situation.REORDERED,
}
"""Those that other tests make: they need a policy, no standard, or forms of their own."""


@pytest.mark.parametrize("situation", list(Situation))
def test_each_situation_has_a_line_and_its_words(situation: Situation) -> None:
    cost = COSTS[situation]
    assert COMPARABILITY_WORDS[situation].template
    assert situation in DEPLOYED_WORDS or cost.deployed in DEPLOYED_ANYWAY
    if cost.leave is Leave.FORBIDDEN:
        assert situation in FORBIDDEN_WORDS


def test_words_are_of_situations_that_need_them() -> None:
    for words, leave in (
        (FORBIDDEN_WORDS, Leave.FORBIDDEN),
        (WAIVER_WORDS, Leave.WAIVER),
        (FREE_WORDS, Leave.FREE),
    ):
        assert {COSTS[one].leave for one in words} == {leave}


def test_the_table_is_in_the_order_of_situations() -> None:
    assert set(COSTS) == set(Situation)
    assert set(COMPARABILITY_WORDS) == set(Situation)


def test_every_situation_has_a_case() -> None:
    seen = {
        line.partition(" | ")[0]
        for folder in ("verdicts", "adaptation")
        for case in cases_in(folder)
        for line in case.values[0]["verdicts"]
    }
    assert set(map(str, Situation)) - seen <= set(map(str, ELSEWHERE))
