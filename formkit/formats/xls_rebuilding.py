"""An xls file made anew of the records that hold cells, before calamine reads it.

calamine makes room for as many texts and cells as a file promises, gives each
cell its own copy of a shared text and works out every formula on the way, so
that a damaged number would take all memory or time and end the process.

Source: [MS-XLS], sections 2.1.4 (records), 2.4.28 (BoundSheet8), 2.4.117 (FilePass),
2.4.127 (Formula), 2.4.149 (LabelSst), 2.4.175 (MulRk) and 2.5.13 (Cell).
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from struct import Struct, error

from formkit.core.values import dataclass, field
from formkit.formats.compound_file import entry_names, find_stream, packed_stream
from formkit.formats.file_notes import MACROS, Notes
from formkit.formats.unreadable import (
    DAMAGED,
    PROTECTED,
    too_far,
    too_large,
    too_much_text,
    unreadable,
)
from formkit.formats.xls_texts import text_lengths

MOST_BYTES = 20_000_000
"""Of the file; its cells alone cannot need more."""
MOST_CELLS = 3_000_000
"""All sheets of an xls file are held at once."""
MOST_TEXT = 40_000_000
MOST_CONTINUED = 10_000
MOST_SHEETS = 500

_STREAMS = ("Workbook", "Book")
_MACRO_STORAGE = "_VBA_PROJECT_CUR"
_RECORD = Struct("<HH")
_PLACE = Struct("<HH")
_NUMBER = Struct("<I")
_COLUMN = Struct("<H")
_BEGIN, _END = 0x0809, 0x000A
_SHEET, _TEXTS, _CONTINUED, _PASSWORD = 0x0085, 0x00FC, 0x003C, 0x002F
_FORMULA, _SEVERAL, _SHARED_TEXT = 0x0006, 0x00BD, 0x00FD
_ABOUT_ALL = frozenset({_BEGIN, 0x0022, 0x0042, 0x00E0, 0x041E})
"""Beginning, calendar, code page, cell formats and number formats."""
_CELLS = frozenset({_FORMULA, _SEVERAL, _SHARED_TEXT, 0x0203, 0x0204, 0x0205, 0x027E})
"""The records of cells with a value; a row and a column begin each of them."""
_RESULT = 0x0207
"""The text that the formula before it gave."""
_FORMULA_HEAD = 20
_COLUMNS = 256
_FLAGS = 7
"""Where a listed sheet says how its name is written."""

_Record = tuple[int, bytes]
"""Kind and content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """An xls file that calamine may read."""

    content: bytes
    notes: Notes


@dataclass(slots=True, kw_only=True)
class _Sheet:
    """One sheet's records, and how far its cells reach."""

    records: list[_Record] = field(default_factory=list)
    rows: int = 0
    columns: int = 0
    uses: Counter[int] = field(default_factory=Counter)
    """Number of a shared text -> how many cells show it."""


def rebuilt(file: bytes, path: str) -> Rebuilt:
    """Make an xls file anew.

    Args:
        file: a compound file.
        path: its name for messages.

    Raises:
        UnreadableFormError: it is no workbook, damaged, protected or over the limits.
    """
    if len(file) > MOST_BYTES:
        raise too_large(MOST_BYTES, path)
    try:
        stream = find_stream(file, _STREAMS)
        content = _Stream(stream, path).rebuilt()
        has_macros = _MACRO_STORAGE in entry_names(file)
    except (ValueError, IndexError, error) as problem:
        raise unreadable(DAMAGED, path) from problem
    notes = ((MACROS, _MACRO_STORAGE),) if has_macros else ()
    return Rebuilt(content=packed_stream(content, _STREAMS[0]), notes=notes)


