from pathlib import Path

import pytest

from formkit.model.workspace import Release, Workspace


def release(standard: str, version: str) -> Release:
    return Release(id=standard, version=version, folder=Path("s"), templates=Path("t"))


WORKSPACE = Workspace(
    releases=(
        *(release("dtm", one) for one in ("2026.draft", "2026.9", "2026.10")),
        release("other", "2025.1"),
    )
)


@pytest.mark.parametrize(
    ("standard", "version", "found"),
    [
        ("dtm", "2026.9", "2026.9"),
        ("dtm", "", "2026.10"),
        ("other", "", "2025.1"),
        ("dtm", "2027.1", None),
        ("none", "", None),
    ],
)
def test_a_release_is_found_and_the_newest_without_a_version(
    standard: str, version: str, found: str | None
) -> None:
    one = WORKSPACE.find(standard, version)
    assert (one.version if one else None) == found


def test_versions_and_standards_are_listed() -> None:
    assert WORKSPACE.versions("dtm") == ("2026.draft", "2026.9", "2026.10")
    assert WORKSPACE.versions("none") == ()
    assert WORKSPACE.standards == ("dtm", "other")


def test_versions_are_ranked_as_numbers() -> None:
    assert release("dtm", "2026.10").rank > release("dtm", "2026.9").rank
    assert release("dtm", "2026.draft").rank < release("dtm", "2026.0").rank
