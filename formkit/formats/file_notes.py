"""What readers note of a file that its cells do not show, as topics of ``Workbook.notes``.

A note is a topic and a fact; rules make findings of them.
"""

from formkit.core.location import Loc
from formkit.formats.sheet_marks import column_number
from formkit.model.sheets import Workbook

ENCODING = "encoding"
"""The fact is the encoding of a text that is not plain UTF-8."""

SEPARATOR = "separator"
"""The fact is what stands between the cells of CSV, where it is no comma."""

BEYOND_STATED_END = "cells beyond the stated end"
"""The fact is the cell, with its sheet, at which pyxform stops reading."""

EMPTY_ROWS = "empty rows"
"""The fact is the last row of a sheet that is written, far behind its last text."""

MACROS = "macros"
"""The fact is the part of the file that holds them."""

EXTERNAL_LINK = "external link"
"""The fact is the file that cells refer to."""

Notes = tuple[tuple[str, str], ...]
"""A topic and a fact each."""


def facts(workbook: Workbook, topic: str) -> tuple[str, ...]:
    """All that was noted on a topic."""
    return tuple(fact for noted, fact in workbook.notes if noted == topic)


def place_of(fact: str, file: str) -> Loc:
    """The place that a fact tells.

    Args:
        fact: a row or cell with its sheet, ``survey!120`` or ``survey!B4``.
        file: the file's name.
    """
    sheet, _, place = fact.rpartition("!")
    letters = place.rstrip("0123456789")
    return Loc(
        file=file,
        sheet=sheet,
        row=int(place[len(letters) :]),
        column=column_number(letters),
    )
