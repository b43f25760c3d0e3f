"""``formkit check --fix`` and what goes with it."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from formkit import jobs
from formkit.cli.exits import Exit
from formkit.core.messages import Message
from formkit.formats import xform
from formkit.formats.reading import read_form
from formkit.jobs import convert, fix_files
from formkit.jobs.outputs import save
from formkit.jobs.subjects import Judgement
from tests.cli.running import Program

SCHEMA = Path(__file__).parents[2] / "formkit" / "formats" / "schemas" / "report.json"
FORM = """\
| survey |
|  | type      | name | label::en | label::Français (fr) | hint |
|  | integer   | age  | Age       | Âge                  |      |
|  | begin_grp | g    | Part      | Partie               |      |
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "form.md"
    path.write_text(FORM, encoding="utf-8")
    return path


@pytest.fixture
def workbook(text: Path) -> Path:
    path = text.with_suffix(".xlsx")
    save((convert(text, path),))
    return path


def test_the_workbook_is_mended_and_what_is_left_is_told(formkit: Program, workbook: Path) -> None:
    before = workbook.read_bytes()
    ran = formkit("check", "--no-compile", "--fix", "--backup", workbook)
    assert ran.code == Exit.FOUND
    assert "fixes: 1" in ran.out
    assert "FK404: write English (en) in place of en" in ran.out
    assert "FK101" in ran.out
    assert f"written: {workbook}" in ran.err
    assert workbook.with_suffix(".bak.xlsx").read_bytes() == before
    assert "English (en)" in read_form(workbook).languages
    again = workbook.read_bytes()
    ran = formkit("check", "--no-compile", "--fix", workbook)
    assert (workbook.read_bytes(), "written" in ran.err) == (again, False)


def test_diff_shows_all_edits_and_writes_nothing(formkit: Program, workbook: Path) -> None:
    before = workbook.read_bytes()
    ran = formkit("check", "--no-compile", "--diff", workbook)
    assert ran.code == Exit.FOUND
    assert "“label::en” becomes “label::English (en)”" in ran.out
    assert workbook.read_bytes() == before


def test_a_form_without_anything_to_mend_says_so(formkit: Program, good: Path) -> None:
    ran = formkit("check", "--no-compile", "--diff", good)
    assert (ran.code, ran.out.strip()) == (Exit.OK, "nothing to fix")
    assert formkit("check", "--no-compile", "--fix", good).err == ""


def test_a_text_form_is_mended_too(formkit: Program, text: Path) -> None:
    formkit("check", "--no-compile", "--fix", text)
    assert "label::English (en)" in text.read_text(encoding="utf-8")


def test_json_tells_the_fixes(formkit: Program, workbook: Path) -> None:
    ran = formkit("check", "--no-compile", "--fix", "--format", "json", workbook)
    told = json.loads(ran.out)
    jsonschema.validate(told, json.loads(SCHEMA.read_text(encoding="utf-8")))
    (fix,) = told["forms"][0]["fixes"]
    assert (fix["finding"]["rule"], fix["made"], fix["safe"]) == ("FK404", True, True)


