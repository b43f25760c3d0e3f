import csv
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from formkit.changes.crosswalk import Crosswalk
from formkit.changes.crosswalk.finding import find_crosswalk
from formkit.changes.detection import find_changes
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.crosswalk import program
from formkit.render.crosswalk.python_script import render_python
from formkit.render.crosswalk.r_script import render_r
from formkit.render.crosswalk.scripts import Source
from formkit.render.crosswalk.table import render_table

OLD = """\
| survey |
| | type | name | label |
| | select_one water | source | Where does the water come from? |
| | begin group | home | The home |
| | select_multiple needs | needs | What is needed most? |
| | text | colour | Which colour is it? |
| | end group | | |
| | text | who | Who are you? |
| choices |
| | list_name | name | label |
| | water | well | Protected well |
| | water | river | River |
| | water | tap | Tap |
| | needs | food | Food |
| | needs | boys | Clothes for boys |
| | needs | girls | Clothes for girls |
"""
NEW = (
    OLD.replace("| well |", "| tap |", 1)
    .replace("| | water | tap | Tap |\n", "")
    .replace("| home | The", "| dwelling | The")
    .replace("| needs | What", "| most_needed | What")
    .replace("| text | who | Who are you? |", "| date | who | When did it rain? |")
    .replace("| | text | colour | Which colour is it? |\n", "")
    .replace("| | needs | boys | Clothes for boys |\n", "")
    .replace("| girls | Clothes for girls |", "| boys_girls | Clothes for boys or girls |")
)
HEADERS = ["source", "home/needs", "home/needs/food", "home/needs/boys", "home/needs/girls"]
HEADERS += ["home/colour", "who", "_uuid"]
ROWS = [
    ["well", "boys food", "1", "1", "0", "réd", 'a "b"', "u1"],
    ["tap", "girls boys", "0", "1", "1", "", "c\nd", "u2"],
    ["river", "", "", "", "", "عربي", "", "u3"],
]
PARTS = ["dwelling/most_needed/food", "dwelling/most_needed/boys_girls"]
REPAIRED = [
    ["source", "dwelling/most_needed", *PARTS, "home/colour", "who_old", "_uuid"],
    ["tap", "boys_girls food", "1", "1", "réd", 'a "b"', "u1"],
    ["tap_old", "boys_girls", "0", "1", "", "c\nd", "u2"],
    ["river", "", "", "", "عربي", "", "u3"],
]
SAID = """\
source: code well is now tap (cells: 1)
source: code tap has no counterpart, and the new form has another answer under it: it is now \
tap_old (cells: 1)
home/needs is now dwelling/most_needed
home/needs: code boys is now boys_girls (cells: 2)
home/needs: code girls is now boys_girls (cells: 1)
home/needs/food is now dwelling/most_needed/food
home/needs/boys is now dwelling/most_needed/boys_girls
home/needs/girls is now dwelling/most_needed/boys_girls
home/colour has no counterpart: it stays as it is
who has no counterpart, and the new form has something else under its name: it is now who_old
home/needs/girls and home/needs/boys are one column now: dwelling/most_needed/boys_girls
"""


def crosswalk(old: str, new: str) -> Crosswalk:
    before, after = (form_of(parse_markdown(one)) for one in (old, new))
    return find_crosswalk(before, after, find_changes(before, after))


def source(old: str = OLD, new: str = NEW, language: Language = Language.ENGLISH) -> Source:
    return Source(
        crosswalk=crosswalk(old, new),
        old="old.xlsx",
        new="new\n.xlsx",
        catalogue=read_catalogue(language),
    )


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Script:
    """A script in a folder, run as an analyst does."""

    folder: Path
    language: str

    def __call__(self, made: Source, old: Path | str, new: Path | str) -> Ran:
        if self.language == "python":
            path, text, program = self.folder / "repair.py", render_python(made), [sys.executable]
        else:
            path, text, program = self.folder / "repair.R", render_r(made), ["Rscript"]
        path.write_text(text, encoding="utf-8")
        command = [*program, path.name, str(old), str(new)]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, check=False)
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def repaired(
        self, made: Source, rows: list[list[str]], separator: str = ";"
    ) -> tuple[list[list[str]], str]:
        """What becomes of rows, and what is said."""
        write(self.folder / "old.csv", rows, separator)
        (self.folder / "new.csv").unlink(missing_ok=True)
        ran = self(made, "old.csv", "new.csv")
        assert (ran.code, ran.err) == (0, "")
        return read(self.folder / "new.csv", separator), ran.out.replace("written: new.csv\n", "")


@pytest.fixture(params=["python", "r"])
def script(request: pytest.FixtureRequest, tmp_path: Path) -> Script:
    if request.param == "r" and not shutil.which("Rscript"):
        pytest.skip("Rscript is not here; what the R script holds is tested without it")
    return Script(tmp_path, request.param)


