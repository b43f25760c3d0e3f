"""Running the command line as a user does, in a process of its own or inside the test."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from formkit.cli.main import main


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended and what it said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Program:
    """The program, run inside the test: quick, and seen by coverage."""

    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str | Path) -> Ran:
        self.capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = self.capsys.readouterr()
        return Ran(code, said.out, said.err)


def run_process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program as a process; for what only a whole process shows."""
    return subprocess.run(
        [sys.executable, "-m", "formkit", *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


GOOD = """\
| survey |
|        | type             | name  | label::English (en) | label::Français (fr) |
|        | select_one water | water | Source of water     | Source d’eau         |
| choices |
|        | list_name | name | label::English (en) | label::Français (fr) |
|        | water     | well | Well                | Puits                |
|        | water     | tap  | Tap                 | Robinet              |
| settings |
|        | form_title | form_id | version    | default_language |
|        | Water      | water   | 2026112201 | Français (fr)    |
"""
BAD = """\
| survey |
|        | type            | name  | label |
|        | selct_one water | water | الماء |
| choices |
|        | list_name | name | label |
|        | water     | 1    | Well  |
|        | water     | 1    | River |
"""
