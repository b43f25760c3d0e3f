"""Small xls files, made by hand: nothing at hand writes them any more.

Source: [MS-CFB] for the container, [MS-XLS] for the records.
"""

import struct

SECTOR = 512
MINI = 64
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
CUTOFF = 4096


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def text(value: str) -> bytes:
    return struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")


def workbook_stream(rows: list[list[str | float]], *, padding: int = 0) -> bytes:
    """One sheet called survey, with texts and numbers."""
    texts = list(dict.fromkeys(cell for row in rows for cell in row if isinstance(cell, str)))
    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)
    table = struct.pack("<II", len(texts), len(texts)) + b"".join(map(text, texts))
    name = struct.pack("<BB", 6, 0) + b"survey"
    tail = record(0x00FC, table) + record(0x00E5, bytes(padding)) + record(0x000A)
    start = len(record(0x0809, begin)) + len(record(0x0085, bytes(6) + name)) + len(tail)
    sheet = record(0x0085, struct.pack("<IH", start, 0) + name)
    width = max(map(len, rows), default=0)
    extent = struct.pack("<IIHHH", 0, len(rows), 0, width, 0)
    cells = b"".join(
        record(0x00FD, struct.pack("<HHHI", row, column, 0, texts.index(cell)))
        if isinstance(cell, str)
        else record(0x0203, struct.pack("<HHHd", row, column, 0, cell))
        for row, each in enumerate(rows)
        for column, cell in enumerate(each)
    )
    begin_sheet = struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)
    globals_ = record(0x0809, begin) + sheet + tail
    return globals_ + record(0x0809, begin_sheet) + record(0x0200, extent) + cells + record(0x000A)


def xls(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file with one stream; a small one lies among the mini sectors."""
    if len(stream) >= CUTOFF:
        return container(stream, [], name, len(stream))
    minis = -(-len(stream) // MINI)
    return container(stream, [*range(1, minis), END], name, len(stream))


def container(stream: bytes, mini_table: list[int], name: str, size: int) -> bytes:
    """Header, FAT in sector 0, directory in 1, mini FAT in 2, and the stream from 3 on."""
    sectors = -(-len(stream) // SECTOR)
    chain = [*range(4, 3 + sectors), END]
    table = numbers([FAT, END, END, *chain])
    is_mini = bool(mini_table)
    root = entry("Root Entry", 5, 3 if is_mini else END, len(stream) if is_mini else 0)
    directory = root + entry(name, 2, 0 if is_mini else 3, size) + entry("", 0, 0, 0) * 2
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, CUTOFF),
        *(2 if is_mini else END, int(is_mini), END, 0, 0),
    )
    header += struct.pack("<I", FREE) * ((SECTOR - len(header)) // 4)
    padded = stream + bytes(sectors * SECTOR - len(stream))
    return header + table + directory + numbers(mini_table) + padded


def numbers(values: list[int]) -> bytes:
    return struct.pack(f"<{SECTOR // 4}I", *values, *[FREE] * (SECTOR // 4 - len(values)))


def entry(name: str, kind: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    length = len(raw) + 2 if name else 0
    links = (FREE, FREE, 1 if kind == 5 else FREE)
    return struct.pack("<64sHBBIII16x4x16xIQ", raw, length, kind, 1, *links, start, size)