def write(path: Path, rows: list[list[str]], separator: str = ";") -> None:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)


def read(path: Path, separator: str = ";") -> list[list[str]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.reader(file, delimiter=separator))


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_names_codes_and_parts_of_answers_are_repaired(script: Script, separator: str) -> None:
    assert script.repaired(source(), [HEADERS, *ROWS], separator) == (REPAIRED, SAID)


@pytest.mark.parametrize("sign", [".", ":"])
def test_groups_may_be_joined_otherwise(script: Script, sign: str) -> None:
    headers = [one.replace("/", sign) for one in HEADERS]
    rows, _ = script.repaired(source(), [headers, *ROWS])
    assert rows == [[one.replace("/", sign) for one in REPAIRED[0]], *REPAIRED[1:]]


def test_groups_may_be_left_out(script: Script) -> None:
    headers = [one.removeprefix("home/") for one in HEADERS]
    rows, _ = script.repaired(source(), [headers, *ROWS])
    wanted = [one.removeprefix("dwelling/").removeprefix("home/") for one in REPAIRED[0]]
    assert rows == [wanted, *REPAIRED[1:]]


def test_columns_of_all_versions_become_one(script: Script) -> None:
    old = [["home/needs", "dwelling/most_needed"], ["food", ""], ["", "food"]]
    rows, said = script.repaired(source(), old)
    assert rows == [["dwelling/most_needed"], ["food"], ["food"]]
    assert "dwelling/most_needed and home/needs are one column now" in said


def test_columns_with_two_values_stay_apart(script: Script) -> None:
    old = [["home/needs", "dwelling/most_needed"], ["food", "food"], ["boys", "food"]]
    rows, said = script.repaired(source(), old)
    assert rows[0] == ["dwelling/most_needed", "home/needs"]
    assert [sorted(row) for row in rows[1:]] == [["food", "food"], ["boys_girls", "food"]]
    assert "both hold a value in row 3" in said


def test_labels_are_left_alone_and_said(script: Script) -> None:
    rows, said = script.repaired(source(), [["source", "x"], ["Protected well", "1"]])
    assert rows == [["source", "x"], ["Protected well", "1"]]
    assert "source holds labels in place of codes" in said
    headers = [["Where does the water come from?", "x"], ["Protected well", "1"]]
    rows, said = script.repaired(source(), headers)
    assert rows == headers
    assert said.startswith("old.csv has no column that the two forms call differently")


def test_a_code_without_counterpart_stays(script: Script) -> None:
    new = OLD.replace("| | water | tap | Tap |\n", "").replace("| | needs | food | Food |\n", "")
    old = [["source", "home/needs", "home/needs/food"], ["tap", "food boys", "1"]]
    rows, said = script.repaired(source(new=new), old)
    assert rows == old
    assert said.splitlines() == [
        "source: code tap has no counterpart and stays as it is (cells: 1)",
        "home/needs: code food has no counterpart and stays as it is (cells: 1)",
        "home/needs/food has no counterpart among the new codes: it is called home/needs/food",
    ]


def test_the_table_of_a_repeat_follows_its_name(script: Script) -> None:
    rows = "| survey |\n| | type | name |\n| | begin repeat | people |\n| | text | a |\n"
    rows += "| | end repeat |\n"
    made = source(rows, rows.replace("people", "members"))
    old = [["people/a", "_parent_table_name"], ["x", "people"], ["y", "form"]]
    repaired, _ = script.repaired(made, old)
    assert repaired == [["members/a", "_parent_table_name"], ["x", "members"], ["y", "form"]]


def test_a_table_without_rows_and_short_rows_are_read(script: Script) -> None:
    assert script.repaired(source(), [["home/needs", "x"]])[0] == [["dwelling/most_needed", "x"]]
    short = [["home/needs", "x", "y"], ["food", "1"]]
    assert script.repaired(source(), short)[0][1] == ["food", "1", ""]


def test_text_of_windows_is_read(script: Script) -> None:
    old, new = script.folder / "old.csv", script.folder / "new.csv"
    old.write_bytes("home/needs;x\r\nfood;é\r\n".encode("cp1252"))
    assert script(source(), old, new).code == 0
    assert read(new) == [["dwelling/most_needed", "x"], ["food", "é"]]