class _Stream:
    """The records of one workbook."""

    def __init__(self, stream: bytes, path: str) -> None:
        self._stream = stream
        self._path = path
        self._walked = 0

    def rebuilt(self) -> bytes:
        about: list[_Record] = []
        listed: list[bytes] = []
        texts: list[_Record] = []
        previous = 0
        for kind, content in self._records(0):
            if kind == _PASSWORD:
                raise unreadable(PROTECTED, self._path)
            if kind in _ABOUT_ALL:
                about.append((kind, content))
            elif kind == _SHEET:
                listed.append(content)
            elif kind == _TEXTS or (kind == _CONTINUED and previous == _TEXTS):
                texts.append((kind, content))
                previous = _TEXTS
                continue
            previous = kind
        if len(texts) > MOST_CONTINUED or len(listed) > MOST_SHEETS:
            message = "there are more records of one kind than any program writes"
            raise ValueError(message)
        sheets = [self._sheet(_NUMBER.unpack_from(one)[0]) for one in listed]
        self._check_extent(zip(map(_name, listed), sheets, strict=True))
        self._check_texts(sheets, [content for _, content in texts])
        return _joined([*about, *texts], listed, sheets)

    def _records(self, place: int) -> Iterator[_Record]:
        """The records from a place up to the end of their part, which is left out."""
        start, end = place, len(self._stream)
        if start >= end:
            message = "a sheet stands behind the end"
            raise ValueError(message)
        while place < end:
            kind, length = _RECORD.unpack_from(self._stream, place)
            place += _RECORD.size + length
            if place > end:
                message = "a record is cut short"
                raise ValueError(message)
            if kind == _END:
                break
            yield kind, self._stream[place - length : place]
        self._walked += place - start
        if self._walked > end:
            message = "sheets lie within each other"
            raise ValueError(message)

    def _sheet(self, place: int) -> _Sheet:
        sheet = _Sheet()
        for kind, content in self._records(place):
            if kind in _CELLS:
                row, column = _PLACE.unpack_from(content)
                if kind == _SEVERAL:
                    (column,) = _COLUMN.unpack_from(content, len(content) - _COLUMN.size)
                elif kind == _SHARED_TEXT:
                    sheet.uses[_NUMBER.unpack_from(content, 6)[0]] += 1
                elif kind == _FORMULA:
                    # a formula of no length in the place of the true one
                    content = content[:_FORMULA_HEAD] + bytes(2)  # noqa: PLW2901
                if column >= _COLUMNS:
                    message = "a cell stands beyond the last column"
                    raise ValueError(message)
                sheet.rows = max(row + 1, sheet.rows)
                sheet.columns = max(column + 1, sheet.columns)
            elif kind not in {_BEGIN, _RESULT}:
                continue
            sheet.records.append((kind, content))
        return sheet

    def _check_extent(self, sheets: Iterable[tuple[str, _Sheet]]) -> None:
        cells = 0
        for name, sheet in sheets:
            cells += sheet.rows * sheet.columns
            if cells > MOST_CELLS:
                raise too_far(name, sheet.rows, sheet.columns, MOST_CELLS, self._path)

    def _check_texts(self, sheets: list[_Sheet], texts: list[bytes]) -> None:
        lengths = text_lengths(texts) if texts else []
        shown = sum(
            lengths[number] * times
            for sheet in sheets
            for number, times in sheet.uses.items()
            if number < len(lengths)
        )
        if shown > MOST_TEXT:
            raise too_much_text(self._path)


def _name(listed: bytes) -> str:
    """The name of a sheet as the list of sheets has it, for messages."""
    is_wide = bool(listed[_FLAGS] & 1)
    return listed[_FLAGS + 1 :].decode("utf-16-le" if is_wide else "latin-1", "replace")


def _joined(about: list[_Record], listed: list[bytes], sheets: list[_Sheet]) -> bytes:
    """The stream: what concerns all sheets, the list of them, then one after the other."""
    bodies = [_written([*sheet.records, (_END, b"")]) for sheet in sheets]
    first = len(_written([*about, *((_SHEET, one) for one in listed), (_END, b"")]))
    named: list[_Record] = []
    for content, body in zip(listed, bodies, strict=True):
        named.append((_SHEET, _NUMBER.pack(first) + content[_NUMBER.size :]))
        first += len(body)
    return b"".join((_written([*about, *named, (_END, b"")]), *bodies))


def _written(records: list[_Record]) -> bytes:
    return b"".join(_RECORD.pack(kind, len(content)) + content for kind, content in records)
