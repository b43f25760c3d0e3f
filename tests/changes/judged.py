"""Forms written in a case, and what was judged of them, for the tests on verdicts."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from formkit.changes.detection import find_changes
from formkit.changes.situations.evidence import Evidence
from formkit.changes.standard_norms import norms_of
from formkit.changes.verdicts import Verdict
from formkit.changes.verdicts.judging import judge_change
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.jobs.workspace import find_standard
from formkit.model.form import Form
from formkit.model.policy import Policy
from formkit.model.standard import Standard

CASES = Path(__file__).parent / "cases"


@cache
def standard() -> Standard:
    return find_standard("dtm-wca/2026.1")


def read(text: str) -> Form:
    return form_of(parse_markdown(text))


def cases_in(folder: str) -> Iterator[Any]:
    for path in sorted((CASES / folder).glob("*.yaml")):
        content = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        shared = {key: value for key, value in content.items() if key != "cases"}
        for case in content["cases"]:
            yield pytest.param({**shared, **case}, id=f"{path.stem}: {case['name']}")


def forms_of(case: dict[str, Any]) -> tuple[Form, Form]:
    """A pair that is written out, or a form and edits of its text."""
    if "old" in case:
        return read(case["old"]), read(case["new"])
    text: str = case["form"]
    lines = [
        line
        for line in text.splitlines()
        if not any(part in f"{line} " for part in case.get("remove", ()))
    ]
    edited = "\n".join(lines)
    for old, new in case.get("replace", {}).items():
        assert unindented(old) in edited, old
        edited = edited.replace(unindented(old), unindented(new))
    return read(text), read(edited)


def unindented(text: str) -> str:
    """Text of a case as YAML gives the form's: without the indent of its block."""
    return "\n".join(line.removeprefix("  ") for line in text.split("\n"))


def evidence_of(
    old: Form, new: Form, *, by_standard: bool = False, policy: Policy | None = None
) -> Evidence:
    """Without a policy what a change needs is the table's."""
    changes = find_changes(old, new)
    norms = replace(norms_of(standard() if by_standard else None), policy=policy)
    return Evidence(old, new, changes, norms)


def judged(old: Form, new: Form, **terms: Any) -> tuple[Verdict, ...]:
    evidence = evidence_of(old, new, **terms)
    return tuple(judge_change(one, evidence) for one in evidence.changes)


def line_of(one: Verdict) -> str:
    cost = f"{one.change_class} | {one.comparability} | {one.deployed} | {one.leave}"
    return f"{one.situation} | {cost}"
