"""A look into an xls file before calamine reads it.

calamine makes room for as many texts and cells as the file promises, so that a
damaged number would take all memory and end the process.

Source: [MS-XLS], sections 2.4.90 (Dimensions), 2.4.117 (FilePass),
2.4.265 (SST) and 2.5.13 (Cell).
"""

from collections.abc import Iterator
from struct import Struct, error

from formkit.core.messages import Message
from formkit.formats.compound_file import find_stream
from formkit.formats.unreadable import DAMAGED, PROTECTED

_STREAMS = ("Workbook", "Book")
_RECORD = Struct("<HH")
_TEXTS = 0x00FC
_TEXT_COUNTS = Struct("<II")
_SHORTEST_TEXT = 3
"""Bytes of an empty text: its length and its flags."""
_DIMENSIONS = 0x0200
_EXTENT = Struct("<IIHH")
"""First row, row behind the last, first column, column behind the last."""
_OLD_EXTENT = Struct("<HHHH")
_CELLS = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
"""The records of cells with a value; a row and a column begin each of them."""
_PLACE = Struct("<HH")
_PASSWORD = 0x002F
_READ = _CELLS | {_TEXTS, _DIMENSIONS, _PASSWORD}
_ROWS = 65_536
_COLUMNS = 256


def find_flaw(file: bytes) -> Message | None:
    """What keeps a compound file from being read as a workbook; None when nothing does."""
    try:
        stream = find_stream(file, _STREAMS)
        for kind, content in _records(stream):
            if kind == _PASSWORD:
                return PROTECTED
            if not _is_sound(kind, content, len(stream)):
                return DAMAGED
    except (ValueError, error):
        return DAMAGED
    return None


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and content of the records that matter here."""
    place = 0
    while place + _RECORD.size <= len(stream):
        kind, length = _RECORD.unpack_from(stream, place)
        place += _RECORD.size
        if kind in _READ:
            yield kind, stream[place : place + length]
        place += length


def _is_sound(kind: int, content: bytes, size: int) -> bool:
    if kind in _CELLS:
        _, column = _PLACE.unpack_from(content)
        return bool(column < _COLUMNS)
    if kind == _TEXTS:
        used, different = _TEXT_COUNTS.unpack_from(content)
        return bool(max(used, different * _SHORTEST_TEXT) <= size)
    extent = _EXTENT if len(content) >= _EXTENT.size else _OLD_EXTENT
    first_row, end_row, first_column, end_column = extent.unpack_from(content)
    return bool(first_row <= end_row <= _ROWS and first_column <= end_column <= _COLUMNS)
