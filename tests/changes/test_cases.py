"""Each kind of change, as two small forms and what happened between them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from ruamel.yaml import YAML

from formkit.changes.addresses import NodeKind
from formkit.changes.applying import apply
from formkit.changes.condition_words import describe_standing
from formkit.changes.describing import describe
from formkit.changes.detection import find_changes
from formkit.changes.facts import facts_of
from formkit.changes.kinds import Change
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.model.form import Form

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
OF_ANY_ROW = (
    "added",
    "removed",
    "renamed",
    "moved",
    "type-changed",
    "list-changed",
    "attribute-set",
)
OF_SPANS = ("closed", "unclosed")
CODES_OF_CHOICES = {"choice-relabelled", "choice-attribute-set"}
NEVER = {"stray-list-changed", "unexplained"}
"""A row that is no question has no list; what is unexplained no file can say."""

Told = dict[str, object]


def all_codes() -> set[str]:
    """The codes of all kinds; those of rows begin with what the row is."""
    fixed = {one.code for one in get_args(Change) if isinstance(one.code, str)}
    rows = {f"{kind}-{what}" for kind in NodeKind for what in OF_ANY_ROW}
    spans = {f"{kind}-{what}" for kind in (NodeKind.GROUP, NodeKind.REPEAT) for what in OF_SPANS}
    return (fixed | rows | spans | CODES_OF_CHOICES) - NEVER


def cases() -> Iterator[Any]:
    for path in CASES:
        for case in YAML(typ="safe").load(path.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


def read(text: str) -> Form:
    return form_of(parse_markdown(text))


def told(change: Change, old: Form, new: Form) -> Told:
    """A change as cases have it: what is empty or not there is left out."""
    facts = facts_of(change, old, new)
    found: Told = {"kind": facts.kind, "path": facts.path}
    if facts.attribute:
        found["attribute"] = facts.attribute
    if facts.old is not None:
        found["old"] = facts.old
    if facts.new is not None:
        found["new"] = facts.new
    if facts.equivalent:
        found["equivalent"] = True
    if facts.standing:
        found["relation"] = facts.standing.relation.value
    found["says"] = str(describe(change))
    below = describe_standing(change)
    return found | ({"says_too": str(below)} if below else {})


@pytest.mark.parametrize("case", list(cases()))
def test_what_happened(case: dict[str, Any]) -> None:
    old, new = read(case["old"]), read(case["new"])
    changes = find_changes(old, new)
    assert [told(change, old, new) for change in changes] == case["changes"]
    assert apply(old, changes) == new


def test_every_code_has_a_case() -> None:
    seen = {change["kind"] for param in cases() for change in param.values[0]["changes"]}
    assert seen == all_codes()
