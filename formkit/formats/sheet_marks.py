"""One pass over the XML of a worksheet: extent, formulas, errors, hidden rows and columns.

Most sheets need no pass: a search of their bytes shows that no cell lies far
out and that nothing is hidden, and finds formulas and errors such as #N/A.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers.expat import ParserCreate

from formkit.formats.formula_copies import Formula, FormulaCopies
from formkit.formats.plain_marks import plain_marks

_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_TRUE = frozenset({"1", "true"})
_FAR_CELLS = (
    re.compile(rb'<c\b(?! r="[A-E]?[A-Z][0-9]{1,4}")'),
    re.compile(rb'<c\b(?! r="[A-Z][0-9]{1,5}")'),
    re.compile(rb'<c\b(?! r="[A-C]?[A-Z]{1,2}[0-9]{1,3}")'),
    re.compile(rb'<c\b(?! r="[A-Z]{1,3}[0-9]{1,2}")'),
)
"""A cell beyond EZ9999, Z99999, CZZ999 and XFD99: boxes of at most 3 million cells."""
_ESCAPED_PLACE = re.compile(rb"<(?:\w+:)?(?:c|row)\b[^<]*&")
"""Readers differ in whether they look behind an escape."""
_PREFIXED_CELL = re.compile(rb":c[\s/>]")
_HIDDEN = (b'hidden="1"', b'hidden="true"')
_MARKS = (b"<f>", b"<f ", b"<f/", b't="e"')
_STATED_END = re.compile(rb'<dimension ref="(?:[A-Z]+[0-9]+:)?([A-Z]{1,3})([0-9]{1,7})"')
_HEAD = 4_000
"""How far into a sheet its dimension may stand."""
_LAST_ROW = re.compile(rb'<row [^<>]*?\br="([0-9]{1,7})"')
_REFERENCE = re.compile("([A-Za-z]{1,3})([0-9]{1,7})")
_LETTERS = 26
_MOST_COLUMNS = 16_384
_MOST_COLUMNS_TOLD = 20 * _MOST_COLUMNS
"""Hidden ones; sound sheets tell each column once."""

Place = tuple[int, int]
"""Row and column, from 1."""


@dataclass(slots=True, kw_only=True)
class SheetMarks:
    """What stands in a sheet's XML besides the values of its cells."""

    rows: int = 0
    """The last row with a value; 0 where it is known to be near."""
    columns: int = 0
    """The last column with a value; 0 where it is known to be near."""
    last_row: int = 0
    """The last row that is written at all, with or without values; 0 when not told."""
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
        ExpatError: the XML is not well formed.
        ValueError: a place or number is none, or formulas are shared beyond measure.
    """
    is_near = _is_near(xml)
    if not is_near and _ESCAPED_PLACE.search(xml):
        message = "a cell's place is written as no program does"
        raise ValueError(message)
    marks = _plain(xml) if is_near else None
    if marks is None:
        marks = _Scan(measures=not is_near).run(xml)
    if stated := _STATED_END.search(xml, 0, _HEAD):
        marks.stated_end = int(stated[2]), column_number(stated[1].decode())
    if last := _LAST_ROW.match(xml, max(xml.rfind(b"<row "), 0)):
        marks.last_row = int(last[1])
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


def _plain(xml: bytes) -> SheetMarks | None:
    """The marks of a near sheet; None where only a pass over the XML tells them."""
    if any(mark in xml for mark in _HIDDEN):
        return None
    if not any(mark in xml for mark in _MARKS):
        return SheetMarks()
    if (found := plain_marks(xml)) is None:
        return None
    formulas, errors = found
    return SheetMarks(
        formulas={_place_of(place): formula for place, formula in formulas.items()},
        errors={_place_of(place): error for place, error in errors.items()},
    )


def _is_near(xml: bytes) -> bool:
    """Tell whether cells are written in the usual way, and all of them within one near box."""
    if b"\0" in xml[:100] or _PREFIXED_CELL.search(xml):
        return False
    return any(far.search(xml) is None for far in _FAR_CELLS)


def _place_of(reference: str) -> Place:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        message = f"no cell is called {reference}"
        raise ValueError(message)
    return int(match[2]), column_number(match[1].upper())


class _Scan:
    """The state of one pass; expat calls the methods."""

    def __init__(self, *, measures: bool) -> None:
        """Begin.

        Args:
            measures: whether to find the last row and column; if not, every cell says its place.
        """
        self.marks = SheetMarks()
        self._row = 0
        self._cell: dict[str, str] = {}
        self._origin = ""
        self._behind = 0
        self._copies = FormulaCopies()
        self._columns_told = 0
        self._formula: dict[str, str] = {}
        self._text: list[str] = []
        self._parser = ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start_any if measures else self._start
        value = self._measure_value if measures else self._start_value
        # calamine looks at these without asking for their namespace
        self._plain = {
            "row": self._start_row,
            "c": self._start_cell if measures else self._note_cell,
            "v": value,
            "is": value,
        }
        named = {**self._plain, "f": self._start_formula, "col": self._start_columns}
        self._starts = {
            f"{namespace} {tag}": start for namespace in _NAMESPACES for tag, start in named.items()
        }

    def run(self, xml: bytes) -> SheetMarks:
        self._parser.Parse(xml, True)  # noqa: FBT003 - expat takes it by position
        return self.marks

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if start := self._starts.get(tag):
            start(attributes)

    def _start_any(self, tag: str, attributes: dict[str, str]) -> None:
        if start := self._starts.get(tag) or self._plain.get(tag.rpartition(" ")[2]):
            start(attributes)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r") or self._row + 1)
        self._origin, self._behind = "", 0
        if attributes.get("hidden") in _TRUE:
            self.marks.hidden_rows.add(self._row)

    def _note_cell(self, attributes: dict[str, str]) -> None:
        self._cell = attributes

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cell = attributes
        if reference := attributes.get("r"):
            self._origin, self._behind = reference, 0
        else:
            self._behind += 1

    def _place(self) -> Place:
        """Where the cell stands: as it says, or behind the last one that does."""
        reference = self._cell.get("r")
        if reference:
            return _place_of(reference)
        return self._row, (_place_of(self._origin)[1] if self._origin else 0) + self._behind

    def _measure_value(self, attributes: dict[str, str]) -> None:
        row, column = self._place()
        self.marks.rows = max(row, self.marks.rows)
        self.marks.columns = max(column, self.marks.columns)
        self._start_value(attributes)

    def _start_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _TRUE:
            first, last = int(attributes["min"]), int(attributes["max"])
            told = range(max(first, 1), min(last, _MOST_COLUMNS) + 1)
            self._columns_told += len(told)
            if self._columns_told > _MOST_COLUMNS_TOLD:
                message = "columns are told over and over"
                raise ValueError(message)
            self.marks.hidden_columns.update(told)

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
        attributes = {key.encode(): value.encode() for key, value in self._formula.items()}
        formula = self._copies.formula(attributes, self._collected())
        self.marks.formulas[self._place()] = formula

    def _end_error(self, _tag: str) -> None:
        self.marks.errors[self._place()] = self._collected()
