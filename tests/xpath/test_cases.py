"""What expressions give in each dialect, case by case, and JavaRosa's word on it."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from formkit.xpath.functions import FUNCTIONS, Dialect
from formkit.xpath.implementations import IMPLEMENTATIONS
from formkit.xpath.parser import parse
from formkit.xpath.tree import Call, walk
from tests.oracle.javarosa import JavaRosa
from tests.xpath.records import RECORD, worded

FOLDER = Path(__file__).parent / "cases"
KINDS = {"Boolean": "truth", "Double": "number", "String": "text", "Date": "date"}

BEYOND_THE_JAR = {
    # Collect has the class for SHA-256 that the jar of ODK Validate leaves out
    "join(' ', randomize(/data/rep/inner/y, 'abc'))",
}
"""What ODK Validate's jar cannot tell of JavaRosa."""


@cache
def cases() -> tuple[dict[str, Any], ...]:
    read = YAML(typ="safe")
    return tuple(
        case for path in sorted(FOLDER.glob("*.yaml")) for case in read.load(path)["cases"]
    )


def name(case: dict[str, Any]) -> str:
    return f"{case['expression']} @ {case['at']}" if "at" in case else str(case["expression"])


@pytest.mark.parametrize("case", cases(), ids=name)
@pytest.mark.parametrize("dialect", Dialect)
def test_expression_gives(case: dict[str, Any], dialect: Dialect) -> None:
    assert worded(case["expression"], dialect, case.get("at", "")) == case[dialect.value]


def test_no_case_stands_there_twice() -> None:
    names = [name(case) for case in cases()]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("dialect", Dialect)
def test_table_implementations_and_cases_are_one_set(dialect: Dialect) -> None:
    table = {name for name, function in FUNCTIONS.items() if function.arity(dialect)}
    assert set(IMPLEMENTATIONS[dialect]) == table
    called = {
        part.name
        for case in cases()
        for part in walk(parse(case["expression"]))
        if isinstance(part, Call)
    }
    assert called - {"nope"} == set(FUNCTIONS)


@pytest.mark.java
def test_javarosa_gives_the_same(javarosa: JavaRosa) -> None:
    assert javarosa.ask("load", path=str(RECORD))["ok"]
    different = {
        name(case): (case["javarosa"], given)
        for case in cases()
        if case["javarosa"] != "not worked out" and case["expression"] not in BEYOND_THE_JAR
        if (given := _asked(javarosa, case)) != case["javarosa"]
    }
    assert different == {}


def _asked(javarosa: JavaRosa, case: dict[str, Any]) -> str:
    at = case.get("at", "/data")
    reply = javarosa.ask("eval", expression=case["expression"], context=at)
    return f"{KINDS[reply['type']]} {reply['value']}" if reply["ok"] else "stops"
