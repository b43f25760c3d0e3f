"""What stands around the rows of a worksheet: column styles, merges, the stated extent."""

from collections.abc import Collection

from formkit.core.values import dataclass
from formkit.formats.anchors import Area, parse_area
from formkit.formats.formula_references import Place, shifted_span
from formkit.formats.row_map import RowMap, Span
from formkit.formats.xml_splicing import MAIN_NAMESPACES, XmlPart


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFrame:
    """What matters to cells of the frame around them."""

    column_styles: tuple[tuple[int, int, str], ...]
    """First and last column, and the number of the style of their empty cells."""
    merges: tuple[Area, ...]

    def style_of(self, column: int) -> str:
        """The style of an empty cell in a column; empty for none."""
        styles = (style for first, last, style in self.column_styles if first <= column <= last)
        return next(styles, "")

    def merge_over(self, place: Place) -> Area | None:
        """The merged cells that a place is one of, but not the first, which is the one seen."""
        row, column = place
        for area in self.merges:
            (top, bottom), (left, right) = area.rows, area.columns
            if top <= row <= bottom and left <= column <= right and place != (top, left):
                return area
        return None


def read_frame(xml: bytes) -> SheetFrame:
    """Read a worksheet without its rows."""
    styles: list[tuple[int, int, str]] = []
    merges: list[Area] = []
    for element in XmlPart(xml).elements("col", "mergeCell"):
        given = element.attributes
        if element.name == "col" and element.parent == "cols" and given.get("style"):
            styles.append((int(given["min"]), int(given["max"]), given["style"]))
        elif element.name == "mergeCell" and (area := parse_area(given.get("ref", ""))):
            merges.append(area)
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
        area = parse_area(element.attributes.get("ref", ""))
        if area is None or element.namespace not in MAIN_NAMESPACES:
            continue
        span = shifted_span(area.rows, rows) or (area.rows[0], area.rows[0])
        new = Area(
            rows=_reaching(span, [row for row, _ in written]),
            columns=_reaching(area.columns, [column for _, column in written]),
        )
        if (new.rows, new.columns) != (area.rows, area.columns):
            part.set(element, ref=str(new.over(new.rows)))
    return part.written()


def _reaching(span: Span, numbers: list[int]) -> Span:
    return min([span[0], *numbers]), max([span[1], *numbers])
