"""Sheets of a package: added, taken out, put in another order; and what it says of formulas."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import count

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.formats.anchored_parts import ShiftedPart
from formkit.formats.formula_references import formula_losses
from formkit.formats.formula_text import BROKEN, Reference, rewrite_formula, sheet_of
from formkit.formats.package_editing import EditedPackage
from formkit.formats.package_relations import (
    add_content_type,
    add_relation,
    reached_parts,
    relations,
    remove_parts,
    remove_relations,
    sheet_parts,
)
from formkit.formats.xml_splicing import XmlPart
from formkit.formats.xml_tags import set_attributes, tag_attributes

_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_EMPTY_SHEET = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="{namespace}"><dimension ref="A1"/><sheetData/></worksheet>'
)
_BEFORE_CALCULATION = ("sheets", "functionGroups", "externalReferences", "definedNames")
_VIEW_INDEXES = frozenset({"activeTab", "firstSheet"})
_FORMULAS = ("f", "formula", "formula1", "formula2", "definedName")
_BROKEN_IN_SHEET = re.compile(rf"('(?:[^']|'')*'!|[\w.\\?]+!){BROKEN}")
_HAS_FORMULA = re.compile(rb"<(?:[^\s<>/:]+:)?f[\s/>]")


def add_sheet(package: EditedPackage, workbook: str, name: str) -> str:
    """Add an empty worksheet behind the others.

    Returns:
        Its part.
    """
    part = XmlPart(package.content(workbook))
    sheets, *others = part.elements("sheets", "sheet")
    first = next(one for one in relations(package, workbook) if one.type == "worksheet")
    folder = first.target.rpartition("/")[0]
    new = next(
        path for number in count(1) if not package.has(path := f"{folder}/sheet{number}.xml")
    )
    package.put(new, _EMPTY_SHEET.format(namespace=sheets.namespace).encode())
    add_content_type(package, new, _WORKSHEET)
    relation = add_relation(package, workbook, first.address, new)
    tag = part.xml[others[0].start : others[0].inner_start]
    key = next(key for key in tag_attributes(tag) if key.endswith(":id"))
    number = max(int(one.attributes.get("sheetId", "0")) for one in others) + 1
    values = {"name": name, "sheetId": str(number), key: relation, "state": None}
    part.insert(sheets.inner_end, set_attributes(part.raw(others[0]), values))
    package.put(workbook, part.written())
    return new


def arrange_sheets(package: EditedPackage, workbook: str, order: Sequence[int]) -> None:
    """Keep only some sheets, in some order, with the names that belong to them.

    Args:
        package: is changed.
        workbook: the part that lists the sheets.
        order: the old places of the sheets that stay, from 0.

    Raises:
        FormkitError: no sheet that is seen would be left.
    """
    part = XmlPart(package.content(workbook))
    sheets = part.elements("sheet")
    if list(order) == list(range(len(sheets))):
        return
    hidden = [sheets[old].attributes.get("state", "visible") != "visible" for old in order]
    if all(hidden):
        text = "no sheet that is seen would be left, and Excel asks for one; keep or show one"
        raise FormkitError(Message(text))
    for place, sheet in enumerate(sheets):
        xml = part.raw(sheets[order[place]]) if place < len(order) else b""
        part.replace(sheet.start, sheet.end, xml)
    places = {old: new for new, old in enumerate(order)}
    _renumber_names(part, places)
    for view in part.elements("workbookView"):
        for key in sorted(_VIEW_INDEXES & view.attributes.keys()):
            new = places.get(int(view.attributes[key]), hidden.index(False))
            part.set(view, **{key: str(new)})
    listed = sheet_parts(package, workbook)
    kept = {listed[old].part for old in order}
    gone = frozenset(one.part for one in listed if one.part) - kept
    reached = reached_parts(package)
    package.put(workbook, part.written())
    remove_relations(package, workbook, gone)
    remove_parts(package, reached - reached_parts(package))


def break_references(xml: bytes, sheets: Collection[str], place: str) -> ShiftedPart:
    """A part whose formulas speak of ``#REF!`` where they spoke of sheets that are gone.

    Args:
        xml: the part; it need not be XML.
        sheets: the names of the sheets.
        place: what to call the part in losses.
    """
    if not sheets or not xml.lstrip().startswith(b"<"):
        return ShiftedPart(xml=xml)
    part = XmlPart(xml)
    losses: list[Message] = []
    for element in part.elements(*_FORMULAS):
        new = broken_formula(element.text, sheets)
        if new != element.text:
            part.set_text(element, new)
            losses += formula_losses(element.text, new, element.attributes.get("name", place))
    return ShiftedPart(xml=part.written(), losses=tuple(losses))


def broken_formula(formula: str, sheets: Collection[str]) -> str:
    """A formula with ``#REF!`` where it spoke of sheets that are gone.

    >>> broken_formula("SUM('my lists'!A1:A9)", ["my lists"])
    'SUM(#REF!)'
    """
    gone = {name.casefold() for name in sheets}

    def turn(named: str | None, reference: Reference) -> Reference | None:
        return None if named is not None and named.casefold() in gone else reference

    def bare(found: re.Match[str]) -> str:
        return BROKEN if sheet_of(found[1]).casefold() in gone else found[0]

    new = rewrite_formula(formula, turn) if gone else formula
    return new if new == formula else _BROKEN_IN_SHEET.sub(bare, new)


def drop_calculation_order(package: EditedPackage, workbook: str) -> None:
    """Take out the order in which Excel reckons; it makes it anew."""
    parts = {one.target for one in relations(package, workbook) if one.type == "calcChain"}
    remove_relations(package, workbook, frozenset(parts))
    remove_parts(package, frozenset(parts))


def ask_for_results(package: EditedPackage, workbook: str) -> tuple[Message, ...]:
    """Let Excel reckon all formulas anew when it opens the file, if there are any.

    Returns:
        What to know of the results until then.
    """
    sheets = [one for one in sheet_parts(package, workbook) if one.is_grid]
    reckoned = tuple(one.name for one in sheets if _HAS_FORMULA.search(package.content(one.part)))
    if not reckoned:
        return ()
    part = XmlPart(package.content(workbook))
    settings = part.elements("calcPr")
    if settings:
        part.set(settings[0], fullCalcOnLoad="1")
    else:
        before = part.elements(*_BEFORE_CALCULATION)[-1]
        part.insert(before.end, f'<{before.prefix}calcPr fullCalcOnLoad="1"/>'.encode())
    package.put(workbook, part.written())
    text = (
        "the workbook has formulas ({sheets}), and formkit calculates none: they show results from"
        " before the edits until the file is opened and saved in Excel; do that before it goes to"
        " KoboToolbox"
    )
    return (Message(text, sheets=reckoned),)


def _renumber_names(part: XmlPart, places: Mapping[int, int]) -> None:
    """Defined names of one sheet follow it, or go with it."""
    names = part.elements("definedName")
    kept = 0
    for name in names:
        own = name.attributes.get("localSheetId")
        new = places.get(int(own)) if own else None
        if own and new is None:
            part.remove(name)
            continue
        kept += 1
        if own:
            part.set(name, localSheetId=str(new))
    if names and not kept:
        part.remove(part.elements("definedNames")[0])
