"""The choice filters of every real form at hand: none stops formkit, few are unknown."""

from collections import Counter
from pathlib import Path
from time import process_time

import pytest

from formkit.core.errors import FormkitError
from formkit.formats.reading import read_form
from formkit.logic.choice_filters import ChoiceFilters
from formkit.logic.form_logic import FormLogic, written
from formkit.model.index import FormIndex
from tests.pace import is_within

MOST_UNKNOWN = 0.1
LONGEST = 5.0
"""Seconds of processor time for all filters of one form."""


@pytest.mark.corpus
def test_the_filters_of_real_forms(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for path in sorted((shared / "forms").glob("*.xls*")):
        try:
            logic = FormLogic(FormIndex(read_form(path)))
        except FormkitError:
            continue
        filters, begun = ChoiceFilters(logic), process_time()
        for entry in logic.index.active:
            if not written(entry, "choice_filter"):
                continue
            found = filters.judge(entry)
            counts["filters"] += 1
            counts["unknown"] += found.reason is not None
            reasons[str(found.reason)] += found.reason is not None
            for end in found.dead_ends:
                counts[f"dead ends, reached: {end.is_reached}"] += 1
            counts["choices never seen"] += len(found.never_seen)
        assert is_within(process_time() - begun, LONGEST), path.name
    with capsys.disabled():
        print("\n", dict(counts), dict(+reasons))  # noqa: T201 - figures for whoever runs it
    assert counts["unknown"] < MOST_UNKNOWN * counts["filters"]
