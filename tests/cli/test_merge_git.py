"""``formkit merge`` as a merge driver, in a real repository of git."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from formkit import read_form
from formkit.cli.exits import Exit
from formkit.formats.conflict_lists import CONFLICTS_SHEET
from formkit.formats.files import parse_workbook
from formkit.formats.writing import workbook_bytes
from tests.cli.running import GOOD, Program

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not here")

NAME = "forms/water point.xlsx"


class Repository:
    """A repository in which formkit merges workbooks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "forms").mkdir(parents=True)
        self.form = folder / NAME
        self("init", "--quiet", "--initial-branch", "main")
        for key, value in (
            ("user.name", "office"),
            ("user.email", "office@example.org"),
            ("merge.formkit.name", "formkit merge"),
            ("merge.formkit.driver", f"'{sys.executable}' -m formkit merge --git %O %A %B %P"),
        ):
            self("config", key, value)
        (folder / ".gitattributes").write_text("*.xlsx merge=formkit\n", encoding="utf-8")
        self("add", ".gitattributes")

    def __call__(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        here = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        return subprocess.run(
            ["git", *arguments],  # noqa: S607 - the git of whoever runs the tests
            cwd=self.folder,
            env={**os.environ, **here, "FORMKIT_LANG": "en"},
            capture_output=True,
            text=True,
            check=check,
        )

    def commit(self, text: str, branch: str = "") -> None:
        if branch:
            self("checkout", "--quiet", "-B", branch)
        workbook = parse_workbook(text.encode(), "form.md")
        self.form.write_bytes(workbook_bytes(workbook, "xlsx"))
        self("add", NAME)
        self("commit", "--quiet", "-m", branch or "base")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def diverge(repository: Repository, ours: str, theirs: str) -> subprocess.CompletedProcess[str]:
    repository.commit(GOOD)
    repository.commit(theirs, "theirs")
    repository("checkout", "--quiet", "main")
    repository.commit(ours)
    return repository("merge", "--no-edit", "theirs", check=False)


def test_changes_of_both_branches_are_joined(repository: Repository) -> None:
    ours = GOOD.replace("Source of water", "Our water")
    ran = diverge(repository, ours, GOOD.replace("Robinet", "Fontaine"))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    form = read_form(repository.form)
    assert form.nodes[0].labels.first == "Our water"
    assert form.lists[0].choices[1].labels.pairs[1] == ("Français (fr)", "Fontaine")
    assert CONFLICTS_SHEET not in load_workbook(repository.form).sheetnames
    assert repository("status", "--porcelain").stdout == ""


def test_conflicts_are_decided_in_the_workbook(repository: Repository, formkit: Program) -> None:
    ours, theirs = (GOOD.replace("Source of water", f"{side} water") for side in ("Our", "Their"))
    ran = diverge(repository, ours, theirs.replace("Robinet", "Fontaine"))
    assert ran.returncode == 1
    assert f"to be decided on the sheet {CONFLICTS_SHEET} of {NAME}: 1" in ran.stderr
    assert repository("status", "--porcelain").stdout == f'UU "{NAME}"\n'
    assert read_form(repository.form).nodes[0].labels.first == "Source of water"
    book = load_workbook(repository.form)
    book[CONFLICTS_SHEET]["H4"] = "theirs"
    book.save(repository.form)
    stages = repository("checkout-index", "--stage=all", "--temp", "--", NAME).stdout
    files = [repository.folder / one for one in stages.partition("\t")[0].split()]
    done = formkit("merge", *files, "--resume", repository.form, "--finish")
    assert done.code == Exit.OK, done.err
    form = read_form(repository.form)
    assert form.nodes[0].labels.first == "Their water"
    assert form.lists[0].choices[1].labels.pairs[1] == ("Français (fr)", "Fontaine")
    repository("add", NAME)
    repository("commit", "--quiet", "--no-edit")


def test_a_form_that_both_branches_added(repository: Repository) -> None:
    (repository.folder / "note.txt").write_text("first\n", encoding="utf-8")
    repository("add", "note.txt")
    repository("commit", "--quiet", "-m", "first")
    repository.commit(GOOD, "theirs")
    repository("checkout", "--quiet", "main")
    (repository.folder / "forms").mkdir(exist_ok=True)
    repository.commit(GOOD.replace("Source of water", "Our water"))
    ran = repository("merge", "--no-edit", "theirs", check=False)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert CONFLICTS_SHEET in load_workbook(repository.form).sheetnames
