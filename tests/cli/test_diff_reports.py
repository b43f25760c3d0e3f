"""``formkit diff`` writing what it found: pages, e-mails, annotated copies."""

from pathlib import Path

import openpyxl
import pytest

from formkit.cli.exits import Exit
from formkit.formats.files import read_workbook
from formkit.formats.writing import workbook_bytes
from tests.cli.running import GOOD, Program


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    table = tmp_path / "edited.md"
    table.write_text(GOOD.replace("| Well ", "| Borehole ").replace("| tap  |", "| pipe |"))
    path = tmp_path / "edited.xlsx"
    path.write_bytes(workbook_bytes(read_workbook(table), "xlsx"))
    return path


BEGINNINGS = {
    "html": "<!DOCTYPE html>",
    "markdown": "# ",
    "json": "{",
    "text": "",
}


@pytest.mark.parametrize("form", BEGINNINGS)
def test_every_format_on_stdout(formkit: Program, good: Path, edited: Path, form: str) -> None:
    ran = formkit("diff", good, edited, "--format", form)
    assert (ran.code, ran.err) == (Exit.OK, "")
    assert ran.out.startswith(BEGINNINGS[form])
    assert "pipe" in ran.out


BY_NAME = {
    "a.html": "<!DOCTYPE",
    "a.htm": "<!DOCTYPE",
    "a.MD": "# ",
    "a.json": "{",
    "a.txt": "",
}


@pytest.mark.parametrize("name", BY_NAME)
def test_the_name_says_in_which_format(
    formkit: Program, good: Path, edited: Path, tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    ran = formkit("diff", good, edited, "-o", target)
    assert (ran.code, ran.out) == (Exit.OK, "")
    assert ran.err == f"written: {target}\n"
    text = target.read_text(encoding="utf-8")
    assert text.startswith(BY_NAME[name])
    assert text.endswith("\n")


def test_a_name_without_a_format_is_refused_before_anything_is_done(
    formkit: Program, good: Path, tmp_path: Path
) -> None:
    ran = formkit("diff", good, tmp_path / "none.xlsx", "--output", tmp_path / "a.doc")
    assert (ran.code, ran.out) == (Exit.WRONG_INPUT, "")
    assert "let it end in .txt, .json, .html or .md" in ran.err


def test_what_is_there_is_replaced_only_when_told(
    formkit: Program, good: Path, edited: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.html"
    target.write_text("mine")
    assert formkit("diff", good, edited, "-o", target).code == Exit.WRONG_INPUT
    assert target.read_text() == "mine"
    assert formkit("diff", good, edited, "-o", target, "--overwrite").code == Exit.OK
    assert formkit("diff", good, edited, "--overwrite").code == Exit.WRONG_INPUT


def test_in_french_and_since_what_is_deployed(
    formkit: Program, good: Path, edited: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.html"
    formkit("--lang", "fr", "diff", "--since-deployed", good, edited, "-o", target)
    text = target.read_text(encoding="utf-8")
    assert '<html lang="fr">' in text
    assert 'class="moment"' in text
    assert "Données déjà collectées" in text


def test_the_exit_code_tells_of_changes_whatever_is_written(
    formkit: Program, good: Path, edited: Path, tmp_path: Path
) -> None:
    ran = formkit("diff", good, edited, "-o", tmp_path / "a.md", "--exit-code")
    assert ran.code == Exit.FOUND
    assert (tmp_path / "a.md").exists()


def test_an_annotated_copy_of_the_new_form(
    formkit: Program, good: Path, edited: Path, tmp_path: Path
) -> None:
    target = tmp_path / "copy.xlsx"
    ran = formkit("diff", good, edited, "--annotated", target)
    assert ran.code == Exit.OK
    assert "the code pipe now" in ran.out
    copy = openpyxl.load_workbook(target)
    assert copy.sheetnames[-1] == "formkit changes"
    assert 'was "Well"' in copy["choices"]["C2"].comment.text
    listed = copy["formkit changes"]
    assert listed.freeze_panes == "A2"
    assert listed.auto_filter.ref == listed.dimensions
    links = [listed.cell(row, 2) for row in range(2, listed.max_row + 1)]
    assert any(one.hyperlink and one.hyperlink.location == "'choices'!C2" for one in links)


def test_an_annotated_copy_has_the_format_of_the_form(
    formkit: Program, good: Path, edited: Path, tmp_path: Path
) -> None:
    ran = formkit("diff", good, edited, "--annotated", tmp_path / "copy.xls")
    assert ran.code == Exit.WRONG_INPUT
    assert "let its name end in .xlsx" in ran.err
