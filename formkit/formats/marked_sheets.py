"""A worksheet whose cells are marked by colours, in place of the marks that it had."""

from collections.abc import Iterable, Iterator, Mapping

from formkit.core.findings import Severity
from formkit.formats.cell_xml import new_cell
from formkit.formats.formula_references import Place
from formkit.formats.marking_conditions import mark_under_conditions
from formkit.formats.marking_styles import MarkingStyles
from formkit.formats.sheet_frames import SheetFrame, read_frame
from formkit.formats.sheet_rows import (
    CellXml,
    RowXml,
    join_sheet,
    new_row,
    row_cells,
    split_sheet,
    with_cells,
    with_frame,
)
from formkit.formats.xml_splicing import MAIN_NAMESPACES, XmlPart, as_utf8
from formkit.formats.xml_tags import tag_attributes

_TRUE = frozenset(("1", "true"))
_BEHIND_BOXES = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "AlternateContent",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
"""What stands behind ``legacyDrawing`` in a worksheet."""

_Marks = Mapping[Place, Severity]


def mark_sheet(xml: bytes, marks: _Marks, styles: MarkingStyles) -> bytes:
    """Take the old marks of a worksheet off, and put others on.

    Where the sheet has colours under conditions, which lie over those of cells, the marks
    are conditions, too.

    Args:
        xml: the worksheet.
        marks: the cells to be marked.
        styles: of the package; new ones are added.

    Raises:
        ExpatError: the XML is not well formed.
        ValueError: it is no worksheet.
    """
    grid = split_sheet(as_utf8(xml))
    rows = tuple(_unmarked(grid.rows, styles)) if styles.has_marks else grid.rows
    marking = _Marking(marks, styles, read_frame(grid.frame), grid.prefix)
    marked = tuple(marking.rows(rows))
    frame = mark_under_conditions(grid.frame, marking.colours, styles)
    if frame == grid.frame and marked == grid.rows:
        return xml
    return join_sheet(with_frame(grid, frame), marked)


def name_boxes(xml: bytes, relation: str, namespace: str) -> bytes:
    """Let a worksheet say which part has the boxes of its comments.

    Args:
        xml: the worksheet, which names none.
        relation: the id of its relation to the part.
        namespace: of such ids.
    """
    grid = split_sheet(as_utf8(xml))
    part = XmlPart(grid.frame)
    root, rows, *found = part.elements("worksheet", "sheetData", *_BEHIND_BOXES)
    behind = (one.start for one in found if one.parent == "worksheet" and one.start > rows.start)
    tag = f'<{root.prefix}legacyDrawing xmlns:r="{namespace}" r:id="{relation}"/>'
    part.insert(next(behind, root.inner_end), tag.encode())
    return join_sheet(with_frame(grid, part.written()), grid.rows)


def boxes_named(xml: bytes) -> str:
    """The relation of a worksheet to the boxes of its comments, or old controls; empty for none."""
    found = XmlPart(split_sheet(as_utf8(xml)).frame).elements("legacyDrawing")
    named = (
        value
        for one in found
        for key, value in one.attributes.items()
        if key.endswith(" id") and one.namespace in MAIN_NAMESPACES
    )
    return next(named, "")


class _Marking:
    """The marks of one sheet, put on row by row."""

    def __init__(
        self, marks: _Marks, styles: MarkingStyles, frame: SheetFrame, prefix: str
    ) -> None:
        self.colours: dict[Place, str] = {}
        """The cells that are marked so far, and in which colour."""
        self._styles = styles
        self._frame = frame
        self._prefix = prefix
        self._wanted: dict[int, dict[int, Severity]] = {}
        for (row, column), severity in sorted(marks.items()):
            self._wanted.setdefault(row, {})[column] = severity

    def rows(self, rows: tuple[RowXml, ...]) -> Iterator[RowXml]:
        """All rows, those with marks anew; rows that the file leaves out are put between."""
        known = {row.number for row in rows}
        missing = [new_row(one, self._prefix) for one in self._wanted if one not in known]
        ordered = sorted((*rows, *missing), key=lambda row: row.number) if missing else rows
        for row in ordered:
            yield self._row(row) if row.number in self._wanted else row

    def _row(self, row: RowXml) -> RowXml:
        lead, cells = row_cells(row)
        wanted = self._wanted[row.number]
        there = {cell.column for cell in cells}
        cells += [self._new(row, column) for column in wanted if column not in there]
        cells.sort(key=lambda cell: cell.column)
        marked = (
            self._cell(row.number, cell, wanted[cell.column]) if cell.column in wanted else cell
            for cell in cells
        )
        without_reach = RowXml(row.number, row.piece.saying({"spans": None}))
        grown = len(cells) > len(there)
        return with_cells(without_reach if grown else row, lead, marked)

    def _new(self, row: RowXml, column: int) -> CellXml:
        said = tag_attributes(row.piece.tag)
        is_own = said.get("customFormat") in _TRUE
        style = said.get("s", "") if is_own else self._frame.style_of(column)
        return new_cell(row.number, column, self._prefix, style)

    def _cell(self, row: int, cell: CellXml, severity: Severity) -> CellXml:
        style = tag_attributes(cell.piece.tag).get("s", "")
        self.colours[row, cell.column] = self._styles.colour(style, severity)
        marked = self._styles.marked(style, severity)
        return CellXml(cell.column, cell.piece.saying({"s": marked}))


def _unmarked(rows: Iterable[RowXml], styles: MarkingStyles) -> Iterator[RowXml]:
    plain: dict[str, str | None] = {}
    for row in rows:
        lead, cells = row_cells(row)
        taken_off = [_cell_unmarked(cell, styles, plain) for cell in cells]
        yield with_cells(row, lead, taken_off) if taken_off != cells else row


def _cell_unmarked(cell: CellXml, styles: MarkingStyles, plain: dict[str, str | None]) -> CellXml:
    style = tag_attributes(cell.piece.tag).get("s", "")
    if style not in plain:
        plain[style] = styles.unmarked(style)
    before = plain[style]
    return cell if before is None else CellXml(cell.column, cell.piece.saying({"s": before}))
