"""The tables of a standard as one workbook for officers, and the workbook taken back.

The sheet ``modules`` holds the surveys of all modules, one below the other.
What Excel may have made of a text (a number, a date, a formula) is told, never
guessed at.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from formkit.core.errors import BadManifestError
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.modules import MANIFEST, MODULE_HEADERS, SURVEY_FILE
from formkit.formats.records import Problem
from formkit.formats.standards import MODULES, TABLES, read_standard
from formkit.formats.survey_rows import typed_row
from formkit.formats.tables import Table, TableRow, format_table, read_table, table_of
from formkit.model.module import MODULE_COLUMN
from formkit.model.sheets import Cell, Sheet, Workbook
from formkit.model.workspace import Workspace

_SHEETS = (*TABLES, MODULES)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A CSV file of a standard as it would be written."""

    path: Path
    content: bytes


def export_standard(folder: Path) -> Workbook:
    """The tables that a release holds itself, a sheet each.

    Raises:
        BadManifestError: a table cannot be read.
    """
    tables = ((name, folder / f"{name}.csv") for name in TABLES)
    sheets = [_sheet(name, read_table(path).lists()) for name, path in tables if path.exists()]
    surveys = {path.parent.name: read_table(path) for path in _survey_paths(folder)}
    header = (MODULE_COLUMN, *_ordered(name for one in surveys.values() for name in one.header))
    lines = [_line(row, header, name) for name, table in surveys.items() for row in table.rows]
    return Workbook(sheets=(*sheets, _sheet(MODULES, (header, *lines))))


def import_standard(
    workbook: Workbook, folder: Path, templates: Path, *, workspace: Workspace | None = None
) -> tuple[TableFile, ...]:
    """The CSV files that a workbook changes; a sheet that it lacks changes nothing.

    Args:
        workbook: as ``export_standard`` gave it, edited.
        folder: the release that it is taken into.
        templates: the templates of the release.
        workspace: where a release that it extends is looked for.

    Raises:
        BadManifestError: with all problems that the release would have with these tables, and
            every cell that Excel has made something else of.
    """
    sheets = [sheet for sheet in workbook.sheets if sheet.name in _SHEETS]
    if not sheets:
        text = "the workbook has none of the sheets of a standard: {known}"
        raise BadManifestError(((workbook.loc(""), Message(text, known=_SHEETS)),))
    problems = [one for sheet in sheets for one in _damage(sheet, workbook)]
    if problems:
        raise BadManifestError(tuple(problems))
    tables = {sheet.name: table_of(_texts(sheet), loc=workbook.loc(sheet.name)) for sheet in sheets}
    found = {folder / f"{name}.csv": table for name, table in tables.items() if name != MODULES}
    if MODULES in tables:
        found |= _surveys(tables[MODULES], folder)

    def table_at(path: Path) -> Table:
        return found[path] if path in found else read_table(path)

    read_standard(folder, templates, workspace=workspace, tables=table_at)
    files = (TableFile(path=path, content=_content(path, table)) for path, table in found.items())
    return tuple(one for one in files if not _holds(one))


def _survey_paths(folder: Path) -> list[Path]:
    return sorted((folder / MODULES).glob(f"*/{SURVEY_FILE}"))


def _ordered(headers: Iterable[str]) -> tuple[str, ...]:
    """Headers of surveys, each once: known ones in formkit's order, then the others."""
    rank = {name: number for number, name in enumerate(MODULE_HEADERS)}
    return tuple(sorted(dict.fromkeys(headers), key=lambda name: rank.get(name, len(rank))))


def _line(row: TableRow, header: Sequence[str], module: str) -> tuple[str, ...]:
    cells = {**dict(row.cells), MODULE_COLUMN: module}
    return tuple(cells.get(name, "") for name in header)


def _sheet(name: str, lines: Iterable[Iterable[str]]) -> Sheet:
    return Sheet(name=name, rows=tuple(typed_row(*line) for line in enumerate(lines, start=1)))


def _texts(sheet: Sheet) -> list[tuple[str, ...]]:
    """The texts of a sheet, with an empty line for each row that the file leaves out."""
    lines: list[tuple[str, ...]] = []
    for row in sheet.rows:
        lines += [()] * (row.number - 1 - len(lines))
        lines.append(tuple(cell.text for cell in row.cells))
    return lines


def _damage(sheet: Sheet, workbook: Workbook) -> Iterator[Problem]:
    """Cells that hold something else than the text that was typed."""
    for row in sheet.rows:
        for column, cell in enumerate(row.cells, start=1):
            if kind := _made_by_excel(cell):
                text = (
                    "Excel has made {kind} of what was typed here, and {text} may not be what was"
                    " meant; format the cell as Text and type it again"
                )
                place = workbook.loc(sheet.name, row.number, column)
                yield place, Message(text, kind=kind, text=cell.text)


def _made_by_excel(cell: Cell) -> Message | None:
    if cell.formula:
        return Message("a formula")
    if isinstance(cell.value, bool):
        return Message("a truth value")
    if isinstance(cell.value, int | float):
        return Message("a number")
    if _DATE.fullmatch(cell.text):
        return Message("a date")
    return None


def _surveys(table: Table, folder: Path) -> dict[Path, Table]:
    """The rows of each module, under the path of its survey."""
    rows: dict[str, list[TableRow]] = {path.parent.name: [] for path in _survey_paths(folder)}
    problems: list[Problem] = []
    for row in table.rows:
        name = row.get(MODULE_COLUMN)
        if name in rows:
            rows[name].append(row)
        else:
            problems.append((table.cell(row, MODULE_COLUMN), _no_module(name)))
    for name, kept in rows.items():
        if not kept:
            text = "the module {name} has no row left; to take it out, delete its folder"
            problems.append((Loc(file=table.loc.file, sheet=MODULES), Message(text, name=name)))
    if problems:
        raise BadManifestError(tuple(problems))
    return {
        folder / MODULES / name / SURVEY_FILE: replace(table, rows=tuple(kept))
        for name, kept in rows.items()
    }


def _no_module(name: str) -> Message:
    if not name:
        return Message("the column {header} is empty here", header=MODULE_COLUMN)
    text = "the standard has no module {name}; for a new one, first make its folder with a {file}"
    return Message(text, name=name, file=MANIFEST)


def _content(path: Path, table: Table) -> bytes:
    """A table as a CSV file; a survey keeps its columns and gains those that are filled."""
    if path.name == SURVEY_FILE:
        filled = {name for row in table.rows for name, _ in row.cells} - {MODULE_COLUMN}
        header = read_table(path).header
        if not filled <= set(header):
            header = _ordered((*header, *(name for name in table.header if name in filled)))
        table = replace(table, header=header)
    return format_table(table.lists()).encode()


def _holds(file: TableFile) -> bool:
    return file.path.exists() and file.path.read_bytes() == file.content
