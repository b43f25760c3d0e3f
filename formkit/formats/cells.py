"""Cells and rows as readers make them: equal cells are one object, rows end at the last cell."""

from collections.abc import Iterable

from formkit.model.sheets import EMPTY, Cell, Row


class TypedCells(dict[str, Cell]):
    """Text that was typed into a text file -> its cell; blank text is ``EMPTY``."""

    def __missing__(self, text: str) -> Cell:
        """Make the cell when its text is first met."""
        stripped = text.strip()
        cell = Cell(value=text, text=stripped) if stripped else EMPTY
        self[text] = cell
        return cell


def make_row(number: int, cells: Iterable[Cell], *, hidden: bool = False) -> Row:
    """A row without the empty cells at its end."""
    kept = list(cells)
    while kept and kept[-1] is EMPTY:
        kept.pop()
    return Row(number=number, cells=tuple(kept), hidden=hidden)
