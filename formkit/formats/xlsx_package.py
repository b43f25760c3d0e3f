"""An xlsx file before anything else reads it: bounded, and made anew of what was looked at.

calamine makes room for every cell between the first and the last one, however
far apart these stand, and gives each cell its own copy of a shared text.
"""

import zlib
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile

from formkit.core.messages import Message
from formkit.formats.file_notes import EXTERNAL_LINK, MACROS, Notes
from formkit.formats.package_parts import PackageParts, packed
from formkit.formats.shared_texts import most_text, text_lengths, without_counts
from formkit.formats.sheet_marks import SheetMarks, scan_sheet
from formkit.formats.unreadable import (
    DAMAGED,
    NO_EXCEL_WORKBOOK,
    odd_package,
    too_far,
    too_many_sheets,
    too_much_text,
    unreadable,
)
from formkit.formats.xml_shape import has_long_stretch

PACKAGE_PROBLEMS = (
    BadZipFile,
    EOFError,
    ExpatError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    zlib.error,
)
"""What damaged packages raise."""

MOST_CELLS = 5_000_000
"""A sheet whose rows times columns are more is refused."""

MOST_TEXT = 40_000_000
"""A workbook is refused whose cells would hold more bytes of text."""

MOST_SHEETS = 500

_MOST_LISTED = 5_000_000
"""Bytes of a part that lists others."""
_BINARY = "xl/workbook.bin"
_TYPES = "[Content_Types].xml"
_RELATIONS = "_rels/.rels"
_MACROS = "vbaproject.bin"
_LINKS = "/externalLinks/_rels/"

_Element = tuple[str, dict[str, str]]
"""Tag and attributes, without namespaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What of a package was looked at and may be read."""

    content: bytes
    """A package of the parts that hold sheets and their texts."""
    marks: dict[str, SheetMarks]
    """Name of each sheet -> its marks."""
    notes: Notes


def read_package(file: bytes, path: str) -> Package:
    """Look at all parts of a package.

    Args:
        file: an xlsx or xlsm file.
        path: the file's name for messages.

    Raises:
        UnreadableFormError: the file is damaged, no workbook, or over the limits.
    """
    try:
        with PackageParts(file, path) as parts:
            if _BINARY in parts.names or _TYPES not in parts.names:
                raise unreadable(NO_EXCEL_WORKBOOK, path)
            package = _Reader(parts, path).package()
            parts.check_others()
    except PACKAGE_PROBLEMS as error:
        raise unreadable(DAMAGED, path) from error
    return package


class _Reader:
    """Goes from part to part, and keeps those that calamine needs."""

    def __init__(self, parts: PackageParts, path: str) -> None:
        self._parts = parts
        self._path = path
        self._kept: dict[str, bytes] = {}

    def package(self) -> Package:
        workbook, *_ = [
            attributes["Target"].lstrip("/")
            for _, attributes in _elements(self._kept_part(_RELATIONS))
            if attributes.get("Type", "").endswith("/officeDocument")
        ]
        targets = self._targets(workbook)
        for part in (_TYPES, *targets.get("styles", {}).values()):
            self._kept_part(part)
        shared = [self._texts(part) for part in targets.get("sharedStrings", {}).values()]
        lengths = text_lengths(b"".join(shared))
        sheets = self._sheets(workbook, targets.get("worksheet", {}))
        parts = dict.fromkeys(part for _, part in sheets)
        scanned = {part: scan_sheet(self._kept_part(part)) for part in parts}
        marks = {name: scanned[part] for name, part in sheets}
        self._check_extent(sheets, scanned)
        contents = [self._kept_part(part) for _, part in sheets]
        if most_text(contents, lengths, enough=MOST_TEXT) > MOST_TEXT:
            raise too_much_text(self._path)
        for part in targets.get("chartsheet", {}).values():
            self._kept_part(part)
        return Package(
            content=packed(self._kept.items()),
            marks=marks,
            notes=(*self._macros(), *self._links()),
        )

    def _kept_part(self, name: str) -> bytes:
        if name not in self._kept:
            content = self._parts.content(name)
            if has_long_stretch(content):
                what = (
                    "the part {name} holds a text or an element of more than two million characters"
                )
                raise odd_package(Message(what, name=name), self._path)
            self._kept[name] = content
        return self._kept[name]

    def _texts(self, name: str) -> bytes:
        self._kept[name] = without_counts(self._kept_part(name))
        return self._kept[name]

    def _targets(self, workbook: str) -> dict[str, dict[str, str]]:
        """Kind of relation -> its id -> the part that it leads to; only parts that are there."""
        folder = dirname(workbook)
        relations = join(folder, "_rels", f"{workbook.removeprefix(folder).lstrip('/')}.rels")
        targets: dict[str, dict[str, str]] = {}
        for tag, attributes in _elements(self._kept_part(relations)):
            kind = attributes.get("Type", "").rpartition("/")[2]
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                part = normpath(join("/", folder, attributes["Target"])).lstrip("/")
                if part in self._parts.names:
                    targets.setdefault(kind, {})[attributes["Id"]] = part
        return targets

    def _sheets(self, workbook: str, targets: dict[str, str]) -> list[tuple[str, str]]:
        """Name and part of each worksheet."""
        found = [
            (attributes["name"], targets[attributes["id"]])
            for tag, attributes in _elements(self._kept_part(workbook))
            if tag == "sheet" and attributes.get("id") in targets
        ]
        if len(found) > MOST_SHEETS:
            raise too_many_sheets(len(found), MOST_SHEETS, self._path)
        return found

    def _check_extent(self, sheets: list[tuple[str, str]], scanned: dict[str, SheetMarks]) -> None:
        cells = 0
        for name, part in sheets:
            marks = scanned[part]
            cells += marks.rows * marks.columns
            if cells > MOST_CELLS:
                raise too_far(name, marks.rows, marks.columns, MOST_CELLS, self._path)

    def _macros(self) -> Notes:
        return tuple((MACROS, one) for one in self._parts.names if one.lower().endswith(_MACROS))

    def _links(self) -> Notes:
        """The files that other workbooks' cells are taken from."""
        targets = [
            unquote(attributes.get("Target", "")).replace("\\", "/").rpartition("/")[2]
            for name in self._parts.names
            if _LINKS in name
            for _, attributes in _elements(self._parts.content(name))
            if attributes.get("TargetMode") == "External"
        ]
        return tuple((EXTERNAL_LINK, one) for one in dict.fromkeys(targets) if one)


def _elements(xml: bytes) -> list[_Element]:
    if len(xml) > _MOST_LISTED:
        message = "a list of parts is longer than any program writes"
        raise ValueError(message)
    found: list[_Element] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        found.append((tag.rpartition(" ")[2], plain))

    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.Parse(xml, True)  # noqa: FBT003 - expat takes it by position
    return found
