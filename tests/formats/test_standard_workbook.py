from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from formkit.core.errors import BadManifestError
from formkit.formats.files import read_workbook
from formkit.formats.standard_workbook import TableFile, export_standard, import_standard
from formkit.formats.writing import write_workbook
from formkit.model.sheets import Cell, Sheet, Workbook
from tests.formats.small_release import RELEASE, TEMPLATES, edited, write_release


def exported(root: Path) -> Workbook:
    return export_standard(root / RELEASE)


def imported(workbook: Workbook, root: Path) -> tuple[TableFile, ...]:
    return import_standard(workbook, root / RELEASE, root / TEMPLATES)


def problems(workbook: Workbook, root: Path) -> list[tuple[str, str]]:
    with pytest.raises(BadManifestError) as caught:
        imported(workbook, root)
    return [(loc.a1, str(message)) for loc, message in caught.value.problems]


def with_cell(workbook: Workbook, sheet: str, place: tuple[int, int], cell: Cell | str) -> Workbook:
    """The workbook with one cell replaced; row and column count from 1."""
    new = Cell(value=cell, text=cell) if isinstance(cell, str) else cell

    def changed(one: Sheet) -> Sheet:
        row = next(row for row in one.rows if row.number == place[0])
        cells = list(row.cells)
        cells[place[1] - 1] = new
        rows = (replace(row, cells=tuple(cells)) if other == row else other for other in one.rows)
        return replace(one, rows=tuple(rows))

    sheets = (changed(one) if one.name == sheet else one for one in workbook.sheets)
    return replace(workbook, sheets=tuple(sheets))


def without_rows(workbook: Workbook, sheet: str, *numbers: int) -> Workbook:
    def changed(one: Sheet) -> Sheet:
        return replace(one, rows=tuple(row for row in one.rows if row.number not in numbers))

    sheets = (changed(one) if one.name == sheet else one for one in workbook.sheets)
    return replace(workbook, sheets=tuple(sheets))


def test_each_table_is_a_sheet_and_all_surveys_are_one(tmp_path: Path) -> None:
    workbook = exported(write_release(tmp_path))
    assert [sheet.name for sheet in workbook.sheets] == [
        "dictionary",
        "choices",
        "lists",
        "countries",
        "modules",
    ]
    header, first, *_ = workbook.sheets[-1].rows
    assert [cell.text for cell in header.cells] == [
        "formkit_module",
        "type",
        "name",
        "relevant",
        "required",
        "constraint",
        "formkit_components",
        "label::English (en)",
    ]
    assert [cell.text for cell in first.cells][:3] == ["closing", "", "qc_thanks"]


def test_what_comes_back_unchanged_changes_no_file(tmp_path: Path) -> None:
    root = write_release(tmp_path)
    assert imported(exported(root), root) == ()


def test_excel_gives_back_every_cell(tmp_path: Path) -> None:
    edit = edited("dictionary.csv", "Which?", '"=1+1, ""007"" 2026-01-02"')
    root = write_release(tmp_path, **edit)
    path = tmp_path / "standard.xlsx"
    write_workbook(exported(root), path)
    assert imported(read_workbook(path), root) == ()


def test_a_changed_cell_changes_its_file_alone(tmp_path: Path) -> None:
    root = write_release(tmp_path)
    workbook = with_cell(exported(root), "choices", (2, 3), "Yes, indeed")
    [file] = imported(workbook, root)
    path = root / RELEASE / "choices.csv"
    assert file.path == path
    assert file.content == path.read_bytes().replace(b"yes,Yes,", b'yes,"Yes, indeed",')


def test_a_survey_gains_the_column_that_is_filled(tmp_path: Path) -> None:
    root = write_release(tmp_path)
    workbook = with_cell(exported(root), "modules", (4, 5), "yes")
    [file] = imported(workbook, root)
    assert file.path == root / RELEASE / "modules/opening/survey.csv"
    assert file.content == b"type,name,required\n,meta_start,\n,consent_given,yes\n"


