"""Cells by what they hold: equal cells are one object."""

from formkit.model.sheets import EMPTY, Cell


class TypedCells(dict[str, Cell]):
    """Text that was typed into a text file -> its cell; blank text is ``EMPTY``."""

    def __missing__(self, text: str) -> Cell:
        """Make the cell when its text is first met."""
        stripped = text.strip()
        cell = Cell(value=text, text=stripped) if stripped else EMPTY
        self[text] = cell
        return cell
