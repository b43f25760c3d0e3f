"""Files opened in other programs."""

import subprocess
from pathlib import Path

import pytest

from formkit.core.errors import FormkitError
from formkit.jobs import opening
from formkit.jobs.opening import open_outside


def test_the_systems_program_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda words, **_: started.append(words))
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
