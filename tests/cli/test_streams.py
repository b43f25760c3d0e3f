"""The terminal: widths, colours, letters that it lacks, readers that go away."""

import io
import os
import runpy
import sys
from importlib import import_module
from types import SimpleNamespace

import pytest

from formkit import jobs
from formkit.cli import streams
from formkit.cli.exits import Exit
from tests.cli.running import Program

program = import_module("formkit.cli.main")


def terminal(monkeypatch: pytest.MonkeyPatch, *, columns: int = 80, is_one: bool = True) -> None:
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(isatty=lambda: is_one))
    monkeypatch.setenv("COLUMNS", str(columns))


def test_letters_that_a_console_lacks_become_question_marks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = io.BytesIO()
    console = io.TextIOWrapper(written, encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", console)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    streams.spare_the_streams()
    console.write("é الماء")
    console.flush()
    assert written.getvalue() == "é ?????".encode("cp1252")


@pytest.mark.parametrize(
    ("columns", "is_one", "width"), [(50, True, 50), (300, True, streams.WIDEST), (80, False, 0)]
)
def test_lines_are_broken_for_terminals_only(
    monkeypatch: pytest.MonkeyPatch, *, columns: int, is_one: bool, width: int
) -> None:
    terminal(monkeypatch, columns=columns, is_one=is_one)
    assert streams.terminal_width() == width


@pytest.mark.parametrize(
    ("is_one", "refused", "shown"), [(True, "", True), (True, "1", False), (False, "", False)]
)
def test_colours_are_for_terminals_whose_user_wants_them(
    monkeypatch: pytest.MonkeyPatch, *, is_one: bool, refused: str, shown: bool
) -> None:
    terminal(monkeypatch, is_one=is_one)
    monkeypatch.setenv("NO_COLOR", refused)
    assert streams.shows_colours() is shown


def test_what_nobody_reads_goes_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        pipe.write("unread")
        streams.silence_stdout()
        pipe.flush()


@pytest.mark.parametrize("at", ["in a command", "at the end"])
def test_a_reader_that_goes_away_ends_the_program_quietly(
    formkit: Program, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def gone(*_: object) -> None:
        raise BrokenPipeError

    silenced: list[bool] = []
    monkeypatch.setattr(streams, "silence_stdout", lambda: silenced.append(True))
    if at == "in a command":
        monkeypatch.setattr(jobs, "explain", gone, raising=False)
    else:
        closed = SimpleNamespace(stdout=SimpleNamespace(flush=gone))
        monkeypatch.setattr(program, "sys", closed)
    assert formkit("explain", "FK101").code == Exit.PIPE_CLOSED
    assert silenced == [True]


def test_the_program_leaves_with_its_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "main", lambda: Exit.FOUND)
    with pytest.raises(SystemExit) as ended:
        program.run()
    assert ended.value.code == Exit.FOUND


def test_it_runs_as_a_module(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["formkit", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("formkit", run_name="__main__")
    assert ended.value.code == Exit.OK
    assert "0.1.0" in capsys.readouterr().out
