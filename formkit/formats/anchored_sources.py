"""Charts, controls and pivot tables ask for the cells that they asked for before."""

from formkit.core.messages import Message
from formkit.formats.anchors import Anchors, find, parse_area
from formkit.formats.row_map import RowMap
from formkit.formats.xml_splicing import XmlPart

_CONTROL_FORMULAS = ("fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaGroup")


def shift_chart(part: XmlPart, anchors: Anchors) -> tuple[Message, ...]:
    """A chart of either kind: the ranges of its series, names and axes."""
    found = find(part, "f", "sqref")
    for formula in found.named("f", "sqref"):
        new = anchors.formula(formula.text)
        found.set_text(formula, new)
        found.losses += anchors.losses(formula.text, new, "chart")
    return tuple(found.losses)


def shift_control(part: XmlPart, anchors: Anchors) -> tuple[Message, ...]:
    """A control of a form: the cell that it fills and the cells that it offers."""
    found = find(part, "formControlPr")
    for control in found.named("formControlPr"):
        for name in _CONTROL_FORMULAS:
            if formula := control.attributes.get(name):
                found.set(control, name, anchors.formula(formula))
    return ()


def shift_pivot_table(part: XmlPart, anchors: Anchors) -> tuple[Message, ...]:
    """Where a pivot table stands in its sheet."""
    found = find(part, "location")
    for location in found.named("location"):
        old = location.attributes.get("ref", "")
        new = anchors.area(old)
        if new is None:
            what = "the rows of the pivot table {cells} are deleted; it stays, over other rows"
            found.losses.append(Message(what, cells=anchors.name(old)))
        else:
            found.set(location, "ref", new)
    return tuple(found.losses)


def shift_pivot_source(part: XmlPart, anchors: Anchors) -> tuple[Message, ...]:
    """The cells that pivot tables sum up; what they keep of them stays until refreshed."""
    by_name = {name.casefold(): rows for name, rows in anchors.maps.items()}
    found = find(part, "worksheetSource")
    for source in found.named("worksheetSource"):
        sheet, old = source.attributes.get("sheet", ""), source.attributes.get("ref", "")
        rows = by_name.get(sheet.casefold(), RowMap())
        area = parse_area(old)
        if area is None or any(name.endswith(" id") for name in source.attributes):
            continue
        there = Anchors(sheet=sheet, maps=anchors.maps, rows=rows)
        span = there.list_span(area.rows)
        if span is None:
            what = "the row of headers of {cells} is deleted, from which a pivot table is made"
            found.losses.append(Message(what, cells=there.name(old)))
        elif span != area.rows:
            found.set(source, "ref", str(area.over(span)))
    return tuple(found.losses)
