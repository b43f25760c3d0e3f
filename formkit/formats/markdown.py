"""Pipe tables, read as pyxform reads them: how tests and documents write forms.

A row whose first cell is filled begins a sheet; the rows after it have an
empty first cell, and the first of them is the header.  Lines that begin with
``#`` are comments, and so is what follows the last ``#`` outside the table.
Blank rows are not counted, nor are they by pyxform.
"""

import re
from collections.abc import Iterator

from formkit.formats.cells import TypedCells, make_row
from formkit.model.sheets import Row, Sheet, Workbook

_COMMENT = re.compile(r"\s*#")
_COMMENT_BEHIND = re.compile(r"(.*)#[^|]+\Z")
_TABLE_LINE = re.compile(r"\s*\|(.*)\|\s*")
_SEPARATOR = re.compile(r"[|-]+\Z")
_PIPE = re.compile(r"(?<!\\)\|")


def parse_markdown(text: str, path: str = "") -> Workbook:
    r"""Read pipe tables into a workbook; ``\|`` in a cell is a pipe.

    Of two tables for one sheet, each is a sheet of its own.

    >>> parse_markdown("| survey |\n| | type | name |").sheets[0].rows[0].cells[1].text
    'name'
    """
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


def _table_rows(text: str) -> Iterator[list[str]]:
    for line in text.split("\n"):
        if _COMMENT.match(line):
            continue
        if "#" in line and (behind := _COMMENT_BEHIND.match(line)):
            line = behind[1]  # noqa: PLW2901 - the line without its comment
        table = _TABLE_LINE.match(line)
        if table and not _SEPARATOR.match(table[1]):
            yield [cell.strip().replace(r"\|", "|") for cell in _PIPE.split(table[1])]
