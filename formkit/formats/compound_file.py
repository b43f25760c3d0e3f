"""A stream out of a compound file, the container of xls, and into one: safe on damaged ones.

Source: [MS-CFB], sections 2.2 (header), 2.3 (FAT), 2.4 (mini FAT), 2.5 (DIFAT) and
2.6 (directory).
"""

from collections.abc import Sequence
from struct import Struct, error

_HEADER = Struct("<30x H H 10x I I 4x I I 4x I 4x 109I")
_ENTRY = Struct("<64s H B 49x I I 4x")
_STREAM = 2
_ROOT = 5
_LAST_SECTOR = 0xFFFFFFFA
"""Greater numbers say that no further sector follows."""
_SHIFTS = range(6, 13)
_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SECTOR = 4_096
_NEW_HEADER = Struct("<8s 16x HHHHH 6x II I 4x I I I I I 109I")
_NEW_ENTRY = Struct("<64s H BB III 16x 4x 16x I Q")
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def find_stream(file: bytes, names: Sequence[str]) -> bytes:
    """The content of the first stream that has one of the names.

    Raises:
        ValueError: the file is damaged, or has no such stream.
    """
    try:
        return _Container(file).stream(names)
    except (error, IndexError, StopIteration) as problem:
        message = "the compound file is damaged"
        raise ValueError(message) from problem


def entry_names(file: bytes) -> tuple[str, ...]:
    """The names of all streams and storages, in the order of the directory.

    Raises:
        ValueError: the file is damaged.
    """
    try:
        return _Container(file).names()
    except (error, IndexError) as problem:
        message = "the compound file is damaged"
        raise ValueError(message) from problem


def packed_stream(content: bytes, name: str) -> bytes:
    """A compound file with one stream, which zeros fill up to whole sectors."""
    count = max(-(-len(content) // _SECTOR), 1)
    tables = -(-(count + 3) // (_SECTOR // 4 - 1))
    directory, root, first = tables, tables + 1, tables + 2
    following = [*range(first + 1, first + count), _END]
    fat = [*[_FAT] * tables, _END, _END, *following]
    fat += [_FREE] * (tables * _SECTOR // 4 - len(fat))
    header = _NEW_HEADER.pack(
        *(_MAGIC, 0x3E, 4, 0xFFFE, 12, 6, 1, tables, directory),
        *(0, _END, 0, _END, 0),
        *(*range(tables), *[_FREE] * (109 - tables)),
    )
    entries = _entry("Root Entry", _ROOT, root, 0, child=1)
    entries += _entry(name, _STREAM, first, count * _SECTOR, child=_FREE)
    parts = (header, Struct(f"<{len(fat)}I").pack(*fat), entries, bytes(1), content)
    return b"".join(part + bytes(-len(part) % _SECTOR) for part in parts)


def _entry(name: str, kind: int, start: int, size: int, *, child: int) -> bytes:
    text = name.encode("utf-16-le")
    return _NEW_ENTRY.pack(text, len(text) + 2, kind, 1, _FREE, _FREE, child, start, size)


class _Container:
    """The tables of one compound file."""

    def __init__(self, file: bytes) -> None:
        """Read the header and the tables that say which sector follows which."""
        shift, mini_shift, count, directory, cutoff, mini, more, *tables = _HEADER.unpack_from(file)
        if shift not in _SHIFTS or mini_shift not in _SHIFTS:
            message = "the header names impossible sizes of sectors"
            raise ValueError(message)
        self._file = file
        self._size = 1 << shift
        self._mini_size = 1 << mini_shift
        self._cutoff = cutoff
        self._next = self._all_tables(tables[:count], more)
        self._entries = tuple(_ENTRY.iter_unpack(self._chain(directory)))
        self._next_mini = _numbers(self._chain(mini))

    def names(self) -> tuple[str, ...]:
        """The names of all entries."""
        return tuple(
            name[: max(length - 2, 0)].decode("utf-16-le", "replace")
            for name, length, kind, *_ in self._entries
            if kind
        )

    def stream(self, names: Sequence[str]) -> bytes:
        """The content of the first stream that has one of the names."""
        start, size = next(
            (start, size)
            for name, length, kind, start, size in self._entries
            if kind == _STREAM and name[: length - 2].decode("utf-16-le", "replace") in names
        )
        if size >= self._cutoff:
            return self._chain(start)[:size]
        root = next(start for _, _, kind, start, _ in self._entries if kind == _ROOT)
        minis = self._chain(root)
        places = (number * self._mini_size for number in _followed(start, self._next_mini))
        return b"".join(minis[place : place + self._mini_size] for place in places)[:size]

    def _all_tables(self, tables: list[int], more: int) -> tuple[int, ...]:
        """The table of sectors, put together from the sectors that hold it."""
        seen: set[int] = set()
        while more < _LAST_SECTOR:
            if more in seen:
                message = "a chain of sectors runs in a circle"
                raise ValueError(message)
            seen.add(more)
            *further, more = _numbers(self._sector(more))
            tables += further
        used = (number for number in tables if number < _LAST_SECTOR)
        return tuple(one for number in used for one in _numbers(self._sector(number)))

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _followed(start, self._next)))

    def _sector(self, number: int) -> bytes:
        place = (number + 1) * self._size
        return self._file[place : place + self._size]


def _followed(start: int, following: Sequence[int]) -> list[int]:
    """The sectors from one on, each followed by the one that the table names."""
    numbers: list[int] = []
    while start < _LAST_SECTOR:
        numbers.append(start)
        start = following[start]
        if len(numbers) > len(following):
            message = "a chain of sectors runs in a circle"
            raise ValueError(message)
    return numbers


def _numbers(sectors: bytes) -> tuple[int, ...]:
    return Struct(f"<{len(sectors) // 4}I").unpack_from(sectors)
