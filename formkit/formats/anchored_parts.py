"""What points at rows from outside the grid of cells follows them.

    changed = shift_related(xml, sheet="survey", maps=maps, headers=headers)
    changed = shift_sheet_extras(xml, sheet="survey", maps=maps, gone=gone)
    changed = shift_workbook(xml, maps=maps)

The first for each part that a worksheet refers to, straight or through a
drawing, and for each pivot cache of the workbook (with an empty sheet): what
kind of part it is, it says itself; the second for every worksheet, also those
whose rows stay, since their formulas may speak of others.  All speak of the
workbook as read; each gives the very bytes back where nothing changes.

What belongs to a deleted row alone goes with it without a word, but for
comments: these are words of people.  All other losses are told.
"""

import re
from collections.abc import Callable, Mapping
from xml.parsers.expat import ExpatError

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.anchored_areas import AREA_NAMES, shift_areas
from formkit.formats.anchored_drawings import (
    CONTROL_NAMES,
    shift_boxes,
    shift_comments,
    shift_controls,
    shift_drawing,
    shift_threads,
)
from formkit.formats.anchored_filters import FILTER_NAMES, shift_filters
from formkit.formats.anchored_holders import HOLDER_NAMES, close_holders
from formkit.formats.anchored_rules import RULE_NAMES, shift_rules
from formkit.formats.anchored_sources import (
    shift_chart,
    shift_control,
    shift_pivot_source,
    shift_pivot_table,
)
from formkit.formats.anchored_tables import shift_table
from formkit.formats.anchored_views import VIEW_NAMES, shift_views
from formkit.formats.anchors import Anchors, Found, find
from formkit.formats.defined_names import shift_names
from formkit.formats.row_map import RowMap
from formkit.formats.xml_splicing import XmlPart, as_utf8

_SHEET_NAMES = (
    *AREA_NAMES,
    *CONTROL_NAMES,
    *FILTER_NAMES,
    *HOLDER_NAMES,
    *RULE_NAMES,
    *VIEW_NAMES,
    "tablePart",
)
_GRID = re.compile(rb"<((?:[\w.-]+:)?sheetData)\b[^>]*(?<!/)>(?s:.*)</\1\s*>")
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z]\w*)")
_START = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<")

