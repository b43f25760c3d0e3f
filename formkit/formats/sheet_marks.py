"""One pass over the XML of a worksheet: extent, formulas, errors, hidden rows and columns.

Most sheets need no pass: a search of their bytes shows that no cell lies far
out and that there is no formula, no error such as #N/A, and nothing hidden.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_TRUE = frozenset({"1", "true"})
_FAR_CELLS = (
    re.compile(rb'<c\b(?! r="[A-Z]{1,2}[0-9]{1,4}")'),
    re.compile(rb'<c\b(?! r="[A-Z][0-9]{1,5}")'),
    re.compile(rb'<c\b(?! r="[A-Z]{1,3}[0-9]{1,3}")'),
)
"""A cell beyond ZZ9999, Z99999 and XFD999: boxes of 7, 3 and 16 million cells."""
_PREFIXED_CELL = re.compile(rb":c[\s/>]")
_MARKS = (b"<f>", b"<f ", b"<f/", b't="e"', b'hidden="1"', b'hidden="true"')
_STATED_END = re.compile(rb'<dimension ref="(?:[A-Z]+[0-9]+:)?([A-Z]{1,3})([0-9]{1,7})"')
_HEAD = 4_000
"""How far into a sheet its dimension may stand."""
_DIGITS = "0123456789"
_LETTERS = 26
_MOST_COLUMNS = 16_384

Place = tuple[int, int]
"""Row and column, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """One formula as the file holds it."""

    text: str = ""
    """Without the equals sign; empty where a cell shares that of another one."""
    shared: str = ""
    """The number under which cells share one formula; empty when it is not shared."""


@dataclass(slots=True, kw_only=True)
class SheetMarks:
    """What stands in a sheet's XML besides the values of its cells."""

    rows: int = 0
    """The last row with a cell; 0 where it is known to be near."""
    columns: int = 0
    """The last column with a cell; 0 where it is known to be near."""
    stated_end: Place | None = None
    """The last row and column as the sheet states them, right or wrong."""
    formulas: dict[Place, Formula] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    """What cells show whose formula failed: ``#N/A``."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def scan_sheet(xml: bytes) -> SheetMarks:
    """Find the marks of one sheet.

    Raises:
        ExpatError: the XML is not well formed, or declares entities of its own.
    """
    is_near = _is_near(xml)
    needs_pass = not is_near or any(mark in xml for mark in _MARKS)
    marks = _Scan(measures=not is_near).run(xml) if needs_pass else SheetMarks()
    if stated := _STATED_END.search(xml, 0, _HEAD):
        marks.stated_end = int(stated[2]), column_number(stated[1].decode())
    return marks


def column_number(letters: str) -> int:
    """The number of a column, from 1.

    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def _is_near(xml: bytes) -> bool:
    """Tell whether cells are written in the usual way, and all of them within one near box."""
    if b"\0" in xml[:100] or _PREFIXED_CELL.search(xml):
        return False
    return any(far.search(xml) is None for far in _FAR_CELLS)


class _Scan:
    """The state of one pass; expat calls the methods."""

    def __init__(self, *, measures: bool) -> None:
        """Begin.

        Args:
            measures: whether to find the last row and column; if not, every cell says its place.
        """
        self.marks = SheetMarks()
        self._row = self._column = 0
        self._cell: dict[str, str] = {}
        self._formula: dict[str, str] = {}
        self._text: list[str] = []
        self._parser = ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._starts = {
            f"{namespace} {tag}": start
            for namespace in _NAMESPACES
            for tag, start in (
                ("c", self._measure_cell if measures else self._note_cell),
                ("row", self._start_row),
                ("f", self._start_formula),
                ("v", self._start_value),
                ("col", self._start_columns),
            )
        }

    def run(self, xml: bytes) -> SheetMarks:
        self._parser.Parse(xml, True)  # noqa: FBT003 - expat takes it by position
        return self.marks

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if start := self._starts.get(tag):
            start(attributes)

    def _refuse(self, *_: object) -> None:
        message = "a worksheet declares a document type"
        raise ExpatError(message)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        self._column = 0
        if attributes.get("hidden") in _TRUE:
            self.marks.hidden_rows.add(self._row)

    def _note_cell(self, attributes: dict[str, str]) -> None:
        self._cell = attributes

    def _measure_cell(self, attributes: dict[str, str]) -> None:
        self._cell = attributes
        self._column += 1
        self._row, self._column = self._place()
        self.marks.rows = max(self._row, self.marks.rows)
        self.marks.columns = max(self._column, self.marks.columns)

    def _place(self) -> Place:
        reference = self._cell.get("r")
        if not reference:
            return self._row, self._column
        letters = reference.rstrip(_DIGITS)
        return int(reference[len(letters) :]), column_number(letters)

    def _start_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _TRUE:
            first, last = int(attributes["min"]), int(attributes["max"])
            self.marks.hidden_columns.update(range(first, min(last, _MOST_COLUMNS) + 1))

    def _start_formula(self, attributes: dict[str, str]) -> None:
        self._formula = attributes
        self._collect(self._end_formula)

    def _start_value(self, _attributes: dict[str, str]) -> None:
        if self._cell.get("t") == "e":
            self._collect(self._end_error)

    def _collect(self, end: Callable[[str], None]) -> None:
        self._text = []
        self._parser.CharacterDataHandler = self._text.append
        self._parser.EndElementHandler = end

    def _collected(self) -> str:
        self._parser.CharacterDataHandler = None
        self._parser.EndElementHandler = None
        return "".join(self._text)

    def _end_formula(self, _tag: str) -> None:
        is_shared = self._formula.get("t") == "shared"
        self.marks.formulas[self._place()] = Formula(
            text=self._collected(), shared=self._formula.get("si", "") if is_shared else ""
        )

    def _end_error(self, _tag: str) -> None:
        self.marks.errors[self._place()] = self._collected()
