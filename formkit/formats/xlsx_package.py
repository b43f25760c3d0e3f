"""An xlsx file before anything else reads it: bounded, and made anew of what was looked at.

calamine makes room for every cell between the first and the last one, however
far apart these stand, and gives each cell its own copy of a shared text.
"""

import zlib
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.file_notes import EXTERNAL_LINK, MACROS, Notes
from formkit.formats.package_parts import PackageParts, packed
from formkit.formats.package_relations import relations, sheet_parts, workbook_part
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
_MACROS = "vbaproject.bin"
_RELATIONS = "/_rels/"
_LINKS = f"/externalLinks{_RELATIONS}"
_READ_WITH_SHEETS = frozenset({"styles", "chartsheet"})


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
        self._names = frozenset(parts.names)
        self._path = path
        self._kept: dict[str, bytes] = {}

    def package(self) -> Package:
        workbook = workbook_part(self)
        related = [one for one in relations(self, workbook) if self.has(one.target)]
        for part in (_TYPES, *(one.target for one in related if one.type in _READ_WITH_SHEETS)):
            self._kept_part(part)
        shared = [self._texts(one.target) for one in related if one.type == "sharedStrings"]
        lengths = text_lengths(b"".join(shared))
        sheets = self._sheets(workbook)
        parts = dict.fromkeys(part for _, part in sheets)
        scanned = {part: scan_sheet(self._kept_part(part)) for part in parts}
        marks = {name: scanned[part] for name, part in sheets}
        self._check_extent(sheets, scanned)
        contents = [self._kept_part(part) for _, part in sheets]
        if most_text(contents, lengths, enough=MOST_TEXT) > MOST_TEXT:
            raise too_much_text(self._path)
        return Package(
            content=packed(self._kept.items()),
            marks=marks,
            notes=(*self._macros(), *self._links()),
        )

    def has(self, part: str) -> bool:
        """Tell whether there is such a part."""
        return part in self._names

    def content(self, part: str) -> bytes:
        """A part that lists others."""
        content = self._kept_part(part)
        if len(content) > _MOST_LISTED:
            message = "a list of parts is longer than any program writes"
            raise ValueError(message)
        return content

    def _sheets(self, workbook: str) -> list[tuple[str, str]]:
        """Name and part of each worksheet."""
        found = [(one.name, one.part) for one in sheet_parts(self, workbook) if one.is_grid]
        if len(found) > MOST_SHEETS:
            raise too_many_sheets(len(found), MOST_SHEETS, self._path)
        return found

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
            _unquoted(link.target).replace("\\", "/").rpartition("/")[2]
            for name in self._parts.names
            if _LINKS in name
            for link in relations(self, name.replace(_RELATIONS, "/").removesuffix(".rels"))
            if link.is_external
        ]
        return tuple((EXTERNAL_LINK, one) for one in dict.fromkeys(targets) if one)


def _unquoted(target: str) -> str:
    """A part's name without the ``%20`` of links."""
    if "%" not in target:
        return target
    from urllib.parse import unquote  # noqa: PLC0415 - slow to import, and next to never needed

    return unquote(target)
