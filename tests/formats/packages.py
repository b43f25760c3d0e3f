"""Packages written part by part, for what no library writes."""

import zipfile
from io import BytesIO

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_DATE = (2020, 5, 17, 10, 30, 0)


def worksheet(rows: str, *, before: str = "", after: str = "", main: str = MAIN) -> str:
    """A worksheet around the inside of its ``sheetData``."""
    return (
        f'<worksheet xmlns="{main}" xmlns:r="{RELATIONS}">{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def package(
    sheets: dict[str, str | bytes],
    *,
    workbook: str = "",
    main: str = MAIN,
    relations: str = RELATIONS,
    more: dict[str, str | bytes] | None = None,
) -> bytes:
    """An xlsx file.

    Args:
        sheets: name -> XML of the worksheet; ``rId1`` and ``sheet1.xml`` is the first.
        workbook: what follows the list of sheets in ``workbook.xml``.
        main: the namespace of the workbook.
        relations: where the addresses of its relations begin.
        more: other parts; ``xl/_rels/workbook.xml.rels`` is added to.
    """
    others = dict(more or {})
    extra = str(others.pop("xl/_rels/workbook.xml.rels", ""))
    types = str(others.pop("[Content_Types].xml", ""))
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in zip(numbers, sheets, strict=True)
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_BOOK_TYPE}"/>'
            + "".join(
                f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
                f'ContentType="{_SHEET_TYPE}"/>'
                for number in numbers
            )
            + f"{types}</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{main}" xmlns:r="{relations}">'
            f"<sheets>{listed}</sheets>{workbook}</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            + "".join(
                f'<Relationship Id="rId{number}" Type="{relations}/worksheet" '
                f'Target="worksheets/sheet{number}.xml"/>'
                for number in numbers
            )
            + f"{extra}</Relationships>"
        ),
    }
    for number, xml in zip(numbers, sheets.values(), strict=True):
        parts[f"xl/worksheets/sheet{number}.xml"] = xml
    return zipped({**parts, **others})


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of these parts, as a program of its own would pack them."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return out.getvalue()


def part(file: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    """One part of a package, as text."""
    with zipfile.ZipFile(BytesIO(file)) as opened:
        return opened.read(name).decode()


def part_names(file: bytes) -> list[str]:
    """The names of all parts, in their order."""
    with zipfile.ZipFile(BytesIO(file)) as opened:
        return opened.namelist()


def relation(number: int, kind: str, target: str) -> str:
    """One relation, for ``more``."""
    return f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
