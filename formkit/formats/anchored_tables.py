"""A table (Insert, Table) follows its rows, and its columns are called as its header cells.

Excel mends, and partly empties, a file in which a table's column and its header
cell have different texts, or in which a table has no row but its headers.
"""

import re
from collections.abc import Mapping

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.anchored_filters import shift_sorting
from formkit.formats.anchors import Anchors, Area, Found, find, parse_area
from formkit.formats.formula_text import LAST_ROW
from formkit.formats.row_map import Span
from formkit.formats.xml_splicing import Element, XmlPart

_NAMES = (
    "table",
    "autoFilter",
    "sortState",
    "sortCondition",
    "tableColumn",
    "calculatedColumnFormula",
    "totalsRowFormula",
)
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile(r"[\x00-\x1f]")

Headers = Mapping[tuple[int, int], str]
"""New texts of cells by their old row and column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """The rows of a table."""

    headers: int
    """1, or 0 for a table that shows none."""
    totals: int
    span: Span
    """With headers and totals."""


def shift_table(
    part: XmlPart, anchors: Anchors, headers: Headers
) -> tuple[bool, tuple[Message, ...]]:
    """A table part.

    Returns:
        Whether anything is left of it, and what was lost.
    """
    found = find(part, *_NAMES)
    for formula in found.named("calculatedColumnFormula", "totalsRowFormula"):
        found.set_text(formula, anchors.formula(formula.text))
    table = next(iter(found.named("table")), None)
    area = parse_area(table.attributes.get("ref", "")) if table else None
    if table is None or area is None:
        return True, ()
    old = _Shape(
        headers=_count(table, "headerRowCount", 1),
        totals=_count(table, "totalsRowCount", 0),
        span=area.rows,
    )
    names = _new_names(found, area, headers) if old.headers else {}
    new = _shifted(old, anchors, keeps_headers=names is not None)
    if new is None:
        what = "all rows of the table {cells} are deleted, and the table with them"
        return False, (Message(what, cells=anchors.name(str(area))),)
    if old.headers and not new.headers:
        found.losses.append(_headers_lost(anchors, area, has_names=names is not None))
    _write(found, table, area, old, new)
    for number, column in enumerate(found.named("tableColumn")):
        if new.headers and names and number in names:
            found.set(column, "name", _escaped(names[number]))
    shift_sorting(found, anchors)
    return True, tuple(found.losses)


def _shifted(old: _Shape, anchors: Anchors, *, keeps_headers: bool) -> _Shape | None:
    """The table's rows as they will be, None when none is left."""
    first, last = old.span
    body = first + old.headers, last - old.totals
    totals = anchors.rows.new_row(last) if old.totals else 0
    listed = anchors.list_span((first, body[1]), has_header=bool(old.headers))
    headers = bool(old.headers and listed and keeps_headers)
    if listed and old.headers and not keeps_headers:
        listed = (listed[0] + 1, listed[1]) if listed[1] > listed[0] else None
    elif listed is None and old.headers:
        listed = anchors.list_span(body, has_header=False) if body[0] <= body[1] else None
    if listed is None:
        return None
    end = max(listed[1], listed[0] + headers)
    if totals and anchors.stays((last, last)) and totals > listed[1]:
        return _Shape(headers=int(headers), totals=1, span=(listed[0], max(totals, end + 1)))
    return _Shape(headers=int(headers), totals=0, span=(listed[0], min(end, LAST_ROW)))


def _write(found: Found, table: Element, area: Area, old: _Shape, new: _Shape) -> None:
    if new.span != old.span:
        found.set(table, "ref", _block(area, new.span))
    if new.totals != old.totals:
        found.set(table, "totalsRowCount", None)
        found.set(table, "totalsRowShown", "0")
    if new.headers != old.headers:
        found.set(table, "headerRowCount", "0")
    for one in found.named("autoFilter"):
        listed = parse_area(one.attributes.get("ref", ""))
        if not new.headers:
            found.remove(one)
        elif listed and new.span != old.span:
            span = new.span[0], new.span[1] - new.totals
            found.set(one, "ref", _block(listed, span))


def _new_names(found: Found, area: Area, headers: Headers) -> dict[int, str] | None:
    """Columns that are called otherwise, by number; None when a column would have no own name."""
    columns = found.named("tableColumn")
    new = {
        number: headers[area.rows[0], area.columns[0] + number]
        for number in range(len(columns))
        if (area.rows[0], area.columns[0] + number) in headers
    }
    names = [
        new.get(number, column.attributes.get("name", "")).casefold()
        for number, column in enumerate(columns)
    ]
    if new and (not all(name.strip() for name in new.values()) or len(set(names)) < len(names)):
        return None
    return new


def _headers_lost(anchors: Anchors, area: Area, *, has_names: bool) -> Message:
    cells = anchors.name(str(area))
    if has_names:
        what = "the table {cells} lost its row of headers; it goes on without headers and filter"
        return Message(what, cells=cells)
    what = (
        "two columns of the table {cells} would have the same header, or one none, which Excel "
        "refuses; the table goes on without headers and filter"
    )
    return Message(what, cells=cells)


def _escaped(name: str) -> str:
    """A header as tables write it: line breaks as ``_x000a_``."""
    plain = _ESCAPE.sub("_x005f_", name)
    return _CONTROL.sub(lambda found: f"_x{ord(found[0]):04x}_", plain)


def _block(area: Area, rows: Span) -> str:
    return str(Area(rows=rows, columns=area.columns))


def _count(table: Element, name: str, usual: int) -> int:
    number = table.attributes.get(name, "")
    return min(int(number), 1) if number.isdecimal() and len(number) < 4 else usual  # noqa: PLR2004
