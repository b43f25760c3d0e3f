"""The XML of a cell that is given another text."""

import math
import re

from formkit.core.location import column_letters
from formkit.formats.sheet_rows import CellXml, Tagged
from formkit.formats.spreadsheet_cells import make_cell
from formkit.formats.xml_tags import escaped, tag_name

_CONTROL = "\x00-\x08\x0b-\x1f\ufffe\uffff"
_LOOKS_ESCAPED = re.compile(f"_(?=x(?!000D_)[0-9A-Fa-f]{{4}}[_{_CONTROL}])")
_NOT_IN_XML = re.compile(f"[{_CONTROL}]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")


def with_text(cell: CellXml, text: str, *, as_number: bool = False) -> CellXml:
    """The cell with another text; its style stays, and a formula goes.

    Args:
        cell: as it was.
        text: what it is to hold; empty to clear it.
        as_number: whether to write a number; only where ``reads_as_number(text)``.
    """
    prefix = tag_name(cell.piece.tag)[:-1].decode()
    kind: str | None = "inlineStr"
    if not text:
        kind, body = None, ""
    elif as_number:
        kind, body = None, f"<{prefix}v>{text}</{prefix}v>"
    else:
        space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
        string = escaped(escaped_text(text))
        body = f"<{prefix}is><{prefix}t{space}>{string}</{prefix}t></{prefix}is>"
    piece = cell.piece.saying({"t": kind, "cm": None, "vm": None})
    return CellXml(cell.column, piece.holding(body.encode()))


def new_cell(row: int, column: int, prefix: str, style: str) -> CellXml:
    """An empty cell.

    Args:
        row: where it stands.
        column: likewise.
        prefix: of the sheet's elements, with its colon.
        style: the number of its style; empty for none.
    """
    look = f' s="{style}"' if style else ""
    tag = f'<{prefix}c r="{column_letters(column)}{row}"{look}/>'
    return CellXml(column, Tagged(tag.encode(), b"", b""))


def escaped_text(text: str) -> str:
    """A text as Excel keeps it: with ``_x0001_`` for a character that XML cannot hold.

    ``_x000D_`` is a carriage return's escape already: pyxform reads one so, and
    formkit gives the text of a cell as pyxform reads it.

    >>> escaped_text("_x0041_"), escaped_text(chr(1)), escaped_text(chr(13))
    ('_x005F_x0041_', '_x0001_', '_x000D_')
    """
    safe = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", safe)


def reads_as_number(text: str) -> bool:
    """Tell whether a number would be read as exactly this text.

    >>> reads_as_number("5"), reads_as_number("05"), reads_as_number("nan")
    (True, False, False)
    """
    if not _NUMBER.fullmatch(text):
        return False
    number = float(text)
    return math.isfinite(number) and make_cell(number).text == text