def test_what_cannot_be_kept_stops_it(
    formkit: Program, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (fixed,) = fix_files([workbook], Judgement(compiles=False))
    assert fixed.copy
    output = replace(fixed.copy.output, losses=(Message("a drawing"),))
    lossy = replace(fixed, copy=replace(fixed.copy, output=output))
    monkeypatch.setattr(jobs, "fix_files", lambda *_args, **_more: (lossy,), raising=False)
    before = workbook.read_bytes()
    ran = formkit("check", "--no-compile", "--fix", workbook)
    assert (ran.code, workbook.read_bytes()) == (Exit.WRONG_INPUT, before)
    assert "not kept: a drawing" in ran.err
    assert "--accept-loss" in ran.err
    ran = formkit("check", "--no-compile", "--fix", "--accept-loss", workbook)
    assert ran.code == Exit.FOUND
    assert workbook.read_bytes() != before


def test_a_protected_file_keeps_the_others_from_nothing(
    formkit: Program, workbook: Path, text: Path
) -> None:
    workbook.chmod(0o444)
    ran = formkit("check", "--no-compile", "--fix", workbook, text)
    assert ran.code == Exit.WRONG_INPUT
    assert "write-protected" in ran.err
    assert f"written: {text}" in ran.err
    assert ran.out.count("FK101") == 2


def test_a_file_that_cannot_be_read_is_told_once(
    formkit: Program, text: Path, tmp_path: Path
) -> None:
    ran = formkit("check", "--no-compile", "--fix", tmp_path / "none.xlsx", text)
    assert ran.code == Exit.WRONG_INPUT
    assert ran.err.count("there is no such file") == 1


def test_a_form_that_pyxform_would_refuse_afterwards_is_left_alone(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remark = xform.Remark(text="no")
    answers = iter([xform.Compilation(errors=(remark,)), xform.Compilation(xform="<h/>")])
    monkeypatch.setattr(xform, "compile_form", lambda _source: next(answers))
    (fixed,) = fix_files([workbook])
    assert fixed.copy is None
    assert str(fixed.why_not) == "pyxform would refuse the fixed form: no"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--unsafe-fixes"], "--unsafe-fixes goes with --fix or --diff"),
        (["--backup"], "--backup and --accept-loss go with --fix only"),
        (["--diff", "--format", "json"], "--diff shows text only"),
        (["--diff", "--write-baseline", "b.json"], "a baseline or a copy neither"),
        (["--rule", "FK402=loud"], "behind the rule comes one of off, on"),
        (["--rule", "FK9=off"], "no rule is called FK9"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    formkit: Program, good: Path, options: list[str], said: str
) -> None:
    ran = formkit("check", *options, good)
    assert (ran.code, ran.out) == (Exit.WRONG_INPUT, "")
    assert said in ran.err


def test_rules_are_set_on_the_command_line(formkit: Program, bad: Path) -> None:
    ran = formkit("check", "--no-compile", "--rule", "FK=off", "--rule", "FK203=warning", bad)
    assert ran.code == Exit.OK
    assert "warning  FK203" in ran.out
    assert "FK101" not in ran.out


def test_a_baseline_is_written_and_then_known(formkit: Program, bad: Path, tmp_path: Path) -> None:
    own = tmp_path / "formkit.yaml"
    own.write_text("formkit: configuration/1\nbaseline: known.json\n", encoding="utf-8")
    known = tmp_path / "known.json"
    ran = formkit("check", "--no-compile", "--write-baseline", known, bad)
    assert (ran.code, f"written: {known}" in ran.err) == (Exit.OK, True)
    content = known.read_bytes()
    ran = formkit("check", "--no-compile", tmp_path / "*.md")
    assert ran.code == Exit.OK
    assert "nothing found" in ran.out
    assert "known from the baseline" in ran.out
    formkit("check", "--no-compile", "--write-baseline", known, bad)
    assert known.read_bytes() == content


def test_what_is_let_stand_is_counted_and_listed_when_asked(
    formkit: Program, tmp_path: Path
) -> None:
    path = tmp_path / "form.md"
    path.write_text(
        "| survey |\n"
        "|  | type | name | label | formkit_ignore            |\n"
        "|  | intt | q    | What? | FK101: agreed with hub    |\n",
        encoding="utf-8",
    )
    ran = formkit("check", "--no-compile", path)
    assert ran.code == Exit.OK
    assert "1 accepted with a reason" in ran.out
    assert "agreed with hub" not in ran.out
    ran = formkit("check", "--no-compile", "--show-ignored", path)
    assert "survey!A2  FK101" in ran.out
    assert "(agreed with hub)" in ran.out
    told = json.loads(formkit("check", "--no-compile", "--format", "json", path).out)
    jsonschema.validate(told, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert told["forms"][0]["ignored"][0]["reason"] == "agreed with hub"
