"""Members of a zip file: copied as they are packed, or packed anew.

Python's zipfile cannot copy a member without unpacking it, and what is packed
anew has other bytes and other dates.

Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
"""

import struct
import zlib
from copy import copy
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from formkit.core.values import dataclass

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_EXTRA = struct.Struct("<2H")
_UTF8_NAME = 0x800
_VERSION = 20
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_ZIP64 = 1
_RAW_DEFLATE = -15
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Member:
    """One member: its entry in the list at the end, and its bytes in the file."""

    entry: ZipInfo
    record: bytes
    """The local header, the packed content and what else stands before the next member."""


def read_members(package: ZipFile, file: bytes) -> list[Member]:
    """All members as they are packed, in the order of the list at the end."""
    entries = package.infolist()
    starts = sorted({entry.header_offset for entry in entries})
    ends = dict(zip(starts, [*starts[1:], package.start_dir], strict=True))
    return [
        Member(entry, file[entry.header_offset : ends[entry.header_offset]]) for entry in entries
    ]


def pack_member(content: bytes, entry: ZipInfo) -> Member:
    """Pack a content under the name and the date of an entry."""
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW_DEFLATE)
    packed = deflate.compress(content) + deflate.flush()
    new = copy(entry)
    new.compress_type = ZIP_DEFLATED
    new.flag_bits = entry.flag_bits & _UTF8_NAME
    new.extract_version = _VERSION
    new.extra = b""
    new.CRC = zlib.crc32(content)
    new.compress_size, new.file_size = len(packed), len(content)
    name = _name(new)
    header = _LOCAL.pack(
        b"PK\3\4",
        new.extract_version,
        new.flag_bits,
        new.compress_type,
        *_dos_time(new),
        new.CRC,
        new.compress_size,
        new.file_size,
        len(name),
        0,
    )
    return Member(new, header + name + packed)


def new_entry(name: str) -> ZipInfo:
    """The entry of a part that the file did not have; its date is the earliest there is."""
    entry = ZipInfo(name, date_time=_EARLIEST)
    entry.create_system = 0
    entry.flag_bits = 0 if name.isascii() else _UTF8_NAME
    return entry


def join_members(members: list[Member], comment: bytes) -> bytes:
    """A zip file of these members."""
    file, entries = bytearray(), bytearray()
    for member in members:
        entries += _listed(member.entry, len(file))
        file += member.record
    count = len(members)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(entries), len(file), len(comment))
    return bytes(file + entries + end + comment)


def _listed(entry: ZipInfo, offset: int) -> bytes:
    name, extra = _name(entry), _without_zip64(entry.extra)
    fields = _CENTRAL.pack(
        b"PK\1\2",
        entry.create_version,
        entry.create_system,
        entry.extract_version,
        entry.reserved,
        entry.flag_bits,
        entry.compress_type,
        *_dos_time(entry),
        entry.CRC,
        entry.compress_size,
        entry.file_size,
        len(name),
        len(extra),
        len(entry.comment),
        0,
        entry.internal_attr,
        entry.external_attr,
        offset,
    )
    return fields + name + extra + entry.comment


def _name(entry: ZipInfo) -> bytes:
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF8_NAME else "cp437")


def _dos_time(entry: ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = entry.date_time
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def _without_zip64(extra: bytes) -> bytes:
    """Extra fields without the one for long files: sizes and places stand in the entry itself."""
    kept = bytearray()
    at = 0
    while at + _EXTRA.size <= len(extra):
        kind, length = _EXTRA.unpack_from(extra, at)
        end = at + _EXTRA.size + length
        kept += extra[at:end] if kind != _ZIP64 else b""
        at = end
    return bytes(kept)
