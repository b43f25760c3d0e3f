"""The parts of an xlsx file: which sheets it has, and the marks in the XML of each.

They are read before calamine is asked, since calamine makes room for every
cell between the first and the last one, however far apart these stand.
"""

import zlib
from io import BytesIO
from posixpath import dirname, join, normpath
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from formkit.core.errors import UnreadableFormError
from formkit.core.messages import Message
from formkit.formats.sheet_marks import SheetMarks, scan_sheet
from formkit.formats.unreadable import DAMAGED, unreadable

PACKAGE_PROBLEMS = (
    BadZipFile,
    EOFError,
    ExpatError,
    KeyError,
    OSError,
    RuntimeError,
    ValueError,
    zlib.error,
)
"""What damaged packages raise."""

MOST_CELLS = 20_000_000
"""A sheet whose rows times columns are more is refused."""

_Element = tuple[str, dict[str, str]]
"""Tag and attributes, without namespaces."""


def read_marks(file: bytes, path: str) -> dict[str, SheetMarks]:
    """Name of each sheet -> its marks.

    Args:
        file: an xlsx or xlsm file.
        path: the file's name for messages.

    Raises:
        UnreadableFormError: the file is damaged, or a sheet is too large.
    """
    try:
        with ZipFile(BytesIO(file)) as package:
            parts = _sheet_parts(package)
            marks = {name: scan_sheet(_content(package, part)) for name, part in parts.items()}
    except PACKAGE_PROBLEMS as error:
        raise unreadable(DAMAGED, path) from error
    for name, found in marks.items():
        if found.rows * found.columns > MOST_CELLS:
            raise _too_large(path, name, found)
    return marks


def _too_large(path: str, sheet: str, marks: SheetMarks) -> UnreadableFormError:
    message = Message(
        "sheet {sheet} reaches to row {row} and column {column}, {cells} cells in all, and "
        "formkit reads up to {most}; delete the rows and columns behind the last one that you use",
        sheet=sheet,
        row=marks.rows,
        column=marks.columns,
        cells=marks.rows * marks.columns,
        most=MOST_CELLS,
    )
    return unreadable(message, path, sheet)


def _sheet_parts(package: ZipFile) -> dict[str, str]:
    """Name of each worksheet -> the part that holds it."""
    workbook, *_ = [
        attributes["Target"].lstrip("/")
        for _, attributes in _elements(_content(package, "_rels/.rels"))
        if attributes.get("Type", "").endswith("/officeDocument")
    ]
    folder = dirname(workbook)
    relations = join(folder, "_rels", f"{workbook.removeprefix(folder).lstrip('/')}.rels")
    targets = {
        attributes["Id"]: normpath(join("/", folder, attributes["Target"])).lstrip("/")
        for tag, attributes in _elements(_content(package, relations))
        if tag == "Relationship" and attributes.get("Type", "").endswith("/worksheet")
    }
    return {
        attributes["name"]: targets[attributes["id"]]
        for tag, attributes in _elements(_content(package, workbook))
        if tag == "sheet" and attributes.get("id") in targets
    }


def _content(package: ZipFile, part: str) -> bytes:
    if package.getinfo(part).compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        message = "the part is packed as no spreadsheet program does"
        raise BadZipFile(message)
    return package.read(part)


def _elements(xml: bytes) -> list[_Element]:
    found: list[_Element] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        found.append((tag.rpartition(" ")[2], plain))

    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.Parse(xml, True)  # noqa: FBT003 - expat takes it by position
    return found
