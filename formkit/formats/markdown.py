"""Pipe tables, read as pyxform reads them: how tests and documents write forms.

A row whose first cell is filled begins a sheet; the rows after it have an
empty first cell, and the first of them is the header.  Lines that begin with
``#`` are comments, and so is what follows the last ``#`` outside the table.
Blank rows are not counted, nor are they by pyxform.
"""

import re
from collections.abc import Iterator

from formkit.formats.cells import TypedCells, make_row
from formkit.formats.delimited import MOST_TEXT_CELLS
from formkit.formats.unreadable import too_many_cells
from formkit.model.sheets import Row, Sheet, Workbook

_COMMENT = re.compile(r"\s*#")
_TABLE_LINE = re.compile(r"\s*\|(.*)\|\s*")
_SEPARATOR = re.compile(r"[|-]+\Z")
_PIPE = re.compile(r"(?<!\\)\|")


def parse_markdown(text: str, path: str = "") -> Workbook:
    r"""Read pipe tables into a workbook; ``\|`` in a cell is a pipe.

    Of two tables for one sheet, each is a sheet of its own.

    Raises:
        UnreadableFormError: the text has more cells than are read.

    >>> parse_markdown("| survey |\n| | type | name |").sheets[0].rows[0].cells[1].text
    'name'
    """
    if text.count("|") + text.count("\n") > MOST_TEXT_CELLS:
        raise too_many_cells(MOST_TEXT_CELLS, path)
    cells = TypedCells()
    names: list[str] = []
    tables: list[list[Row]] = []
    for first, *rest in _table_rows(text):
        if first or not names:
            names.append(first)
            tables.append([])
        row = make_row(len(tables[-1]) + 1, (cells[one] for one in rest))
        if row.cells:
            tables[-1].append(row)
    sheets = (Sheet(name=name, rows=tuple(rows)) for name, rows in zip(names, tables, strict=True))
    return Workbook(sheets=tuple(sheets), path=path, format="md")


def lines_with_more(text: str) -> Iterator[int]:
    """The lines, from 1, that hold what no cell does: comments, headings, sentences."""
    for number, line in enumerate(_lines(text), start=1):
        table = _table(line)
        if line.strip() != (table[0].strip() if table else ""):
            yield number


def _table_rows(text: str) -> Iterator[list[str]]:
    for line in _lines(text):
        table = _table(line)
        if table and not _SEPARATOR.match(table[1]):
            yield [cell.strip().replace(r"\|", "|") for cell in _PIPE.split(table[1])]


def _lines(text: str) -> list[str]:
    # an old Mac ends its lines with CR alone; elsewhere a CR belongs to the text around it
    return text.split("\n" if "\n" in text else "\r")


def _table(line: str) -> re.Match[str] | None:
    return None if _COMMENT.match(line) else _TABLE_LINE.match(_without_comment(line))


def _without_comment(line: str) -> str:
    """The line up to the last ``#`` behind which something stands, and no pipe."""
    place = line.rfind("#", 0, -1)
    return line if place < 0 or "|" in line[place:] else line[:place]
