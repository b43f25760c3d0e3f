"""Edits in few words, for tables of cases."""

import re
from collections.abc import Iterable

from formkit.formats.row_map import RowMap, row_map
from formkit.model.edits import Edit, RowDeleted, RowInserted, RowMoved


def edit(words: str) -> Edit:
    """``insert 3 like 9``, ``choices delete 5``, ``move 2 9``."""
    found = re.fullmatch(r"(?:(choices) )?(insert|delete|move) (\d+)(?: (?:like )?(\d+))?", words)
    assert found
    sheet, number, other = found[1] or "survey", int(found[3]), int(found[4] or 0)
    if found[2] == "insert":
        return RowInserted(sheet=sheet, after=number, like=other)
    if found[2] == "delete":
        return RowDeleted(sheet=sheet, row=number)
    return RowMoved(sheet=sheet, row=number, after=other)


def row_maps(edits: Iterable[Edit]) -> dict[str, RowMap]:
    by_sheet: dict[str, list[Edit]] = {}
    for one in edits:
        if isinstance(one, RowInserted | RowDeleted | RowMoved):
            by_sheet.setdefault(one.sheet, []).append(one)
    return {name: row_map(those) for name, those in by_sheet.items()}
