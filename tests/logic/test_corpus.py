"""Reasoning on every condition of the real forms: how often nothing can be said, and why."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from formkit.core.errors import FormkitError
from formkit.formats.reading import read_form
from formkit.logic.form_logic import FormLogic, written
from formkit.logic.judgements import Judgement, Relation, Truth
from formkit.logic.reasoning import Reasoner
from formkit.model.index import FormIndex
from tests.shares import share_of

MOST_UNKNOWN = 0.10

pytestmark = pytest.mark.corpus


def judgements(reasoner: Reasoner) -> Iterator[tuple[str, Judgement]]:
    """Every question that a form's conditions raise, with the answer."""
    for entry in reasoner.logic.entries.values():
        relevant, constraint = written(entry, "relevant"), written(entry, "constraint")
        if reasoner.logic.conditions(entry):
            yield "reached", reasoner.is_reachable(entry)
        if relevant and relevant.tree:
            yield "relevant can be true", reasoner.can_hold(relevant.tree, entry)
            yield "relevant can be false", reasoner.can_hold(relevant.tree, entry, wanted=False)
            assert reasoner.compare(relevant.tree, relevant.tree, entry).relation in {
                Relation.EQUIVALENT,
                Relation.UNKNOWN,
            }
        if constraint and constraint.tree:
            yield "constraint can be met", reasoner.can_be_answered(entry)
            yield "constraint can be broken", reasoner.can_be_answered(entry, wanted=False)


def test_little_is_unknown_of_real_conditions(shared: Path) -> None:
    truths: Counter[tuple[str, Truth]] = Counter()
    reasons: Counter[str] = Counter()
    for path in share_of(sorted((shared / "forms").rglob("*.xls*"))):
        try:
            form = read_form(path)
        except FormkitError:
            continue
        for question, judged in judgements(Reasoner(FormLogic(FormIndex(form)))):
            truths[question, judged.truth] += 1
            if judged.reason:
                reasons[judged.reason.template] += 1
    asked = Counter(question for question, _ in truths.elements())
    figures = [
        f"{question}: {truths[question, Truth.UNKNOWN]} of {asked[question]}" for question in asked
    ]
    figures += [f"{count} {reason}" for reason, count in reasons.most_common()]
    print("unknown,", *figures, sep="\n  ")  # noqa: T201 - figures for whoever reads the run
    for question, count in asked.items():
        assert truths[question, Truth.UNKNOWN] < MOST_UNKNOWN * count
