"""Filters of worksheets and tables, and how these are sorted, follow rows."""

from formkit.core.messages import Message
from formkit.formats.anchors import Anchors, Found, parse_area

FILTER_NAMES = ("autoFilter", "sortState", "sortCondition")
"""Elements that this module looks at."""


def shift_filters(found: Found, anchors: Anchors) -> None:
    """Filters keep their row of headers on top; without it they are taken out."""
    for one in found.named("autoFilter"):
        text = one.attributes.get("ref", "")
        area = parse_area(text)
        if area is None:
            continue
        span = anchors.list_span(area.rows)
        if span is None:
            found.remove(one)
            what = "the filter {cells} lost the row of headers that it stood in; it is taken out"
            found.losses.append(Message(what, cells=anchors.name(text)))
        elif span != area.rows:
            found.set(one, "ref", str(area.over(span)))
    shift_sorting(found, anchors)


def shift_sorting(found: Found, anchors: Anchors) -> None:
    """What was sorted once: a note that programs show, and nothing more."""
    for one in found.named("sortState", "sortCondition"):
        text = one.attributes.get("ref", "")
        new = anchors.area(text)
        if new is None:
            found.remove(one)
        elif new != text:
            found.set(one, "ref", new)
