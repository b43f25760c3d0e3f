"""Admin units from a CSV file, in formkit's columns or OCHA's."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from formkit.core.errors import BadManifestError
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.records import Problem, clean
from formkit.formats.tables import Table, TableRow, read_table
from formkit.model.gazetteer import Gazetteer, Place

COLUMNS = ("level", "pcode", "name", "parent")
"""The header of formkit's own gazetteers."""

_OCHA = {
    "Admin Level": "level",
    "P-Code": "pcode",
    "Name": "name",
    "Parent P-Code": "parent",
    "Location": "country",
}
_HXL = "#"
_LEVELS = range(5)


def read_gazetteer(path: Path, *, country: str = "") -> Gazetteer:
    """Read a gazetteer; what is wrong with its p-codes is for rules to say.

    Args:
        path: a CSV with the columns ``level,pcode,name,parent``, or OCHA's table of p-codes
            (``Location,Admin Level,P-Code,Name,Parent P-Code``), with or without its HXL row.
        country: ISO 3166-1 alpha-3 code; of a table of several countries, only its rows count.

    Raises:
        BadManifestError: a column is missing, or a level is no number from 0 to 4.
    """
    table = _renamed(read_table(path))
    rows = [row for row in table.rows if not row.get("level").startswith(_HXL)]
    problems = (*_missing_columns(table), *_wrong_levels(table, rows))
    if problems:
        raise BadManifestError(problems)
    places = (_place(row) for row in rows if row.get("country") in {"", country} or not country)
    return Gazetteer(places=tuple(places), file=str(path))


def _renamed(table: Table) -> Table:
    """The table with formkit's headers in the place of OCHA's."""
    header = tuple(_OCHA.get(name, name) for name in table.header)
    rows = tuple(
        replace(row, cells=tuple((_OCHA.get(name, name), text) for name, text in row.cells))
        for row in table.rows
    )
    return replace(table, header=header, rows=rows)


def _place(row: TableRow) -> Place:
    return Place(
        level=int(row.get("level")),
        pcode=row.get("pcode"),
        name=clean(row.get("name")),
        parent=row.get("parent"),
        loc=row.loc,
    )


def _missing_columns(table: Table) -> Iterator[Problem]:
    missing = tuple(name for name in COLUMNS if name not in table.header)
    if missing:
        text = "the gazetteer has no column {missing}; it needs the columns {known}"
        yield _header(table), Message(text, missing=missing, known=COLUMNS)


def _wrong_levels(table: Table, rows: list[TableRow]) -> Iterator[Problem]:
    for row in rows:
        level = row.get("level")
        if level not in map(str, _LEVELS):
            text = "the level says {level}; it is a number from 0 (the country) to 4"
            yield table.cell(row, "level"), Message(text, level=level)


def _header(table: Table) -> Loc:
    return replace(table.loc, row=1)
