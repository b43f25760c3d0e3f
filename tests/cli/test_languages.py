"""Which language a user is spoken to in: option, variable, workspace, system, English."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from formkit.cli.exits import Exit
from formkit.cli.languages import spoken_language
from formkit.render.catalogue import Language
from tests.cli.running import Program

SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")
FRENCH = "formkit: configuration/1\nlanguage: fr\n"


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder and an environment that name no language."""
    monkeypatch.chdir(tmp_path)
    for name in ("FORMKIT_LANG", *SYSTEM):
        monkeypatch.delenv(name, raising=False)


def test_each_wins_over_what_comes_behind_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert spoken_language() is Language.ENGLISH
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert spoken_language() is Language.FRENCH
    (tmp_path / "formkit.yaml").write_text("language: en", encoding="utf-8")
    assert spoken_language() is Language.ENGLISH
    monkeypatch.setenv("FORMKIT_LANG", "fr")
    assert spoken_language() is Language.FRENCH
    assert spoken_language("en") is Language.ENGLISH


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "FR-ca@euro"}, "fr"),
        ({"LANG": "fra"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LC_MESSAGES": "fr_TD", "LANG": "en_GB"}, "fr"),
        ({"LC_ALL": "en_GB", "LC_MESSAGES": "fr_TD"}, "en"),
        ({"LC_ALL": "", "LANG": "fr_ML"}, "fr"),
        ({"LC_ALL": "ar_TD", "LANG": "fr_TD"}, "en"),
    ],
)
def test_of_the_system_the_first_variable_counts(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, str], language: str
) -> None:
    for name, text in said.items():
        monkeypatch.setenv(name, text)
    assert spoken_language() == language


@pytest.mark.parametrize(("number", "language"), [(0x040C, "fr"), (0x0409, "en"), (1, "en")])
def test_on_windows_the_language_of_its_menus(
    monkeypatch: pytest.MonkeyPatch, number: int, language: str
) -> None:
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: number)
    windows = SimpleNamespace(windll=SimpleNamespace(kernel32=kernel))
    monkeypatch.setitem(sys.modules, "ctypes", windows)
    monkeypatch.setattr("formkit.cli.languages.sys", SimpleNamespace(platform="win32"))
    assert spoken_language() == language


@pytest.mark.parametrize("asked", ["xx", "FR", "français"])
def test_who_names_no_language_of_ours_is_not_heard(
    monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.setenv("LANG", "fr_FR")
    assert spoken_language(asked) is Language.FRENCH


def test_a_folder_that_is_gone_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "cwd", gone)
    assert spoken_language() is Language.ENGLISH


class TestTheProgram:
    """What the command line does with it."""

    def test_the_workspace_speaks_for_its_folders(
        self, formkit: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "formkit.yaml").write_text(FRENCH, encoding="utf-8")
        inner = tmp_path / "tchad" / "formulaires"
        inner.mkdir(parents=True)
        monkeypatch.chdir(inner)
        assert "introuvable" in formkit("explain", "FK999").err
        assert "is called" in formkit("explain", "FK999", "--lang", "en").err

    def test_a_workspace_in_no_language_of_ours_is_told_where_it_is_read(
        self, formkit: Program, tmp_path: Path, good: Path
    ) -> None:
        text = FRENCH.replace("fr", "es")
        (tmp_path / "formkit.yaml").write_text(text, encoding="utf-8")
        assert formkit("explain", "FK101").code == Exit.OK
        ran = formkit("check", good, "--no-compile")
        assert ran.code == Exit.WRONG_INPUT
        assert "language says es; it can say: en, fr" in ran.err

    def test_an_option_before_the_command_wins_over_the_variable(
        self, formkit: Program, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FORMKIT_LANG", "en")
        assert "introuvable" in formkit("--lang", "fr", "explain", "FK999").err

    def test_the_system_speaks_where_nobody_else_does(
        self, formkit: Program, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("LANG", "fr_TD.UTF-8")
        assert "Afficher cette page." in formkit("--help").out
