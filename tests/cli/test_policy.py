"""What the command line does with a standard's policy: locks, waivers, the day."""

import json
import shutil
from pathlib import Path

import pytest

from formkit import read_form
from formkit.cli.exits import Exit
from formkit.compose.locking import PROFILES
from formkit.jobs.workspace import find_examples
from tests.cli.running import Program

CHAD = find_examples() / "lake-chad" / "chad"
EDITED = "bsa_tcd_edited.xlsx"
HEAD = "formkit: waivers/1\nwaivers:\n"


@pytest.fixture
def chad(tmp_path: Path, formkit: Program) -> Path:
    """The folder of a country, with its form built."""
    folder = tmp_path / "chad"
    shutil.copytree(CHAD, folder)
    ran = formkit("build", folder / "adaptation.yaml", "-o", folder / "bsa.xlsx")
    assert ran.code == Exit.OK
    return folder


def changes(formkit: Program, folder: Path, *options: object) -> list[dict[str, object]]:
    ran = formkit("diff", folder / "bsa.xlsx", folder / EDITED, "--format", "json", *options)
    found: list[dict[str, object]] = json.loads(ran.out)["changes"]
    return found


def waived(formkit: Program, folder: Path, *options: object) -> list[object]:
    """The last days of the waivers, and whether they hold."""
    verdicts = [one["verdict"] for one in changes(formkit, folder, *options)]
    assert all(isinstance(one, dict) for one in verdicts)
    return [(one["waiver"]["until"], one["waiver"]["holds"]) for one in verdicts if one["waiver"]]  # type: ignore[index, call-overload]


def waiver(formkit: Program, folder: Path, path: Path) -> None:
    """Allow the change of who is asked about access, until the end of the year."""
    [mark] = [
        one["fingerprint"]
        for one in changes(formkit, folder)
        if one["path"] == "access/loc_access_constraint"
    ]
    item = f"- {{fingerprint: {mark}, reason: flood, approver: hub, expires: 2026-12-31}}\n"
    path.write_text(HEAD + item, encoding="utf-8")


def test_locks_are_written_only_when_asked_for(formkit: Program, chad: Path) -> None:
    ran = formkit(
        "build", chad / "adaptation.yaml", "-o", chad / "locked.xlsx", "--kobo-locks", "--xform"
    )
    assert ran.code == Exit.OK
    assert [one.name for one in read_form(chad / "locked.xlsx").sheets] == [PROFILES]
    assert [one.name for one in read_form(chad / "bsa.xlsx").sheets] == []


def test_locks_are_those_of_a_standard(formkit: Program, good: Path, tmp_path: Path) -> None:
    adaptation = tmp_path / "adaptation.yaml"
    adaptation.write_text(f"formkit: adaptation/1\nbase: {good.name}\n", encoding="utf-8")
    ran = formkit("build", adaptation, "--kobo-locks")
    assert ran.code == Exit.WRONG_INPUT
    assert "locks are those of a standard" in ran.err


def test_a_waiver_beside_the_new_form_is_told(formkit: Program, chad: Path) -> None:
    waiver(formkit, chad, chad / "waivers.yaml")
    assert waived(formkit, chad, "--today", "2026-12-31") == [("2026-12-31", True)]
    assert waived(formkit, chad, "--today", "2027-01-01") == [("2026-12-31", False)]
    shown = formkit("diff", chad / "bsa.xlsx", chad / EDITED, "--today", "2026-12-31").out
    assert "waived until 31 December 2026" in shown
    assert "FK604" in formkit("check", chad / EDITED, "--no-compile", "--today", "2027-01-01").out


def test_a_file_of_waivers_can_be_named(formkit: Program, chad: Path, tmp_path: Path) -> None:
    assert waived(formkit, chad) == []
    waiver(formkit, chad, tmp_path / "ours.yaml")
    options = ("--waivers", tmp_path / "ours.yaml", "--today", "2026-11-22")
    assert waived(formkit, chad, *options) == [("2026-12-31", True)]


def test_a_file_of_waivers_that_is_not_there_is_told(formkit: Program, chad: Path) -> None:
    ran = formkit("diff", chad / "bsa.xlsx", chad / EDITED, "--waivers", chad / "none.yaml")
    assert ran.code == Exit.WRONG_INPUT
    assert "no such file" in ran.err


def test_a_day_that_is_none_is_told(formkit: Program, good: Path) -> None:
    ran = formkit("check", good, "--today", "soon")
    assert ran.code == Exit.WRONG_INPUT
    assert "--today says soon" in ran.err
