"""Commands that look things up: list, explain, doctor, standard check."""

import json
from dataclasses import replace
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest

from formkit.cli.exits import Exit
from formkit.jobs import doctor
from formkit.jobs.doctor.folders import Surroundings, onedrive_folder
from tests.cli.running import Program


@pytest.mark.parametrize(
    ("what", "known"),
    [
        ("templates", "bsa"),
        ("modules", "idp_figures"),
        ("variables", "loc_num_idp_ind"),
        ("lists", "shelter_type"),
        ("rules", "FK203"),
        ("countries", "TCD"),
    ],
)
def test_everything_can_be_listed(formkit: Program, what: str, known: str) -> None:
    ran = formkit("list", what)
    assert ran.code == Exit.OK
    assert known in ran.out
    first = json.loads(formkit("list", what, "--format", "json").out)[0]
    assert all(isinstance(text, str) for text in first.values())


def test_search_takes_words_without_accents_or_capitals(formkit: Program) -> None:
    ran = formkit("list", "templates", "--search", "EVALUATION sous", "--lang", "fr")
    assert [line.split()[0] for line in ran.out.splitlines()[1:]] == ["bsa"]


def test_nothing_found_is_said(formkit: Program) -> None:
    assert formkit("list", "rules", "--search", "zzz").out == "nothing found\n"


@pytest.mark.parametrize("name", ["FK203", "fk203", "duplicate-choice-code"])
def test_a_rule_is_explained_by_number_or_name(formkit: Program, name: str) -> None:
    out = formkit("explain", name).out
    assert out.startswith("FK203 duplicate-choice-code (error)\n\n")
    assert "Why:" in out


def test_a_rule_for_standards_is_explained(formkit: Program) -> None:
    out = formkit("explain", "FS01").out
    assert out == "FS01 missing-list (error)\n\nA variable names a list that the standard lacks.\n"


def test_a_variable_is_explained(formkit: Program) -> None:
    out = formkit("explain", "loc_num_idp_ind").out
    assert out.startswith("loc_num_idp_ind (integer)\n")
    assert "category: core" in out
    assert "[Français (fr)]" in out


def test_the_standard_has_no_errors(formkit: Program) -> None:
    ran = formkit("standard", "check")
    assert ran.code == Exit.OK
    assert " error" not in ran.out.splitlines()[-1]
    told = json.loads(formkit("standard", "check", "dtm-wca/2026.1", "--format", "json").out)
    assert told["forms"][0]["counts"]["error"] == 0


def test_the_doctor_tells_what_works(formkit: Program) -> None:
    out = formkit("doctor").out
    assert "dtm-wca/2026.1" in out
    told = {sign["topic"]: sign for sign in json.loads(formkit("doctor", "--format", "json").out)}
    assert told["pyxform"]["state"] == "works"


HERE = Surroundings(folder=Path.cwd(), environment={}, system="linux")


class TestDoctor:
    def sign(self, topic: str, encoding: str = "utf-8", **around: Any) -> doctor.Sign:
        here = replace(HERE, **around)
        return next(sign for sign in doctor.examine(encoding, here) if sign.topic == topic)

    def test_java_may_be_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(doctor.shutil, "which", lambda _name: None)
        assert self.sign("java").state is doctor.State.MISSING

    def test_java_may_be_broken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(doctor.shutil, "which", lambda _name: "/nowhere/java")
        assert self.sign("java").state is doctor.State.BROKEN

    def test_odk_validate_may_be_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(doctor, "validator_jar", lambda: None)
        assert self.sign("odk_validate").state is doctor.State.BROKEN

    def test_a_library_may_be_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def missing(name: str) -> str:
            raise doctor.PackageNotFoundError(name)

        monkeypatch.setattr(doctor, "version", missing)
        assert self.sign("pyxform").state is doctor.State.BROKEN

    @pytest.mark.parametrize(
        ("encoding", "state"),
        [
            ("utf-8", doctor.State.WORKS),
            ("cp1252", doctor.State.MISSING),
            ("no-such-code", doctor.State.MISSING),
        ],
    )
    def test_the_console(self, encoding: str, state: doctor.State) -> None:
        assert self.sign("console", encoding).state is state

    def test_fonts_may_be_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(doctor, "_FONT_FOLDERS", ())
        assert self.sign("fonts").state is doctor.State.MISSING

    def test_standards_may_be_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(doctor, "standard_names", tuple)
        assert self.sign("standards").state is doctor.State.BROKEN

    def test_the_folder_may_be_closed_to_writing(self, tmp_path: Path) -> None:
        assert self.sign("folder", folder=tmp_path).state is doctor.State.WORKS
        closed = self.sign("folder", folder=tmp_path / "nowhere")
        assert closed.state is doctor.State.MISSING
        assert "nowhere (No such file or directory)" in closed.fact

    def test_a_folder_of_onedrive_is_told(self, tmp_path: Path) -> None:
        inside = {"OneDrive": str(tmp_path)}
        assert self.sign("onedrive", folder=tmp_path, environment=inside).fact == str(tmp_path)
        topics = {sign.topic for sign in doctor.examine("utf-8", HERE)}
        assert not {"onedrive", "long_paths"} & topics

    def test_long_paths_are_tried_on_windows(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise FileNotFoundError

        assert self.sign("long_paths", system="win32").state is doctor.State.WORKS
        monkeypatch.setattr(Path, "mkdir", refuse)
        assert self.sign("long_paths", system="win32").state is doctor.State.MISSING


@pytest.mark.parametrize(
    ("folder", "kept"),
    [
        (r"c:\users\a\onedrive - iom\forms", r"C:\Users\a\OneDrive - IOM"),
        (r"C:\Users\a\OneDrive - IOM2", ""),
        (r"C:\Users\a\Documents", ""),
    ],
)
def test_onedrive_is_named_by_the_system(folder: str, kept: str) -> None:
    named = {"OneDriveCommercial": r"C:\Users\a\OneDrive - IOM", "OneDriveConsumer": ""}
    assert onedrive_folder(PureWindowsPath(folder), named) == kept
