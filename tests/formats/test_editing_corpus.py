"""Real workbooks are edited at random; openpyxl and LibreOffice say whether all is in its place.

Each file gets 200 edits in 5 batches; what it should hold then is worked out by
the slow way of ``slow_sheets``.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from random import Random
from zipfile import BadZipFile, ZipFile

import pytest

from formkit.formats.editing import edit_package
from formkit.formats.files import parse_workbook
from formkit.model.edits import CellSet, Edit, RowDeleted, RowInserted, RowMoved
from tests.conftest import SHARED
from tests.formats.flat_sheets import NO_CELL, SOFFICE, FlatRow, convert, read_flat
from tests.formats.slow_sheets import (
    ANYTHING,
    MOST_ROWS,
    SlowBook,
    SlowRow,
    SlowSheet,
    edit_slowly,
    read_slowly,
)
from tests.shares import share_of

FORMS = sorted((SHARED / "forms").glob("*.xls[xm]"))
SAMPLE = [path for path in FORMS[::3] if path.stat().st_size < 300_000]
"""What LibreOffice judges: it takes a second for each file, before and after."""
BATCHES = 5
EDITS = 40
TEXTS = ("", "household", "label::Français (fr)", "a < b & c", " two\nlines ", "${age} > 5", "علم")

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FORMS, reason="../shared is not here"),
    pytest.mark.filterwarnings("ignore::UserWarning:openpyxl"),
]


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def readable(content: bytes) -> SlowBook:
    try:
        return read_slowly(content)
    except (KeyError, ValueError, TypeError, BadZipFile) as error:
        pytest.skip(f"openpyxl cannot read it: {error}")


def random_edits(book: SlowBook, random: Random) -> list[Edit]:
    """Edits that do not contradict each other, at any rows of any sheet."""
    names = [name for name, sheet in book.sheets.items() if len(sheet.rows) > 5]
    edits: list[Edit] = []
    gone: dict[str, set[int]] = {name: set() for name in names}
    while names and len(edits) < EDITS:
        name = random.choice(names)
        last = min(len(book.sheets[name].rows) - 3, MOST_ROWS)
        row, other = random.randint(1, last), random.randint(0, last)
        kind = random.choices(("set", "insert", "delete", "move"), (4, 3, 2, 2))[0]
        if row == 1 and kind in {"delete", "move"} and random.random() < 0.9:
            continue
        if kind == "insert":
            texts = tuple(random.choices(TEXTS, k=random.randint(0, 4)))
            like = random.choice((0, other, row))
            edits.append(RowInserted(sheet=name, after=other, texts=texts, like=like))
        elif row not in gone[name] and kind != "set" and row != other:
            gone[name].add(row)
            is_moved = kind == "move"
            edits.append(
                RowMoved(sheet=name, row=row, after=other)
                if is_moved
                else RowDeleted(sheet=name, row=row)
            )
        elif kind == "set":
            column = random.randint(1, 12)
            edits.append(CellSet(sheet=name, row=row, column=column, text=random.choice(TEXTS)))
    sets = {(one.sheet, one.row, one.column): one for one in edits if isinstance(one, CellSet)}
    return [one for one in edits if not isinstance(one, CellSet)] + list(sets.values())


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_no_edit_changes_no_byte(path: Path) -> None:
    content = path.read_bytes()
    assert edit_package(content, []).content == content
    nowhere = edit_package(content, [RowDeleted(sheet="no such sheet", row=1)])
    assert parts(nowhere.content) == parts(content)


@pytest.mark.parametrize("path", share_of(FORMS), ids=lambda path: path.name)
def test_everything_is_where_it_belongs(path: Path) -> None:
    content = path.read_bytes()
    expected = readable(content)
    random = Random(path.name)  # noqa: S311 - the same edits each time
    for _ in range(BATCHES):
        edits = random_edits(expected, random)
        content = edit_package(content, edits).content
        edit_slowly(expected, edits)
    found = read_slowly(content)
    assert list(found.sheets) == list(expected.sheets)
    problems = [
        f"{name}: {problem}"
        for name, sheet in expected.sheets.items()
        for problem in differences(sheet, found.sheets[name])
    ]
    problems += list(different_names(expected.names, found.names))
    assert not problems


def differences(expected: SlowSheet, found: SlowSheet) -> Iterator[str]:
    covered = {
        (row, column)
        for top, end, left, right in found.merges
        for row in range(top, min(end, len(found.rows)) + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    rows = found.rows + [SlowRow(origin=0)] * (len(expected.rows) - len(found.rows))
    for number, (mine, theirs) in enumerate(zip(expected.rows, rows, strict=False), start=1):
        hidden = {column for row, column in covered if row == number} if covered else set()
        yield from (f"row {number}: {text}" for text in row_differences(mine, theirs, hidden))
        for mark, formula in mine.told.items():
            told = found.formulas_at(mark[0], number, mark[1]) if mark[0] in found.rules else set()
            if formula not in told and ANYTHING not in {formula, *told} and "#REF!" not in formula:
                yield f"row {number}: {mark} means {told}, not {formula}"
    must = {merge for merge, is_sure in expected.merges.items() if is_sure}
    if not must <= found.merges.keys() <= expected.merges.keys():
        yield f"merged are {sorted(found.merges)}, not {sorted(expected.merges)}"
    for name, span in expected.lists.items():
        if found.lists.get(name) != span and not (span is None and name.startswith("table")):
            yield f"{name} reaches over {found.lists.get(name)}, not {span}"
    yield from different_names(expected.names, found.names)


def row_differences(mine: SlowRow, theirs: SlowRow, hidden: set[int]) -> Iterator[str]:
    for column in sorted(mine.cells.keys() | theirs.cells.keys()):
        value, style = mine.cells.get(column, (None, ANYTHING))
        its_value, its_style = theirs.cells.get(column, (None, ANYTHING))
        if column in hidden:
            continue
        if value != its_value and ANYTHING not in {str(value), str(its_value)}:
            yield f"column {column} holds {its_value!r}, not {value!r}"
        if style != its_style and ANYTHING not in (style, its_style):
            yield f"column {column} looks {its_style}, not {style}"
    if mine.look != theirs.look and ANYTHING not in mine.look:
        yield f"it looks {theirs.look}, not {mine.look}"
    if mine.notes != theirs.notes or mine.links != theirs.links:
        yield f"it has {theirs.notes}, {theirs.links}, not {mine.notes}, {mine.links}"
    if mine.marks != theirs.marks:
        missing, more = sorted(mine.marks - theirs.marks), sorted(theirs.marks - mine.marks)
        yield f"it lacks {missing} and has {more}"


def different_names(expected: dict[str, str], found: dict[str, str]) -> Iterator[str]:
    for name, text in expected.items():
        its_text = found.get(name, "")
        if its_text != text and ANYTHING not in text and "#REF!" not in text:
            yield f"{name} is {its_text}, not {text}"


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_libreoffice_finds_everything_where_it_belongs(tmp_path: Path) -> None:
    expected: dict[str, SlowBook] = {}
    files: list[Path] = []
    for number, path in enumerate(SAMPLE):
        if any("pivotTable" in name for name in parts(path.read_bytes())):
            continue  # LibreOffice fills the cells of pivot tables anew
        before, after = tmp_path / f"{number}-before.xlsx", tmp_path / f"{number}-after.xlsx"
        content = path.read_bytes()
        before.write_bytes(content)
        book = rows_only(content)
        random = Random(path.name)  # noqa: S311 - the same edits each time
        for _ in range(BATCHES):
            edits = random_edits(book, random)
            content = edit_package(content, edits).content
            edit_slowly(book, edits)
        after.write_bytes(content)
        expected[str(number)] = book
        files += before, after
    flat = convert(files, tmp_path)
    assert len(flat) == len(files)
    problems = [
        f"{SAMPLE[int(number)].name}: {problem}"
        for number, book in expected.items()
        for problem in flat_differences(book, flat[f"{number}-before"], flat[f"{number}-after"])
    ]
    assert not problems


def rows_only(content: bytes) -> SlowBook:
    """The rows of each sheet, without what is in them."""
    sheets = {
        sheet.name: SlowSheet(
            rows=[SlowRow(origin=number) for number in range(1, len(sheet.rows) + 4)],
            merges={},
            lists={},
            names={},
            rules={},
        )
        for sheet in parse_workbook(content).sheets
    }
    return SlowBook(sheets=sheets, names={})


def flat_differences(book: SlowBook, before: Path, after: Path) -> Iterator[str]:
    old, new = read_flat(before), read_flat(after)
    if old.keys() != new.keys():
        yield f"the sheets are {list(new)}, not {list(old)}"
    for name, sheet in book.sheets.items():
        for number, row in enumerate(sheet.rows, start=1):
            if row.origin and row.origin <= len(old[name]) and number <= len(new[name]):
                mine, theirs = old[name][row.origin - 1], new[name][number - 1]
                for problem in flat_row_differences(mine, theirs, row.touched):
                    yield f"{name}, row {number}, once {row.origin}: {problem}"


def flat_row_differences(mine: FlatRow, theirs: FlatRow, touched: set[int]) -> Iterator[str]:
    if mine.is_hidden != theirs.is_hidden:
        yield "it is hidden or shown"
    pairs = zip_longest(mine.cells, theirs.cells, fillvalue=NO_CELL)
    for column, (one, other) in enumerate(pairs, start=1):
        if one.is_merged or other.is_merged or column in touched:
            continue
        both_look = column <= min(len(mine.cells), len(theirs.cells))
        looks_other = both_look and one.look != other.look
        if looks_other or one.is_validated != other.is_validated:
            yield f"column {column} looks {other}, not {one}"
        if one.note != other.note:
            yield f"column {column} has the comment {other.note}, not {one.note}"
        if one.text != other.text and not (one.is_formula or other.is_formula):
            yield f"column {column} holds {other.text}, not {one.text}"
