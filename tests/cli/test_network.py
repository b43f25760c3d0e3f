"""formkit never asks for a network."""

import os
import subprocess
import sys
from pathlib import Path

from formkit.cli.exits import Exit
from tests.conftest import REPOSITORY

REFUSED = '''\
import socket


class Refused(socket.socket):
    """Any socket at all."""

    def __init__(self, *arguments: object, **named: object) -> None:
        raise SystemExit("a socket was asked for")


socket.socket = Refused
socket.getaddrinfo = socket.create_connection = Refused
'''
"""Python reads a module of this name at every start."""


def run(folder: Path, *program: str) -> subprocess.CompletedProcess[str]:
    (folder / "sitecustomize.py").write_text(REFUSED, encoding="utf-8")
    paths = os.pathsep.join((str(folder), str(REPOSITORY)))
    return subprocess.run(
        [sys.executable, *program],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths, "FORMKIT_LANG": "en", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_sockets_are_refused(tmp_path: Path) -> None:
    assert "a socket was asked for" in run(tmp_path, "-c", "import socket; socket.socket()").stderr


def test_the_whole_main_job_asks_for_no_network(tmp_path: Path) -> None:
    ran = run(tmp_path, "-m", "formkit", "demo")
    assert (ran.returncode, ran.stderr) == (Exit.OK, "")
    assert "4. Where the files are" in ran.stdout
    assert (tmp_path / "demo-output" / "bsa_tcd.xlsx").exists()
