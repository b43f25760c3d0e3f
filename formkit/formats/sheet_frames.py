"""What stands around the rows of a worksheet: column styles, merges, the stated extent."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from formkit.core.location import column_letters
from formkit.formats.formula_references import Place, shifted_span
from formkit.formats.row_map import RowMap
from formkit.formats.sheet_marks import column_number
from formkit.formats.xml_splicing import MAIN_NAMESPACES, XmlPart

_AREA = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})(?::([A-Z]{1,3})([1-9][0-9]{0,6}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of cells; all four edges are in it."""

    top: int
    left: int
    bottom: int
    right: int

    def covers(self, place: Place) -> bool:
        """Tell whether a place is in it, but for its first cell."""
        row, column = place
        is_inside = self.top <= row <= self.bottom and self.left <= column <= self.right
        return is_inside and place != (self.top, self.left)

    def __str__(self) -> str:
        first = f"{column_letters(self.left)}{self.top}"
        last = f"{column_letters(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFrame:
    """What matters to cells of the frame around them."""

    column_styles: tuple[tuple[int, int, str], ...]
    """First and last column, and the number of the style of their empty cells."""
    merges: tuple[Block, ...]

    def style_of(self, column: int) -> str:
        """The style of an empty cell in a column; empty for none."""
        styles = (style for first, last, style in self.column_styles if first <= column <= last)
        return next(styles, "")


def parse_block(text: str) -> Block | None:
    """The block that a reference such as ``A2:C9`` names, None when it is written oddly."""
    found = _AREA.fullmatch(text)
    if not found:
        return None
    rows = sorted((int(found[2]), int(found[4] or found[2])))
    columns = sorted((column_number(found[1]), column_number(found[3] or found[1])))
    return Block(top=rows[0], left=columns[0], bottom=rows[1], right=columns[1])


def read_frame(xml: bytes) -> SheetFrame:
    """Read a worksheet without its rows."""
    styles: list[tuple[int, int, str]] = []
    merges: list[Block] = []
    for element in XmlPart(xml).elements("col", "mergeCell"):
        given = element.attributes
        if element.name == "col" and element.parent == "cols" and given.get("style"):
            styles.append((int(given["min"]), int(given["max"]), given["style"]))
        elif element.name == "mergeCell" and (block := parse_block(given.get("ref", ""))):
            merges.append(block)
    return SheetFrame(column_styles=tuple(styles), merges=tuple(merges))


def with_extent(xml: bytes, rows: RowMap, written: Collection[Place]) -> bytes:
    """The frame with an extent that holds the rows where they are, and all that was written.

    Readers that trust it go no further.  A sheet that states none goes on so.

    Args:
        xml: a worksheet, with or without its rows.
        rows: where rows go.
        written: the cells that were given a text, where they are now.
    """
    part = XmlPart(xml)
    for element in part.elements("dimension"):
        block = parse_block(element.attributes.get("ref", ""))
        if block is None or element.namespace not in MAIN_NAMESPACES:
            continue
        span = shifted_span((block.top, block.bottom), rows) or (block.top, block.top)
        new = Block(
            top=min([span[0], *(row for row, _ in written)]),
            left=min([block.left, *(column for _, column in written)]),
            bottom=max([span[1], *(row for row, _ in written)]),
            right=max([block.right, *(column for _, column in written)]),
        )
        if new != block:
            part.set(element, ref=str(new))
    return part.written()
