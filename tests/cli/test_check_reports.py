"""Reports of a check in every format, shown and written."""

import json
from pathlib import Path

import openpyxl
import pytest

from formkit.cli.exits import Exit
from tests.cli.running import Program

BEGINS = {
    "text": "bad.md",
    "json": '{\n  "formkit"',
    "sarif": '{\n  "$schema"',
    "html": "<!DOCTYPE html>",
}


@pytest.mark.parametrize("form", BEGINS)
def test_every_format_is_shown(formkit: Program, bad: Path, form: str) -> None:
    ran = formkit("check", "--no-compile", "--format", form, bad)
    assert ran.code == Exit.FOUND
    assert BEGINS[form] in ran.out[:200]
    assert ran.err == ""


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("report.txt", "text"),
        ("report.json", "json"),
        ("report.sarif", "sarif"),
        ("report.sarif.json", "sarif"),
        ("REPORT.HTML", "html"),
        ("report.htm", "html"),
    ],
)
def test_name_of_the_file_says_the_format(
    formkit: Program, bad: Path, tmp_path: Path, name: str, form: str
) -> None:
    target = tmp_path / "new folder" / name
    ran = formkit("check", "--no-compile", "--output", target, bad)
    assert (ran.code, ran.out) == (Exit.FOUND, "")
    assert ran.err == f"written: {target}\n"
    text = target.read_text(encoding="utf-8")
    assert BEGINS[form] in text[:200]
    assert text.endswith("\n")
    assert text == formkit("check", "--no-compile", "--format", form, bad).out


def test_format_that_is_asked_for_wins_over_the_name(
    formkit: Program, bad: Path, tmp_path: Path
) -> None:
    target = tmp_path / "report.txt"
    formkit("check", "--no-compile", "--output", target, "--format", "json", bad)
    assert json.loads(target.read_text(encoding="utf-8"))["forms"][0]["file"] == str(bad)


def test_name_without_a_format_is_refused_before_anything_is_done(
    formkit: Program, bad: Path, tmp_path: Path
) -> None:
    ran = formkit("check", "--output", tmp_path / "report.doc", bad)
    assert (ran.code, ran.out) == (Exit.WRONG_INPUT, "")
    assert "does not say in which format" in ran.err


def test_what_is_there_is_replaced_only_when_told(
    formkit: Program, good: Path, bad: Path, tmp_path: Path
) -> None:
    target = tmp_path / "report.json"
    formkit("check", "--no-compile", "--output", target, good)
    before = target.read_bytes()
    ran = formkit("check", "--no-compile", "--output", target, bad)
    assert ran.code == Exit.WRONG_INPUT
    assert "--overwrite" in ran.err
    assert target.read_bytes() == before
    ran = formkit("check", "--no-compile", "--output", target, "--overwrite", bad)
    assert ran.code == Exit.FOUND
    assert target.read_bytes() != before


def test_a_form_is_not_replaced_by_its_report(formkit: Program, bad: Path) -> None:
    before = bad.read_bytes()
    ran = formkit("check", "--no-compile", "--output", bad, "--format", "text", bad)
    assert ran.code == Exit.WRONG_INPUT
    assert bad.read_bytes() == before


@pytest.mark.parametrize(("form", "is_told"), [("sarif", True), ("html", True), ("json", False)])
def test_forms_that_cannot_be_read_stand_in_the_report(
    formkit: Program, tmp_path: Path, form: str, *, is_told: bool
) -> None:
    target = tmp_path / f"report.{form}"
    ran = formkit("check", "--no-compile", "--output", target, tmp_path / "none.xlsx")
    assert ran.code == Exit.WRONG_INPUT
    assert "there is no such file" in ran.err
    assert target.exists() == is_told
    assert not is_told or "there is no such file" in target.read_text(encoding="utf-8")


def test_files_are_whole_whatever_the_terminal(
    formkit: Program, bad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("formkit.cli.streams.terminal_width", lambda *_: 40)
    target = tmp_path / "report.txt"
    formkit("check", "--no-compile", "--output", target, bad)
    lines = target.read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) > 100


@pytest.mark.parametrize(
    "options",
    [["--diff", "--format", "sarif"], ["--diff", "--output", "a.txt"], ["--overwrite"]],
)
def test_options_that_do_not_go_together_are_refused(
    formkit: Program, bad: Path, options: list[str]
) -> None:
    assert formkit("check", *options, bad).code == Exit.WRONG_INPUT


def test_annotated_copy_is_written_beside_the_report(
    formkit: Program, bad: Path, tmp_path: Path
) -> None:
    target = tmp_path / "copy.xlsx"
    ran = formkit("--lang", "fr", "check", "--no-compile", "--annotated", target, bad)
    assert ran.code == Exit.FOUND
    assert "FK101" in ran.out
    assert ran.err == f"écrit : {target}\n".replace(" :", "\xa0:")
    copy = openpyxl.load_workbook(target)
    assert copy["formkit findings"]["A1"].value == "Gravité"
    assert "erreur FK101" in copy["survey"]["A2"].comment.text


def test_annotated_copies_of_several_forms_go_into_a_folder(
    formkit: Program, good: Path, bad: Path, tmp_path: Path
) -> None:
    ran = formkit("check", "--no-compile", "--annotated", tmp_path / "copies", good, bad)
    assert ran.code == Exit.FOUND
    assert sorted(path.name for path in (tmp_path / "copies").iterdir()) == [
        "bad.xlsx",
        "good.xlsx",
    ]
    ran = formkit("check", "--no-compile", "--annotated", tmp_path / "one.xlsx", good, bad)
    assert ran.code == Exit.WRONG_INPUT
    assert "name a folder" in ran.err


def test_a_form_is_not_replaced_by_its_copy_unasked(
    formkit: Program, bad: Path, tmp_path: Path
) -> None:
    form = tmp_path / "form.xlsx"
    formkit("convert", bad, form)
    before = form.read_bytes()
    ran = formkit("check", "--no-compile", "--annotated", form, form)
    assert ran.code == Exit.WRONG_INPUT
    assert "--overwrite" in ran.err
    assert form.read_bytes() == before
    ran = formkit("check", "--no-compile", "--annotated", form, "--overwrite", form)
    assert ran.code == Exit.FOUND
    once = form.read_bytes()
    assert once != before
    formkit("check", "--no-compile", "--annotated", form, "--overwrite", form)
    assert form.read_bytes() == once


def test_with_diff_no_copy_is_written(formkit: Program, bad: Path, tmp_path: Path) -> None:
    ran = formkit("check", "--diff", "--annotated", tmp_path / "copy.xlsx", bad)
    assert ran.code == Exit.WRONG_INPUT
    assert not (tmp_path / "copy.xlsx").exists()
