"""What pyxform reads in a spreadsheet's cell, from what calamine gives for it.

Source: ``xlsx_value_to_str`` and ``is_empty`` in ``pyxform/xls2json_backends.py``.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from formkit.model.sheets import EMPTY, Cell

Given = str | float | int | bool | date | time | datetime | timedelta
"""What calamine gives for a cell; an empty one is ``""``."""


class GivenCells(dict[Given, Cell]):
    """What calamine gave -> its cell, for all but truth values, which equal 1 and 0."""

    def __init__(self, *, escapes_returns: bool) -> None:
        """Know nothing yet.

        Args:
            escapes_returns: for xlsx, whose carriage returns pyxform reads as ``_x000D_``.
        """
        super().__init__()
        self._escapes_returns = escapes_returns

    def __missing__(self, value: Given) -> Cell:
        """Make the cell when its value is first met."""
        cell = make_cell(value)
        if self._escapes_returns and isinstance(value, str) and "\r" in value:
            cell = replace(cell, text=make_cell(value.replace("\r", "_x000D_")).text)
        self[value] = cell
        return cell


def make_cell(value: Given) -> Cell:
    """One cell; dates and times are kept as the text that pyxform reads.

    >>> make_cell(5.0).text, make_cell(True).text, make_cell(date(2026, 1, 2)).text
    ('5', 'TRUE', '2026-01-02 00:00:00')
    """
    if type(value) is str:
        return Cell(value=value, text=_cleaned(value)) if value else EMPTY
    if isinstance(value, int | float):
        return Cell(value=value, text=_number_text(value))
    text = f"{value} 00:00:00" if type(value) is date else str(value)
    return Cell(value=text, text=text)


def _cleaned(text: str) -> str:
    stripped = text.strip()
    return stripped if stripped.isascii() else stripped.replace("\N{NO-BREAK SPACE}", " ")


def _number_text(value: float) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    return str(int(value)) if float(value).is_integer() else str(value)
