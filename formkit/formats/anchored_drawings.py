"""Pictures, charts, boxes of comments and controls follow the rows that they lie over.

Drawings count rows from 0.
"""

import re

from formkit.core.messages import Message
from formkit.formats.anchors import Anchors, Found, find
from formkit.formats.formula_text import LAST_ROW
from formkit.formats.row_map import Span
from formkit.formats.xml_splicing import Element, XmlPart

CONTROL_NAMES = ("anchor", "from", "to", "row")
"""Elements of a worksheet that place its controls and embedded objects."""

_SHEET_ANCHORS = ("twoCellAnchor", "oneCellAnchor")
_ROW = re.compile(r"\s*[0-9]{1,7}\s*")
_BOX_NUMBERS = 8
_TRUE = frozenset({"1", "true"})


def shift_drawing(part: XmlPart, anchors: Anchors) -> tuple[Message, ...]:
    """A drawing part: what moves with cells moves, what sizes with them grows and shrinks."""
    found = find(part, *_SHEET_ANCHORS, "from", "to", "row", "sp")
    for anchor in found.named(*_SHEET_ANCHORS):
        sizes = anchor.name == "twoCellAnchor"
        how = anchor.attributes.get("editAs", "twoCell" if sizes else "oneCell")
        if how != "absolute":
            _shift_anchor(found, anchors, anchor, sizes=sizes and how == "twoCell")
    for shape in found.named("sp"):
        if link := shape.attributes.get("textlink"):
            found.set(shape, "textlink", anchors.formula(link))
    return ()


def shift_controls(found: Found, anchors: Anchors) -> None:
    """Controls and embedded objects of a worksheet."""
    for anchor in found.named("anchor"):
        if anchor.attributes.get("moveWithCells") in _TRUE:
            sizes = anchor.attributes.get("sizeWithCells") in _TRUE
            _shift_anchor(found, anchors, anchor, sizes=sizes)


def _shift_anchor(found: Found, anchors: Anchors, anchor: Element, *, sizes: bool) -> None:
    ends = [row for row in found.inside(anchor, "row") if row.parent in {"from", "to"}]
    if anchors.rows.changes_nothing or not ends:
        return
    if not all(_ROW.fullmatch(end.text) for end in ends):
        return
    old = int(ends[0].text) + 1, int(ends[-1].text) + 1
    for end, row in zip(ends, _covered(old, anchors, sizes=sizes), strict=False):
        found.set_text(end, str(row - 1))


def _covered(old: Span, anchors: Anchors, *, sizes: bool) -> Span:
    """The rows that something lies over once rows moved."""
    first = anchors.rows.new_row(old[0])
    if sizes and anchors.stays(old) and old[0] not in anchors.rows.moved:
        span = anchors.rows.new_span(old)
        if span:
            return min(span[0], LAST_ROW), min(span[1], LAST_ROW)
    first = min(first or anchors.nearest(old[0]), LAST_ROW)
    return first, min(first + old[1] - old[0], LAST_ROW)


def shift_boxes(part: XmlPart, anchors: Anchors) -> tuple[Message, ...]:
    """A VML part: the boxes of comments, and controls of the old kind."""
    names = ("shape", "ClientData", "Row", "Anchor", "FmlaLink", "FmlaRange")
    found = find(part, *names)
    for shape in found.named("shape"):
        for client in found.inside(shape, "ClientData"):
            if client.attributes.get("ObjectType") == "Note":
                _shift_note(found, anchors, shape, client)
            else:
                _shift_old_control(found, anchors, client)
    return ()


def _shift_note(found: Found, anchors: Anchors, shape: Element, client: Element) -> None:
    rows = found.inside(client, "Row")
    if anchors.rows.changes_nothing or not rows or not _ROW.fullmatch(rows[0].text):
        return
    old = int(rows[0].text) + 1
    new = anchors.rows.new_row(old)
    if not 0 < new <= LAST_ROW:
        found.remove(shape)
        return
    found.set_text(rows[0], str(new - 1))
    for box in found.inside(client, "Anchor"):
        _move_box(found, box, by=new - old)


def _shift_old_control(found: Found, anchors: Anchors, client: Element) -> None:
    for formula in found.inside(client, "FmlaLink", "FmlaRange"):
        found.set_text(formula, anchors.formula(formula.text))
    if anchors.rows.changes_nothing:
        return
    for box in found.inside(client, "Anchor"):
        numbers = _box(box)
        if numbers:
            top = numbers[2] + 1
            _move_box(found, box, by=(anchors.rows.new_row(top) or anchors.nearest(top)) - top)


def _move_box(found: Found, box: Element, *, by: int) -> None:
    numbers = _box(box)
    if numbers and by:
        numbers[2] = max(0, numbers[2] + by)
        numbers[6] = max(0, numbers[6] + by)
        found.set_text(box, ", ".join(map(str, numbers)))


def _box(box: Element) -> list[int]:
    """Left, top, right and bottom, each a column or row and how far into it."""
    texts = [text.strip() for text in box.text.split(",")]
    if len(texts) != _BOX_NUMBERS or not all(_ROW.fullmatch(text) for text in texts):
        return []
    return [int(text) for text in texts]


def shift_comments(part: XmlPart, anchors: Anchors) -> tuple[Message, ...]:
    """Comments of a sheet; those on deleted rows are told, for they are words of people."""
    found = find(part, "comment", "t")
    for comment in found.named("comment"):
        old = comment.attributes.get("ref", "")
        new = anchors.cell(old)
        if new:
            found.set(comment, "ref", new)
            continue
        found.remove(comment)
        words = "".join(text.text for text in found.inside(comment, "t"))
        what = "the comment on {cell} goes with its row: {words}"
        found.losses.append(Message(what, cell=anchors.name(old), words=words.strip()))
    return tuple(found.losses)


def shift_threads(part: XmlPart, anchors: Anchors) -> tuple[Message, ...]:
    """Threaded comments; each has a plain comment beside it, which is told."""
    found = find(part, "threadedComment")
    for comment in found.named("threadedComment"):
        new = anchors.cell(comment.attributes.get("ref", ""))
        if new:
            found.set(comment, "ref", new)
        else:
            found.remove(comment)
    return ()
