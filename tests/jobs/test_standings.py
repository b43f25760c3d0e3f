"""How entries stand: the numbers of a check and a comparison, and what is remembered of them."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from formkit.formats.markdown import parse_markdown
from formkit.formats.own_sheets import FINDINGS_SHEET
from formkit.formats.writing import write_workbook
from formkit.jobs.adapting import Wanted
from formkit.jobs.building import build_file
from formkit.jobs.judging.adaptations import judge_adaptation
from formkit.jobs.outputs import save
from formkit.jobs.standings import (
    Age,
    Standing,
    age_of,
    examine,
    newer_release,
    recalled,
    remembered,
)
from formkit.jobs.subjects import Judgement
from formkit.jobs.surveying import Entry, Kind, Survey, entry_of
from formkit.jobs.workspace import find_examples

QUICK = Judgement(compiles=False)
FORM = """
| survey |
|        | type    | name | label::English (en) |
|        | integer | age  | Age?                |
|        | nonsense | x   | X?                  |
| settings |
|        | form_title |
|        | A title    |
"""


@pytest.fixture(scope="module")
def chad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A country's adaptation and the form that it builds."""
    folder = tmp_path_factory.mktemp("chad") / "chad"
    shutil.copytree(find_examples() / "lake-chad" / "chad", folder)
    save(build_file(folder / "adaptation.yaml").outputs)
    return folder


def entry(path: Path) -> Entry:
    found = entry_of(path, path.parent)
    assert found is not None
    return found


def test_an_adaptation_and_the_form_that_it_builds_stand_alike(chad: Path) -> None:
    wanted = examine(entry(chad / "adaptation.yaml"), QUICK)
    built = examine(entry(chad / "bsa_tcd.xlsx"), QUICK)
    assert wanted.problem is None
    assert wanted.builds == "bsa_tcd.xlsx"
    assert (wanted.errors, wanted.standard, wanted.profile) == (0, "dtm-wca 2026.1", "mappable")
    assert wanted.changes == 11  # as Compare counts
    assert wanted.title.startswith("Évaluation de base")
    assert replace(wanted, builds="") == built


def test_an_edited_form_has_its_findings_and_changes(chad: Path) -> None:
    standing = examine(entry(chad / "bsa_tcd_edited.xlsx"), QUICK)
    assert standing.errors > 10
    assert (standing.changes, standing.profile) == (29, "none")
    assert standing.not_run > 0


@pytest.mark.parametrize("country", ["cameroon", "chad", "niger", "nigeria"])
def test_home_and_compare_count_the_same_of_an_adaptation(country: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(find_examples() / "lake-chad" / country, tmp_path / country))
    path = folder / "adaptation.yaml"
    standing = examine(entry(path), QUICK)
    comparison = judge_adaptation(Wanted(origin=str(path))).comparison
    assert standing.changes == len(comparison.meant)
    assert standing.profile == comparison.profile.value


def test_an_adaptation_of_a_form_counts_no_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "form.md").write_text(FORM.replace("nonsense", "text"), encoding="utf-8")
    path = tmp_path / "adaptation.yaml"
    path.write_text("formkit: adaptation/1\nbase: form.md\n", encoding="utf-8")
    standing = examine(entry(path), QUICK)
    assert (standing.changes, standing.profile) == (0, "identical")


def test_a_form_whose_adaptation_cannot_be_built_is_held_against_the_template(
    chad: Path, tmp_path: Path
) -> None:
    shutil.copy(chad / "bsa_tcd.xlsx", tmp_path)
    text = "formkit: adaptation/1\nbase: nowhere.xlsx\n"
    (tmp_path / "adaptation.yaml").write_text(text, encoding="utf-8")
    standing = examine(entry(tmp_path / "bsa_tcd.xlsx"), QUICK)
    assert standing.problem is None
    assert standing.changes


def test_an_adaptation_of_another_form_is_held_against_that_form(tmp_path: Path) -> None:
    (tmp_path / "form.md").write_text(FORM.replace("nonsense", "text"), encoding="utf-8")
    text = "formkit: adaptation/1\nbase: form.md\nchanges:\n  - question-removed: x\n"
    (tmp_path / "adaptation.yaml").write_text(text, encoding="utf-8")
    standing = examine(entry(tmp_path / "adaptation.yaml"), QUICK)
    assert standing.problem is None
    assert (standing.builds, standing.changes) == ("form_adapted.xlsx", 1)
    assert standing.standard == ""


