import json
from pathlib import Path

import jsonschema
import pytest

from formkit.cli.commands import check
from formkit.cli.exits import Exit
from formkit.core.findings import Severity
from tests.cli.running import Program

SCHEMA = Path(__file__).parents[2] / "formkit" / "formats" / "schemas" / "report.json"


def test_a_good_form_ends_with_0(formkit: Program, good: Path) -> None:
    ran = formkit("check", "--no-compile", good)
    assert (ran.code, ran.err) == (Exit.OK, "")
    assert "nothing found" in ran.out


def test_findings_stand_at_their_cells(formkit: Program, bad: Path) -> None:
    ran = formkit("check", "--no-compile", bad)
    assert ran.code == Exit.FOUND
    assert "A2  error  FK101" in ran.out
    assert "B3  error  FK203" in ran.out


def test_what_was_left_out_is_told_as_not_run(formkit: Program, good: Path) -> None:
    assert "not run: FK700 (pyxform was not asked)" in formkit("check", "--no-compile", good).out


def test_a_file_that_cannot_be_read_keeps_the_others_from_nothing(
    formkit: Program, good: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "photo.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    ran = formkit("check", "--no-compile", picture, good, tmp_path / "none.xlsx")
    assert ran.code == Exit.WRONG_INPUT
    assert ran.out.startswith(str(good))
    first, second = ran.err.splitlines()
    assert first.startswith(f"formkit: {picture}: the file is no workbook")
    assert second.startswith(f"formkit: {tmp_path / 'none.xlsx'}: there is no such file")


def test_what_excel_puts_beside_an_open_workbook_is_passed_over(
    formkit: Program, good: Path, tmp_path: Path
) -> None:
    lock = tmp_path / "~$good.xlsx"
    lock.write_bytes(b"\x05owner")
    ran = formkit("check", "--no-compile", lock, good)
    assert (ran.code, ran.err) == (Exit.OK, "")
    assert "~$" not in ran.out


def test_json_obeys_the_published_schema(formkit: Program, good: Path, bad: Path) -> None:
    ran = formkit("check", "--no-compile", "--format", "json", good, bad)
    told = json.loads(ran.out)
    jsonschema.validate(told, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [form["file"] for form in told["forms"]] == [str(good), str(bad)]
    assert told["forms"][1]["findings"][0] | {"message": ""} == {
        "rule": "FK101",
        "slug": "unknown-type",
        "severity": "error",
        "message": "",
        "sheet": "survey",
        "row": 2,
        "column": "type",
        "cell": "A2",
        "name": "water",
        "fixable": False,
        "text": "selct_one water",
        "span": None,
    }


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", Exit.OK), ("warning", Exit.FOUND), ("info", Exit.FOUND)]
)
def test_what_counts_as_found_is_the_callers_to_say(
    formkit: Program, tmp_path: Path, fail_on: str, code: Exit
) -> None:
    path = tmp_path / "warned.md"
    path.write_text(
        "| survey |\n"
        "|  | type | name | label | apearance |\n"
        "|  | text | q    | What? | multiline |\n",
        encoding="utf-8",
    )
    assert formkit("check", "--no-compile", "--fail-on", fail_on, path).code == code


def test_what_is_no_form_ends_with_2(formkit: Program, tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    ran = formkit("check", path)
    assert (ran.code, ran.out) == (Exit.WRONG_INPUT, "")
    assert str(path) in ran.err


def test_a_standard_that_is_not_here_is_wrong_input(formkit: Program, good: Path) -> None:
    ran = formkit("check", "--no-compile", "--standard", "dtm-mars", good)
    assert ran.code == Exit.WRONG_INPUT
    assert "dtm-wca" in ran.err


def test_a_standard_that_a_form_only_claims_is_told_as_unknown(
    formkit: Program, tmp_path: Path
) -> None:
    path = tmp_path / "claims.md"
    path.write_text(
        "| survey |\n"
        "|  | type | name | label |\n"
        "|  | text | q    | What? |\n"
        "| settings |\n"
        "|  | formkit_standard |\n"
        "|  | dtm-mars 2030.1  |\n",
        encoding="utf-8",
    )
    assert "no standard is known" in formkit("check", "--no-compile", path).out


def test_with_a_standard_the_dictionary_is_asked(formkit: Program, good: Path) -> None:
    ran = formkit("check", "--no-compile", "--standard", "dtm-wca", "--component", "BSA", good)
    assert "FK501" in ran.out
    assert "no standard is known" not in ran.out


def test_every_severity_can_be_what_counts() -> None:
    (option,) = (one for one in check.command.params if one.name == "fail_on")
    assert list(option.type.choices) == list(Severity)
