"""Copies of real forms with what changed in them: nothing else of the workbook moves."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from formkit.formats.annotations import SIGN
from formkit.formats.cells import make_row
from formkit.formats.files import parse_workbook
from formkit.formats.own_sheets import CHANGES_SHEET, OWN_SHEETS
from formkit.formats.reading import form_of
from formkit.jobs import diff_files
from formkit.jobs.annotating import annotated_copy
from formkit.jobs.outputs import Output
from formkit.model.sheets import Cell, Sheet, Workbook
from formkit.render.screen import PLAIN
from formkit.render.xlsx.changes import change_annotations
from tests.conftest import REPOSITORY, SHARED

FORMS = SHARED / "forms"
EDITED = REPOSITORY / "examples" / "lake-chad" / "chad" / "bsa_tcd_edited.xlsx"


def copy_of(old: Path, new: Path, target: Path) -> Output:
    comparison = diff_files(old, new)
    return annotated_copy(
        str(new), target, lambda workbook: change_annotations(comparison, workbook, PLAIN)
    )


def test_a_form_beside_itself_keeps_every_cell(tmp_path: Path) -> None:
    copy = copy_of(EDITED, EDITED, tmp_path)
    assert copy.path == tmp_path / EDITED.name
    book = openpyxl.load_workbook(BytesIO(copy.content))
    assert book.sheetnames[-1] == CHANGES_SHEET
    assert book[CHANGES_SHEET]["C2"].value == "no changes"
    assert parse_workbook(copy.content).sheets[:-1] == parse_workbook(EDITED.read_bytes()).sheets


@pytest.mark.skipif(not FORMS.is_dir(), reason="../shared/forms is not here")
@pytest.mark.filterwarnings("ignore:Conditional Formatting extension")
def test_a_real_form(tmp_path: Path) -> None:
    old, new = (FORMS / f"unhcr_rms__rms_capi_v{one}.xlsx" for one in (2, 3))
    copy = copy_of(old, new, tmp_path / "copy.xlsx")
    assert parse_workbook(copy.content).sheets[:-1] == parse_workbook(new.read_bytes()).sheets
    book, before = (openpyxl.load_workbook(one) for one in (BytesIO(copy.content), new))
    listed = book[CHANGES_SHEET]
    comparison = diff_files(old, new)
    assert listed.max_row > len(comparison.meant)
    cells = [cell for sheet in book.worksheets for row in sheet for cell in row]
    marked = [cell for cell in cells if cell.comment and SIGN in cell.comment.text]
    assert len(marked) > 100
    assert {cell.fill.fill_type for cell in marked} == {"solid"}
    for sheet in before.worksheets:
        twin = book[sheet.title]
        assert twin.freeze_panes == sheet.freeze_panes
        assert repr(twin.data_validations) == repr(sheet.data_validations)


def test_an_annotated_copy_is_annotated_anew(tmp_path: Path) -> None:
    first = copy_of(EDITED, EDITED, tmp_path / "a.xlsx")
    first.path.write_bytes(first.content)
    again = copy_of(first.path, first.path, tmp_path / "b.xlsx")
    assert again.content == first.content


def test_an_annotated_copy_that_comes_back_is_the_form_that_it_is_of() -> None:
    book = Workbook(
        sheets=tuple(
            Sheet(name=name, rows=(make_row(1, [Cell(value="type", text="type")]),))
            for name in ("survey", "choices", "notes", *sorted(OWN_SHEETS))
        )
    )
    assert [one.name for one in form_of(book).sheets] == ["notes"]