def test_a_form_of_nobodys_standard_has_findings_only(tmp_path: Path) -> None:
    (tmp_path / "form.md").write_text(FORM, encoding="utf-8")
    standing = examine(entry(tmp_path / "form.md"), QUICK)
    assert (standing.errors > 0, standing.title) == (True, "A title")
    assert (standing.changes, standing.profile, standing.standard) == (None, "", "")


def test_a_workbook_without_a_survey_is_no_form(tmp_path: Path) -> None:
    workbook = parse_markdown("| plans |\n| | a | b |\n| | 1 | 2 |\n")
    write_workbook(workbook, tmp_path / "plans.xlsx")
    assert examine(entry(tmp_path / "plans.xlsx"), QUICK) == Standing(is_form=False)


def test_an_annotated_copy_is_known_by_its_sheet(tmp_path: Path) -> None:
    workbook = parse_markdown(f"{FORM}| {FINDINGS_SHEET} |\n| | a |\n| | 1 |\n")
    write_workbook(workbook, tmp_path / "copy.xlsx")
    assert examine(entry(tmp_path / "copy.xlsx"), QUICK).is_annotated


def test_a_standard_is_judged_by_its_own_rules() -> None:
    release = Entry(path=Path("anywhere"), kind=Kind.STANDARD, name="dtm-wca 2026.1")
    standing = examine(release)
    assert standing.problem is None
    assert (standing.errors, standing.remarks > 0) == (0, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [("form.xlsx", b"no workbook"), ("a.yaml", b"formkit: adaptation/1\ntemplate: nowhere\n")],
)
def test_what_cannot_be_used_says_why(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    standing = examine(entry(tmp_path / name), QUICK)
    assert standing.problem is not None
    assert remembered(standing) is None


def test_what_is_gone_says_so(tmp_path: Path) -> None:
    path = tmp_path / "standards" / "own" / "1"
    gone = Entry(path=path, kind=Kind.STANDARD, name="own 1")
    assert examine(gone).problem is not None
    gone = Entry(path=tmp_path / "form.xlsx", kind=Kind.FORM, name="form.xlsx")
    assert examine(gone, QUICK).problem is not None


def test_what_the_system_refuses_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_name: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("formkit.jobs.standards.check_standard", refused)
    standing = examine(Entry(path=Path("anywhere"), kind=Kind.STANDARD, name="own 1"))
    assert str(standing.problem) == "the file cannot be read: Permission denied"


STANDING = Standing(title="T", errors=1, changes=3, profile="none", builds="f.xlsx")


@pytest.mark.parametrize("standing", [STANDING, Standing(), Standing(is_form=False)])
def test_what_is_remembered_is_recalled(standing: Standing) -> None:
    assert recalled(remembered(standing)) == standing


@pytest.mark.parametrize(
    "plain",
    [
        None,
        [],
        "text",
        {},
        {**(remembered(STANDING) or {}), "more": 1},
        {**(remembered(STANDING) or {}), "errors": "1"},
        {**(remembered(STANDING) or {}), "is_form": 1},
        {**(remembered(STANDING) or {}), "changes": True},
    ],
)
def test_what_is_nothing_of_ours_is_not_recalled(plain: object) -> None:
    assert recalled(plain) is None


def file(name: str, changed: int, kind: Kind = Kind.FORM) -> Entry:
    return Entry(path=Path("/here") / name, kind=kind, name=name, changed=changed)


@pytest.mark.parametrize(
    ("built", "age"),
    [
        ((), Age.NOT_BUILT),
        ((file("f.xlsx", 9),), Age.OLDER),
        ((file("f.xlsx", 10),), Age.CURRENT),
        ((file("other.xlsx", 11),), Age.NOT_BUILT),
    ],
)
def test_a_workbook_is_older_than_its_adaptation_or_not(built: tuple[Entry, ...], age: Age) -> None:
    adaptation = file("a.yaml", 10, Kind.ADAPTATION)
    around = Survey(folder=Path("/here"), entries=(adaptation, *built))
    assert age_of(adaptation, STANDING, around) is age
    assert age_of(adaptation, Standing(), around) is Age.NOT_BUILT


@pytest.mark.parametrize(
    ("stands_on", "newer"),
    [
        ("dtm 2026.1", "2026.10"),
        ("dtm 2026.10", ""),
        ("other 1", ""),
        ("", ""),
        ("else 3", ""),
        ("dtm 2027.1", ""),
    ],
)
def test_a_newer_release_is_told(stands_on: str, newer: str) -> None:
    names = ("dtm 2026.1", "dtm 2026.10", "other 1")
    standards = tuple(file(name, 1, Kind.STANDARD) for name in names)
    around = Survey(folder=Path("/here"), entries=standards)
    assert newer_release(Standing(standard=stands_on), around) == newer
