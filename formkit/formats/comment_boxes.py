"""The boxes in which Excel shows comments: a VML part beside them."""

import re
from collections.abc import Iterable
from xml.parsers.expat import ExpatError

from formkit.core.values import dataclass
from formkit.formats.formula_references import Place
from formkit.formats.xml_splicing import XmlPart, as_utf8

EMPTY_BOXES = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="{block}"/></o:shapelayout></xml>'
)
_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_KIND = (
    f'<v:shapetype {_SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    f'<v:shape {_SPACES} id="_x0000_s{{number}}" type="#_x0000_t202" style="position:absolute;'
    'z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
_NUMBERS = re.compile(rb"_x0000_s([0-9]{1,9})\b")
_BLOCKS = re.compile(rb"""<(?:\w+:)?idmap\b[^>]*\bdata\s*=\s*["']\s*([0-9]{1,6})""")
_END = re.compile(rb"</(?:\w+:)?xml\s*>\s*$")
_KIND_ID = b"_x0000_t202"
_BLOCK = 1024
"""Shapes are numbered in blocks of so many, and each sheet has blocks of its own."""
_LAST_COLUMN = 16_383
_WIDE = 2
"""Columns that a box reaches over: those of forms are wide."""
_LINE = 45
"""Characters of a line in a box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The box of one comment."""

    place: Place
    text: str
    """Decides how tall it is."""


def last_block(xml: bytes) -> int:
    """The last block from which a part numbers its shapes; 0 where it says none."""
    blocks = (number // _BLOCK for number in map(int, _NUMBERS.findall(xml)))
    return max([_first_block(xml), *blocks])


def without_boxes(xml: bytes, places: frozenset[Place]) -> bytes:
    """The part without the boxes of some comments; as it was where it cannot be read."""
    if not places:
        return xml
    part = XmlPart(xml)
    try:
        found = part.elements("shape", "Row", "Column")
    except ExpatError:
        return xml
    shape, row = None, ""
    for one in found:
        if one.name == "shape":
            shape = one
        elif one.name == "Row":
            row = one.text.strip()
        elif shape and _place(row, one.text.strip()) in places:
            part.remove(shape)
    return part.written()


def with_boxes(xml: bytes, boxes: Iterable[Box]) -> bytes:
    """The part with more boxes, out of sight until somebody points at their cells.

    Raises:
        ValueError: the part does not end as such a part does.
    """
    xml = as_utf8(xml)
    end = _END.search(xml)
    if end is None:
        message = "a part with the boxes of comments does not end"
        raise ValueError(message)
    known = map(int, _NUMBERS.findall(xml))
    first = max([*known, _BLOCK * _first_block(xml)]) + 1
    added = "" if _KIND_ID in xml else _KIND
    added += "".join(_box(box, number) for number, box in enumerate(boxes, start=first))
    return xml[: end.start()] + added.encode() + xml[end.start() :]


def _first_block(xml: bytes) -> int:
    found = _BLOCKS.search(xml)
    return int(found[1]) if found else 0


def _place(row: str, column: str) -> Place:
    """Boxes count rows and columns from 0."""
    is_said = row.isdecimal() and column.isdecimal()
    return (int(row) + 1, int(column) + 1) if is_said else (0, 0)


def _box(box: Box, number: int) -> str:
    row, column = (number - 1 for number in box.place)
    left = min(column + 1, _LAST_COLUMN - _WIDE)
    lines = sum(len(line) // _LINE + 1 for line in box.text.split("\n"))
    return _BOX.format(
        number=number,
        order=number % _BLOCK,
        left=left,
        top=max(row - 1, 0),
        right=left + _WIDE,
        bottom=max(row - 1, 0) + lines + 2,
        row=row,
        column=column,
    )
