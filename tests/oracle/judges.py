"""The three judges of evaluation, asked alike, and what comes of asking them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from formkit.xpath.functions import Dialect
from tests.oracle import asking
from tests.oracle.asking import NOT_WORKED_OUT, Difference, Question
from tests.oracle.browsers import Browser
from tests.oracle.javarosa import JavaRosa
from tests.oracle.judging import Judge
from tests.oracle.records import NOW, ZONE, Record

IN_FORM_MODEL = frozenset(("pulldata", "indexed-repeat", "jr:choice-name"))
"""What Enketo works out before its evaluator sees the expression."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """An engine that judges, and how it is asked."""

    name: str
    dialect: Dialect
    asks: Callable[[Question], tuple[str, str]]
    script: str = ""
    """For Node; empty for JavaRosa."""
    lacks: frozenset[str] = frozenset()
    """Functions that it cannot be asked about."""

    def start(self, request: pytest.FixtureRequest) -> Judge:
        """Start it; the test is skipped where that cannot be done."""
        if not self.script:
            return JavaRosa(request.getfixturevalue("javarosa_classes"), ZONE)
        request.getfixturevalue("browsers")
        return Browser(self.script, zone=ZONE, now=NOW)


ENGINES = (
    Engine(name="JavaRosa", dialect=Dialect.JAVAROSA, asks=asking.for_javarosa),
    Engine(
        name="Web Forms",
        dialect=Dialect.WEB_FORMS,
        asks=asking.for_web_forms,
        script="web_forms.mjs",
    ),
    Engine(
        name="Enketo",
        dialect=Dialect.WEB_FORMS,
        asks=asking.for_enketo,
        script="enketo.mjs",
        lacks=IN_FORM_MODEL,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What came of asking formkit and a judge the same."""

    asked: int = 0
    not_worked_out: int = 0
    differences: tuple[Difference, ...] = ()

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            asked=self.asked + other.asked,
            not_worked_out=self.not_worked_out + other.not_worked_out,
            differences=self.differences + other.differences,
        )

    @property
    def agreement(self) -> float:
        """The share of answers that are the same, of those that formkit gives."""
        given = self.asked - self.not_worked_out
        return (given - len(self.differences)) / given if given else 1.0

    def __str__(self) -> str:
        return (
            f"{self.asked} asked, {self.not_worked_out} not worked out,"
            f" {len(self.differences)} different, {self.agreement:.2%} agreement"
        )


def judged(
    engine: Engine, judge: Judge, record: Record, questions: Iterable[Question], path: Path
) -> Tally:
    """Ask formkit and a judge about a record, which is written to ``path`` for the judge."""
    enketo = bool(engine.lacks)
    asked = [one for one in questions if not asking.calls(one.tree) & engine.lacks]
    judge.load(record.write(path, blanked=enketo))
    environment = record.environment
    if engine.dialect is Dialect.JAVAROSA:  # as Oracle.java has it
        environment = replace(environment, pulldata=lambda *texts: " ".join(texts))
    theirs: Sequence[str] = judge.values(map(engine.asks, asked))
    ours: Sequence[str] = [asking.ours(one, engine.dialect, environment) for one in asked]
    if enketo:
        theirs, ours = [_plain(one) for one in theirs], [_plain(one) for one in ours]
    return Tally(
        asked=len(asked),
        not_worked_out=ours.count(NOT_WORKED_OUT),
        differences=tuple(asking.compared(asked, theirs, ours)),
    )


def _plain(answer: str) -> str:
    """As Enketo stores it: a text, and nothing for what is no number."""
    if answer == "number NaN":
        return ""
    kind, separator, text = answer.partition(" ")
    return text if separator and kind in {"truth", "number", "text", "date"} else answer
