"""A worksheet as its rows and what stands around them, byte for byte.

Rows and cells are found by their tags: between tags XML has no ``<`` outside
of comments, CDATA and instructions, and these are passed over whole.  That is
ten times as fast as a parser, and most rows are only copied.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from formkit.core.values import dataclass, replace
from formkit.formats.sheet_marks import column_number
from formkit.formats.xml_tags import set_attributes, tag_attributes, tag_name

_PASSED_OVER = rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
_INSIDE_TAG = rb"""[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*"""
_PREFIX = rb"(?:[^\s<>/:!?]+:)?"
_REFERENCE = re.compile(r"([A-Za-z]{1,3})[0-9]+")
_NUMBERED_CELL = re.compile(
    _PASSED_OVER
    + rb"|(<"
    + _PREFIX
    + rb"""c\s(?:[^<>"']*?(?:"[^"]*"|'[^']*'))*?\s*(?<=\s)r\s*=\s*["'][A-Za-z]+)[0-9]+""",
    re.DOTALL,
)


def tags_named(name: bytes) -> re.Pattern[bytes]:
    """What finds the tags with a name, whatever their prefix, for ``find_tagged``."""
    tag = rb"|<(/?)" + _PREFIX + name + rb"(?=[\s/>])" + _INSIDE_TAG + rb">"
    return re.compile(_PASSED_OVER + tag, re.DOTALL)


_SHEET_DATA, _ROW, _CELL = map(tags_named, (b"sheetData", b"row", b"c"))


@dataclass(frozen=True, slots=True)
class Tagged:
    """An element in pieces that make up its bytes again."""

    tag: bytes
    body: bytes
    """What stands between its tags."""
    rest: bytes
    """The end tag, if there is one, and what stands between it and the next such element."""

    @property
    def xml(self) -> bytes:
        """All of it."""
        return self.tag + self.body + self.rest

    def holding(self, body: bytes) -> "Tagged":
        """The same element with something else in it."""
        if not body or not self.tag.endswith(b"/>"):
            return Tagged(self.tag, body, self.rest)
        closing = b"</" + tag_name(self.tag) + b">"
        return Tagged(self.tag[:-2].rstrip() + b">", body, closing + self.rest)

    def saying(self, values: Mapping[str, str | None]) -> "Tagged":
        """The same element with other values of some attributes."""
        return Tagged(set_attributes(self.tag, values), self.body, self.rest)


@dataclass(frozen=True, slots=True)
class RowXml:
    """One row."""

    number: int
    """Where it stands, whether it says so or not."""
    piece: Tagged


@dataclass(frozen=True, slots=True)
class CellXml:
    """One cell of a row."""

    column: int
    piece: Tagged


@dataclass(frozen=True, slots=True)
class Grid:
    """A worksheet, cut up."""

    frame: bytes
    """All but the rows, with ``sheetData`` empty."""
    head: int
    """Where in the frame the tag of ``sheetData`` begins."""
    tag: bytes
    """Of ``sheetData``, as written."""
    lead: bytes
    """What stands before the first row."""
    rows: tuple[RowXml, ...]

    @property
    def prefix(self) -> str:
        """With its colon, as the sheet's elements have it; empty without one."""
        name = tag_name(self.tag).decode()
        return name.removesuffix("sheetData")


def find_tagged(xml: bytes, tags: re.Pattern[bytes]) -> Iterator[tuple[int, Tagged]]:
    """Where each element with such tags begins, and the element; those inside others are not told.

    Raises:
        ValueError: an element does not end.
    """
    opened: re.Match[bytes] | None = None
    found: list[tuple[int, bytes, int, int]] = []
    for tag in tags.finditer(xml):
        if tag[1]:
            if opened:
                found.append((opened.start(), opened[0], tag.start(), opened.end()))
            opened = None
        elif tag[1] is not None and not opened:
            if tag[0].endswith(b"/>"):
                found.append((tag.start(), tag[0], tag.end(), tag.end()))
            else:
                opened = tag
    if opened:
        message = "an element of a worksheet does not end"
        raise ValueError(message)
    for number, (start, opening, inner_end, inner) in enumerate(found, start=1):
        after = found[number][0] if number < len(found) else len(xml)
        yield start, Tagged(opening, xml[inner:inner_end], xml[inner_end:after])


def split_sheet(xml: bytes) -> Grid:
    """Cut a worksheet in UTF-8 into rows and the frame around them.

    Raises:
        ValueError: it has no rows' element, or one that does not end.
    """
    found = list(find_tagged(xml, _SHEET_DATA))
    if not found:
        message = "a worksheet has no sheetData"
        raise ValueError(message)
    start, piece = found[0]
    rows = list(find_tagged(piece.body, _ROW))
    closing = piece.rest[: piece.rest.find(b">") + 1] if not _closes_itself(piece) else b""
    after = start + len(piece.tag) + len(piece.body) + len(closing)
    return Grid(
        frame=xml[:start] + piece.tag + closing + xml[after:],
        head=start,
        tag=piece.tag,
        lead=piece.body[: rows[0][0]] if rows else piece.body,
        rows=tuple(_numbered_rows(piece for _, piece in rows)),
    )


def join_sheet(grid: Grid, rows: Iterable[RowXml]) -> bytes:
    """The worksheet with these rows, each of which says its place if it does not follow by one."""
    xml = grid.lead + b"".join(row.piece.xml for row in _placed(rows))
    end = grid.head + len(grid.tag)
    whole = Tagged(grid.tag, b"", grid.frame[end:])
    return grid.frame[: grid.head] + whole.holding(xml).xml


def with_frame(grid: Grid, frame: bytes) -> Grid:
    """The same rows in a frame that was changed outside of ``sheetData``."""
    start, piece = next(find_tagged(frame, _SHEET_DATA))
    return replace(grid, frame=frame, head=start, tag=piece.tag)


def renumbered(row: RowXml, number: int) -> RowXml:
    """The row at another place; cells and rows that say no place need none."""
    piece = row.piece
    if "r" in tag_attributes(piece.tag):
        piece = piece.saying({"r": str(number)})
    written = str(number).encode()

    def moved(found: re.Match[bytes]) -> bytes:
        return found[1] + written if found[1] else found[0]

    return RowXml(number, replace(piece, body=_NUMBERED_CELL.sub(moved, piece.body)))


def new_row(number: int, prefix: str) -> RowXml:
    """A row without cells."""
    return RowXml(number, Tagged(f'<{prefix}row r="{number}"/>'.encode(), b"", b""))


def row_cells(row: RowXml) -> tuple[bytes, list[CellXml]]:
    """What stands before the first cell, and the cells."""
    pieces = list(find_tagged(row.piece.body, _CELL))
    if not pieces:
        return row.piece.body, []
    cells: list[CellXml] = []
    column = 0
    for _, piece in pieces:
        said = _REFERENCE.fullmatch(tag_attributes(piece.tag).get("r", ""))
        column = column_number(said[1].upper()) if said else column + 1
        cells.append(CellXml(column, piece))
    return row.piece.body[: pieces[0][0]], cells


def with_cells(row: RowXml, lead: bytes, cells: Iterable[CellXml]) -> RowXml:
    """The row with these cells; a new one says its place, and so none behind it shifts."""
    return RowXml(row.number, row.piece.holding(lead + b"".join(one.piece.xml for one in cells)))


def _numbered_rows(pieces: Iterable[Tagged]) -> Iterator[RowXml]:
    number = 0
    for piece in pieces:
        said = tag_attributes(piece.tag).get("r", "")
        number = int(said) if said.isdecimal() else number + 1
        yield RowXml(number, piece)


def _placed(rows: Iterable[RowXml]) -> Iterator[RowXml]:
    at = 0
    for row in rows:
        if row.number != at + 1 and "r" not in tag_attributes(row.piece.tag):
            yield replace(row, piece=row.piece.saying({"r": str(row.number)}))
        else:
            yield row
        at = row.number


def _closes_itself(piece: Tagged) -> bool:
    return piece.tag.endswith(b"/>")
