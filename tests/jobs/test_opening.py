"""Files opened in other programs."""

import subprocess
from pathlib import Path

import pytest

from formkit.core.errors import FormkitError
from formkit.jobs import opening
from formkit.jobs.opening import open_outside


class Started:
    """A program that was started."""

    def __init__(self, code: int | None) -> None:
        """Keep how it ends; None: it runs on."""
        self.code = code

    def wait(self, seconds: float) -> int:
        """Wait as ``Popen`` does."""
        if self.code is None:
            raise subprocess.TimeoutExpired([], seconds)
        return self.code


def test_the_systems_program_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def start(words: list[str], **_: object) -> Started:
        started.append(words)
        return Started(0)

    monkeypatch.setattr(subprocess, "Popen", start)
    for system, program in (("linux", "xdg-open"), ("darwin", "open")):
        monkeypatch.setattr(opening.sys, "platform", system)
        open_outside(tmp_path)
        assert started.pop() == [program, str(tmp_path)]


def test_what_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FormkitError, match="there is no such file"):
        open_outside(tmp_path / "gone.xlsx")


def test_a_system_without_a_program_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FormkitError, match="open it by hand"):
        open_outside(tmp_path)


def test_an_opener_that_finds_no_program_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **_named: Started(3))
    with pytest.raises(FormkitError, match="no program that opens the file") as raised:
        open_outside(tmp_path)
    assert str(tmp_path) in str(raised.value)


def test_an_opener_that_runs_on_is_left_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **_named: Started(None))
    open_outside(tmp_path)
