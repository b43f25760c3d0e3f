"""What is said of hostile files, and that sound oddities are read on."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.core.errors import BadManifestError, UnreadableFormError
from formkit.formats.file_notes import (
    BEYOND_STATED_END,
    EMPTY_ROWS,
    EXTERNAL_LINK,
    MACROS,
    facts,
    place_of,
)
from formkit.formats.files import MOST_BYTES, parse_workbook, read_workbook
from formkit.formats.markdown import _without_comment
from formkit.formats.shared_texts import most_text, text_lengths, without_counts
from formkit.formats.sheet_marks import scan_sheet
from formkit.formats.xls_texts import text_lengths as xls_lengths
from formkit.formats.xml_shape import declares_entities, has_long_stretch, is_too_deep
from formkit.formats.yaml_text import parse_yaml
from tests.formats.hostile import (
    HEADER,
    HOSTILE,
    QUESTION,
    SHEET,
    XLS,
    cell,
    package,
    relations,
    row,
    sheet,
    with_rows,
)

SAID = {
    "bomb_flat.xlsx": "unpacked, the workbook is larger than 28 MB",
    "bomb_unread_part.xlsx": "unpacked, the workbook is larger than 28 MB",
    "bomb_many_parts.xlsx": "unpacked, the workbook is larger than 100 MB",
    "bomb_overlapping.xlsx": "lies within another",
    "parts_without_number.xlsx": "it has more than 5000 parts",
    "parts_twice.xlsx": "two parts are called",
    "parts_twice_by_case.xlsx": "two parts are called",
    "part_outside.xlsx": "points out of the file",
    "part_absolute.xlsx": "points out of the file",
    "size_stated_small.xlsx": "damaged",
    "entries_encrypted.xlsx": "protected by a password",
    "packed_by_lzma.xlsx": "damaged",
    "binary_workbook.xlsx": "no Excel workbook",
    "word_document.xlsx": "damaged",
    "laughs_xl_workbook.xml.xlsx": "declares entities",
    "laughs_in_utf16.xlsx": "declares entities",
    "laughs_in_comments.xlsx": "declares entities",
    "deep_closed.xlsx": "inside each other without end",
    "deep_with_decoys.xlsx": "inside each other without end",
    "attributes_without_end.xlsx": "more than two million characters",
    "one_long_attribute.xlsx": "more than two million characters",
    "box_far.xlsx": "sheet survey reaches to row 1048576 and column 16384",
    "place_by_counting.xlsx": "sheet survey reaches to row 1048576 and column 16384",
    "place_with_escape.xlsx": "damaged",
    "place_ZZZZ1.xlsx": "damaged",
    "shared_texts_grow.xlsx": "the same long texts over and over",
    "shared_formula_grows.xlsx": "damaged",
    "hidden_columns_over_and_over.xlsx": "damaged",
    "sheets_without_number.xlsx": "the workbook has 20,000 sheets",
    "relations_without_number.xlsx": "damaged",
    "rows_beyond_the_limit.xlsx": "sheet survey has 51,001 rows",
    "ole_circle.xls": "damaged",
    "ole_encrypted_package.xlsx": "protected by a password",
    "xls_box_far.xls": "sheet survey reaches to row 65536 and column 256",
    "xls_several_far.xls": "damaged",
    "xls_texts_promised.xls": "damaged",
    "xls_texts_grow.xls": "the same long texts over and over",
    "xls_texts_continued.xls": "damaged",
    "xls_sheets_of_one_place.xls": "damaged",
    "commas_without_end.csv": "the text has more than 1,500,000 cells",
    "pipes.md": "the text has more than 1,500,000 cells",
}
"""Hostile file -> a part of what is said of it."""


@pytest.mark.parametrize(("name", "said"), SAID.items(), ids=SAID)
def test_what_is_said_of_a_hostile_file(name: str, said: str) -> None:
    with pytest.raises(UnreadableFormError, match=said):
        parse_workbook(HOSTILE[name](), name)


def test_a_file_over_the_limit_is_not_read_to_its_end() -> None:
    if Path("/dev/zero").exists():
        with pytest.raises(UnreadableFormError, match="larger than 50 MB"):
            read_workbook("/dev/zero")
    with pytest.raises(UnreadableFormError, match="larger than 20 MB"):
        parse_workbook(b"a" * (MOST_BYTES // 2))
    with pytest.raises(UnreadableFormError, match="larger than 20 MB"):
        parse_workbook(XLS + bytes(20_000_000))


def test_one_long_repetition_is_told_from_a_large_sheet() -> None:
    content = b"<a>" + b" " * 1_500_000 + b"</a>"
    with pytest.raises(UnreadableFormError, match="over and over"):
        parse_workbook(package({"docProps/app.xml": content}, level=9))


def test_parts_of_other_kinds_may_declare_a_document_type() -> None:
    picture = b"<!DOCTYPE svg><svg/>"
    assert parse_workbook(package({"xl/media/image1.svg": picture, "xl/media/": b""})).sheets


def test_notes_of_a_package() -> None:
    target = relations(("externalLinkPath", "file:///C:\\Lists\\old%202019.xlsx"), ("x", "y"))
    outside = target.replace(b'2019.xlsx"', b'2019.xlsx" TargetMode="External"')
    file = package(
        {
            "xl/vbaProject.bin": b"x",
            "xl/externalLinks/_rels/externalLink1.xml.rels": outside,
            SHEET: sheet(HEADER + QUESTION + '<row r="2000"/>', before='<dimension ref="A1:B1"/>'),
        }
    )
    workbook = parse_workbook(file, "a.xlsm")
    assert facts(workbook, MACROS) == ("xl/vbaProject.bin",)
    assert facts(workbook, EXTERNAL_LINK) == ("old 2019.xlsx",)
    assert facts(workbook, BEYOND_STATED_END) == ("survey!B1",)
    assert facts(workbook, EMPTY_ROWS) == ("survey!2000",)
    assert place_of("my! survey!C14", "a.xlsx").a1 == "my! survey!C14"
    assert place_of("survey!2000", "").a1 == "survey!2000"


def test_cells_that_are_only_formatted_take_no_room() -> None:
    workbook = parse_workbook(HOSTILE["box_far_styled_only.xlsx"]())
    assert [len(one.rows) for one in workbook.sheets] == [2]
    assert facts(workbook, EMPTY_ROWS) == ("survey!1048576",)


def test_a_byte_order_mark_is_noted() -> None:
    text = "survey,,\n,type,name\n,text,a\n"
    assert parse_workbook(text.encode("utf-8-sig")).notes == (("encoding", "utf-8-sig"),)


@given(st.text(alphabet="a#| \r", max_size=12))
def test_comments_behind_a_table_end_where_pyxform_ends_them(line: str) -> None:
    pattern = re.match(r"^(.*)(#[^|]+)$", line)
    assert _without_comment(line) == (pattern[1] if pattern else line)


def test_manifests_have_no_end_of_values() -> None:
    with pytest.raises(BadManifestError, match="more than 50,000 keys and texts"):
        parse_yaml("a: [" + "x," * 60_000 + "]")


class TestXmlShape:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
    def test_document_types_in_every_encoding(self, encoding: str) -> None:
        assert declares_entities("<!DOCTYPE x><x/>".encode(encoding))
        assert not declares_entities("<x>DOCTYPE</x>".encode(encoding))

    @pytest.mark.parametrize("text", ["", "a > b", "<!-- a -->", "<![CDATA[<a>]]>", "<?a b?><?c?>"])
    def test_depth_however_it_is_written(self, text: str) -> None:
        flat = "<b>x</b><c/>" * 200_000
        deep = f"{'<a>' * 400_000}{'</a>' * 400_000}"
        assert not is_too_deep(f"<x>{text}{flat}</x>".encode())
        assert is_too_deep(f"<x>{text}{flat}{deep}</x>".encode())
        assert is_too_deep(f"<x>{text}{'<a>' * 800_000}".encode())

    def test_small_and_broken_parts_are_nobodys_danger(self) -> None:
        assert not is_too_deep(b"<a>" * 1_000)
        assert not is_too_deep(b"<a></b> >" + b" " * 3_000_000)

    def test_long_stretches(self) -> None:
        assert has_long_stretch(b"<a>" + b"x" * 5_000_000)
        assert not has_long_stretch(b"<a>" + b"x" * 100 + b"</a>" * 1_000_000)


class TestSharedTexts:
    SHARED = b"<sst><si><t>" + b"a" * 1_000 + b"</t></si><si><t>b</t></si></sst>"

    def test_texts_are_never_shorter_than_told(self) -> None:
        lengths = text_lengths(self.SHARED)
        assert lengths == sorted(lengths, reverse=True)
        assert lengths[0] >= 1_000
        assert text_lengths(self.SHARED.replace(b"aaa", b"si>")) == [len(self.SHARED)]
        assert text_lengths(b"") == [0]

    @pytest.mark.parametrize("quote", ['"', "'"])
    def test_no_sheet_grows_beyond_what_is_told(self, quote: str) -> None:
        cells = f"<c r={quote}A1{quote} t={quote}s{quote}><v>%d</v></c>"
        used = (cells % 0 * 30 + cells % 1 * 300).encode()
        lengths = text_lengths(self.SHARED)
        true = 30 * 1_000 + 300
        assert most_text([used], lengths, enough=10**9) >= true
        assert most_text([used], lengths, enough=1) >= true
        assert most_text([used], lengths, enough=1) <= 300 * lengths[0] + 30 * lengths[1]
        odd = used.replace(b"<v>", b"<w/><v>")
        assert most_text([odd], lengths, enough=1) == 330 * lengths[0]

    def test_counts_are_taken_out_and_texts_stay(self) -> None:
        shared = b'<x:sst count="9" uniqueCount="9"><x:si><x:t>count="9"</x:t></x:si></x:sst>'
        found = without_counts(shared)
        assert found.count(b'count="9"') == 1
        assert b'<x:t>count="9"</x:t>' in found


class TestXlsTexts:
    def test_texts_that_go_on_in_other_records(self) -> None:
        counts = (3).to_bytes(4, "little") * 2
        first = counts + b"\x04\0\0ab"
        second = b"\1c\0d\0" + b"\x01\0\x0c\x01\0\x02\0\0\0e" + b"run"
        third = b"!"
        fourth = b"xx"
        fifth = b"\x02\0\x01f\0g\0"
        assert xls_lengths([first, second, third, fourth, fifth]) == [12, 3, 6]

    @pytest.mark.parametrize(
        "records",
        [
            [b"\1\0\0\0\1\0\0\0\x04\0\0ab"],
            [b"\1\0\0\0\1\0\0\0\x04\0\0ab", b"\0"],
            [b"\1\0\0\0\1\0\0\0"],
            [b"\1\0\0\0\xff\xff\xff\x7f"],
        ],
    )
    def test_texts_that_end_too_early(self, records: list[bytes]) -> None:
        with pytest.raises(ValueError, match=r"text"):
            xls_lengths(records)


def test_numbers_of_columns_may_be_beyond_all() -> None:
    xml = sheet("", before='<cols><col min="0" max="99999" hidden="1"/></cols>')
    assert scan_sheet(xml).hidden_columns == set(range(1, 16_385))


def test_the_package_for_calamine_has_only_what_was_looked_at() -> None:
    from formkit.formats.xlsx_package import read_package  # noqa: PLC0415 - only here

    file = package({"xl/media/image1.png": b"x", "docProps/app.xml": b"<a/>"})
    found = read_package(file, "a.xlsx")
    with zipfile.ZipFile(BytesIO(found.content)) as made:
        names = made.namelist()
    assert SHEET in names
    assert not {"xl/media/image1.png", "docProps/app.xml"} & set(names)
    assert found.content == read_package(file, "b.xlsx").content


def test_rows_may_be_left_out() -> None:
    rows = HEADER + QUESTION + row(3, "note", "n", "N") + f'<row r="9">{cell("A9", "note")}</row>'
    assert len(parse_workbook(with_rows(rows)).sheets[0].rows) == 4
