import csv
from pathlib import Path

import pytest

from formkit.cli.exits import Exit
from tests.cli.running import GOOD, Program


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    path = tmp_path / "edited.md"
    text = GOOD.replace("| water | Source", "| source | Source").replace("| tap  |", "| pipe |")
    path.write_text(text, encoding="utf-8")
    return path


def test_the_table_goes_to_the_terminal(formkit: Program, good: Path, edited: Path) -> None:
    ran = formkit("crosswalk", good, edited)
    assert ran.code == Exit.OK
    first, *rows = csv.reader(ran.out.splitlines())
    assert first[:5] == ["kind", "old_name", "new_name", "old_code", "new_code"]
    assert rows == [
        ["question", "water", "source", "", "", "", "certain", "has another name"],
        ["choice", "water", "water", "tap", "pipe", "water", "certain", "has another code"],
    ]
    assert ran.err == "names and codes that are mapped: 2; that have no counterpart: 0\n"


def test_the_other_way(formkit: Program, good: Path, edited: Path) -> None:
    ran = formkit("crosswalk", good, edited, "--reverse")
    assert ran.out == formkit("crosswalk", edited, good).out
    assert "choice,water,water,pipe,tap" in ran.out


def test_a_folder_gets_all_three(
    formkit: Program, good: Path, edited: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "made"
    assert formkit("crosswalk", good, edited, "-o", folder, "--dry-run").code == Exit.OK
    assert not folder.exists()
    assert formkit("crosswalk", good, edited, "-o", folder).code == Exit.OK
    assert sorted(one.name for one in folder.iterdir()) == [
        "crosswalk.csv",
        "repair.R",
        "repair.py",
    ]
    assert (folder / "crosswalk.csv").read_bytes().startswith(b"\xef\xbb\xbfkind,")
    assert (folder / "repair.py").read_bytes().startswith(b"#!/usr/bin/env python3\n")


def test_a_file_is_what_its_name_says(
    formkit: Program, good: Path, edited: Path, tmp_path: Path
) -> None:
    for name, start in (("a.py", "#!/usr"), ("a.R", "# Rép"), ("a.csv", "\ufeffkind")):
        ran = formkit("--lang", "fr", "crosswalk", good, edited, "-o", tmp_path / name)
        assert ran.code == Exit.OK
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_format_may_be_asked_for(
    formkit: Program, good: Path, edited: Path, tmp_path: Path
) -> None:
    assert formkit("crosswalk", good, edited, "--format", "r").out.startswith("# Repairs data")
    path = tmp_path / "a.txt"
    assert formkit("crosswalk", good, edited, "-o", path, "--format", "python").code == Exit.OK
    assert path.read_text(encoding="utf-8").startswith("#!/usr")


def test_a_name_that_says_nothing_is_refused(formkit: Program, good: Path, tmp_path: Path) -> None:
    ran = formkit("crosswalk", good, good, "-o", tmp_path / "a.txt")
    assert ran.code == Exit.WRONG_INPUT
    assert "let it end in .csv, .py or .R" in ran.err
