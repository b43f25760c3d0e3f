"""README's tour runs as it stands, and its tables are those of the code."""

import re
import shlex
from pathlib import Path

import pytest

from formkit.cli.commands import dictionary, standard
from formkit.cli.exits import Exit
from formkit.cli.main import COMMANDS, main
from tests.wheelhouse import installation, target_of

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
MAKEFILE = (Path(__file__).parents[1] / "Makefile").read_text(encoding="utf-8")
TOUR = README.partition("## A tour")[2].partition("## Reference")[0]


def test_it_has_five_parts() -> None:
    parts = re.findall(r"^## (.+)$", README, re.MULTILINE)
    assert parts == ["What it is", "Install", "A tour", "Reference", "Helping"]


def test_every_command_stands_in_it() -> None:
    groups = {"standard": standard.HOMES, "dictionary": dictionary.HOMES}
    names = [name for name in COMMANDS if name not in groups]
    names += [f"{group} {name}" for group, homes in groups.items() for name in homes]
    assert [name for name in names if f"| `formkit {name}` |" not in README] == []


def test_the_tour_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^\$ formkit (.+)$", TOUR, re.MULTILINE)
    assert len(commands) > 5
    for command in commands:
        code = main(shlex.split(command))
        said = capsys.readouterr()
        assert (command, code) == (command, Exit.OK), said.err
    (program,) = re.findall(r"```python\n(.+?)```", TOUR, re.DOTALL)
    exec(program, {})  # noqa: S102 - our own README


def test_every_target_of_make_that_it_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    named = set(re.findall(r"^\$ make ([a-z]+)", README, re.MULTILINE))
    assert {"demo", "test", "wheelhouse"} <= named <= targets


def test_without_a_network_it_is_installed_as_make_wheelhouse_tries_it() -> None:
    (line,) = re.findall(r"^\$ make wheelhouse (.+)$", README, re.MULTILINE)
    named = dict(word.split("=") for word in line.split())
    target = target_of(["--platform", named["PLATFORM"], "--python", named["PY"]])
    assert f"--wheel-dir wheelhouse\\{target.folder.name} ." in README
    assert f"-m pip {' '.join(installation(target.folder.name))}\n" in README
