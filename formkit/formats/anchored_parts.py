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

from collections.abc import Mapping
from dataclasses import dataclass

from formkit.core.messages import Message
from formkit.formats.row_map import RowMap


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
    raise NotImplementedError


def shift_workbook(xml: bytes, *, maps: Mapping[str, RowMap]) -> ShiftedPart:
    """The workbook's own part: defined names, with print areas, titles and filters.

    Raises:
        ExpatError: the XML is not well formed.
    """
    raise NotImplementedError


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
    raise NotImplementedError
