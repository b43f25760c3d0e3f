"""What holds for every command: help, languages, exit codes, streams."""

import json
import subprocess
import sys
from importlib import import_module
from inspect import cleandoc
from pathlib import Path

import pytest

from formkit import jobs
from formkit.cli.commands import dictionary, diff, standard
from formkit.cli.exits import Exit
from formkit.cli.main import COMMANDS
from formkit.core.errors import BadManifestError
from formkit.core.location import Loc
from formkit.core.messages import Message
from tests.cli.running import Program, run_process

FOLDER = Path(__file__).parents[2] / "formkit" / "cli" / "commands"
HOMES = {
    **COMMANDS,
    **{f"standard {name}": home for name, home in standard.HOMES.items()},
    **{f"dictionary {name}": home for name, home in dictionary.HOMES.items()},
}


def test_every_file_of_the_folder_is_a_command() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert files == {home.rpartition(".")[2] for home in HOMES.values()}


@pytest.mark.parametrize("name", HOMES)
def test_every_command_has_its_name_and_help(name: str, formkit: Program) -> None:
    command = import_module(HOMES[name]).command
    assert command.name == name.rsplit(maxsplit=1)[-1]
    ran = formkit(*name.split(), "--help")
    assert ran.code == Exit.OK
    assert ran.err == ""
    assert command.help.splitlines()[0].split()[0] in ran.out


@pytest.mark.parametrize("name", ["demo", "new", "build", "convert", "standard export"])
def test_every_command_that_writes_can_be_tried_dry(name: str) -> None:
    command = import_module(HOMES[name]).command
    assert "dry_run" in {parameter.name for parameter in command.params}


def test_without_a_command_the_help_is_shown(formkit: Program) -> None:
    assert formkit() == formkit("--help")


def test_the_version_is_that_of_the_package(formkit: Program) -> None:
    assert "0.1.0" in formkit("--version").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "no command is called chek; there are: tui, demo, new, build"),
        (["check"], "FORMS is missing"),
        (["standard", "export"], "--xlsx is missing"),
        (["check", "--formt", "json"], "no option is called --formt; is --format meant?"),
        (["check", "--wholly-else"], "no option is called --wholly-else"),
        (["check", "--fail-on", "never", "x"], "--fail-on can be: error, warning, info"),
        (["list"], "after `formkit list` comes one of: templates, modules"),
        (["list", "pays"], "after `formkit list` comes one of: templates, modules"),
        (["explain", "FK101", "FK102"], "unexpected extra argument"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_where_to_read(
    formkit: Program, arguments: list[str], said: str
) -> None:
    ran = formkit(*arguments)
    assert ran.code == Exit.WRONG_INPUT
    assert said in ran.err
    assert "--help` says how it is used" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nowhere.xlsx"], "formkit: nowhere.xlsx: there is no such file"),
        (["build", "."], "formkit: .: this is a folder"),
        (["standard", "import", "nowhere.xlsx", "."], "it has no file standard.yaml"),
    ],
)
def test_a_wrong_file_ends_with_2(formkit: Program, arguments: list[str], said: str) -> None:
    ran = formkit(*arguments)
    assert (ran.code, ran.out) == (Exit.WRONG_INPUT, "")
    assert said in ran.err


def test_wrong_input_ends_with_2_and_is_told_on_stderr(formkit: Program) -> None:
    ran = formkit("explain", "FK999")
    assert (ran.code, ran.out) == (Exit.WRONG_INPUT, "")
    assert ran.err.startswith("formkit: no rule or variable is called FK999; there are: FK101")


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_name: str) -> None:
        raise ZeroDivisionError("of ours")  # noqa: EM101, TRY003 - stands for any bug

    monkeypatch.setattr(jobs, "explain", fail)


@pytest.mark.usefixtures("broken")
def test_a_bug_ends_with_3_and_a_short_text(formkit: Program) -> None:
    ran = formkit("explain", "FK101")
    assert ran.code == Exit.OUR_FAULT
    assert "formkit itself failed (ZeroDivisionError: of ours)" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.usefixtures("broken")
