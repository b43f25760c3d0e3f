"""Real workbooks are annotated; openpyxl and LibreOffice say that all else is in its place."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from formkit.formats.annotating import annotate_package
from formkit.formats.annotations import SIGN, Annotations
from formkit.formats.files import parse_workbook
from formkit.formats.own_sheets import FINDINGS_SHEET
from formkit.jobs import check
from formkit.jobs.subjects import Judgement
from formkit.render.screen import PLAIN
from formkit.render.xlsx.annotations import annotations_of
from tests.conftest import SHARED
from tests.formats.flat_sheets import SOFFICE, convert
from tests.shares import share_of

FORMS = sorted((SHARED / "forms").glob("*.xls[xm]"))
SAMPLE = [path for path in FORMS[::4] if path.stat().st_size < 300_000]
TOUCHED = ("/worksheets/", "/drawings/", "comments", "styles", "[Content_Types]", "workbook.xml")
"""Parts that an annotation may have to do with."""

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FORMS, reason="../shared is not here"),
    pytest.mark.filterwarnings("ignore::UserWarning:openpyxl"),
]


def annotations(path: Path) -> Annotations:
    report = check(path, Judgement(compiles=False))
    return annotations_of(report, parse_workbook(path.read_bytes(), str(path)), PLAIN)


def opened(content: bytes) -> Any:
    try:
        return openpyxl.load_workbook(BytesIO(content))
    except (KeyError, ValueError, TypeError) as error:
        pytest.skip(f"openpyxl cannot read it: {error}")


class Looks:
    """How the cells of a workbook look; each of its styles is written out once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[str, str]] = {}

    def but_for_colour(self, cell: Any) -> str:
        return self._of(cell)[0]

    def colour(self, cell: Any) -> str:
        return self._of(cell)[1]

    def _of(self, cell: Any) -> tuple[str, str]:
        if cell.style_id not in self._known:
            its = (cell.font, cell.border, cell.alignment, cell.number_format, cell.protection)
            self._known[cell.style_id] = repr(its), repr(cell.fill)
        return self._known[cell.style_id]


def shown(sheet: Any, looks: Looks) -> dict[str, Any]:
    """What people see of a sheet, but for the colours and comments of its cells."""
    cells = {
        cell.coordinate: (cell.value, looks.but_for_colour(cell))
        for row in sheet
        for cell in row
        if cell.value is not None
    }
    widths = {key: (one.width, one.hidden) for key, one in sheet.column_dimensions.items()}
    heights = {key: (one.height, one.hidden) for key, one in sheet.row_dimensions.items()}
    return {
        "cells": cells,
        "widths": widths,
        "heights": {key: one for key, one in heights.items() if one != (None, False)},
        "merged": sorted(map(str, sheet.merged_cells.ranges)),
        "lists": repr(sheet.data_validations),
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "state": sheet.sheet_state,
    }


@pytest.mark.parametrize("path", FORMS[::6], ids=lambda path: path.name)
def test_all_else_of_a_real_workbook_stays(path: Path) -> None:
    file, told = path.read_bytes(), annotations(path)
    content = annotate_package(file, told).content
    before, after = opened(file), opened(content)
    assert after.sheetnames == [*before.sheetnames, FINDINGS_SHEET]
    marked = {(note.sheet, note.cell) for note in told.notes}
    old_looks, new_looks = Looks(), Looks()
    for old in before.worksheets:
        new = after[old.title]
        assert shown(new, new_looks) == shown(old, old_looks)
        for row in old:
            for cell in row:
                twin = new[cell.coordinate]
                is_marked = (old.title, cell.coordinate) in marked
                assert is_marked == (SIGN in (twin.comment.text if twin.comment else ""))
                assert is_marked or new_looks.colour(twin) == old_looks.colour(cell)
                if cell.comment:
                    assert twin.comment.text.startswith(cell.comment.text)
    with ZipFile(BytesIO(file)) as old_parts, ZipFile(BytesIO(content)) as new_parts:
        for name in old_parts.namelist():
            if not any(sign in name for sign in TOUCHED):
                assert new_parts.read(name) == old_parts.read(name)


@pytest.mark.parametrize("path", share_of(FORMS), ids=lambda path: path.name)
def test_annotating_twice_is_annotating_once(path: Path) -> None:
    file, told = path.read_bytes(), annotations(path)
    once = annotate_package(file, told).content
    assert annotate_package(once, told).content == once
    assert parse_workbook(once).sheets[:-1] == parse_workbook(file).sheets


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not here")
def test_libreoffice_reads_every_copy_and_its_comments(tmp_path: Path) -> None:
    copies: dict[Path, int] = {}
    for path in SAMPLE[:12]:
        told = annotations(path)
        copy = tmp_path / path.name
        copy.write_bytes(annotate_package(path.read_bytes(), told).content)
        copies[copy] = len(told.notes)
    converted = convert(list(copies), tmp_path)
    for copy, count in copies.items():
        text = converted[copy.stem].read_text(encoding="utf-8")
        assert f'table:name="{FINDINGS_SHEET}"' in text
        assert text.count("<office:annotation ") >= count
