"""``formkit upgrade --conflicts`` and ``--resume``: a country decides in a workbook."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from formkit.cli.exits import Exit
from formkit.formats.conflict_lists import CONFLICTS_SHEET
from tests.cli.running import Program, Ran

LAKE = Path(__file__).parents[2] / "examples" / "lake-chad"
DECISION = "H4"


class Office:
    """A country office with the region's standards, and the adaptation of Chad."""

    def __init__(self, folder: Path, formkit: Program) -> None:
        self.workbook = folder / "conflicts.xlsx"
        self.upgraded = folder / "upgraded.yaml"
        self.adaptation = folder / "chad" / "adaptation.yaml"
        self._formkit = formkit

    def __call__(self, *options: str | Path, source: Path | None = None) -> Ran:
        return self._formkit("upgrade", source or self.adaptation, "--to", "2026.2", *options)

    def write(self, sheet: str, cell: str, text: str) -> None:
        book = load_workbook(self.workbook)
        book[sheet][cell] = text or None
        book.save(self.workbook)

    def decision(self) -> str | None:
        value = load_workbook(self.workbook)[CONFLICTS_SHEET][DECISION].value
        return None if value is None else str(value)


@pytest.fixture
def office(tmp_path: Path, formkit: Program, monkeypatch: pytest.MonkeyPatch) -> Office:
    folder = tmp_path / "region"
    shutil.copytree(LAKE, folder)
    monkeypatch.chdir(folder)
    return Office(folder, formkit)


def resumed(office: Office) -> Ran:
    return office("-o", office.upgraded, "--overwrite", "--resume", office.workbook)


def test_a_country_decides_and_changes_its_mind(office: Office) -> None:
    first = office("-o", office.upgraded, "--conflicts", office.workbook)
    assert (first.code, office.decision()) == (Exit.FOUND, None)
    undecided = office.upgraded.read_bytes()
    texts = {}
    for word in ("theirs", "ours"):
        office.write(CONFLICTS_SHEET, DECISION, word)
        assert (resumed(office).code, office.decision()) == (Exit.OK, word)
        texts[word] = office.upgraded.read_bytes()
    # until it is decided the country keeps what it has
    assert texts["ours"] == undecided != texts["theirs"]
    office.write(CONFLICTS_SHEET, DECISION, "")
    assert (resumed(office).code, office.upgraded.read_bytes()) == (Exit.FOUND, undecided)


def test_a_decision_that_cannot_be_read_is_told_and_kept(office: Office) -> None:
    office("--conflicts", office.workbook)
    office.write(CONFLICTS_SHEET, DECISION, "perhaps")
    ran = resumed(office)
    assert ran.code == Exit.FOUND
    assert "formkit conflicts!H4: perhaps is none of the decisions on offer" in ran.err
    assert office.decision() == "perhaps"


def test_edits_by_hand_are_not_lost_silently(office: Office) -> None:
    office("--conflicts", office.workbook)
    office.write("survey", "C5", "By hand")
    before = office.workbook.read_bytes()
    ran = resumed(office)
    assert (ran.code, office.workbook.read_bytes()) == (Exit.WRONG_INPUT, before)
    assert "was edited outside its sheet formkit conflicts" in ran.err
    assert not office.upgraded.exists()


def test_the_workbook_of_another_country_is_refused(office: Office) -> None:
    office("--conflicts", office.workbook)
    other = office.adaptation.parents[1] / "niger" / "adaptation.yaml"
    ran = office("--resume", office.workbook, source=other)
    assert ran.code == Exit.WRONG_INPUT
    assert "none of the conflicts on this sheet is one of these forms" in ran.err


def test_without_conflicts_there_is_no_workbook(office: Office) -> None:
    ran = office("--conflicts", office.workbook, "--prefer", "ours", "--dry-run")
    assert (ran.code, office.workbook.exists()) == (Exit.OK, False)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--conflicts", "a.xlsx", "--resume", "a.xlsx"), "--conflicts does not go with it"),
        (("--conflicts", "a.csv"), "let its name end in .xlsx"),
    ],
)
def test_what_cannot_be_is_refused(office: Office, options: tuple[str, ...], told: str) -> None:
    ran = office(*options)
    assert ran.code == Exit.WRONG_INPUT
    assert told in ran.err


def test_each_country_decides_for_itself(office: Office) -> None:
    ran = office("--conflicts", office.workbook, source=office.adaptation.parents[1])
    assert ran.code == Exit.WRONG_INPUT
    assert "name one adaptation" in ran.err
