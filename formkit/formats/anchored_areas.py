"""Merges, links, breaks and other plain marks on the areas of a worksheet follow its rows."""

import re

from formkit.core.messages import Message
from formkit.formats.anchors import Anchors, Area, Found, parse_area
from formkit.formats.formula_references import shift_formula
from formkit.formats.formula_text import BROKEN, LAST_ROW, sheet_of
from formkit.formats.xml_splicing import Element
from formkit.formats.xml_tags import set_attributes

AREA_NAMES = (
    "mergeCell",
    "hyperlink",
    "brk",
    "cellWatch",
    "inputCells",
)
"""Elements that this module looks at."""

_NUMBER = re.compile("[0-9]{1,7}")
_LOCATION = re.compile(r"(#?)((?:'(?:[^']|'')+'|[^'!]+)!)?(\$?[A-Za-z]{1,3}\$?[0-9]+(?::.*)?)")


def shift_areas(found: Found, anchors: Anchors) -> None:
    """Say of every plain mark where it goes."""
    shift_merges(found, anchors)
    for link in found.named("hyperlink"):
        _shift_link(found, anchors, link)
    if anchors.rows.changes_nothing:
        return
    for one in found.named("cellWatch", "inputCells"):
        cell = anchors.cell(one.attributes.get("r", ""))
        if cell is None:
            found.remove(one)
        else:
            found.set(one, "r", cell)
    shift_breaks(found, anchors)


def shift_merges(found: Found, anchors: Anchors) -> None:
    """Merges grow and shrink; of two that would overlap, which Excel mends, the later is undone."""
    if anchors.rows.changes_nothing:
        return
    kept: list[Area] = []
    for merge in found.named("mergeCell"):
        text = merge.attributes.get("ref", "")
        area = parse_area(text)
        if area is None:
            continue
        new = _merged(area, anchors)
        if new is None or new.is_cell:
            found.remove(merge)
        elif any(_overlap(new, other) for other in kept):
            found.remove(merge)
            what = "the merged cells {cells} would lie over others once rows moved; they are undone"
            found.losses.append(Message(what, cells=anchors.name(text)))
        else:
            kept.append(new)
            found.set(merge, "ref", str(new))


def _merged(area: Area, anchors: Anchors) -> Area | None:
    """Rows that all moved stay merged only where they stand together again."""
    if not anchors.stays(area.rows):
        spans = anchors.followed_spans(area.rows)
        return area.over(spans[0]) if len(spans) == 1 else None
    span = anchors.rows.new_span(area.rows)
    return area.over((span[0], min(span[1], LAST_ROW))) if span and span[0] <= LAST_ROW else None


def _overlap(one: Area, other: Area) -> bool:
    return _meet(one.rows, other.rows) and _meet(one.columns, other.columns)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _shift_link(found: Found, anchors: Anchors, link: Element) -> None:
    ref = link.attributes.get("ref", "")
    area = parse_area(ref)
    spans = anchors.followed_spans(area.rows) if area else []
    if area and not spans:
        found.remove(link)
        return
    first, *others = [str(area.over(span)) for span in spans] if area else [ref]
    if area and spans[0] != area.rows:
        found.set(link, "ref", first)
    location = link.attributes.get("location")
    values: dict[str, str | None] = {}
    if location is not None:
        values["location"] = _shifted_location(found, anchors, location, ref)
        found.set(link, "location", values["location"])
    for other in others:
        tag = found.part.xml[link.start : link.inner_start]
        rest = found.part.xml[link.inner_start : link.end]
        found.part.insert(link.end, set_attributes(tag, {**values, "ref": other}) + rest)


def _shifted_location(found: Found, anchors: Anchors, location: str, ref: str) -> str:
    """Where a link leads to inside the workbook; programs write sheets with or without quotes."""
    parts = _LOCATION.fullmatch(location)
    if not parts:
        return location
    mark, prefix, place = parts[1], parts[2] or "", parts[3]
    sheet = sheet_of(prefix) if prefix else anchors.sheet
    new = shift_formula(place, sheet=sheet, maps=anchors.maps)
    if BROKEN in new:
        what = "the link in {cell} leads to {location}, which is deleted; it leads nowhere now"
        found.losses.append(Message(what, cell=anchors.name(ref), location=location))
    return mark + prefix + new


def shift_breaks(found: Found, anchors: Anchors) -> None:
    """Page breaks stay above the row that they stood above; two in one place become one."""
    rows = [one for one in found.named("brk") if one.parent == "rowBreaks"]
    places: dict[tuple[int, int], set[int]] = {}
    for one in rows:
        number = one.attributes.get("id", "")
        if not _NUMBER.fullmatch(number):
            continue
        new = anchors.nearest(int(number) + 1) - 1
        holder = max(
            (outer.start, outer.end)
            for outer in found.named("rowBreaks")
            if outer.start < one.start < outer.end
        )
        taken = places.setdefault(holder, set())
        if new < 1 or new in taken:
            found.remove(one)
        else:
            taken.add(new)
            found.set(one, "id", str(new))
