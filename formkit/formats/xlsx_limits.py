"""What Excel cannot hold, said before anything is written."""

import re

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.model.sheets import Cell, Sheet, Workbook

_CELL_LENGTH = 32_767
_NAME_LENGTH = 31
_ROWS = 1_048_576
_COLUMNS = 16_384
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]|^'|'$")
_RETURN = "_x000D_"
_SURROGATE = re.compile("[\ud800-\udfff]")


def check_limits(workbook: Workbook) -> None:
    """Say what Excel could not hold of a workbook.

    Raises:
        FormkitError: a sheet's name, its size or a cell's text is over Excel's limits.
    """
    if not workbook.sheets:
        raise FormkitError(Message("there is no sheet to write; an Excel file has one at least"))
    seen: dict[str, str] = {}
    for sheet in workbook.sheets:
        _check_name(workbook, sheet, seen)
        _check_size(workbook, sheet)
        for row in sheet.rows:
            for column, cell in enumerate(row.cells, start=1):
                if len(text_of(cell)) > _CELL_LENGTH // 2 or _SURROGATE.search(text_of(cell)):
                    _check_text(workbook, sheet, row.number, column)


def text_of(cell: Cell) -> str:
    """The text to write into a cell: what the file gave; empty for a number or nothing."""
    if not isinstance(cell.value, str):
        return cell.text if cell.value is None else ""
    if loses_returns(cell):
        return cell.value.replace("\r\n", "\n").replace("\r", "\n")
    return cell.value


def loses_returns(cell: Cell) -> bool:
    """Tell whether line breaks are written for a cell's carriage returns.

    Excel writes a return as ``_x000D_``, and pyxform would show that to the
    enumerator.  One that was read so stays.
    """
    return isinstance(cell.value, str) and "\r" in cell.value and _RETURN not in cell.text


def _check_name(workbook: Workbook, sheet: Sheet, seen: dict[str, str]) -> None:
    name = sheet.name
    loc = workbook.loc(name)
    if not name.strip():
        raise FormkitError(Message("a sheet has no name, and Excel asks for one"), loc=loc)
    if _length(name) > _NAME_LENGTH:
        long = "the sheet name {name} has {length} characters; Excel takes {limit}: shorten it"
        raise FormkitError(
            Message(long, name=name, length=_length(name), limit=_NAME_LENGTH), loc=loc
        )
    if match := _NOT_IN_NAMES.search(name):
        bad = "the sheet name {name} holds {character}, which Excel does not take: leave it out"
        raise FormkitError(Message(bad, name=name, character=match[0]), loc=loc)
    if other := seen.get(name.lower()):
        twice = "two sheets are called {name} and {other}, which Excel takes for one: rename one"
        raise FormkitError(Message(twice, name=name, other=other), loc=loc)
    seen[name.lower()] = name


def _check_size(workbook: Workbook, sheet: Sheet) -> None:
    last = max((row.number for row in sheet.rows), default=0)
    if last > _ROWS:
        long = "sheet {sheet} has {rows} rows; Excel takes {limit}: attach the list as a CSV file"
        raise FormkitError(
            Message(long, sheet=sheet.name, rows=last, limit=_ROWS), loc=workbook.loc(sheet.name)
        )
    widest = max((len(row.cells) for row in sheet.rows), default=0)
    if widest > _COLUMNS:
        wide = "sheet {sheet} has {columns} columns; Excel takes {limit}: leave some out"
        raise FormkitError(
            Message(wide, sheet=sheet.name, columns=widest, limit=_COLUMNS),
            loc=workbook.loc(sheet.name),
        )


def _check_text(workbook: Workbook, sheet: Sheet, row: int, column: int) -> None:
    found = sheet.row(row)
    assert found is not None  # noqa: S101 - the caller walks the sheet's own rows
    text = text_of(found.cell(column))
    loc = workbook.loc(sheet.name, row, column)
    if _length(text) > _CELL_LENGTH:
        long = "the text has {length} characters; Excel takes {limit} in a cell: shorten it"
        raise FormkitError(Message(long, length=_length(text), limit=_CELL_LENGTH), loc=loc)
    if _SURROGATE.search(text):
        half = "the text holds half a character, which no file can hold: type it anew"
        raise FormkitError(Message(half), loc=loc)


def _length(text: str) -> int:
    """How many characters Excel counts: one such as an emoji counts twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