def test_a_file_of_another_making_is_written_formkits_way(tmp_path: Path) -> None:
    text = '"list_name";"extensibility"\r\nyes_no;closed\r\nreason;open_end\r\n'
    root = write_release(tmp_path, **{f"{RELEASE}/lists.csv": text})
    [file] = imported(exported(root), root)
    assert file.content == b"list_name,extensibility\nyes_no,closed\nreason,open_end\n"


def test_a_sheet_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    root = write_release(tmp_path)
    workbook = exported(root)
    kept = replace(workbook, sheets=workbook.sheets[:1])
    assert imported(kept, root) == ()
    [(_, message)] = problems(replace(workbook, sheets=()), root)
    assert message.startswith("the workbook has none of the sheets of a standard: dictionary")


def test_a_release_that_extends_another_exports_what_it_holds(tmp_path: Path) -> None:
    folder = tmp_path / RELEASE
    write_release(tmp_path)
    for name in ("dictionary", "choices", "countries"):
        (folder / f"{name}.csv").unlink()
    assert [sheet.name for sheet in export_standard(folder).sheets] == ["lists", "modules"]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        (Cell(value=7.0, text="7"), "a number"),
        (Cell(value=True, text="TRUE"), "a truth value"),
        (Cell(value="2026-03-02 00:00:00", text="2026-03-02 00:00:00"), "a date"),
        (Cell(value="x", text="x", formula="A1"), "a formula"),
    ],
)
def test_what_excel_has_made_of_a_cell_is_told(tmp_path: Path, cell: Cell, kind: str) -> None:
    root = write_release(tmp_path)
    [(place, message)] = problems(with_cell(exported(root), "choices", (3, 2), cell), root)
    assert place == "choices!B3"
    assert message.startswith(f"Excel has made {kind} of what was typed here")


def test_what_the_release_could_not_hold_is_told_at_its_cell(tmp_path: Path) -> None:
    root = write_release(tmp_path)
    workbook = with_cell(exported(root), "dictionary", (1, 3), "titel::English (en)")
    assert problems(workbook, root)[0][0] == "dictionary!C1"
    workbook = with_cell(exported(root), "modules", (9, 3), "loc_raeson")
    [(place, message)] = problems(workbook, root)
    assert place == "modules!9"
    assert "is loc_reason meant?" in message
    workbook = with_cell(exported(root), "modules", (9, 2), "text")
    assert problems(workbook, root)[0][0] == "modules!B9"


def test_rows_of_no_module_and_modules_without_rows_are_told(tmp_path: Path) -> None:
    root = write_release(tmp_path)
    workbook = with_cell(exported(root), "modules", (3, 1), "new_module")
    workbook = with_cell(workbook, "modules", (4, 1), "")
    workbook = without_rows(workbook, "modules", 2)
    found = problems(workbook, root)
    assert [place for place, _ in found] == ["modules!A3", "modules!A4", "modules", "modules"]
    assert found[0][1].startswith("the standard has no module new_module")
    assert found[1][1] == "the column formkit_module is empty here"
    assert found[2][1].startswith("the module closing has no row left")


def test_a_header_that_stands_twice_is_told(tmp_path: Path) -> None:
    root = write_release(tmp_path)
    workbook = with_cell(exported(root), "lists", (1, 2), "list_name")
    assert problems(workbook, root)[0] == (
        "lists!B1",
        "the header list_name stands twice; keep one",
    )


def test_excel_is_told_to_keep_what_is_typed_as_text(tmp_path: Path) -> None:
    path = tmp_path / "standard.xlsx"
    write_workbook(exported(write_release(tmp_path)), path)
    page = load_workbook(path)["choices"]
    filled = [cell for row in page.iter_rows() for cell in row if cell.value]
    assert {cell.number_format for cell in filled} == {"@"}
    columns = page.column_dimensions.values()
    assert {one.number_format for one in columns} == {"@"}
