"""A file that is watched: what is seen at one look after the other."""

import os
from pathlib import Path

import pytest

from formkit.formats.replacing import fingerprint_of
from formkit.jobs.watching import Outcome, Sighting, first_sighting, look_again


class Watch:
    """Looks at a file as a screen does: with what it saw the last time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.read = fingerprint_of(path.read_bytes())
        self.seen: Sighting = first_sighting(path)

    def look(self) -> Outcome:
        self.seen = look_again(self.path, self.seen, self.read)
        return self.seen.outcome


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    path = tmp_path / "form.md"
    write(path, "as read", at=1)
    return Watch(path)


def write(path: Path, text: str, *, at: int) -> None:
    """Write a file at a second of the system's clock."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(at * 10**9, at * 10**9))


def test_a_file_that_nobody_touches_is_the_same_and_is_not_opened(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("opened"))
    assert [watch.look() for _ in range(3)] == [Outcome.SAME] * 3


def test_a_changed_file_is_told_once_it_lies_still(watch: Watch) -> None:
    write(watch.path, "half", at=2)
    assert watch.look() is Outcome.SETTLING
    write(watch.path, "all of it", at=3)
    assert watch.look() is Outcome.SETTLING
    assert watch.look() is Outcome.CHANGED
    assert watch.look() is Outcome.CHANGED


def test_another_date_on_the_same_content_is_no_change(watch: Watch) -> None:
    write(watch.path, "as read", at=2)
    assert [watch.look() for _ in range(3)] == [Outcome.SETTLING, Outcome.SAME, Outcome.SAME]


def test_a_file_that_is_taken_away_for_a_moment_is_not_gone(watch: Watch) -> None:
    watch.path.unlink()
    assert watch.look() is Outcome.SETTLING
    write(watch.path, "as read", at=1)
    assert watch.look() is Outcome.SAME


def test_a_file_that_is_gone_comes_back(watch: Watch) -> None:
    watch.path.unlink()
    assert [watch.look() for _ in range(3)] == [Outcome.SETTLING, Outcome.GONE, Outcome.GONE]
    write(watch.path, "another", at=9)
    assert [watch.look() for _ in range(2)] == [Outcome.SETTLING, Outcome.CHANGED]


def test_a_file_that_may_not_be_read_yet_is_looked_at_again(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError

    write(watch.path, "another", at=2)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refuse)
        assert [watch.look() for _ in range(3)] == [Outcome.SETTLING] * 3
    assert watch.look() is Outcome.CHANGED
