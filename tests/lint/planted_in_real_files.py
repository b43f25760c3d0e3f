"""Mistakes of a file itself, put into real files: what no form that is laid out anew can have."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from formkit.core.location import Loc
from formkit.formats.csv_writing import csv_text
from formkit.formats.files import parse_workbook, read_workbook
from formkit.model.sheets import Row, Sheet, Workbook
from tests.formats.hostile import relations

Planted = tuple[Workbook, Loc]
"""A workbook with a mistake, and its place; columns and rows that are 0 do not matter."""

_FIRST_SHEET = "xl/worksheets/sheet1.xml"
_FAR_DOWN = 1_000_000


def planted_in_file(rule: str, path: Path) -> Iterator[Planted]:
    """A real file with the mistake of a rule; none where the file has no place for it."""
    planted = PLANTED_IN_FILES[rule](path)
    if planted:
        yield planted


def _called_xls(path: Path) -> Planted | None:
    return _read(path.read_bytes(), "form.xls") if path.suffix == ".xlsx" else None


def _csv_of_excel(path: Path) -> Planted:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(csv.reader(io.StringIO(csv_text(read_workbook(path)))))
    return _read(out.getvalue().encode(), "form.csv")


def _stating_an_end(path: Path) -> Planted | None:
    return _with_first_sheet(path, r"<dimension [^>]*/>", '<dimension ref="A1"/>')


def _going_on(path: Path) -> Planted | None:
    return _with_first_sheet(path, r"</sheetData>", f'<row r="{_FAR_DOWN}"/></sheetData>')


def _with_macros(path: Path) -> Planted | None:
    return _with_part(path, "form.xlsm", "xl/vbaProject.bin", b"x")


def _linked(path: Path) -> Planted | None:
    target = relations(("externalLinkPath", "file:///C:\\Lists\\villages.xlsx"))
    outside = target.replace(b"/></Rel", b' TargetMode="External"/></Rel')
    part = "xl/externalLinks/_rels/externalLink1.xml.rels"
    return _with_part(path, "form.xlsx", part, outside)


def _with_blank_row(path: Path) -> Planted | None:
    def moved(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        half = len(rows) // 2
        return (*rows[:half], *(replace(row, number=row.number + 1) for row in rows[half:]))

    return _with_rows(path, moved, lambda rows: Loc(row=rows[len(rows) // 2].number))


def _with_formula(path: Path) -> Planted | None:
    def worked_out(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        first, second, *others = rows
        cells = (replace(second.cells[0], formula="=A9"), *second.cells[1:])
        return (first, replace(second, cells=cells), *others)

    return _with_rows(path, worked_out, lambda rows: Loc(row=rows[1].number))


def _with_hidden_row(path: Path) -> Planted | None:
    def hidden(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return (*rows[:-1], replace(rows[-1], hidden=True))

    return _with_rows(path, hidden, lambda rows: Loc(row=rows[-1].number))


PLANTED_IN_FILES: dict[str, Callable[[Path], Planted | None]] = {
    "FK112": _called_xls,
    "FK113": _csv_of_excel,
    "FK114": _stating_an_end,
    "FK115": _going_on,
    "FK116": _with_macros,
    "FK117": _linked,
    "FK123": _with_blank_row,
    "FK128": _with_formula,
    "FK129": _with_hidden_row,
}
"""Rule -> what puts its mistake into a real file."""


def _read(content: bytes, name: str) -> Planted:
    return parse_workbook(content, name), Loc()


def _with_first_sheet(path: Path, pattern: str, new: str) -> Planted | None:
    """The file with something else in the XML of its first sheet, where that is the survey."""
    names = [sheet.name for sheet in read_workbook(path).sheets]
    if path.suffix != ".xlsx" or names[0] != "survey":
        return None
    with zipfile.ZipFile(path) as package:
        if _FIRST_SHEET not in package.namelist():
            return None
        xml = package.read(_FIRST_SHEET).decode()
    changed, times = re.subn(pattern, new, xml, count=1)
    if not times:
        return None
    return _with_part(path, "form.xlsx", _FIRST_SHEET, changed.encode())


def _with_part(path: Path, name: str, part: str, content: bytes) -> Planted | None:
    """The file with a part of the package more, or another one in its place."""
    if path.suffix != ".xlsx":
        return None
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.infolist():
            if one.filename != part:
                new.writestr(one, old.read(one))
        new.writestr(part, content)
    return _read(out.getvalue(), name)


def _with_rows(
    path: Path,
    change: Callable[[tuple[Row, ...]], tuple[Row, ...]],
    place: Callable[[tuple[Row, ...]], Loc],
) -> Planted | None:
    """The file with other rows in its survey, where those have nothing blank among them."""
    workbook = read_workbook(path)
    survey = workbook.sheet("survey")
    if survey is None or not _is_dense(survey):
        return None
    changed = replace(survey, rows=change(survey.rows))
    sheets = tuple(changed if sheet is survey else sheet for sheet in workbook.sheets)
    return replace(workbook, sheets=sheets), replace(place(survey.rows), sheet="survey")


def _is_dense(sheet: Sheet) -> bool:
    return not any(row.is_blank for row in sheet.rows) and len(sheet.rows) > 2
