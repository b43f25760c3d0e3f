"""Copies of forms with what was found in them."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from formkit.core.errors import FormkitError
from formkit.core.findings import Report
from formkit.formats.annotations import Annotations
from formkit.formats.files import read_workbook
from formkit.formats.own_sheets import FINDINGS_SHEET
from formkit.formats.writing import workbook_bytes
from formkit.jobs import check, check_files
from formkit.jobs.annotating import annotated_copies
from formkit.jobs.outputs import Output
from formkit.jobs.subjects import Judgement
from formkit.model.sheets import Workbook
from formkit.render.screen import PLAIN
from formkit.render.xlsx.annotations import annotations_of
from tests.cli.running import BAD
from tests.conftest import SHARED

QUICK = Judgement(compiles=False)


def words(report: Report, workbook: Workbook) -> Annotations:
    return annotations_of(report, workbook, PLAIN)


def copies(target: Path, *forms: Path) -> tuple[Output, ...]:
    return annotated_copies(check_files(forms, QUICK).reports, target, words)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    table = tmp_path / "bad.md"
    table.write_text(BAD, encoding="utf-8")
    path = tmp_path / "bad.xlsx"
    path.write_bytes(workbook_bytes(read_workbook(table), "xlsx"))
    return path


def facts(path: Path) -> list[tuple[str, str, str]]:
    report = check(path, QUICK)
    return [(one.rule, one.loc.a1, str(one.message)) for one in report.findings]


@pytest.mark.parametrize("name", ["bad.xlsx", "bad.md"])
def test_a_copy_has_the_same_findings(bad: Path, tmp_path: Path, name: str) -> None:
    (copy,) = copies(tmp_path / "copy.xlsx", bad.with_name(name))
    copy.path.write_bytes(copy.content)
    assert facts(copy.path) == facts(bad.with_name(name))
    assert openpyxl.load_workbook(BytesIO(copy.content)).sheetnames[-1] == FINDINGS_SHEET
    (again,) = copies(copy.path, copy.path)
    assert again.content == copy.content


def test_several_forms_get_a_folder(bad: Path, tmp_path: Path) -> None:
    table = bad.with_suffix(".csv")
    table.write_bytes(workbook_bytes(read_workbook(bad), "csv"))
    found = copies(tmp_path / "new", bad, table.rename(tmp_path / "other.csv"))
    assert [one.path for one in found] == [
        tmp_path / "new" / "bad.xlsx",
        tmp_path / "new" / "other.xlsx",
    ]
    with pytest.raises(FormkitError, match="name a folder"):
        copies(tmp_path / "one.xlsx", bad, bad)


def test_one_form_may_get_a_folder_that_is_there(bad: Path, tmp_path: Path) -> None:
    folder = tmp_path / "v1.2"
    folder.mkdir()
    (copy,) = copies(folder, bad)
    assert copy.path == folder / "bad.xlsx"


def test_a_copy_is_called_as_what_it_is(bad: Path, tmp_path: Path) -> None:
    with pytest.raises(FormkitError, match=r"let its name end in \.xlsx"):
        copies(tmp_path / "copy.xls", bad)


@pytest.mark.skipif(not (SHARED / "forms").is_dir(), reason="../shared is not here")
def test_an_old_workbook_becomes_a_new_one(tmp_path: Path) -> None:
    old = next((SHARED / "forms").glob("pyxform_fixtures__*.xls"))
    (copy,) = copies(tmp_path, old)
    assert copy.path.suffix == ".xlsx"
    assert FINDINGS_SHEET in openpyxl.load_workbook(BytesIO(copy.content)).sheetnames
