"""The parts of a zip package, unpacked within bounds.

What a zip file says of itself may be a lie: bytes are counted while they are
unpacked, parts that could be read in two ways are refused, and later readers
are given a package made anew of the parts that were looked at.
"""

from collections.abc import Iterable
from io import BytesIO
from itertools import pairwise
from types import TracebackType
from typing import Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from formkit.core.errors import UnreadableFormError
from formkit.core.messages import Message
from formkit.formats.unreadable import PROTECTED, odd_package, too_large_unpacked, unreadable
from formkit.formats.xml_shape import declares_entities, is_too_deep

MOST_PARTS = 5_000
MOST_PART_BYTES = 28_000_000
"""Unpacked, of one part."""
MOST_BYTES = 100_000_000
"""Unpacked, of all parts."""
MOST_RATIO = 300
"""How much smaller than itself a large part may be packed."""

_LARGE = 1_000_000
_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
_DRAWINGS = ".svg"
"""Pictures may declare a document type; nothing here reads them."""


class PackageParts:
    """A package that is open for reading; each part is unpacked once."""

    def __init__(self, file: bytes, path: str) -> None:
        """Open the package and look at its list of parts.

        Raises:
            UnreadableFormError: the list says what no spreadsheet program writes.
            BadZipFile: the file is damaged.
        """
        self._path = path
        if file.count(_ENTRY) > MOST_PARTS:
            raise self._odd(Message("it has more than {most} parts", most=MOST_PARTS))
        self._zip = ZipFile(BytesIO(file))
        self._entries = {one.filename: one for one in self._zip.infolist()}
        self._read: set[str] = set()
        self._bytes = 0
        self._check_names()
        self._check_places()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the package."""
        return tuple(self._entries)

    def content(self, name: str) -> bytes:
        """One part, unpacked.

        Raises:
            UnreadableFormError: the part is too large, or holds what no program writes.
            KeyError: there is no such part.
            BadZipFile: the part is damaged.
        """
        content = self._unpacked(self._entries[name])
        if not name.lower().endswith(_DRAWINGS) and declares_entities(content):
            raise self._odd(Message("the part {name} declares entities (DOCTYPE)", name=name))
        if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and is_too_deep(content):
            raise self._odd(
                Message("the part {name} has elements inside each other without end", name=name)
            )
        return content

    def check_others(self) -> None:
        """Unpack all parts that were not asked for, only to look at them.

        Raises:
            UnreadableFormError: as ``content`` does.
            BadZipFile: a part is damaged.
        """
        for name in self._entries:
            if name not in self._read and not name.endswith("/"):
                self.content(name)

    def _unpacked(self, entry: ZipInfo) -> bytes:
        if entry.flag_bits & _ENCRYPTED:
            raise unreadable(PROTECTED, self._path)
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            message = "the part is packed as no spreadsheet program does"
            raise BadZipFile(message)
        with self._zip.open(entry) as part:
            content = part.read(MOST_PART_BYTES + 1)
        if entry.filename not in self._read:
            self._read.add(entry.filename)
            self._bytes += len(content)
        if len(content) > MOST_PART_BYTES:
            raise too_large_unpacked(MOST_PART_BYTES, self._path)
        if self._bytes > MOST_BYTES:
            raise too_large_unpacked(MOST_BYTES, self._path)
        if len(content) > max(_LARGE, MOST_RATIO * entry.compress_size):
            what = Message(
                "the part {name} holds the same thing over and over", name=entry.filename
            )
            raise self._odd(what)
        return content

    def _check_names(self) -> None:
        seen: set[str] = set()
        for entry in self._zip.infolist():
            name = entry.filename
            if name.lower() in seen:
                raise self._odd(Message("two parts are called {name}", name=name))
            seen.add(name.lower())
            if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
                raise self._odd(Message("the part {name} points out of the file", name=name))

    def _check_places(self) -> None:
        entries = sorted(self._zip.infolist(), key=lambda one: one.header_offset)
        starts = [*(one.header_offset for one in entries), self._zip.start_dir]
        for entry, (start, following) in zip(entries, pairwise(starts), strict=True):
            if start + _LOCAL_HEADER + entry.compress_size > following:
                raise self._odd(Message("the part {name} lies within another", name=entry.filename))

    def _odd(self, what: Message) -> UnreadableFormError:
        return odd_package(what, self._path)


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A package of some parts, not compressed; the same parts give the same bytes."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as package:
        for name, content in parts:
            package.writestr(ZipInfo(name), content)
    return out.getvalue()