def test_no_file_is_written_over_and_wrong_usage_is_told(script: Script) -> None:
    write(script.folder / "old.csv", [HEADERS])
    ran = script(source(), "old.csv", "old.csv")
    assert (ran.code, ran.out, ran.err) == (2, "", "old.csv is there already: name another file\n")
    path = script.folder / ("repair.py" if script.language == "python" else "repair.R")
    command = [sys.executable if script.language == "python" else "Rscript", str(path)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"{path.name} old_export.csv new_export.csv".encode() in done.stderr


def test_hostile_names_stay_text(script: Script) -> None:
    odd = "x\"');quit(3)#\\{new}"
    old = OLD.replace("| well |", f"| {odd} |".replace("\\", "\\\\"))
    made = source(old, NEW)
    assert script.repaired(made, [["source"], ["river"]])[0] == [["source"], ["river"]]


def test_the_program_does_inside_the_test_what_the_script_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names: dict[str, Any] = {"__name__": "repair"}
    exec(render_python(source()), names)  # noqa: S102 - our own script
    tables = (names["COLUMNS"], names["REPEATS"], names["WORDS"])
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    write(old, [HEADERS, *ROWS])
    assert program.main([str(old), str(new)], *tables) == 0
    assert read(new) == REPAIRED
    assert capsys.readouterr().out == f"{SAID}written: {new}\n"


@pytest.mark.parametrize(
    ("headers", "row", "repaired"),
    [
        (["home/needs", "dwelling/most_needed"], ["food", "boys"], ["food", "boys"]),
        (["home/needs", "dwelling/most_needed"], ["food", ""], ["food"]),
        (["dwelling/most_needed", "home/needs"], ["food", "boys"], ["food", "boys_girls"]),
        (["source", "source"], ["Tap", "river"], ["Tap", "river"]),
        (["home/needs/boys", "home/needs/girls"], ["1", "0"], ["1"]),
        (["home/colour/x", "x"], ["1"], ["1", ""]),
        (["home/needs/unknown"], ["1"], ["1"]),
    ],
)
def test_one_row_after_the_other(headers: list[str], row: list[str], repaired: list[str]) -> None:
    names: dict[str, Any] = {"__name__": "repair"}
    exec(render_python(source()), names)  # noqa: S102 - our own script
    repair = program.Repair(names["COLUMNS"], names["REPEATS"], names["WORDS"])
    assert repair.table("t", [headers, row])[1] == repaired


def test_a_lost_code_of_several_and_a_table_of_nothing() -> None:
    new = OLD.replace("| | water | tap | Tap |\n", "").replace("| | needs | food | Food |\n", "")
    names: dict[str, Any] = {"__name__": "repair"}
    exec(render_python(source(new=new)), names)  # noqa: S102 - our own script
    repair = program.Repair(names["COLUMNS"], names["REPEATS"], names["WORDS"])
    assert repair.table("t", []) == []
    rows = [["source", "home/needs/food", "home/needs/boys"], ["tap", "1", "0"]]
    assert repair.table("t", rows) == rows
    assert len(repair.lines) == 2
    assert program.read_csv("a;é".encode("cp1252")) == ([["a", "é"]], ";")


def test_both_scripts_give_the_same_bytes(tmp_path: Path) -> None:
    if not shutil.which("Rscript"):
        pytest.skip("Rscript is not here")
    write(tmp_path / "old.csv", [HEADERS, *ROWS])
    for language in ("python", "r"):
        assert Script(tmp_path, language)(source(), "old.csv", f"{language}.csv").code == 0
    assert (tmp_path / "python.csv").read_bytes() == (tmp_path / "r.csv").read_bytes()


def test_scripts_speak_french() -> None:
    made = source(language=Language.FRENCH)
    for text in (render_python(made), render_r(made)):
        assert "# Répare des données collectées avec old.xlsx" in text
        assert "# Une colonne sous son nouveau nom, avec ses nouveaux codes." in text
        assert "# @" not in text
    assert "est maintenant" in render_python(made)
    assert "fait maintenant partie" in render_table(made.crosswalk, made.catalogue)


def test_r_text_is_ascii_outside_comments_and_closed() -> None:
    lines = render_r(source(language=Language.FRENCH)).splitlines()
    assert [one for one in lines if not one.lstrip().startswith("#") and not one.isascii()] == []
    assert render_r(source(OLD.replace("| well |", "| 𝒳é |"))).count('"\\U0001d4b3\\u00e9"') == 1


def test_outputs_are_as_they_were(golden: object) -> None:
    made = source()
    for name, text in (
        ("crosswalk/table.csv", render_table(made.crosswalk, made.catalogue)),
        ("crosswalk/repair.py.txt", render_python(made)),
        ("crosswalk/repair.R.txt", render_r(made)),
    ):
        golden(name, text)  # type: ignore[operator]


def test_a_crosswalk_without_anything_is_a_script_all_the_same(script: Script) -> None:
    rows, said = script.repaired(source(OLD, OLD), [HEADERS, *ROWS])
    assert rows == [HEADERS, *ROWS]
    assert said.startswith("old.csv has no column")


def test_a_cell_is_text_as_people_see_it() -> None:
    assert [program.text_of(one) for one in (None, 1.0, 1.5, 2, " a ")] == [
        "",
        "1",
        "1.5",
        "2",
        "a",
    ]
    assert program.text_of(datetime(2026, 1, 2)) == "2026-01-02 00:00:00"  # noqa: DTZ001 - as in a cell
