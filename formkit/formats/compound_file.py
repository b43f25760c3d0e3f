"""A stream out of a compound file, the container of xls: safe on damaged ones.

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