_Shift = Callable[[XmlPart, Anchors], tuple[Message, ...]]
_KINDS: Mapping[bytes, _Shift] = {
    b"comments": shift_comments,
    b"ThreadedComments": shift_threads,
    b"wsDr": shift_drawing,
    b"xml": shift_boxes,
    b"chartSpace": shift_chart,
    b"formControlPr": shift_control,
    b"pivotTableDefinition": shift_pivot_table,
    b"pivotCacheDefinition": shift_pivot_source,
}
"""Name of a part's root element -> how its places follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftedPart:
    """A part whose places followed the rows."""

    xml: bytes | None
    """None when nothing is left of it: take it out, and its relation and content type."""
    losses: tuple[Message, ...] = ()
    """What could not be kept."""


def shift_sheet_extras(
    xml: bytes, *, sheet: str, maps: Mapping[str, RowMap], gone: frozenset[str] = frozenset()
) -> ShiftedPart:
    """A worksheet whose marks followed the rows; its cells and its dimension stay as given.

    Merges, validations, conditional formats, links, filters, views, breaks,
    protected ranges, ignored errors, scenarios, watches, controls, and what
    Excel 2010 and later keep as extensions (x14).

    Args:
        xml: the whole part, or what comes before and after its rows with an
            empty ``sheetData`` between.
        sheet: its name.
        maps: name of each sheet whose rows go elsewhere -> where.
        gone: relations (``rId3``) whose parts are taken out: their ``tablePart`` goes, too.

    Raises:
        ExpatError: the XML is not well formed.
    """
    rest, grid = _without_grid(as_utf8(xml))
    part = XmlPart(rest)
    found = find(part, *_SHEET_NAMES)
    anchors = _anchors(sheet, maps)
    _shift_sheet(found, anchors)
    for table in found.named("tablePart"):
        if any(value in gone for key, value in table.attributes.items() if key.endswith(" id")):
            found.remove(table)
    close_holders(found)
    changed = part.written()
    whole = xml if changed is rest else _with_grid(changed, grid)
    return ShiftedPart(xml=whole, losses=tuple(found.losses))


def shift_workbook(xml: bytes, *, maps: Mapping[str, RowMap]) -> ShiftedPart:
    """The workbook's own part: defined names, with print areas, titles and filters.

    Raises:
        ExpatError: the XML is not well formed.
    """
    part = XmlPart(xml)
    losses = shift_names(part, maps)
    return ShiftedPart(xml=part.written(), losses=losses)


def shift_related(
    xml: bytes,
    *,
    sheet: str,
    maps: Mapping[str, RowMap],
    headers: Mapping[tuple[int, int], str] | None = None,
) -> ShiftedPart:
    """A part that a sheet refers to, or a pivot cache; all other parts come back as they are.

    Comments and their boxes, threaded comments, drawings, charts, controls,
    tables, pivot tables and their sources.

    Args:
        xml: the part; it need not be XML.
        sheet: the sheet that refers to it, empty for what several sheets share.
        maps: name of each sheet whose rows go elsewhere -> where.
        headers: new texts of cells of this sheet by old row and column; a table's
            columns are called as its header cells, or Excel mends the file.
    """
    kind = _kind(xml)
    anchors = _anchors(sheet, maps)
    if kind != b"table" and kind not in _KINDS:
        return ShiftedPart(xml=xml)
    part = XmlPart(xml)
    try:
        if kind == b"table":
            is_left, losses = shift_table(part, anchors, headers or {})
            return ShiftedPart(xml=part.written() if is_left else None, losses=losses)
        losses = _KINDS[kind](part, anchors)
    except ExpatError:
        return _unread(xml, anchors)
    return ShiftedPart(xml=part.written(), losses=losses)


def _unread(xml: bytes, anchors: Anchors) -> ShiftedPart:
    """Boxes of comments are HTML at times, which cannot be followed."""
    if anchors.rows.changes_nothing:
        return ShiftedPart(xml=xml)
    what = (
        "some boxes or drawings of sheet {sheet} are written in a way that formkit cannot read; "
        "they stay where they are while rows move"
    )
    return ShiftedPart(xml=xml, losses=(Message(what, sheet=anchors.sheet),))


def _anchors(sheet: str, maps: Mapping[str, RowMap]) -> Anchors:
    rows = {name.casefold(): one for name, one in maps.items()}
    return Anchors(sheet=sheet, maps=maps, rows=rows.get(sheet.casefold(), RowMap()))


def _shift_sheet(found: Found, anchors: Anchors) -> None:
    shift_areas(found, anchors)
    shift_rules(found, anchors)
    shift_filters(found, anchors)
    shift_views(found, anchors)
    shift_controls(found, anchors)


def _without_grid(xml: bytes) -> tuple[bytes, bytes]:
    """A worksheet with an empty ``sheetData``, and the one that it had."""
    grid = _GRID.search(xml)
    if not grid:
        return xml, b""
    return xml[: grid.start()] + b"<" + grid[1] + b"/>" + xml[grid.end() :], grid[0]


def _with_grid(xml: bytes, grid: bytes) -> bytes:
    if not grid:
        return xml
    name = grid[1:].partition(b"sheetData")[0] + b"sheetData"
    before, _, after = xml.partition(b"<" + name + b"/>")
    return before + grid + after


def _kind(xml: bytes) -> bytes:
    """The name of a part's root element, empty when it is no XML."""
    if not _START.match(xml):
        return b""
    try:
        root = _ROOT.search(as_utf8(xml))
    except ExpatError:
        return b""
    return root[1] if root else b""
