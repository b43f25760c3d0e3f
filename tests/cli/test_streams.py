"""The terminal: widths, colours, letters that it lacks, readers that go away."""

import errno
import io
import os
import runpy
import sys
from importlib import import_module
from types import SimpleNamespace

import pytest

from formkit.cli import lookalikes, streams
from formkit.cli.exits import Exit

program = import_module("formkit.cli.main")


def terminal(monkeypatch: pytest.MonkeyPatch, *, columns: int = 80, is_one: bool = True) -> None:
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(isatty=lambda: is_one))
    monkeypatch.setenv("COLUMNS", str(columns))


SAID = "Français → « œuf »… الماء\N{RIGHT-TO-LEFT MARK} │\N{NARROW NO-BREAK SPACE}é"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("cp1252", "Français -> « œuf »… ????? ? é"),
        ("cp850", "Français -> « oeuf »... ????? │ é"),
        ("ascii", "Francais -> << oeuf >>... ????? ? e"),
        ("utf-8", SAID),
        ("utf-16-le", SAID),
    ],
)
def test_letters_that_a_console_lacks_become_what_looks_like_them(
    monkeypatch: pytest.MonkeyPatch, encoding: str, shown: str
) -> None:
    written = io.BytesIO()
    console = io.TextIOWrapper(written, encoding=encoding, newline="\n")
    monkeypatch.setattr(sys, "stdout", console)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    streams.spare_the_streams()
    streams.show(SAID)
    assert written.getvalue().decode(encoding) == f"{shown}\n"


@pytest.mark.parametrize(("refused", "shown"), [("1", "bold\n"), ("", "\x1b[1mbold\x1b[0m\n")])
def test_what_others_painted_is_shown_without_colours_too(
    monkeypatch: pytest.MonkeyPatch, refused: str, shown: str
) -> None:
    text = io.StringIO()
    monkeypatch.setattr(text, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdout", text)
    monkeypatch.setenv("NO_COLOR", refused)
    monkeypatch.setenv("TERM", "xterm")
    streams.show("\x1b[1mbold\x1b[0m")
    assert text.getvalue() == shown


def test_half_a_letter_fails_no_console(monkeypatch: pytest.MonkeyPatch) -> None:
    console = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", console)
    streams.spare_the_streams()
    streams.show("\ud800")


@pytest.mark.parametrize("letter", ["→", "é", "ع", "\N{RIGHT-TO-LEFT MARK}", "─", "\U0001f600"])
def test_a_look_alike_is_ascii(letter: str) -> None:
    assert lookalikes.look_alike(letter).isascii()


def test_only_encoding_is_helped() -> None:
    error = UnicodeDecodeError("ascii", b"\xff", 0, 1, "no ASCII")
    with pytest.raises(UnicodeDecodeError):
        lookalikes.replace_unshown(error)


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii", "utf-16"])
def test_what_programs_read_is_utf_8_on_every_console(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    written = io.BytesIO()
    console = io.TextIOWrapper(written, encoding=encoding, newline="\r\n")
    monkeypatch.setattr(sys, "stdout", console)
    streams.give('{"é":\n1}')
    assert written.getvalue() == '{"é":\n1}\n'.encode()


def test_without_bytes_beneath_what_programs_read_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    text = io.StringIO()
    monkeypatch.setattr(sys, "stdout", text)
    streams.give("{}")
    assert text.getvalue() == "{}\n"


def test_a_closed_stream_goes_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    streams.spare_the_streams()
    with sys.stdout:
        streams.show("unseen é")


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        (0, "formkit: no  command is called so; there are: check, diff\n"),
        (40, "formkit: no command is called so; there\n  are: check, diff\n"),
    ],
)
def test_talk_is_broken_for_terminals_only(
    monkeypatch: pytest.MonkeyPatch, columns: int, told: str
) -> None:
    text = io.StringIO()
    monkeypatch.setattr(text, "isatty", lambda: bool(columns), raising=False)
    monkeypatch.setattr(sys, "stderr", text)
    monkeypatch.setenv("COLUMNS", str(columns))
    streams.tell("no  command is called so; there are: check, diff", first="formkit: ")
    assert text.getvalue() == told


@pytest.mark.parametrize("columns", [0, 40])
def test_names_of_files_are_shown_and_not_obeyed(
    monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    text = io.StringIO()
    monkeypatch.setattr(text, "isatty", lambda: bool(columns), raising=False)
    monkeypatch.setattr(sys, "stderr", text)
    monkeypatch.setenv("COLUMNS", str(columns))
    streams.tell("a\x1b]0;mine\x07\u202e.xlsx: no such file")
    assert text.getvalue() == "a␛]0;mine␇\ufffd.xlsx: no such file\n"


@pytest.mark.parametrize(
    ("columns", "is_one", "width"), [(50, True, 50), (300, True, streams.WIDEST), (80, False, 0)]
)
def test_lines_are_broken_for_terminals_only(
    monkeypatch: pytest.MonkeyPatch, *, columns: int, is_one: bool, width: int
) -> None:
    terminal(monkeypatch, columns=columns, is_one=is_one)
    assert streams.terminal_width() == width


@pytest.mark.parametrize(
    ("is_one", "refused", "kind", "shown"),
    [
        (True, "", "xterm", True),
        (True, "1", "xterm", False),
        (True, "", "dumb", False),
        (False, "", "xterm", False),
    ],
)
def test_colours_are_for_terminals_whose_user_wants_them(
    monkeypatch: pytest.MonkeyPatch, *, is_one: bool, refused: str, kind: str, shown: bool
) -> None:
    terminal(monkeypatch, is_one=is_one)
    monkeypatch.setenv("NO_COLOR", refused)
    monkeypatch.setenv("TERM", kind)
    assert streams.shows_colours() is shown


def test_what_nobody_reads_goes_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        pipe.write("unread")
        streams.silence_stdout()
        pipe.flush()


class Refusing(io.StringIO):
    """A stdout that takes nothing."""

    def __init__(self, number: int, said: str) -> None:
        super().__init__()
        self.error = OSError(number, said)

    def flush(self) -> None:
        raise self.error


@pytest.mark.parametrize("number", [errno.EPIPE, errno.EINVAL])
@pytest.mark.parametrize(
    "arguments",
    [["explain", "FK101"], ["explain", "--help"], ["list", "rules", "--format", "json"]],
)
def test_a_reader_that_goes_away_ends_the_program_quietly(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    number: int,
) -> None:
    silenced: list[bool] = []
    monkeypatch.setattr(streams, "silence_stdout", lambda: silenced.append(True))
    monkeypatch.setattr(sys, "stdout", Refusing(number, "nobody reads"))
    assert program.main(arguments) == Exit.PIPE_CLOSED
    assert silenced == [True]
    assert capsys.readouterr().err == ""


def test_a_full_disk_is_no_reader_that_went_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    full = Refusing(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(sys, "stdout", full)
    with pytest.raises(OSError, match="No space left"):
        streams.show("")
    monkeypatch.setattr(streams, "finish", lambda: None)
    assert program.main(["explain", "FK101"]) == Exit.WRONG_INPUT
    assert "No space left on device" in capsys.readouterr().err


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
