"""Selected cells, frozen rows and the scrolled place of a sheet's views follow its rows."""

from formkit.formats.anchors import Anchors, Found, parse_area
from formkit.formats.xml_splicing import Element

VIEW_NAMES = ("sheetView", "customSheetView", "pane", "selection")
"""Elements that this module looks at."""

_FROZEN = frozenset({"frozen", "frozenSplit"})


def shift_views(found: Found, anchors: Anchors) -> None:
    """Say of every view of the sheet what it shows."""
    if anchors.rows.changes_nothing:
        return
    for view in found.named("sheetView", "customSheetView"):
        top = _shift_top(found, anchors, view)
        for pane in found.inside(view, "pane"):
            _shift_pane(found, anchors, pane, top)
    for selection in found.named("selection"):
        _shift_selection(found, anchors, selection)


def _shift_top(found: Found, anchors: Anchors, view: Element) -> tuple[int, int]:
    """The first row that a view shows, before and after."""
    cell = parse_area(view.attributes.get("topLeftCell", ""))
    if cell is None:
        return 1, 1
    row = anchors.nearest(cell.rows[0])
    found.set(view, "topLeftCell", str(cell.over((row, row))))
    return cell.rows[0], row


def _shift_pane(found: Found, anchors: Anchors, pane: Element, top: tuple[int, int]) -> None:
    """Frozen rows stay frozen; rows inserted between them are frozen, too."""
    beyond = 1
    count = _whole(pane.attributes.get("ySplit", "")) if _is_frozen(pane) else 0
    if count:
        frozen = top[0], top[0] + count - 1
        span = anchors.rows.new_span(frozen) if anchors.stays(frozen) else None
        new = max(1, span[1] - top[1] + 1) if span else count
        if new != count:
            found.set(pane, "ySplit", str(new))
        beyond = top[1] + new
    cell = parse_area(pane.attributes.get("topLeftCell", ""))
    if cell:
        row = max(anchors.nearest(cell.rows[0]), beyond)
        found.set(pane, "topLeftCell", str(cell.over((row, row))))


def _is_frozen(pane: Element) -> bool:
    return pane.attributes.get("state") in _FROZEN


def _whole(number: str) -> int:
    try:
        return int(float(number))
    except (ValueError, OverflowError):
        return 0


def _shift_selection(found: Found, anchors: Anchors, selection: Element) -> None:
    """The active cell must lie in what is selected, or Excel mends the file."""
    cell = parse_area(selection.attributes.get("activeCell", "A1"))
    if cell is None:
        return
    row = anchors.nearest(cell.rows[0])
    active = str(cell.over((row, row)))
    texts = selection.attributes.get("sqref", "A1").split()
    areas = [anchors.area(text) for text in texts]
    number = _whole(selection.attributes.get("activeCellId", "0"))
    chosen = parse_area(areas[number] or "") if number < len(areas) else None
    if None in areas or chosen is None or not chosen.rows[0] <= row <= chosen.rows[1]:
        areas = [active]
        if number:
            found.set(selection, "activeCellId", None)
    if "activeCell" in selection.attributes or active != "A1":
        found.set(selection, "activeCell", active)
    if "sqref" in selection.attributes or areas != ["A1"]:
        found.set(selection, "sqref", " ".join(area for area in areas if area))
