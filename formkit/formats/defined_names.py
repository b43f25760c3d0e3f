"""The defined names of a workbook follow rows: print areas, titles, filters, people's own."""

import re
from collections.abc import Mapping

from formkit.core.messages import Message
from formkit.formats.anchors import Anchors, Found, find
from formkit.formats.formula_references import formula_losses, shift_formula
from formkit.formats.formula_text import BROKEN, Reference, rewrite_formula, with_rows
from formkit.formats.row_map import RowMap
from formkit.formats.xml_splicing import Element, XmlPart

_OWN_WORDS = "_xlnm."
"""Names that programs read begin so, whatever the language of the program."""
_FILTER = "_xlnm._FilterDatabase"
_PRINT_AREA = "_xlnm.Print_Area"
_PRINT_TITLES = "_xlnm.Print_Titles"
_PARTS = re.compile(r"(?:[^',]|'(?:[^']|'')*')+")


def shift_names(part: XmlPart, maps: Mapping[str, RowMap]) -> tuple[Message, ...]:
    """Say of every defined name what it stands for now.

    A print area or a filter of which nothing is left is taken out.
    """
    found = find(part, "definedNames", "definedName", "sheet")
    sheets = [
        one.attributes.get("name", "") for one in found.named("sheet") if one.parent == "sheets"
    ]
    names = found.named("definedName")
    for name in names:
        _shift_name(found, name, _sheet_of(name, sheets), maps)
    if names and len(found.removed) == len(names):
        for holder in found.named("definedNames"):
            found.remove(holder)
    return tuple(found.losses)


def _shift_name(found: Found, name: Element, sheet: str, maps: Mapping[str, RowMap]) -> None:
    known = name.attributes.get("name", "")
    if known == _FILTER:
        new = _shifted_filter(name.text, sheet, maps)
    else:
        is_own = known.startswith(_OWN_WORDS)
        new = shift_formula(name.text, sheet=sheet, maps=maps, only_fixed=not is_own)
    if known in {_FILTER, _PRINT_AREA, _PRINT_TITLES} and BROKEN not in name.text:
        kept = [area for area in _PARTS.findall(new) if BROKEN not in area]
        if not kept:
            found.remove(name)
            return
        new = ",".join(kept) if BROKEN in new else new
    elif new != name.text:
        found.losses += formula_losses(name.text, new, known)
    found.set_text(name, new)


def _shifted_filter(area: str, sheet: str, maps: Mapping[str, RowMap]) -> str:
    """The cells of a filter, which need their row of headers."""
    by_name = {one.casefold(): rows for one, rows in maps.items()}

    def turn(named: str | None, reference: Reference) -> Reference | None:
        there = sheet if named is None else named
        rows = by_name.get(there.casefold(), RowMap())
        anchors = Anchors(sheet=there, maps=maps, rows=rows)
        span = anchors.list_span((reference[0].row, reference[-1].row))
        return with_rows(reference, span) if span else None

    return rewrite_formula(area, turn) if by_name else area


def _sheet_of(name: Element, sheets: list[str]) -> str:
    """The sheet that a name belongs to, which it need not say again; empty for the workbook."""
    number = name.attributes.get("localSheetId", "")
    place = int(number) if number.isdecimal() and len(number) < 6 else len(sheets)  # noqa: PLR2004
    return sheets[place] if place < len(sheets) else ""
