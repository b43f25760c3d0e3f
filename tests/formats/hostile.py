"""Files that nobody should be asked to read, each made by a function without arguments.

``HOSTILE`` has them all: the file's name -> its content, made when asked for.
"""

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

from formkit.formats.compound_file import packed_stream
from tests.formats.xls_files import record, workbook_stream, xls

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"
WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
Parts = Mapping[str, bytes]

HOSTILE: dict[str, Callable[[], bytes]] = {}


def hostile(name: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Put a function among those that make hostile files."""

    def put(make: Callable[[], bytes]) -> Callable[[], bytes]:
        HOSTILE[name] = make
        return make

    return put


def sheet(rows: str, *, before: str = "", behind: str = "") -> bytes:
    """The XML of a worksheet."""
    return (
        f'<?xml version="1.0"?><worksheet xmlns="{MAIN}">{before}'
        f"<sheetData>{rows}</sheetData>{behind}</worksheet>"
    ).encode()


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *texts: str) -> str:
    cells = "".join(cell(f"{chr(65 + at)}{number}", text) for at, text in enumerate(texts))
    return f'<row r="{number}">{cells}</row>'


HEADER = row(1, "type", "name", "label")
QUESTION = row(2, "text", "a", "A")


def relations(*targets: tuple[str, str]) -> bytes:
    found = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{found}</Relationships>'.encode()


def listed(*names: tuple[str, str]) -> bytes:
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="{target}"/>'
        for number, (name, target) in enumerate(names, start=1)
    )
    xml = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'
    return xml.encode()


SOUND: Parts = {
    "[Content_Types].xml": (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="xml" ContentType="application/xml"/></Types>'
    ),
    "_rels/.rels": relations(("officeDocument", WORKBOOK)),
    WORKBOOK: listed(("survey", "r1")),
    RELATIONS: relations(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", TEXTS[3:])),
    SHEET: sheet(HEADER + QUESTION),
    TEXTS: f'<sst xmlns="{MAIN}"><si><t>x</t></si></sst>'.encode(),
}


def package(changed: Parts | None = None, *, without: str = "", level: int = 6) -> bytes:
    """A workbook, with other parts in the place of its own or beside them."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as made:
        for name, content in {**SOUND, **(changed or {})}.items():
            if name != without:
                made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, level)
    return out.getvalue()


def with_rows(rows: str, *, level: int = 6, **around: str) -> bytes:
    return package({SHEET: sheet(rows, **around)}, level=level)


def with_declaration(part: str, declaration: str, *, encoding: str = "utf-8") -> bytes:
    text = SOUND[part].decode().removeprefix('<?xml version="1.0"?>')
    return package({part: (declaration + text).encode(encoding)})


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


# Packages


@hostile("bomb_flat.xlsx")
def bomb_flat() -> bytes:
    return package({SHEET: sheet(HEADER, behind=" " * 300_000_000)}, level=9)


@hostile("bomb_unread_part.xlsx")
def bomb_unread_part() -> bytes:
    return package({"xl/media/image1.png": bytes(90_000_000)}, level=9)


@hostile("bomb_many_parts.xlsx")
def bomb_many_parts() -> bytes:
    noise = bytes(range(256)) * 40 + b"0123456789" * 5_000
    return package({f"docProps/part{number}.xml": noise * 10 for number in range(400)})


@hostile("bomb_nested.xlsx")
def bomb_nested() -> bytes:
    inner = zlib.compress(bytes(100_000_000), 9)
    for _ in range(2):
        inner = zlib.compress(inner * 50, 9)
    return package({"xl/embeddings/deep.zip": inner})


