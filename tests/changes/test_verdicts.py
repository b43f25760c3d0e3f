"""What each change costs: every row of the table as a pair of forms, and its three verdicts."""

from typing import Any

import pytest

from tests.changes.judged import cases_in, forms_of, judged, line_of


@pytest.mark.parametrize("case", list(cases_in("verdicts")))
def test_what_a_change_costs(case: dict[str, Any]) -> None:
    verdicts = judged(*forms_of(case), by_standard=case.get("standard", False))
    assert [line_of(one) for one in verdicts] == case["verdicts"]
    said = " ".join(
        str(reason)
        for one in verdicts
        for reason in (one.comparability_reason, one.deployed_reason, one.leave_reason)
    )
    assert "{" not in said
    assert all(words in said for words in case.get("says", ()))
