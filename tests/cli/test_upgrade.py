"""``formkit upgrade`` on the command line."""

import json
import shutil
from pathlib import Path

import pytest

from formkit.cli.exits import Exit
from tests.cli.running import Program

LAKE = Path(__file__).parents[2] / "examples" / "lake-chad"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the second release and two of the countries."""
    for name in ("standards", "templates", "niger", "nigeria"):
        shutil.copytree(LAKE / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_without_a_place_nothing_is_written(formkit: Program, here: Path) -> None:
    before = text_of(here / "nigeria/adaptation.yaml")
    ran = formkit("upgrade", "nigeria/adaptation.yaml", "--to", "2026.2")
    assert (ran.code, text_of(here / "nigeria/adaptation.yaml")) == (Exit.OK, before)
    assert "nothing is written" in ran.err
    assert "question loc_idp_sites_ind is new" in ran.out
    assert "nothing to decide" in ran.out


def test_conflicts_end_with_1_and_the_file_is_written(formkit: Program, here: Path) -> None:
    ran = formkit("upgrade", "niger/adaptation.yaml", "--to", "2026.2", "-o", "new/niger.yaml")
    assert ran.code == Exit.FOUND
    assert "to be decided: until then the form keeps what the country has" in ran.out
    assert "gazetteer: ../niger/gazetteer.csv\n" in text_of(here / "new/niger.yaml")
    assert formkit("build", "new/niger.yaml").code == Exit.OK
    preferred = ("upgrade", "niger", "--to", "2026.2", "-o", "new", "--prefer", "theirs")
    assert formkit(*preferred).code == Exit.OK


def test_in_its_place_only_when_told(formkit: Program, here: Path) -> None:
    asked = ("upgrade", "nigeria", "--to", "2026.2", "--overwrite")
    ran = formkit(*asked, "--dry-run")
    assert (ran.code, ran.err.count("would write")) == (Exit.OK, 1)
    assert 'version: "2026.1"' in text_of(here / "nigeria/adaptation.yaml")
    assert formkit(*asked).code == Exit.OK
    assert 'version: "2026.2"' in text_of(here / "nigeria/adaptation.yaml")
    again = formkit(*asked)
    assert (again.code, "for 2026.2 already" in again.out) == (Exit.OK, True)


def test_what_is_there_is_not_replaced(formkit: Program, here: Path) -> None:
    (here / "mine.yaml").write_text("mine\n", encoding="utf-8")
    ran = formkit("upgrade", "nigeria/adaptation.yaml", "--to", "2026.2", "-o", "mine.yaml")
    assert (ran.code, text_of(here / "mine.yaml")) == (Exit.WRONG_INPUT, "mine\n")


def test_a_region_as_json_and_in_french(formkit: Program, here: Path) -> None:
    (here / "nigeria" / "second.yaml").write_text(
        "formkit: adaptation/1\ntemplate: bsa\n", encoding="utf-8"
    )
    ran = formkit("upgrade", ".", "--to", "2026.2", "--format", "json")
    told = json.loads(ran.out)
    assert ran.code == Exit.WRONG_INPUT
    assert [(one["country"], one["clean"], one["to_decide"]) for one in told["adaptations"]] == [
        ("NER", False, 2),
        ("NGA", True, 0),
    ]
    assert [one["adaptation"] for one in told["failed"]] == ["nigeria/second.yaml"]
    french = formkit("upgrade", ".", "--to", "2026.2", "--lang", "fr")
    assert "à décider" in french.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.yaml", "--to", "2026.2"), "nowhere.yaml"),
        (("niger", "--to", "2031.1"), "is called 2031.1"),
        (("standards", "--to", "2026.2"), "there is no adaptation here"),
    ],
)
def test_what_cannot_be_done_is_told(
    arguments: tuple[str, ...], said: str, formkit: Program, here: Path
) -> None:
    assert here.is_dir()
    ran = formkit("upgrade", *arguments)
    assert ran.code == Exit.WRONG_INPUT
    assert said in ran.err + ran.out
