"""How high a row must be, so that wrapped text can be read in any program.

Excel works a height out by itself when somebody edits a row, unless the height
is marked as set by hand; LibreOffice takes what the file says.  So each row
has a height, and it is not marked.
"""

import math
from typing import TYPE_CHECKING

from formkit.formats.styles import ColumnLook
from formkit.model.sheets import Row

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LINE = 12.75
"""Points, for letters of 10 points."""
_PADDING = 2.25
_MOST_LINES = 12
"""A row is no higher than this; Excel shows the rest of a text above the sheet."""
_CODE_SHARE = 0.93
"""Letters of equal width are wider than the digits that a column's width counts …"""
_WORDING_SHARE = 1.08
"""… and those of a text are narrower."""


def growing_page() -> "type[Worksheet]":
    """XlsxWriter's worksheet whose rows grow and shrink with what people type."""
    from xlsxwriter.worksheet import (  # noqa: PLC0415 - slow to import, and most commands write nothing
        Worksheet,
    )

    class GrowingPage(Worksheet):  # type: ignore[misc] # XlsxWriter ships no types
        """A worksheet that does not mark its rows' heights as set by hand."""

        def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, object]]) -> None:
            kept = [one for one in attributes if one[0] != "customHeight"]
            super()._xml_start_tag_unencoded(tag, kept)

    return GrowingPage


def row_height(row: Row, looks: tuple[ColumnLook, ...]) -> float:
    """The height of a row in points; 0 when one line is enough."""
    lines = 1
    for cell, column in zip(row.cells, looks, strict=False):
        if len(cell.text) > column.width * _CODE_SHARE or "\n" in cell.text:
            lines = max(lines, _count_lines(cell.text, column))
    return min(lines, _MOST_LINES) * _LINE + _PADDING if lines > 1 else 0


def _count_lines(text: str, column: ColumnLook) -> int:
    if column.look.is_faint:
        return 1
    width = column.width * (_CODE_SHARE if column.look.is_code else _WORDING_SHARE)
    return sum(math.ceil(len(line) / width) or 1 for line in text.split("\n"))
