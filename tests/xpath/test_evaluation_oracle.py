"""Evaluation beside JavaRosa, ODK Web Forms and Enketo, on generated questions."""

from collections.abc import Callable
from functools import cache
from itertools import groupby, islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from formkit.xpath.functions import FUNCTIONS
from tests.oracle.asking import Question
from tests.oracle.every_type import records
from tests.oracle.judges import ENGINES, Engine, Tally, judged
from tests.oracle.known import stale, unexplained
from tests.xpath.generated import ARGUMENTS, LEFT_OUT, numbered_questions
from tests.xpath.known_differences import KNOWN

pytestmark = pytest.mark.java
each_engine = pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)

BROWSERS = [engine for engine in ENGINES if engine.script]
SOME, ALL = 500, 5000
DRAWN_FOR_EACH = 1.4
"""Hypothesis draws some questions twice."""


@cache
def drawn(count: int) -> tuple[tuple[int, Question], ...]:
    """So many different questions, the same in every run, in the order of their records."""
    found: dict[tuple[int, str, str], tuple[int, Question]] = {}

    @seed(4)
    @settings(
        max_examples=int(count * DRAWN_FOR_EACH),
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(numbered=numbered_questions())
    def draw(numbered: tuple[int, Question]) -> None:
        number, question = numbered
        found[number, question.text, str(question.element)] = numbered

    draw()
    return tuple(sorted(islice(found.values(), count), key=lambda numbered: numbered[0]))


def asked(engine: Engine, request: pytest.FixtureRequest, path: Path, count: int) -> Tally:
    total = Tally()
    with engine.start(request) as judge:
        for number, group in groupby(drawn(count), key=lambda numbered: numbered[0]):
            questions = [question for _, question in group]
            total += judged(engine, judge, records()[number], questions, path)
    return total


@each_engine
def test_some_generated_questions(
    engine: Engine, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    tally = asked(engine, request, tmp_path / "record.xml", SOME)
    assert tally.asked > SOME * 0.9
    assert unexplained(engine.name, tally.differences, KNOWN) == ""


@pytest.mark.corpus
@each_engine
def test_all_generated_questions(
    engine: Engine,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    figures: Callable[[str], None],
) -> None:
    assert len(drawn(ALL)) == ALL
    tally = asked(engine, request, tmp_path / "record.xml", ALL)
    figures(f"{engine.name}, generated: {tally}")
    assert unexplained(engine.name, tally.differences, KNOWN) == ""
    assert stale(engine.name, tally.differences, KNOWN) == []
    assert tally.agreement >= (0.85 if engine.name == "Enketo" else 0.99)
    assert tally.not_worked_out < ALL * 0.03


@pytest.mark.corpus
def test_browsers_that_agree_agree_with_formkit(
    request: pytest.FixtureRequest, tmp_path: Path, figures: Callable[[str], None]
) -> None:
    """Where Enketo is not with formkit, nearly always ODK Web Forms is: the two differ."""
    web_forms, enketo = (
        {(one.question, one.place) for one in tally.differences}
        for tally in (asked(engine, request, tmp_path / "both.xml", ALL) for engine in BROWSERS)
    )
    figures(f"of {ALL} generated, formkit differs from both browsers in {len(web_forms & enketo)}")
    assert len(web_forms & enketo) < ALL * 0.01


@each_engine
def test_every_function_is_drawn_or_left_out_for_a_reason(engine: Engine) -> None:
    assert set(LEFT_OUT) | set(ARGUMENTS) <= set(FUNCTIONS)
    assert not set(LEFT_OUT) & set(ARGUMENTS)
    assert engine.lacks <= set(FUNCTIONS)
