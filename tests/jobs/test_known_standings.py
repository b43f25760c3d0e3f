"""What is known of entries from one start to the next."""

from pathlib import Path

import pytest

import formkit
from formkit.core.messages import Message
from formkit.jobs.known_standings import KnownStandings
from formkit.jobs.remembering import Memory
from formkit.jobs.standings import Standing
from formkit.jobs.surveying import Entry, Kind, Survey

STANDING = Standing(errors=3, title="T")


def entry(name: str = "a.xlsx", changed: int = 1) -> Entry:
    return Entry(path=Path("/here") / name, kind=Kind.FORM, name=name, changed=changed)


def test_what_is_kept_is_known_after_another_start(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory")
    known = KnownStandings(memory, tmp_path)
    bad = Standing(problem=Message("broken"))
    for name, standing in (("a.xlsx", STANDING), ("b.xlsx", STANDING), ("c.xlsx", bad)):
        known.add(entry(name), standing)
    assert known.of(entry("c.xlsx")) is bad
    known.keep(Survey(folder=tmp_path, entries=(entry("a.xlsx"), entry("c.xlsx"), entry("d"))))
    again = KnownStandings(memory, tmp_path)
    assert [again.of(entry(name)) for name in ("a.xlsx", "b.xlsx", "c.xlsx", "d")] == [
        *(STANDING, None, None, None)
    ]
    assert again.of(entry("a.xlsx", changed=2)) is None
    again.forget()
    assert again.of(entry("a.xlsx")) is None


def test_another_formkit_looks_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory(tmp_path / "memory")
    known = KnownStandings(memory, tmp_path)
    known.add(entry(), STANDING)
    known.keep(Survey(folder=tmp_path, entries=(entry(),)))
    monkeypatch.setattr(formkit, "__version__", "another")
    assert KnownStandings(memory, tmp_path).of(entry()) is None


@pytest.mark.parametrize(
    "entries", [None, [], {"/here/a.xlsx": "text"}, {"/here/a.xlsx": ["1:1:0", {}]}]
)
def test_a_file_that_says_something_else_is_nothing(entries: object, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory")
    memory.keep_draft("standings", tmp_path, {"formkit": formkit.__version__, "entries": entries})
    assert KnownStandings(memory, tmp_path).of(entry()) is None
