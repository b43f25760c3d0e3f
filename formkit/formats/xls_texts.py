"""How long the shared texts of an xls file are, followed over the records that hold them.

Source: [MS-XLS], sections 2.4.265 (SST), 2.4.58 (Continue) and 2.5.293
(XLUnicodeRichExtendedString).
"""

from collections.abc import Iterator, Sequence
from struct import Struct

MOST_TEXTS = 500_000

_COUNTS = Struct("<II")
_HEAD = Struct("<HB")
_RUNS = Struct("<H")
_EXTENSION = Struct("<I")
_WIDE, _EXTENDED, _RICH = 0x1, 0x4, 0x8
_MOST_BYTES = 3
"""Of one character in UTF-8, of those that one or two bytes hold."""


def text_lengths(records: Sequence[bytes]) -> list[int]:
    """The most bytes that each text has in UTF-8, in the order of their numbers.

    Args:
        records: the content of the record of shared texts, then of those that continue it.

    Raises:
        ValueError: it promises more texts than it holds.
        struct.error: it is cut short.
    """
    _, count = _COUNTS.unpack_from(records[0])
    if count > MOST_TEXTS:
        message = "there are more texts than any form has"
        raise ValueError(message)
    return list(_Texts(records).lengths(count))


class _Texts:
    """Where reading has come to in the records."""

    def __init__(self, records: Sequence[bytes]) -> None:
        self._others = iter(records[1:])
        self._record = records[0]
        self._place = _COUNTS.size

    def lengths(self, count: int) -> Iterator[int]:
        for _ in range(count):
            if self._place >= len(self._record):
                self._continue(0)
            length, flags = self._numbers(_HEAD)
            runs = self._numbers(_RUNS)[0] if flags & _RICH else 0
            extension = self._numbers(_EXTENSION)[0] if flags & _EXTENDED else 0
            self._skip_characters(length, 1 + (flags & _WIDE))
            self._skip(4 * runs + extension)
            yield length * _MOST_BYTES

    def _numbers(self, wanted: Struct) -> tuple[int, ...]:
        numbers = wanted.unpack_from(self._record, self._place)
        self._place += wanted.size
        return numbers

    def _skip_characters(self, left: int, width: int) -> None:
        while True:
            here = min((len(self._record) - self._place) // width, left)
            self._place += here * width
            left -= here
            if not left:
                return
            self._continue(1)
            width = 1 + (self._record[0] & _WIDE)

    def _skip(self, left: int) -> None:
        while left:
            if self._place >= len(self._record):
                self._continue(0)
            here = min(len(self._record) - self._place, left)
            self._place += here
            left -= here

    def _continue(self, place: int) -> None:
        self._record = next(self._others, b"")
        self._place = place
        if len(self._record) <= place:
            message = "a text goes on where nothing follows"
            raise ValueError(message)
