import json
from pathlib import Path

import jsonschema
import pytest

from formkit.cli.exits import Exit
from tests.cli.running import GOOD, Program

SCHEMA = Path(__file__).parents[2] / "formkit" / "formats" / "schemas" / "changes.json"


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    path = tmp_path / "edited.md"
    text = GOOD.replace("| Well ", "| Borehole ").replace("| tap  |", "| pipe |")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def respelt(tmp_path: Path) -> tuple[Path, Path]:
    rows = "| survey |\n|  | type | name | label | relevant |\n|  | text | q | What? |  |\n"
    paths = tmp_path / "old.md", tmp_path / "new.md"
    for path, condition in zip(paths, ("${q} = 'a'", "${q}='a'"), strict=True):
        path.write_text(f"{rows}|  | text | r | Why? | {condition} |\n", encoding="utf-8")
    return paths


def test_changes_stand_under_their_list(formkit: Program, good: Path, edited: Path) -> None:
    ran = formkit("diff", good, edited)
    assert (ran.code, ran.err) == (Exit.OK, "")
    lines = ran.out.splitlines()
    assert lines[0] == f"{good} → {edited}"
    assert lines[1:3] == ["  choices", "    water"]
    assert "choice tap of list water has the code pipe now" in ran.out
    assert lines[-1] == "  2 changes"


def test_a_form_beside_itself_has_no_changes(formkit: Program, good: Path) -> None:
    ran = formkit("diff", good, good, "--exit-code")
    assert ran.code == Exit.OK
    assert ran.out.splitlines()[1:] == ["  no changes"]


def test_the_exit_code_tells_of_changes_only_when_asked(
    formkit: Program, good: Path, edited: Path
) -> None:
    assert formkit("diff", good, edited).code == Exit.OK
    assert formkit("diff", good, edited, "--exit-code").code == Exit.FOUND


def test_what_is_only_written_differently_is_hidden_unless_asked_for(
    formkit: Program, respelt: tuple[Path, Path]
) -> None:
    hidden = formkit("diff", *respelt, "--exit-code")
    assert hidden.code == Exit.OK
    assert "only written differently, and shown with --all: 1" in hidden.out
    shown = formkit("diff", *respelt, "--exit-code", "--all")
    assert shown.code == Exit.FOUND
    assert "relevant of question r" in shown.out


def test_json_obeys_the_published_schema(
    formkit: Program, good: Path, edited: Path, respelt: tuple[Path, Path]
) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    told = json.loads(formkit("diff", good, edited, "--format", "json").out)
    jsonschema.validate(told, schema)
    recoded = next(one for one in told["changes"] if one["kind"] == "choice-recoded")
    assert recoded | {"fingerprint": ""} == {
        "kind": "choice-recoded",
        "target": "tap",
        "path": "water/tap",
        "attribute": "",
        "old": "tap",
        "new": "pipe",
        "equivalent": False,
        "condition": None,
        "fingerprint": "",
        "where": {
            "old": {"sheet": "choices", "row": 3, "column": "name"},
            "new": {"sheet": "choices", "row": 3, "column": "name"},
        },
    }
    told = json.loads(formkit("diff", *respelt, "--format", "json").out)
    assert [one["equivalent"] for one in told["changes"]] == [True]
