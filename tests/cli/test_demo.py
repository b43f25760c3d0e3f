"""The main job as a newcomer meets it."""

from pathlib import Path

import pytest

from formkit import read_form
from formkit.cli.exits import Exit
from formkit.jobs import workspace
from tests.cli.running import Program

FILES = {
    "adaptation_new.yaml",
    "bsa_tcd.xlsx",
    "bsa_tcd.xml",
    "bsa_tcd_edited.xlsx",
    "findings.txt",
    "changes.txt",
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_tells_what_was_built_what_is_wrong_what_changed_and_where(
    formkit: Program, here: Path
) -> None:
    ran = formkit("demo")
    assert (ran.code, ran.err) == (Exit.OK, "")
    headings = [line for line in ran.out.splitlines() if line[:1].isdigit()]
    assert [heading.partition(".")[0] for heading in headings] == ["1", "2", "3", "4"]
    assert "Évaluation de base par sous-zone – Tchad" in ran.out
    assert "question loc_num_idp_hh is now called nb_menages_pdi" in ran.out
    folder = here / "demo-output"
    assert {path.name for path in folder.iterdir()} == FILES
    assert all(f"{Path('demo-output') / name}" in ran.out for name in FILES)
    assert read_form(folder / "bsa_tcd.xlsx").languages == ("Français (fr)", "English (en)")


def test_it_may_be_run_again_and_writes_the_same(formkit: Program, here: Path) -> None:
    first = formkit("demo", "out")
    before = {path.name: path.read_bytes() for path in (here / "out").iterdir()}
    assert formkit("demo", "out") == first
    assert {path.name: path.read_bytes() for path in (here / "out").iterdir()} == before


def test_a_dry_run_writes_nothing_and_french_is_spoken_and_java_may_be_missing(
    formkit: Program, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("formkit.formats.odk_validate.shutil.which", lambda _name: None)
    ran = formkit("demo", "--dry-run", "--lang", "fr")
    assert "1. Ce qui a été construit" in ran.out
    assert "ODK Validate n’a pas été exécuté (Java introuvable)" in ran.out
    assert "serait écrit" in ran.err
    assert not list(here.iterdir())


def test_without_the_examples_it_says_so(
    formkit: Program, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace.formkit, "__file__", str(here / "formkit" / "__init__.py"))
    ran = formkit("demo")
    assert ran.code == Exit.WRONG_INPUT
    assert "the examples are not here" in ran.err
