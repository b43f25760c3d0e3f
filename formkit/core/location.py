"""Where a value stands, counted as the spreadsheet counts: rows and columns from 1."""

from formkit.core.values import dataclass, field

_LETTERS = 26


def column_letters(column: int) -> str:
    """Name a column as the spreadsheet does.

    Args:
        column: from 1.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Loc:
    """A place in a file; 0 for a row or column means all of it.

    A text file (YAML, a manifest) has no sheet; its lines are rows.
    """

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: int = 0

    @property
    def cell(self) -> str:
        """The cell's name, ``C14``; empty when no single cell is meant."""
        return f"{column_letters(self.column)}{self.row}" if self.row and self.column else ""

    @property
    def a1(self) -> str:
        """The place inside its file: ``survey!C14``, ``survey!14``, ``survey``."""
        if not self.sheet:
            return ":".join(str(number) for number in (self.row, self.column) if number)
        place = self.cell or (str(self.row) if self.row else column_letters(self.column))
        return f"{self.sheet}!{place}" if place else self.sheet

    def __str__(self) -> str:
        return ":".join(part for part in (self.file, self.a1) if part)


NOWHERE = Loc()
"""The place of what no file holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """Where a row that formkit put into a form was written, and where it was used."""

    written: Loc = field(default=NOWHERE)
    """The row of the module or dictionary."""
    used: Loc = field(default=NOWHERE)
    """The line of the template or adaptation that asked for it."""
