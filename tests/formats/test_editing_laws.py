"""An edited file reads as the workbook that the edits make of it."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from formkit.core.errors import UnreadableFormError
from formkit.core.location import column_letters
from formkit.formats.edited_workbook import edit_workbook
from formkit.formats.editing import edit_package
from formkit.formats.files import parse_workbook
from formkit.model.edits import (
    CellSet,
    ColumnAdded,
    Edit,
    HeaderSet,
    RowDeleted,
    RowInserted,
    RowMoved,
    SheetDeleted,
    SheetReplaced,
    SheetsOrdered,
)
from formkit.model.sheets import Workbook
from tests.conftest import SHARED
from tests.formats.packages import package, worksheet
from tests.shares import share_of

FORMS = sorted((SHARED / "forms").glob("*.xls[xm]"))
NAMES = ("survey", "choices", "a b")
ROWS, COLUMNS = 6, 4
LAW = settings(max_examples=80, deadline=None)

texts = st.one_of(
    st.sampled_from(["", "5", "05", "1.5", "TRUE", " x ", "_x0041_", "a\r\nb", "<&>", "=A1"]),
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=5
    ),
)


def cell(place: str, kind: str) -> str:
    """The XML of a cell, with or without its place."""
    bodies = {
        "text": ' t="inlineStr"><is><t>old</t></is></c>',
        "number": "><v>5</v></c>",
        "truth": ' t="b"><v>1</v></c>',
        "formula": f"><f>SUM({escape('A1:A9')})</f><v>4</v></c>",
        "shared": ' s="0"><f t="shared" si="0"/><v>4</v></c>',
        "empty": ' s="0"/>',
    }
    return f"<c{place}{bodies[kind]}"


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """A small worksheet with gaps, with or without places."""
    says = draw(st.booleans())
    rows = ""
    for row in range(1, draw(st.integers(0, ROWS)) + 1):
        cells = ""
        for column in range(1, draw(st.integers(0, COLUMNS)) + 1):
            kind = draw(
                st.sampled_from(("", *["text", "number", "truth", "formula", "shared", "empty"]))
            )
            place = f' r="{column_letters(column)}{row}"' if says else ""
            cells += cell(place, kind or "empty") if kind or not says else ""
        if cells or not says or draw(st.booleans()):
            number = f' r="{row}"' if says else ""
            hides = "<v>" in cells and draw(st.booleans())
            hidden = ' hidden="1"' if hides else ""
            rows += f"<row{number}{hidden}>{cells}</row>"
    return worksheet(rows, before=draw(st.sampled_from(("", '<dimension ref="A1:B2"/>'))))


@st.composite
def row_edits(draw: st.DrawFn, sheet: str, last: int, width: int) -> list[Edit]:
    """Edits of one sheet that do not contradict each other."""
    row, column, after = (
        st.integers(low, high) for low, high in ((1, last), (1, width), (0, last))
    )
    edits: list[Edit] = []
    gone: set[int] = set()
    for kind in draw(
        st.lists(st.sampled_from(["set", "header", "insert", "delete", "move"]), max_size=8)
    ):
        at, below = draw(row), draw(after)
        if kind in {"set", "header"}:
            edit = CellSet if kind == "set" else HeaderSet
            edits.append(edit(sheet=sheet, row=at, column=draw(column), text=draw(texts)))
        elif kind == "insert":
            new = tuple(draw(st.lists(texts, max_size=COLUMNS)))
            edits.append(RowInserted(sheet=sheet, after=below, texts=new, like=draw(after)))
        elif at not in gone and below != at:
            gone.add(at)
            is_moved = kind == "move"
            edits.append(
                RowMoved(sheet=sheet, row=at, after=below)
                if is_moved
                else RowDeleted(sheet=sheet, row=at)
            )
    if draw(st.booleans()):
        edits.append(ColumnAdded(sheet=sheet, row=1, column=width + 1, header=draw(texts)))
    return edits


@st.composite
def edits_of(draw: st.DrawFn, names: Sequence[str], last: int, width: int) -> list[Edit]:
    """Edits of a workbook that leave it one sheet at least."""
    edits = [edit for name in names for edit in draw(row_edits(name, last, width))]
    grid = st.lists(st.lists(texts, max_size=COLUMNS).map(tuple), max_size=ROWS).map(tuple)
    if draw(st.booleans()):
        name = draw(st.sampled_from([*names, "brand new"]))
        edits.append(SheetReplaced(sheet=name, rows=draw(grid)))
    if len(names) > 1 and draw(st.booleans()):
        edits.append(SheetDeleted(sheet=draw(st.sampled_from(names))))
    if draw(st.booleans()):
        edits.append(SheetsOrdered(sheets=tuple(draw(st.permutations(names)))))
    return edits


def content(workbook: Workbook) -> list[object]:
    """What is read of a workbook, formulas and kinds of values aside."""
    return [
        (sheet.name, sheet.hidden, row.number, row.hidden, column, cell.text)
        for sheet in workbook.sheets
        for row in sheet.rows
        for column, cell in enumerate(row.cells, start=1)
        if cell.text
    ] + [sheet.name for sheet in workbook.sheets]


@LAW
@given(st.tuples(*[sheets()] * len(NAMES)), edits_of(NAMES, ROWS + 2, COLUMNS + 1))
def test_an_edited_file_reads_as_the_edited_workbook(
    made: tuple[str, ...], edits: list[Edit]
) -> None:
    file = package(dict(zip(NAMES, made, strict=True)))
    edited = edit_package(file, edits).content
    assert content(parse_workbook(edited)) == content(edit_workbook(parse_workbook(file), edits))
    assert edit_package(file, edits).content == edited


@pytest.mark.corpus
@pytest.mark.skipif(not FORMS, reason="../shared is not here")
@pytest.mark.parametrize("path", share_of(FORMS), ids=lambda path: path.stem)
@settings(max_examples=6, deadline=None, derandomize=True)
@given(data=st.data())
def test_edited_real_files_read_as_the_edited_workbook(path: Path, data: st.DataObject) -> None:
    file = path.read_bytes()
    try:
        workbook = parse_workbook(file)
    except UnreadableFormError:
        pytest.skip("no spreadsheet")
    seen = [sheet.name for sheet in workbook.sheets if not sheet.hidden]
    names = [sheet.name for sheet in workbook.sheets if sheet.rows] or seen
    last = max((sheet.rows[-1].number for sheet in workbook.sheets if sheet.rows), default=1)
    width = max((len(row.cells) for sheet in workbook.sheets for row in sheet.rows), default=1)
    edits = data.draw(edits_of(names, last, width))
    left = set(seen) - {edit.sheet for edit in edits if isinstance(edit, SheetDeleted)}
    assume(left)
    edited = edit_package(file, edits).content
    assert content(parse_workbook(edited)) == content(edit_workbook(workbook, edits))


@pytest.mark.corpus
@pytest.mark.skipif(not FORMS, reason="../shared is not here")
@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_one_cell_set_in_a_real_file_leaves_all_other_parts(path: Path) -> None:
    file = path.read_bytes()
    try:
        sheet = parse_workbook(file).sheets[0].name
    except UnreadableFormError:
        pytest.skip("no spreadsheet")
    edited = edit_package(file, [CellSet(sheet=sheet, row=2, column=2, text="changed")]).content
    with ZipFile(BytesIO(file)) as before, ZipFile(BytesIO(edited)) as after:
        changed = {
            entry.filename
            for entry in before.infolist()
            if entry.filename not in after.namelist()
            or before.read(entry) != after.read(entry.filename)
            or entry.date_time != after.getinfo(entry.filename).date_time
        }
        kept = [name for name in before.namelist() if name in after.namelist()]
        assert after.namelist() == kept
    sheets = {name for name in changed if "/worksheets/" in name}
    assert len(sheets) == 1
    bound_to_formulas = {"xl/calcChain.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"}
    assert changed - sheets <= {"xl/workbook.xml", *bound_to_formulas}
