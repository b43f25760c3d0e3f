"""Where cells, areas and formulas of a sheet's marks go when rows do."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import islice

from formkit.core.location import column_letters
from formkit.core.messages import Message
from formkit.core.values import dataclass, field
from formkit.formats.formula_references import (
    formula_losses,
    shift_formula,
    shifted_span,
    translated_formula,
)
from formkit.formats.formula_text import BROKEN, LAST_ROW
from formkit.formats.row_map import RowMap, Span
from formkit.formats.sheet_marks import column_number
from formkit.formats.xml_splicing import Element, XmlPart
from formkit.model.edits import RowInserted

_CELL = r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})"
_AREA = re.compile(f"{_CELL}(?::{_CELL})?")
_STANDPOINTS = 4
"""How many cells a formula is tried from before ``#REF!`` is taken to be meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A cell or a block of cells as a mark names it, ``A2`` or ``A2:C9``."""

    rows: Span
    columns: Span
    is_cell: bool = False
    """Whether it is written as one cell."""

    def __str__(self) -> str:
        first, last = (column_letters(column) for column in self.columns)
        if self.is_cell and self.rows[0] == self.rows[1]:
            return f"{first}{self.rows[0]}"
        return f"{first}{self.rows[0]}:{last}{self.rows[1]}"

    def over(self, rows: Span) -> "Area":
        """The same columns of other rows; one column of one row is written as a cell."""
        is_cell = rows[0] == rows[1] and self.columns[0] == self.columns[1]
        return Area(rows=rows, columns=self.columns, is_cell=is_cell)


