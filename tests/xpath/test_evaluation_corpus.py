"""Every expression of the real forms beside the judges, on records with generated answers."""

import csv
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest

from formkit.formats.xform import compile_form
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.instance import Element
from formkit.xpath.parser import parse
from tests.oracle.asking import Question, calls
from tests.oracle.forms import Asked, Blank, read_blank
from tests.oracle.judges import ENGINES, Engine, Tally, judged
from tests.oracle.known import stale, unexplained
from tests.oracle.records import Record, plain_path
from tests.xpath.known_differences import KNOWN_IN_FORMS

pytestmark = [pytest.mark.corpus, pytest.mark.java]

CHANCE = frozenset(("random", "uuid"))
"""Functions by which nobody can be judged."""


@cache
def blanks(folder: Path) -> tuple[tuple[str, Blank], ...]:
    """The forms that ODK Validate takes; of the others JavaRosa would say nothing."""
    with (folder / "index.csv").open(encoding="utf-8") as index:
        files = [row["file"] for row in csv.DictReader(index) if row["odk_validate"] == "valid"]
    return tuple((file, read_blank(compile_form(folder / file).xform)) for file in files)


def questions(expressions: tuple[Asked, ...], record: Record) -> Iterator[Question]:
    """Each expression at the first and at the last of the elements that it belongs to."""
    places: dict[str, list[Element]] = {}
    for element in record.environment.root.walk():
        places.setdefault(plain_path(element), []).append(element)
    for one in expressions:
        try:
            tree = parse(one.text)
        except XPathSyntaxError:  # JavaRosa cannot read it either: test_javarosa.py
            continue
        found = places.get(one.path, [])
        if not calls(tree) & CHANCE:
            yield from (Question(tree=tree, element=each) for each in ends(found))


def ends(found: list[Element]) -> list[Element]:
    """The first and the last, which may be one."""
    return [*found[:1], *found[1:][-1:]]


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
def test_real_expressions(
    engine: Engine,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    shared: Path,
    figures: Callable[[str], None],
) -> None:
    total = Tally()
    with engine.start(request) as judge:
        for file, blank in blanks(shared / "forms"):
            record = blank.filled(Random(file))  # noqa: S311 - no secret
            asked = tuple(questions(blank.expressions, record))
            total += judged(engine, judge, record, asked, tmp_path / "record.xml")
    figures(f"{engine.name}, {len(blanks(shared / 'forms'))} real forms: {total}")
    assert total.asked > 10000
    assert unexplained(engine.name, total.differences, KNOWN_IN_FORMS) == ""
    assert stale(engine.name, total.differences, KNOWN_IN_FORMS) == []
    assert total.agreement >= (0.9 if engine.name == "Enketo" else 0.99)
