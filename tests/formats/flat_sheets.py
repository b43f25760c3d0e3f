"""Sheets as LibreOffice tells them in its flat format: another judge of edited workbooks."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

SOFFICE = shutil.which("soffice")

MOST_ROWS = 3_000
MOST_COLUMNS = 30
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DATA_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_FONT = f"{_STYLE}font-name"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


class FlatCell(NamedTuple):
    text: str
    look: str
    note: str
    is_validated: bool
    is_formula: bool
    is_merged: bool


NO_CELL = FlatCell("", "", "", is_validated=False, is_formula=False, is_merged=False)


@dataclass(slots=True)
class FlatRow:
    cells: list[FlatCell] = field(default_factory=list)
    is_hidden: bool = False


def convert(files: Sequence[Path], folder: Path) -> dict[str, Path]:
    """Flat files of all that could be opened, by the stem of the file's name; one call for all."""
    assert SOFFICE
    out = folder / "flat"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "fods", "--outdir", str(out)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=900)
    return {path.stem: path for path in out.glob("*.fods")}


def read_flat(path: Path) -> dict[str, list[FlatRow]]:
    """Name of each sheet -> its rows, up to the last one that says something."""
    root = ET.parse(path).getroot()  # noqa: S314 - LibreOffice wrote it
    looks = _looks(root)
    return {
        sheet.get(f"{_TABLE}name", ""): _rows(sheet, looks) for sheet in root.iter(f"{_TABLE}table")
    }


def _looks(root: ET.Element) -> dict[str, str]:
    """Name of a style -> all that it says; how numbers are shown is told in full."""
    formats = {
        one.get(f"{_STYLE}name", ""): _said(one)
        for one in root.iter()
        if one.tag.startswith(_DATA_STYLE) and one.tag.endswith("-style")
    }
    looks: dict[str, str] = {}
    for style in root.iter(f"{_STYLE}style"):
        if style.get(f"{_STYLE}family") == "table-cell":
            shown = formats.get(style.get(f"{_STYLE}data-style-name", ""), "")
            parent = style.get(f"{_STYLE}parent-style-name", "")
            looks[style.get(f"{_STYLE}name", "")] = f"{parent} {shown} {_said(style)}"
    return looks


def _said(element: ET.Element) -> str:
    """What an element and those in it say.

    But for its name, for what conditions make of it, and for the numbers that
    LibreOffice puts behind the names of fonts.
    """
    own = {key: value for key, value in element.attrib.items() if not key.startswith(_STYLE)}
    inner = [
        f"{one.tag}{_attributes(one)}{(one.text or '').strip()}"
        for one in element.iter()
        if one is not element and one.tag != f"{_STYLE}map"
    ]
    return f"{sorted(own.items())}{inner}"


def _attributes(element: ET.Element) -> list[tuple[str, str]]:
    return sorted(
        (key, value.rstrip("0123456789") if key.startswith(_FONT) else value)
        for key, value in element.attrib.items()
    )


def _rows(sheet: ET.Element, looks: dict[str, str]) -> list[FlatRow]:
    columns = _column_styles(sheet)
    rows: list[FlatRow] = []
    for element in _told(sheet, "table-row"):
        count = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
        row = FlatRow(
            cells=list(_cells(element, columns, looks)),
            is_hidden=element.get(f"{_TABLE}visibility", "visible") != "visible",
        )
        rows += [row] * min(count, MOST_ROWS - len(rows))
        if len(rows) >= MOST_ROWS:
            break
    return rows


def _column_styles(sheet: ET.Element) -> list[str]:
    styles: list[str] = []
    for column in _told(sheet, "table-column"):
        count = int(column.get(f"{_TABLE}number-columns-repeated", "1"))
        style = column.get(f"{_TABLE}default-cell-style-name", "Default")
        styles += [style] * min(count, MOST_COLUMNS - len(styles))
    return styles + ["Default"] * (MOST_COLUMNS - len(styles))


def _cells(row: ET.Element, columns: list[str], looks: dict[str, str]) -> Iterator[FlatCell]:
    number = 0
    for cell in row:
        if cell.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            continue
        for _ in range(int(cell.get(f"{_TABLE}number-columns-repeated", "1"))):
            if number >= MOST_COLUMNS:
                return
            style = cell.get(f"{_TABLE}style-name", columns[number])
            yield _cell(cell, looks.get(style, style))
            number += 1


def _cell(cell: ET.Element, look: str) -> FlatCell:
    notes = cell.findall(f"{_OFFICE}annotation")
    spans = (
        cell.get(f"{_TABLE}number-rows-spanned", "1"),
        cell.get(f"{_TABLE}number-columns-spanned", "1"),
    )
    return FlatCell(
        text="\n".join("".join(line.itertext()) for line in cell.findall(f"{_TEXT}p")),
        look=look,
        note="".join("".join(note.itertext()) for note in notes).strip(),
        is_validated=f"{_TABLE}content-validation-name" in cell.attrib,
        is_formula=f"{_TABLE}formula" in cell.attrib,
        is_merged=cell.tag.endswith("covered-table-cell") or spans != ("1", "1"),
    )


def _told(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """Rows or columns, also those in groups and headers."""
    for child in element:
        if child.tag == f"{_TABLE}{name}":
            yield child
        elif child.tag.startswith(_TABLE) and child.tag.endswith(("-group", "s")):
            yield from _told(child, name)
