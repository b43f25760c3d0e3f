"""Marks as conditions, for sheets whose own conditions would lie over the colours of cells."""

from collections.abc import Iterator, Mapping

from formkit.core.location import Loc
from formkit.formats.formula_references import Place
from formkit.formats.marking_styles import MarkingStyles
from formkit.formats.xml_splicing import MAIN_NAMESPACES, Element, XmlPart
from formkit.formats.xml_tags import escaped

_SIGN = '"formkit"<>""'
"""The formula of formkit's own conditions, which always holds."""
_HOLDER = "conditionalFormatting"


def mark_under_conditions(
    frame: bytes, colours: Mapping[Place, str], styles: MarkingStyles
) -> bytes:
    """Take the old marks out of a sheet's conditions, and put others before all conditions.

    A sheet without conditions of its own gets none.

    Args:
        frame: a worksheet, with or without its rows.
        colours: the cells to be marked, and in which colour.
        styles: of the package; the looks of conditions are added.
    """
    return _with_ours(_without_ours(frame), colours, styles)


def _without_ours(frame: bytes) -> bytes:
    part = XmlPart(frame)
    found = part.elements(_HOLDER, "formula")
    holders = [one for one in found if one.name == _HOLDER]
    for formula in found:
        if formula.name == "formula" and formula.text == _SIGN:
            inside = (one for one in holders if one.start < formula.start < one.end)
            part.remove(next(inside))
    return part.written()


def _with_ours(frame: bytes, colours: Mapping[Place, str], styles: MarkingStyles) -> bytes:
    part = XmlPart(frame)
    found = part.elements(_HOLDER, "cfRule")
    first = next((one for one in found if _is_own(one)), None)
    if first is None or not colours:
        return part.written()
    by_colour: dict[str, list[str]] = {}
    for place in sorted(colours):
        cell = Loc(row=place[0], column=place[1]).cell
        by_colour.setdefault(colours[place], []).append(cell)
    rules = [one for one in found if one.name == "cfRule"]
    _make_room(part, rules, len(by_colour))
    for number, (colour, cells) in enumerate(sorted(by_colour.items()), start=1):
        xml = _condition(first.prefix, cells, styles.condition(colour), number)
        part.insert(first.start, xml)
    return part.written()


def _is_own(element: Element) -> bool:
    """Tell whether this is where a sheet's usual conditions begin."""
    return (
        element.name == _HOLDER
        and element.parent == "worksheet"
        and element.namespace in MAIN_NAMESPACES
    )


def _make_room(part: XmlPart, rules: list[Element], count: int) -> None:
    """Let all other conditions come after the first so many; their order stays."""
    ranks = dict(_ranks(rules))
    by = count + 1 - min(ranks.values(), default=count + 1)
    if by > 0:
        for rule in rules:
            if rule.start in ranks:
                part.set(rule, priority=str(ranks[rule.start] + by))


def _ranks(rules: list[Element]) -> Iterator[tuple[int, int]]:
    for rule in rules:
        said = rule.attributes.get("priority", "")
        if said.isdecimal():
            yield rule.start, int(said)


def _condition(prefix: str, cells: list[str], look: int, rank: int) -> bytes:
    p = prefix
    return (
        f'<{p}{_HOLDER} sqref="{" ".join(cells)}"><{p}cfRule type="expression" dxfId="{look}"'
        f' priority="{rank}"><{p}formula>{escaped(_SIGN)}</{p}formula></{p}cfRule>'
        f"</{p}{_HOLDER}>"
    ).encode()
