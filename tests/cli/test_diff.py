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
    assert "  2 changes" in lines
    assert "B3: comparable once mapped, relabels collected data, forbidden" in ran.out


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
        "redeployment": None,
        "verdict": recoded["verdict"],
        "where": {
            "old": {"sheet": "choices", "row": 3, "column": "name"},
            "new": {"sheet": "choices", "row": 3, "column": "name"},
        },
    }
    verdict = recoded["verdict"]
    assert (verdict["situation"], verdict["class"]) == ("choice-recoded", "B3")
    assert verdict["mapping"] == {"column": "water", "pairs": {"tap": "pipe"}}
    told = json.loads(formkit("diff", *respelt, "--format", "json").out)
    assert [one["equivalent"] for one in told["changes"]] == [True]


def test_all_reasons_when_asked_for(formkit: Program, good: Path, edited: Path) -> None:
    short = formkit("diff", good, edited).out
    reason = "what people read is the label"
    assert reason not in short
    assert reason in formkit("diff", good, edited, "--reasons").out


@pytest.mark.parametrize(
    ("profile", "code"),
    [
        ("identical", Exit.FOUND),
        ("comparable", Exit.FOUND),
        ("mappable", Exit.OK),
        ("deployable", Exit.OK),
    ],
)
def test_a_profile_that_is_required(
    formkit: Program, good: Path, edited: Path, profile: str, code: Exit
) -> None:
    assert formkit("diff", good, edited, "--require", profile).code == code
    assert formkit("diff", good, good, "--require", profile).code == Exit.OK


def test_what_can_go_to_devices(formkit: Program, good: Path, edited: Path) -> None:
    ran = formkit("diff", "--since-deployed", good, edited)
    assert ran.code == Exit.OK
    assert ran.out.startswith(f"{good} → {edited}")
    assert "waits for the next round and a new project: 1" in ran.out
    assert formkit("diff", "--since-deployed", good, edited, "--exit-code").code == Exit.FOUND
    told = json.loads(formkit("diff", "--since-deployed", good, edited, "--format", "json").out)
    jsonschema.validate(told, json.loads(SCHEMA.read_text(encoding="utf-8")))
    moments = [one["redeployment"]["moment"] for one in told["changes"]]
    assert sorted(set(moments)) == ["new project", "today"]


def test_what_goes_today_ends_well(formkit: Program, good: Path, tmp_path: Path) -> None:
    path = tmp_path / "relabelled.md"
    text = GOOD.replace("| Well ", "| Borehole ")
    path.write_text(text, encoding="utf-8")
    left = formkit("diff", "--since-deployed", good, path, "--exit-code")
    assert (left.code, "the version was not raised" in left.out) == (Exit.FOUND, True)
    path.write_text(text.replace("2026112201", "2026112202"), encoding="utf-8")
    assert formkit("diff", "--since-deployed", good, path, "--exit-code").code == Exit.OK


def test_forms_that_are_missing_or_too_many(formkit: Program, good: Path) -> None:
    missing = formkit("diff", good)
    assert (missing.code, "NEW is missing" in missing.err) == (Exit.WRONG_INPUT, True)
    too_many = formkit("diff", "--since-deployed", good, good, good)
    assert too_many.code == Exit.WRONG_INPUT
    assert "give the new form alone" in too_many.err


def test_a_standard_that_is_asked_for(formkit: Program, good: Path, edited: Path) -> None:
    ran = formkit("diff", good, edited, "--standard", "dtm-wca/2026.1", "--format", "json")
    assert json.loads(ran.out)["standard"] == "dtm-wca/2026.1"
    assert formkit("diff", good, edited, "--standard", "nobody/1").code == Exit.WRONG_INPUT