@hostile("bomb_overlapping.xlsx")
def bomb_overlapping() -> bytes:
    """Many names for one packed part."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in SOUND.items():
            made.writestr(name, content)
        made.writestr("xl/kernel.xml", b"<a>" + b" " * 900_000 + b"</a>")
        kernel = made.infolist()[-1]
        for number in range(2_000):
            twin = zipfile.ZipInfo(f"xl/twin{number}.xml")
            for field in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(twin, field, getattr(kernel, field))
            made.filelist.append(twin)
    return out.getvalue()


@hostile("parts_without_number.xlsx")
def parts_without_number() -> bytes:
    return package({f"xl/p{number}.xml": b"" for number in range(60_000)}, level=0)


@hostile("parts_twice.xlsx")
def parts_twice() -> bytes:
    out = BytesIO(package())
    with zipfile.ZipFile(out, "a") as made:
        made.filelist.append(made.getinfo(SHEET))
        made.writestr("x", b"")
    return out.getvalue()


@hostile("parts_twice_by_case.xlsx")
def parts_twice_by_case() -> bytes:
    return package({"XL/Worksheets/Sheet1.XML": sheet(row(1, "other"))})


@hostile("part_outside.xlsx")
def part_outside() -> bytes:
    return package({"../../etc/cron.d/x": b"x"})


@hostile("part_absolute.xlsx")
def part_absolute() -> bytes:
    return package({"/etc/passwd": b"x"})


@hostile("size_stated_small.xlsx")
def size_stated_small() -> bytes:
    """The directory says that the sheet is short; it is not."""
    file = bytearray(package({SHEET: sheet(HEADER, behind=" " * 50_000_000)}))
    place = file.rindex(SHEET.encode()) - 46
    file[place + 24 : place + 28] = struct.pack("<I", 1_000)
    return bytes(file)


@hostile("size_stated_huge.xlsx")
def size_stated_huge() -> bytes:
    file = bytearray(package())
    place = file.rindex(SHEET.encode()) - 46
    file[place + 24 : place + 28] = struct.pack("<I", 0xFFFF_FFF0)
    return bytes(file)


@hostile("entries_encrypted.xlsx")
def entries_encrypted() -> bytes:
    file = bytearray(package())
    place = file.find(b"PK\x01\x02")
    while place >= 0:
        file[place + 8] |= 1
        place = file.find(b"PK\x01\x02", place + 4)
    return bytes(file)


@hostile("packed_by_lzma.xlsx")
def packed_by_lzma() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as made:
        for name, content in SOUND.items():
            made.writestr(name, content)
    return out.getvalue()


@hostile("binary_workbook.xlsx")
def binary_workbook() -> bytes:
    return package({"xl/workbook.bin": b"x"})


@hostile("word_document.xlsx")
def word_document() -> bytes:
    return package({"_rels/.rels": relations(("officeDocument", "word/document.xml"))})


@hostile("open_document.xlsx")
def open_document() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", "<x/>")
    return out.getvalue()


for _part in SOUND:
    HOSTILE[f"without_{_part.replace('/', '_')}.xlsx"] = lambda part=_part: package(without=part)
    HOSTILE[f"empty_{_part.replace('/', '_')}.xlsx"] = lambda part=_part: package({part: b""})
    HOSTILE[f"noise_{_part.replace('/', '_')}.xlsx"] = lambda part=_part: package(
        {part: b"\x00\xff<" * 99}
    )


# XML

for _part in SOUND:
    if not _part.startswith("["):
        _name = _part.replace("/", "_")
        HOSTILE[f"laughs_{_name}.xlsx"] = lambda part=_part: with_declaration(part, LAUGHS)
        HOSTILE[f"outside_{_name}.xlsx"] = lambda part=_part: with_declaration(part, OUTSIDE)


@hostile("laughs_in_utf16.xlsx")
def laughs_in_utf16() -> bytes:
    return with_declaration(SHEET, f'<?xml version="1.0"?>{LAUGHS}', encoding="utf-16")


@hostile("laughs_in_comments.xlsx")
def laughs_in_comments() -> bytes:
    return package({"xl/comments1.xml": (LAUGHS + "<comments>&j;</comments>").encode()})


for _encoding in ("UTF-x", "idna", "hex", "utf-7", "utf-32", "cp037", "undefined"):
    for _part in (WORKBOOK, SHEET, TEXTS):
        _name = f"encoding_{_encoding}_{_part.replace('/', '_')}.xlsx"
        HOSTILE[_name] = lambda part=_part, encoding=_encoding: with_declaration(
            part, f'<?xml version="1.0" encoding="{encoding}"?>'
        )


@hostile("deep_closed.xlsx")
def deep_closed() -> bytes:
    deep = "<a>" * 2_000_000 + "</a>" * 2_000_000
    return with_rows(HEADER + '<row r="9" hidden="1"/>', behind=deep, level=0)


@hostile("deep_open.xlsx")
def deep_open() -> bytes:
    return package({SHEET: sheet(HEADER).replace(b"</sheetData>", b"<f>" * 11_000_000)}, level=0)


@hostile("deep_with_decoys.xlsx")
def deep_with_decoys() -> bytes:
    """Text that looks like the ends of elements."""
    return package({SHEET: sheet(HEADER).replace(b"</sheetData>", b"<f>/>" * 5_000_000)}, level=0)


@hostile("deep_workbook.xlsx")
def deep_workbook() -> bytes:
    return package({WORKBOOK: listed(("survey", "r1")) + b"<a>" * 1_500_000})


@hostile("attributes_without_end.xlsx")
def attributes_without_end() -> bytes:
    many = " ".join(f'a{number}="1"' for number in range(1_500_000))
    return with_rows(HEADER + f'<row r="9" hidden="1" {many}/>')


@hostile("one_long_attribute.xlsx")
def one_long_attribute() -> bytes:
    return with_rows(f'<row r="1" hidden="1" spans="{"1:9" * 9_000_000}"/>', level=0)


@hostile("not_utf8.xlsx")
def not_utf8() -> bytes:
    return package({SHEET: sheet(row(1, "type", "XX")).replace(b"XX", b"\xff\xfe\xc0")})


@hostile("control_characters.xlsx")
def control_characters() -> bytes:
    return package({SHEET: sheet(row(1, "type", "XX")).replace(b"XX", b"\x00\x1b[31m")})


# Sheets


@hostile("box_far.xlsx")
def box_far() -> bytes:
    return with_rows(HEADER + f'<row r="1048576">{cell("XFD1048576", "x")}</row>')


@hostile("box_far_styled_only.xlsx")
def box_far_styled_only() -> bytes:
    return with_rows(HEADER + QUESTION + '<row r="1048576"><c r="XFD1048576" s="0"/></row>')


@hostile("box_beyond_all_columns.xlsx")
def box_beyond_all_columns() -> bytes:
    return with_rows(HEADER + f'<row r="1048577">{cell("XFE1048577", "x")}</row>')


@hostile("place_with_ten_letters.xlsx")
def place_with_ten_letters() -> bytes:
    return with_rows(HEADER + f'<row r="2">{cell("AAAAAAAAAA1", "x")}</row>')


@hostile("place_with_escape.xlsx")
def place_with_escape() -> bytes:
    far = f'<row r="1048576">{cell("A&#49;", "x")}</row>'
    return with_rows(f'<row r="1">{cell("XFD1", "x")}</row>{far}')


@hostile("place_by_counting.xlsx")
def place_by_counting() -> bytes:
    """A cell that only says where it is by the one before it, in another namespace."""
    cells = f'{cell("XFC1048576", "x")}<x:c t="inlineStr"><x:is><x:t>y</x:t></x:is></x:c>'
    rows = f'<x:row xmlns:x="urn:x" r="1048576">{cells}</x:row>'
    return with_rows(HEADER + rows)


for _place in ("A0", "0A", "1", "A", "-1", "$A$1", "A1:B2", "é1", "R1C1", "A99999999999", "ZZZZ1"):
    HOSTILE[f"place_{_place.replace(':', '_')}.xlsx"] = lambda place=_place: with_rows(
        HEADER + f'<row r="2">{cell(place, "x")}</row>'
    )
for _number in ("-1", "0", "1e9", "99999999999999999999", "NaN", "", "x"):
    HOSTILE[f"row_{_number or 'empty'}.xlsx"] = lambda number=_number: with_rows(
        f'<row r="{number}"><c t="inlineStr"><is><t>type</t></is></c></row>'
    )
for _number in ("NaN", "inf", "-inf", "1e999", "-1e999", "1e308", "-0", "0x10", "1_000", "", "٣"):
    HOSTILE[f"value_{_number or 'empty'}.xlsx"] = lambda number=_number: with_rows(
        HEADER + f'<row r="2">{cell("A2", "integer")}<c r="B2"><v>{number}</v></c></row>'
    )
for _kind in ("s", "b", "e", "d", "str", "n", "zzz", "inlineStr"):
    for _value in ("-1", "99999999999", "NaN", "9999-99-99T99:99:99"):
        HOSTILE[f"typed_{_kind}_{_value.replace(':', '_')}.xlsx"] = (
            lambda kind=_kind, value=_value: with_rows(
                HEADER + f'<row r="2"><c r="A2" t="{kind}"><v>{value}</v></c></row>'
            )
        )
for _value in ("-1", "1e10", "2958466", "-700000", "1e300", "NaN"):
    HOSTILE[f"date_{_value}.xlsx"] = lambda value=_value: package(
        {
            RELATIONS: relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
            "xl/styles.xml": (
                f'<styleSheet xmlns="{MAIN}"><cellXfs count="1"><xf numFmtId="14"/></cellXfs>'
                "</styleSheet>"
            ).encode(),
            SHEET: sheet(HEADER + f'<row r="2"><c r="A2" s="0"><v>{value}</v></c></row>'),
        }
    )


@hostile("shared_texts_grow.xlsx")
def shared_texts_grow() -> bytes:
    long = f'<sst xmlns="{MAIN}"><si><t>{"x" * 1_000_000}</t></si></sst>'.encode()
    cells = "".join(f'<c r="A{number}" t="s"><v>0</v></c>' for number in range(1, 50_000))
    return package({TEXTS: long, SHEET: sheet(f'<row r="1">{cells}</row>')}, level=0)


@hostile("shared_texts_grow_with_decoys.xlsx")
def shared_texts_grow_with_decoys() -> bytes:
    text = "xsi>" * 250_000
    long = f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'.encode()
    cells = "".join(f"<c t='s' r='A{number}'><v>0</v></c>" for number in range(1, 50_000))
    return package({TEXTS: long, SHEET: sheet(f'<row r="1">{cells}</row>')}, level=0)


@hostile("shared_texts_counted_wrong.xlsx")
def shared_texts_counted_wrong() -> bytes:
    head = f'<sst xmlns="{MAIN}" count="4294967295" uniqueCount="99999999999">'
    return package({TEXTS: f"{head}<si><t>x</t></si></sst>".encode()})


@hostile("styles_counted_wrong.xlsx")
def styles_counted_wrong() -> bytes:
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="4294967295"><numFmt numFmtId="164"'
        ' formatCode="0"/></numFmts><cellXfs count="99999999999"><xf numFmtId="164"/></cellXfs>'
        "</styleSheet>"
    )
    targets = (("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))
    return package({RELATIONS: relations(*targets), "xl/styles.xml": styles.encode()})


@hostile("extent_stated_huge.xlsx")
def extent_stated_huge() -> bytes:
    return with_rows(HEADER, before='<dimension ref="A1:XFD1048576"/>')


@hostile("merges_stated_huge.xlsx")
def merges_stated_huge() -> bytes:
    merges = '<mergeCell ref="A1:XFD1048576"/>' * 10_000
    return with_rows(HEADER, behind=f'<mergeCells count="99999999999">{merges}</mergeCells>')


@hostile("shared_texts_many.xlsx")
def shared_texts_many() -> bytes:
    return package({TEXTS: f'<sst xmlns="{MAIN}">{"<si><t>x</t></si>" * 3_000_000}</sst>'.encode()})


@hostile("shared_formula_grows.xlsx")
def shared_formula_grows() -> bytes:
    first = f'<c r="A1"><f t="shared" ref="A1:A60000" si="0">{"B1+" * 2_700}1</f><v>1</v></c>'
    rest = "".join(
        f'<c r="A{number}"><f t="shared" si="0"/><v>1</v></c>' for number in range(2, 60_000)
    )
    return with_rows(f'<row r="1">{first}{rest}</row>')


@hostile("hidden_columns_over_and_over.xlsx")
def hidden_columns_over_and_over() -> bytes:
    columns = '<col min="1" max="16384" hidden="1"/>' * 300_000
    return with_rows(HEADER, before=f"<cols>{columns}</cols>", level=0)


@hostile("formatted_rows.xlsx")
def formatted_rows() -> bytes:
    empty = "".join(f'<row r="{number}" s="1"/>' for number in range(3, 900_000))
    return with_rows(HEADER + QUESTION + empty)


@hostile("formatted_cells.xlsx")
def formatted_cells() -> bytes:
    cells = "".join(f'<c r="{chr(65 + at)}%d" s="0"/>' for at in range(26))
    empty = "".join(
        f'<row r="{number}">{cells.replace("%d", str(number))}</row>' for number in range(3, 60_000)
    )
    return with_rows(HEADER + QUESTION + empty)


@hostile("one_cell_over_and_over.xlsx")
def one_cell_over_and_over() -> bytes:
    return with_rows(
        f'<row r="1">{"<c r=&A1&><v>1</v></c>".replace("&", chr(34)) * 1_500_000}</row>'
    )


@hostile("cells_near_the_limit.xlsx")
def cells_near_the_limit() -> bytes:
    cells = "".join(f'<c r="{chr(65 + at)}%d"><v>{at}.%d</v></c>' for at in range(26))
    rows = (
        f'<row r="{number}">{cells.replace("%d", str(number))}</row>' for number in range(3, 28_500)
    )
    lists = row(1, "list_name", "name", "label")
    return package({WORKBOOK: listed(("choices", "r1")), SHEET: sheet(lists + "".join(rows))})


@hostile("rows_beyond_the_limit.xlsx")
def rows_beyond_the_limit() -> bytes:
    return form_of_rows([("text", "a", "A")] * 51_000)


@hostile("long_text.xlsx")
def long_text() -> bytes:
    return with_rows(HEADER + row(2, "note", "n", "x " * 900_000))


@hostile("sheets_without_number.xlsx")
def sheets_without_number() -> bytes:
    return package({WORKBOOK: listed(*((f"s{number}", "r1") for number in range(20_000)))})


@hostile("sheets_of_one_part.xlsx")
def sheets_of_one_part() -> bytes:
    rows = "".join(row(number, "x" * 900) for number in range(1, 400))
    many = listed(*((f"s{number}", "r1") for number in range(450)))
    return package({WORKBOOK: many, SHEET: sheet(rows)})


@hostile("sheets_of_one_name.xlsx")
def sheets_of_one_name() -> bytes:
    return package({WORKBOOK: listed(*[("survey", "r1")] * 40)})


@hostile("sheet_without_name.xlsx")
def sheet_without_name() -> bytes:
    return package({WORKBOOK: listed(("", "r1"))})


@hostile("sheet_in_circle.xlsx")
def sheet_in_circle() -> bytes:
    return package({RELATIONS: relations(("worksheet", "workbook.xml"))})


@hostile("relations_in_circle.xlsx")
def relations_in_circle() -> bytes:
    return package({RELATIONS: relations(("worksheet", "_rels/workbook.xml.rels"))})


@hostile("relation_outside.xlsx")
def relation_outside() -> bytes:
    return package({RELATIONS: relations(("worksheet", "../../../../etc/passwd"))})


@hostile("relations_without_number.xlsx")
def relations_without_number() -> bytes:
    return package({RELATIONS: relations(*[("worksheet", "worksheets/sheet1.xml")] * 40_000)})


@hostile("content_types_wrong.xlsx")
def content_types_wrong() -> bytes:
    return package(
        {"[Content_Types].xml": b'<Types><Override PartName="/xl" ContentType="x"/></Types>'}
    )


# Forms: sound files of unsound content


def form_of_rows(rows: list[tuple[str, ...]]) -> bytes:
    numbered = (row(number, *texts) for number, texts in enumerate(rows, start=2))
    return with_rows(row(1, "type", "name", "label", "relevant") + "".join(numbered))


@hostile("groups_in_groups.xlsx")
def groups_in_groups() -> bytes:
    return form_of_rows([("begin_group", f"g{number}", "G") for number in range(5_000)])


@hostile("expression_deep.xlsx")
def expression_deep() -> bytes:
    return form_of_rows([("text", "a", "A", "(" * 30_000), ("text", "b", "B", "-" * 30_000 + "1")])


@hostile("expression_long.xlsx")
def expression_long() -> bytes:
    return form_of_rows([("text", "a", "A", "${a} = 1 or " * 2_500 + "1")])


@hostile("references_open.xlsx")
def references_open() -> bytes:
    return form_of_rows([("text", "a", "${" * 16_000, "${" * 16_000)])


@hostile("names_alike.xlsx")
def names_alike() -> bytes:
    return form_of_rows([("text", f"question_number_{number}", "Q") for number in range(3_000)])


@hostile("names_all_the_same.xlsx")
def names_all_the_same() -> bytes:
    return form_of_rows([("text", "a", "A")] * 49_000)


@hostile("rows_that_end_nothing.xlsx")
def rows_that_end_nothing() -> bytes:
    return form_of_rows([("end_group", "", "")] * 49_000)


@hostile("lists_of_one_code.xlsx")
def lists_of_one_code() -> bytes:
    rows = [("select_one l", f"q{number}", "A") for number in range(2_000)]
    lists = row(1, "list_name", "name", "label") + "".join(
        row(number, "l", "1", "One") for number in range(2, 20_000)
    )
    names = listed(("survey", "r1"), ("choices", "r2"))
    targets = (("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"))
    questions = "".join(row(at, *texts) for at, texts in enumerate(rows, start=2))
    return package(
        {
            WORKBOOK: names,
            RELATIONS: relations(*targets),
            SHEET: sheet(HEADER + questions),
            "xl/worksheets/sheet2.xml": sheet(lists),
        }
    )


@hostile("headers_without_end.xlsx")
def headers_without_end() -> bytes:
    columns = "".join(
        f'<c r="{letters}1" t="inlineStr"><is><t>label::l{number}</t></is></c>'
        for number, letters in enumerate(_letters(5_000))
    )
    return with_rows(f'<row r="1">{columns}</row>{QUESTION}')


def _letters(count: int) -> list[str]:
    from formkit.core.location import column_letters  # noqa: PLC0415 - of the tested code

    return [column_letters(number) for number in range(1, count + 1)]


@hostile("terminal_sequences.xlsx")
def terminal_sequences() -> bytes:
    return form_of_rows([("text", "a&#x9b;31m", "&#x202e;gnp.exe", "${x&#x85;&#x2028;y}")])


# xls

ROWS: list[list[str | float]] = [["type", "name", "label"], ["text", "a", "A"]]
STREAM = workbook_stream(ROWS)
XLS = xls(STREAM)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def put(place: int, *values: int) -> bytes:
    found = bytearray(XLS)
    struct.pack_into(f"<{len(values)}I", found, place, *values)
    return bytes(found)


def sheet_of(*records: bytes, texts: bytes | None = None, sheets: int = 1) -> bytes:
    """An xls stream with one sheet, listed once or often."""
    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)
    shared = record(0x00FC, texts) if texts is not None else b""
    length = len(record(0x0809, begin)) + sheets * 18 + len(shared) + 4
    entry = record(0x0085, struct.pack("<IHBB", length, 0, 6, 0) + b"survey")
    begin_sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    head = record(0x0809, begin) + entry * sheets + shared + record(0x000A)
    return packed_stream(head + begin_sheet + b"".join(records) + record(0x000A), "Workbook")


def number(row_: int, column: int) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row_, column, 0, 1.0))


@hostile("ole_circle.xls")
def ole_circle() -> bytes:
    return put(512 + 3 * 4, 3)


@hostile("ole_circle_of_tables.xls")
def ole_circle_of_tables() -> bytes:
    return put(68, 0, 1)


@hostile("ole_counts_huge.xls")
def ole_counts_huge() -> bytes:
    return put(40, 0x7FFFFFFF, 0x7FFFFFFF)


@hostile("ole_minis_huge.xls")
def ole_minis_huge() -> bytes:
    return put(60, 2, 0x7FFFFFFF)


@hostile("ole_tables_huge.xls")
def ole_tables_huge() -> bytes:
    return put(68, 0xFFFFFFFE, 0x7FFFFFFF)


@hostile("ole_stream_huge.xls")
def ole_stream_huge() -> bytes:
    return put(512 * 2 + 128 + 120, 0x7FFFFFFF)


@hostile("ole_sectors_odd.xls")
def ole_sectors_odd() -> bytes:
    return put(30, 0x0006_0019)


@hostile("ole_nothing_inside.xls")
def ole_nothing_inside() -> bytes:
    return OLE + bytes(3_000)


@hostile("ole_encrypted_package.xlsx")
def ole_encrypted_package() -> bytes:
    return xls(bytes(5_000), name="EncryptedPackage")


@hostile("ole_word.doc")
def ole_word() -> bytes:
    return xls(bytes(5_000), name="WordDocument")


@hostile("xls_box_far.xls")
def xls_box_far() -> bytes:
    return sheet_of(number(0, 0), number(65_535, 255))


@hostile("xls_box_stated.xls")
def xls_box_stated() -> bytes:
    stated = record(0x0200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))
    return sheet_of(stated, number(0, 0))


@hostile("xls_several_far.xls")
def xls_several_far() -> bytes:
    return sheet_of(record(0x00BD, struct.pack("<HHHIHIH", 65_535, 9, 0, 0, 0, 0, 65_535)))


@hostile("xls_texts_promised.xls")
def xls_texts_promised() -> bytes:
    return sheet_of(texts=struct.pack("<II", 0xFFFFFFFF, 0x7FFFFFFF))


@hostile("xls_texts_grow.xls")
def xls_texts_grow() -> bytes:
    text = struct.pack("<IIHB", 1, 1, 8_000, 0) + b"x" * 8_000
    cells = [record(0x00FD, struct.pack("<HHHI", at, 0, 0, 0)) for at in range(60_000)]
    return sheet_of(*cells, texts=text)


@hostile("xls_texts_continued.xls")
def xls_texts_continued() -> bytes:
    texts = record(0x00FC, struct.pack("<IIHB", 1, 1, 60_000, 0)) + record(0x003C) * 500_000
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    return packed_stream(begin + texts + record(0x000A), "Workbook")


@hostile("xls_formula_grows.xls")
def xls_formula_grows() -> bytes:
    tokens = b"\x16" + b"\x19\x40\x00\xff" * 16_000
    head = struct.pack("<HHHdHI", 0, 0, 0, 1.0, 0, 0) + struct.pack("<H", len(tokens))
    return sheet_of(*[record(0x0006, head + tokens)] * 20)


@hostile("xls_merges_promised.xls")
def xls_merges_promised() -> bytes:
    return sheet_of(number(0, 0), record(0x00E5, struct.pack("<H", 0xFFFF)))


@hostile("xls_sheets_of_one_place.xls")
def xls_sheets_of_one_place() -> bytes:
    return sheet_of(*[number(at, 0) for at in range(20_000)], sheets=400)


@hostile("xls_records_without_end.xls")
def xls_records_without_end() -> bytes:
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    return packed_stream(begin + record(0x0001) * 3_000_000, "Workbook")


# Text


@hostile("nul.csv")
def nul() -> bytes:
    return b"survey,,,\n,type,name\0,label\n,text,a,A\n"


@hostile("one_line_of_100_mb.csv")
def one_line_of_100_mb() -> bytes:
    return b"survey,type,name," + b"x" * 100_000_000


@hostile("commas_without_end.csv")
def commas_without_end() -> bytes:
    return b"survey" + b"," * 19_000_000


@hostile("lines_without_end.csv")
def lines_without_end() -> bytes:
    return b"survey,,,,\n,type,name,label\n" + b"\n" * 19_000_000


@hostile("quotes_without_end.csv")
def quotes_without_end() -> bytes:
    return b'survey,,,,\n,type,"' + b'"",' * 4_000_000


@hostile("sheets_without_end.csv")
def sheets_without_end() -> bytes:
    return b"".join(b"s%d,type,name,label,hint\n" % number for number in range(300_000))


@hostile("not_utf8.csv")
def not_utf8_csv() -> bytes:
    return b"survey,,,\n,type,name,label\n,text,a,\xff\xfe\xc0\xaf\n"


@hostile("neither_encoding.csv")
def neither_encoding() -> bytes:
    return b"survey,,,\n,type,name,label\n,text,a,\x81\x8d\n"


@hostile("utf16.csv")
def utf16() -> bytes:
    return "survey,,,\n,type,name,label\n,text,a,A\n".encode("utf-16")


@hostile("web_page.xlsx")
def web_page() -> bytes:
    return b"<html><script>alert(1)</script></html>"


@hostile("hashes.md")
def hashes() -> bytes:
    return b"| survey |\n| " + b"#" * 300_000 + b"|\n"


@hostile("pipes.md")
def pipes() -> bytes:
    return b"| survey |\n" + b"|" * 15_000_000


@hostile("spaces.md")
def spaces() -> bytes:
    return b"| survey |\n" + b" " * 3_000_000 + b"x\n"


@hostile("tables_without_end.md")
def tables_without_end() -> bytes:
    return b"| survey |\n| | type | name |\n" + b"| | text | a |\n" * 1_000_000


@hostile("backslashes.md")
def backslashes() -> bytes:
    return b"| survey |\n|" + b"\\|" * 2_000_000 + b"|\n"


@hostile("png.xlsx")
def png() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(1_000)


@hostile("nothing.xlsx")
def nothing() -> bytes:
    return b""


# Manifests


@hostile("laughs.yaml")
def laughs_yaml() -> bytes:
    lines = ['a0: &a0 ["lol"]'] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)
    ]
    return "\n".join(lines).encode()


@hostile("deep.yaml")
def deep_yaml() -> bytes:
    return b"a: " + b"[" * 100_000


@hostile("deep_by_lines.yaml")
def deep_by_lines() -> bytes:
    return "".join(f"{' ' * depth}a:\n" for depth in range(1_500)).encode()


@hostile("tags.yaml")
def tags() -> bytes:
    return b"a: !!python/object/apply:os.system ['echo']\nb: !!binary aGk=\n"


@hostile("circle.yaml")
def circle_yaml() -> bytes:
    return b"a: &a\n  b: *a\n"


@hostile("long.yaml")
def long_yaml() -> bytes:
    return b"a: b\n" * 500_000


@hostile("keys_without_end.yaml")
def keys_without_end() -> bytes:
    return b"".join(b"k%d: v\n" % number for number in range(20_000))


@hostile("keys_beyond_the_limit.yaml")
def keys_beyond_the_limit() -> bytes:
    return b"a: [" + b"x," * 900_000 + b"]\n"


@hostile("one_long_key.yaml")
def one_long_key() -> bytes:
    return b"? " + b"x" * 1_500_000


@hostile("not_utf8.yaml")
def not_utf8_yaml() -> bytes:
    return b"a: \xff\xfe\n"


# Files cut short

for _tenth in range(10):
    HOSTILE[f"cut_{_tenth}0.xlsx"] = lambda tenth=_tenth: _cut(package(), tenth)
    HOSTILE[f"cut_{_tenth}0.xls"] = lambda tenth=_tenth: _cut(XLS, tenth)


def _cut(file: bytes, tenth: int) -> bytes:
    return file[: len(file) * tenth // 10]