def test_a_bug_shows_its_traceback_when_asked(formkit: Program) -> None:
    assert "Traceback" in formkit("--debug", "explain", "FK101").err


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied", "a.xlsx"), "if it is open in Excel"),
        (IsADirectoryError(21, "Is a directory", "a.xlsx"), "a.xlsx is a folder"),
        (FileExistsError(17, "File exists", "a"), "a is a file, and a folder is needed there"),
        (NotADirectoryError(20, "Not a directory", "a"), "a is a file"),
        (OSError(28, "No space left", "a.xlsx"), "a.xlsx cannot be read or written (No space"),
        (OSError("no space left"), "the computer refused: no space left"),
    ],
)
def test_what_the_system_refuses_is_no_bug(
    formkit: Program, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    def fail(_name: str) -> None:
        raise error

    monkeypatch.setattr(jobs, "explain", fail)
    ran = formkit("explain", "FK101")
    assert ran.code == Exit.WRONG_INPUT
    assert said in ran.err


def test_of_very_many_problems_the_first_are_told(
    formkit: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems = tuple((Loc(file="a.csv", row=row), Message("odd")) for row in range(1, 31))

    def fail(_name: str) -> None:
        raise BadManifestError(problems)

    monkeypatch.setattr(jobs, "explain", fail)
    told = formkit("explain", "FK101").err.splitlines()
    assert len(told) == 21
    assert told[-1] == "formkit: and 10 more; fix these first"


def test_stopping_from_the_keyboard(formkit: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(jobs, "explain", stop)
    ran = formkit("explain", "FK101")
    assert (ran.code, ran.out, ran.err) == (
        Exit.STOPPED,
        "",
        "formkit: stopped from the keyboard\n",
    )


def test_stopping_before_a_command_is_known(
    formkit: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("formkit.cli.main.hear_language", stop)
    assert formkit("explain", "FK101").code == Exit.STOPPED


def test_a_closed_pipe_is_no_noise_and_no_success() -> None:
    program = [sys.executable, "-m", "formkit", "explain", "FK101"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (Exit.PIPE_CLOSED, b"")


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii", "utf-8"])
def test_a_console_without_the_letters_is_no_failure(bad: Path, encoding: str) -> None:
    told = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    assert run_process("--help", **told).returncode == Exit.OK
    ran = run_process("check", "--no-compile", "--lang", "fr", bad, **told)
    assert ran.returncode == Exit.FOUND
    assert b"bad.md" in ran.stdout
    assert "erreur" in ran.stdout.decode(encoding)
    told_to_programs = run_process("check", "--no-compile", bad, "--format", "json", **told)
    assert json.loads(told_to_programs.stdout.decode())["forms"]


@pytest.mark.parametrize("name", HOMES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_on_a_narrow_screen_no_option_is_cut(
    name: str, language: str, formkit: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("formkit.cli.streams.terminal_width", lambda _stream=None: 40)
    page = formkit(*name.split(), "--help", "--lang", language).out
    options = import_module(HOMES[name]).command.params
    named = {spelling for option in options for spelling in option.opts if spelling[0] == "-"}
    assert {spelling for spelling in named if spelling not in page} == set()
    assert max(map(len, page.splitlines())) <= 40
    assert ("Afficher cette page." if language == "fr" else "Show this page.") in page


def test_a_narrow_page_tells_defaults_and_variables(
    formkit: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("formkit.cli.streams.terminal_width", lambda _stream=None: 40)
    assert "[default: text]" in " ".join(formkit("list", "--help").out.split())
    assert "[required]" in formkit("standard", "export", "--help").out
    assert "  doctor\n" in formkit().out


def test_progress_and_colours_are_for_terminals_only(bad: Path) -> None:
    ran = run_process("check", bad, "--no-compile")
    assert ran.stderr == b""
    assert b"\x1b" not in ran.stdout


class TestLanguage:
    """Which language a user is spoken to in."""

    @pytest.fixture(autouse=True)
    def french(self, monkeypatch: pytest.MonkeyPatch) -> None:
        said = {
            "no {kind} is called {name}; there are: {known}": "{kind} {name} inconnue ({known})",
            "Show this page.": "Afficher cette page.",
            "no command is called {name}; there are: {known}": "commande {name} inconnue",
            "Usage:": "Emploi :",
            "Commands": "Commandes",
            "default: {value}": "sinon {value}",
            "required": "obligatoire",
            cleandoc(diff.command.help or ""): "Dire ce qui a changé.",
        }
        for module in ("command", "failures", "output"):
            target = f"formkit.cli.{module}.read_catalogue"
            monkeypatch.setattr(target, lambda language: said if language == "fr" else {})

    def test_it_is_english_unless_told(self, formkit: Program) -> None:
        assert "no rule or variable is called" in formkit("explain", "FK999").err

    @pytest.mark.parametrize(
        "arguments",
        [
            ["--lang", "fr", "explain", "FK999"],
            ["explain", "FK999", "--lang", "fr"],
            ["explain", "FK999", "--lang=fr"],
        ],
    )
    def test_an_option_before_or_after_the_command(
        self, formkit: Program, arguments: list[str]
    ) -> None:
        assert "inconnue" in formkit(*arguments).err

    def test_the_environment(self, formkit: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FORMKIT_LANG", "fr")
        assert "inconnue" in formkit("explain", "FK999").err
        assert "Dire ce qui a changé." in formkit("--help").out

    def test_help_is_worded_too(self, formkit: Program) -> None:
        ran = formkit("--lang", "fr", "diff", "--help")
        assert "Dire ce qui a changé." in ran.out
        assert "Afficher cette page." in ran.out
        assert "Show this page." in formkit("diff", "--help").out

    def test_help_before_the_language_is_worded_too(self, formkit: Program) -> None:
        assert "Afficher cette page." in formkit("diff", "--help", "--lang", "fr").out

    def test_what_stands_around_the_help_is_worded_too(self, formkit: Program) -> None:
        said = formkit("--lang", "fr", "standard", "export", "--help").out
        assert "Emploi : formkit standard export" in said
        assert "[obligatoire]" in said
        assert "[sinon" in formkit("list", "-h", "--lang", "fr").out
        assert "Commandes" in formkit("--lang", "fr").out

    def test_wrong_usage_is_worded_too(self, formkit: Program) -> None:
        assert formkit("--lang", "fr", "chek").err.startswith("formkit: commande chek inconnue")

    def test_an_unknown_language_is_wrong_usage(self, formkit: Program) -> None:
        assert formkit("--lang", "xx", "doctor").code == Exit.WRONG_INPUT


def test_jobs_are_told_how_far_only_where_somebody_watches(
    formkit: Program, bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Message] = []
    monkeypatch.setattr("formkit.cli.output.remark", lambda _ctx, message: told.append(message))
    formkit("check", bad, "--no-compile")
    assert told == []
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    formkit("check", bad, "--no-compile")
    assert told