def parse_area(text: str) -> Area | None:
    """The area of an attribute, None when it is written in no usual way.

    >>> parse_area("B2:C9").rows
    (2, 9)
    """
    found = _AREA.fullmatch(text)
    if not found:
        return None
    ends = [(found[1], found[2]), (found[3] or found[1], found[4] or found[2])]
    columns = sorted(column_number(letters) for letters, _ in ends)
    rows = sorted(int(number) for _, number in ends)
    return Area(rows=(rows[0], rows[1]), columns=(columns[0], columns[1]), is_cell=found[3] is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """A sheet, and where the rows of all sheets go."""

    sheet: str
    maps: Mapping[str, RowMap]
    rows: RowMap
    """Those of the sheet itself."""

    def name(self, text: str) -> str:
        """A place of this sheet, for messages: ``survey!C14``."""
        return f"{self.sheet}!{text}"

    def formula(self, formula: str) -> str:
        """A formula that stands in this sheet and speaks of fixed cells."""
        return shift_formula(formula, sheet=self.sheet, maps=self.maps)

    def stays(self, span: Span) -> bool:
        """Tell whether one of these rows neither left its place nor was deleted."""
        first, last = span
        if last > self.rows.known:
            return True
        return any(
            self.rows.new_row(old) and old not in self.rows.moved for old in range(first, last + 1)
        )

    def nearest(self, row: int) -> int:
        """The new number of a row; of a deleted one, that of the next one that stays below."""
        new = self.rows.new_row(row)
        while not new or row in self.rows.moved:
            row += 1
            new = 0 if row in self.rows.moved else self.rows.new_row(row)
        return min(new, LAST_ROW)

    def cell(self, text: str) -> str | None:
        """The new name of a cell, None when its row is deleted."""
        area = parse_area(text)
        if area is None:
            return text
        new = self.rows.new_row(area.rows[0])
        return str(area.over((new, new))) if 0 < new <= LAST_ROW else None

    def area(self, text: str) -> str | None:
        """An area that grows and shrinks with its rows, None when all are deleted."""
        area = parse_area(text)
        if area is None or self.rows.changes_nothing:
            return text
        new = shifted_span(area.rows, self.rows)
        if new is None or new == area.rows:
            return text if new else None
        return str(area.over(new)) if area.is_cell else _block(area, new)

    def areas(self, text: str) -> str:
        """Areas of a mark that each row takes along, empty when all rows are deleted.

        Areas that touch each other are one to the rows inserted between them.
        """
        if self.rows.changes_nothing:
            return text
        by_columns: dict[Span, list[Span]] = {}
        odd: list[str] = []
        for one in text.split():
            if area := parse_area(one):
                by_columns.setdefault(area.columns, []).append(area.rows)
            else:
                odd.append(one)
        old = {columns: _joined(spans) for columns, spans in by_columns.items()}
        new = {columns: self._spread(spans) for columns, spans in old.items()}
        if new == old:
            return text
        return " ".join([*(_named(new)), *odd])

    def _spread(self, spans: list[Span]) -> list[Span]:
        """Where rows with a mark go; a mark that reached to the last row still does."""
        found: list[Span] = []
        for span in spans:
            spread = [one for one in self.rows.new_spans(span) if one[0] <= LAST_ROW]
            if spread and (span[1] == LAST_ROW or spread[-1][1] > LAST_ROW):
                spread[-1] = spread[-1][0], LAST_ROW
            found += [span] if span == (1, LAST_ROW) else spread
        return _joined(found)

    def followed_spans(self, span: Span) -> list[Span]:
        """Where the rows of a stretch go, without rows that are new."""
        old = range(span[0], min(span[1], self.rows.known) + 1)
        rows = [row for row in map(self.rows.new_row, old) if row]
        found = [(row, row) for row in rows]
        if span[1] > self.rows.known:
            first = self.rows.new_row(max(span[0], self.rows.known + 1))
            found.append((first, self.rows.new_row(span[1])))
        return _joined([(one[0], min(one[1], LAST_ROW)) for one in found if one[0] <= LAST_ROW])

    def list_span(self, span: Span, *, has_header: bool = True) -> Span | None:
        """Rows under a row of headers, with those that were added like its own at the end.

        Returns:
            From the headers' row on; None when that is deleted, or no longer above the others.
        """
        if self.rows.changes_nothing:
            return span
        header = self.rows.new_row(span[0]) if has_header else 0
        first = span[0] + has_header
        body = shifted_span((first, span[1]), self.rows) if first <= span[1] else None
        if has_header and (not header or (body and body[0] <= header)):
            return None
        if body is None:
            return (header, header) if header else None
        last = self._with_added((first, span[1]), body[1])
        return header or body[0], last

    def _with_added(self, span: Span, last: int) -> int:
        for row in self.rows.rows[last:]:
            if not isinstance(row, RowInserted) or not span[0] <= row.like <= span[1]:
                break
            last += 1
        return last

    def mark_formula(self, formula: str, old: str, new: str) -> str:
        """A formula that is told from the first cell of a mark's areas.

        Such a formula means another cell in each row.  It is followed from a
        row that is still there, so that a deleted first row does not break it.

        Args:
            formula: as read.
            old: the areas as they were.
            new: the areas as they are.
        """
        origin, place = _first_cell(old), _first_cell(new)
        if self.rows.changes_nothing or not origin or not place:
            return self.formula(formula)
        found: list[str] = []
        for row in islice(self._standpoints(old), _STANDPOINTS):
            there = translated_formula(formula, origin=origin, place=(row, origin[1]))
            shifted = self.formula(there)
            here = (self.rows.new_row(row), origin[1])
            found.append(translated_formula(shifted, origin=here, place=place))
            if found[-1].count(BROKEN) <= formula.count(BROKEN):
                return found[-1]
        return found[0] if found else self.formula(formula)

    def _standpoints(self, areas: str) -> Iterator[int]:
        """Rows of a mark that are still there, first those that stay."""
        spans = sorted(area.rows for text in areas.split() if (area := parse_area(text)))
        for is_moved in (False, True):
            for first, last in spans:
                for row in range(first, last + 1):
                    if self.rows.new_row(row) and (row in self.rows.moved) == is_moved:
                        yield row

    def losses(self, old: str, new: str, place: str) -> tuple[Message, ...]:
        """What the formula of a mark lost."""
        moves = any(not rows.changes_nothing for rows in self.maps.values())
        return formula_losses(old, new, self.name(place)) if moves else ()


def _block(area: Area, rows: Span) -> str:
    return str(Area(rows=rows, columns=area.columns))


def _joined(spans: list[Span]) -> list[Span]:
    """Stretches in order, one where they touch each other or overlap."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def _named(by_columns: dict[Span, list[Span]]) -> Iterator[str]:
    for columns, spans in by_columns.items():
        for rows in spans:
            is_cell = rows[0] == rows[1] and columns[0] == columns[1]
            yield str(Area(rows=rows, columns=columns, is_cell=is_cell))


def _first_cell(areas: str) -> tuple[int, int] | None:
    """The upper left cell of the box around some areas: relative formulas count from it."""
    found = [area for text in areas.split() if (area := parse_area(text))]
    if not found:
        return None
    return min(area.rows[0] for area in found), min(area.columns[0] for area in found)


@dataclass(slots=True, kw_only=True)
class Found:
    """The elements of a part that point at rows, all looked for at once."""

    part: XmlPart
    elements: tuple[Element, ...]
    """In the order of their starts."""
    removed: set[int] = field(default_factory=set)
    """Where elements start that are taken out."""
    losses: list[Message] = field(default_factory=list)

    def named(self, *names: str) -> tuple[Element, ...]:
        """Elements with one of these names."""
        return tuple(one for one in self.elements if one.name in names)

    def inside(self, outer: Element, *names: str) -> tuple[Element, ...]:
        """Elements with one of these names, anywhere in another one."""
        first = bisect_left(self.elements, outer.start + 1, key=lambda one: one.start)
        last = bisect_left(self.elements, outer.end, key=lambda one: one.start)
        return tuple(one for one in self.elements[first:last] if one.name in names)

    def remove(self, element: Element) -> None:
        """Take an element out, and note it for the count of what holds it."""
        self.part.remove(element)
        self.removed.add(element.start)

    def set(self, element: Element, name: str, value: str | None) -> None:
        """Give an attribute another value; None takes it out."""
        if element.attributes.get(name) != value:
            self.part.set(element, **{name: value})

    def set_text(self, element: Element, text: str) -> None:
        """Give an element another text."""
        if element.text != text:
            self.part.set_text(element, text)


def find(part: XmlPart, *names: str) -> Found:
    """Look for elements by their names without prefix.

    Raises:
        ExpatError: the part is not well-formed XML.
    """
    return Found(part=part, elements=part.elements(*names))
