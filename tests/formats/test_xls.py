"""Old Excel files: read by calamine once they are seen to promise no more than they hold."""

import struct
from collections.abc import Callable

import pytest
from pyxform.xls2json_backends import xls_to_dict

from formkit.core.errors import UnreadableFormError
from formkit.core.messages import Message
from formkit.formats import unreadable
from formkit.formats.compound_file import find_stream
from formkit.formats.files import parse_workbook
from formkit.formats.xls_rebuilding import rebuilt
from tests.formats.xls_files import FREE, SECTOR, record, workbook_stream, xls


def find_flaw(file: bytes) -> Message | None:
    """What keeps a file from being read; None when nothing does."""
    try:
        rebuilt(file, "form.xls")
    except UnreadableFormError as error:
        return error.message
    return None


ROWS: list[list[str | float]] = [["type", "name"], ["integer", 5.0], ["text", 1.5]]
STREAM = workbook_stream(ROWS)
FILE = xls(STREAM)
SHEET_PLACE = STREAM.index(struct.pack("<H", 0x0085)) + 4
"""Where the stream says at which byte the sheet begins."""


def put(place: int, *values: int) -> bytes:
    """The file with numbers of four bytes written over it."""
    found = bytearray(FILE)
    struct.pack_into(f"<{len(values)}I", found, place, *values)
    return bytes(found)


def with_further_table(last: int | None = None) -> bytes:
    """The file with a second list of tables behind the stream, which names none.

    Args:
        last: the list that follows it; itself when left out.
    """
    behind = 3 + -(-len(STREAM) // SECTOR)
    numbers = [FREE] * (SECTOR // 4 - 1) + [behind if last is None else last]
    return put(68, behind, 1) + struct.pack(f"<{len(numbers)}I", *numbers)


@pytest.mark.parametrize("padding", [0, 5_000], ids=["in mini sectors", "in sectors"])
def test_an_xls_file_is_read(padding: int) -> None:
    stream = workbook_stream(ROWS, padding=padding)
    workbook = parse_workbook(xls(stream), "form.xlsx")
    assert find_stream(xls(stream), ("Workbook",)) == stream
    assert workbook.format == "xls"
    assert [[cell.text for cell in row.cells] for row in workbook.sheets[0].rows] == [
        ["type", "name"],
        ["integer", "5"],
        ["text", "1.5"],
    ]
    assert xls_to_dict(xls(stream))["survey"] == [
        {"type": "integer", "name": "5"},
        {"type": "text", "name": "1.5"},
    ]


def test_the_stream_of_older_files_is_called_book() -> None:
    assert find_flaw(xls(STREAM, name="Book")) is None
    assert find_flaw(xls(STREAM, name="Document")) == unreadable.DAMAGED


DAMAGE: dict[str, Callable[[], bytes]] = {
    "cut in the header": lambda: FILE[:100],
    "sector size": lambda: put(30, 0x0040_0040),
    "lists of tables in a circle": with_further_table,
    "a table that is not there": lambda: put(76, 999),
    "a chain in a circle": lambda: put(SECTOR + 3 * 4, 3),
    "a sector that is not there": lambda: put(SECTOR + 3 * 4, 999),
    "a directory that is not there": lambda: put(48, 999),
    "more texts than bytes": lambda: xls(
        STREAM.replace(struct.pack("<II", 4, 4), struct.pack("<II", 4, 10**9))
    ),
    "a cell beyond the last column": lambda: xls(
        STREAM.replace(struct.pack("<HHHd", 1, 1, 0, 5.0), struct.pack("<HHHd", 1, 256, 0, 5.0))
    ),
    "a record cut short": lambda: xls(STREAM[:-6]),
    "a sheet behind the end": lambda: xls(
        STREAM[:SHEET_PLACE] + struct.pack("<I", 10**6) + STREAM[SHEET_PLACE + 4 :]
    ),
}
STATED = {
    "more uses of texts than bytes": (struct.pack("<II", 4, 4), struct.pack("<II", 10**9, 4)),
    "an extent from behind": (struct.pack("<IIHH", 0, 3, 0, 2), struct.pack("<IIHH", 9, 3, 0, 2)),
    "an extent beyond all": (
        struct.pack("<IIHH", 0, 3, 0, 2),
        struct.pack("<IIHH", 0, 2**32 - 1, 0, 2**16 - 1),
    ),
}
"""Numbers that calamine would believe, and others in their place."""


@pytest.mark.parametrize("damaged", DAMAGE.values(), ids=DAMAGE)
def test_what_promises_more_than_it_holds_is_refused(damaged: Callable[[], bytes]) -> None:
    file = damaged()
    assert file != FILE
    assert find_flaw(FILE) is None
    assert find_flaw(file) == unreadable.DAMAGED
    with pytest.raises(UnreadableFormError) as caught:
        parse_workbook(file)
    assert caught.value.message == unreadable.DAMAGED


@pytest.mark.parametrize(("old", "new"), STATED.values(), ids=STATED)
def test_what_is_only_stated_does_not_matter(old: bytes, new: bytes) -> None:
    assert old in STREAM
    workbook = parse_workbook(xls(STREAM.replace(old, new)))
    assert workbook.sheets == parse_workbook(FILE).sheets


def test_further_tables_are_followed() -> None:
    assert find_stream(with_further_table(last=FREE), ("Workbook",)) == STREAM


def test_a_password_is_told() -> None:
    protection = record(0x002F, struct.pack("<HHHHH", 1, 1, 1, 0, 0) + bytes(48))
    place = STREAM.index(struct.pack("<H", 0x0085))
    file = xls(STREAM[:place] + protection + STREAM[place:])
    with pytest.raises(UnreadableFormError) as caught:
        parse_workbook(file)
    assert caught.value.message == unreadable.PROTECTED
