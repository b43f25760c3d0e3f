"""Written stories: three small forms, the form that they make together, and what is to decide."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from formkit.changes.applying import apply
from formkit.changes.describing import describe
from formkit.changes.merging import (
    Conflict,
    ConflictKind,
    Decision,
    Merge,
    OwnText,
    Take,
    merge,
    resolved,
)
from formkit.changes.merging.describing import describe_conflict
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.model.form import Form

STORIES = sorted((Path(__file__).parent / "stories").glob("*.yaml"))
OWN_TEXT = "text: "
NOT_IN_A_FILE = {ConflictKind.UNEXPLAINED}

Story = Mapping[str, Any]


def stories() -> Iterator[Any]:
    for path in STORIES:
        yield pytest.param(YAML(typ="safe").load(path.read_text(encoding="utf-8")), id=path.stem)


def read(text: str) -> Form:
    return form_of(parse_markdown(text))


def told(story: Story) -> Merge:
    return merge(*(read(story[name]) for name in ("base", "ours", "theirs")))


def plain(conflict: Conflict) -> dict[str, object]:
    found: dict[str, object] = {
        "kind": conflict.kind.value,
        "path": conflict.path,
        "says": str(describe_conflict(conflict)),
        "ours": [str(describe(one)) for one in conflict.ours],
        "theirs": [str(describe(one)) for one in conflict.theirs],
    }
    if conflict.texts:
        texts = conflict.texts
        found["texts"] = [texts.base, texts.ours, texts.theirs]
    return found


@pytest.mark.parametrize("story", list(stories()))
def test_the_merge_is_as_told(story: Story) -> None:
    merged = told(story)
    assert merged.form == read(story["merged"])
    assert [plain(one) for one in merged.conflicts] == story["conflicts"]
    assert apply(merged.base, merged.changes) == merged.form


@pytest.mark.parametrize("story", list(stories()))
def test_decisions_do_as_told(story: Story) -> None:
    merged = told(story)
    for decided in story.get("decided", ()):
        after = resolved(merged, decisions(merged, decided["take"]))
        assert after.form == read(decided["form"])
        assert [one.kind.value for one in after.conflicts] == decided["conflicts"]
        assert resolved(after, {}) == after


def decisions(merged: Merge, take: Mapping[str, str]) -> dict[str, Decision]:
    return {
        one.key: decision(take[one.kind.value])
        for one in merged.conflicts
        if one.kind.value in take
    }


def decision(word: str) -> Decision:
    if word.startswith(OWN_TEXT):
        return OwnText(text=word.removeprefix(OWN_TEXT))
    return Take(word)


@pytest.mark.parametrize("story", list(stories()))
def test_without_decisions_nothing_changes(story: Story) -> None:
    merged = told(story)
    assert resolved(merged, {}) == merged
    assert resolved(merged, {"0" * 12: Take.OURS}) == merged


@pytest.mark.parametrize("story", list(stories()))
def test_whatever_is_taken_everywhere_leaves_less_to_decide(story: Story) -> None:
    merged = told(story)
    for take in Take:
        after = resolved(merged, {one.key: take for one in merged.conflicts})
        assert after.conflicts == ()


def test_every_kind_of_conflict_has_a_story() -> None:
    kinds = Counter(one["kind"] for story in stories() for one in story.values[0]["conflicts"])
    assert set(kinds) == {kind.value for kind in set(ConflictKind) - NOT_IN_A_FILE}
