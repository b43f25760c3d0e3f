"""The 35 examples of the domain reference, each with the class and verdict given there."""

from typing import Any

import pytest

from formkit.changes.verdicts import ChangeClass, Comparability, Verdict
from formkit.changes.verdicts.redeploying import Moment, redeployment_of
from formkit.model.policy import Leave
from tests.changes.judged import cases_in, forms_of, judged, line_of, standard

EXAMPLES = 35
COMPARABILITY = {
    "OK": {Comparability.NONE, Comparability.CHECK, Comparability.MAPPABLE},
    "risk": {Comparability.CHECK},
    "broken": {Comparability.BREAKS},
    "broken or mapped": {Comparability.BREAKS, Comparability.MAPPABLE},
    "broken in the round": {Comparability.MAPPABLE},
    "to map": {Comparability.MAPPABLE},
    "with code": {Comparability.MAPPABLE},
    "refuse": set(Comparability),
}
"""The reference's word -> the comparability of the gravest change."""


@pytest.mark.parametrize("case", list(cases_in("adaptation")))
def test_an_example_of_adaptation(case: dict[str, Any]) -> None:
    verdicts = judged(*forms_of(case), by_standard=True, policy=standard().policy)
    assert [line_of(one) for one in verdicts] == case["verdicts"]
    gravest = max(verdicts, key=lambda one: (one.comparability.rank, one.change_class))
    assert gravest.change_class is ChangeClass(case["class"])
    assert gravest.comparability in COMPARABILITY[case["verdict"]]
    assert_leave(case["verdict"], verdicts)


def assert_leave(word: str, verdicts: tuple[Verdict, ...]) -> None:
    forbidden = any(one.leave is Leave.FORBIDDEN for one in verdicts)
    if word in {"OK", "with code"}:
        assert not forbidden
    elif word == "refuse":
        assert forbidden
    elif word == "broken in the round":
        assert [redeployment_of(one).moment for one in verdicts] == [Moment.NEW_PROJECT]
    elif word == "to map":
        assert all(one.mapping for one in verdicts)


def test_every_example_is_a_case() -> None:
    numbers = [param.values[0]["number"] for param in cases_in("adaptation")]
    assert sorted(numbers) == list(range(1, EXAMPLES + 1))
