"""Styles that mark a cell by a colour, and the way back to what was there before.

A solid fill has a second colour that no program shows.  There a mark keeps the
colour that the cell had, so that it can be taken off also after Excel has
numbered all styles anew.
"""

import re
from collections.abc import Mapping

from formkit.core.findings import Severity
from formkit.formats.style_table import CONDITIONS, FILLS, FONTS, STYLES, StyleTable
from formkit.formats.xml_tags import set_attributes, tag_attributes, tag_end

LIGHT = {Severity.ERROR: "FFFFC9C7", Severity.WARNING: "FFFFE8A6", Severity.INFO: "FFBCEBEA"}
"""Behind dark letters."""
_DARK = {Severity.ERROR: "FFB3261F", Severity.WARNING: "FF8A5A05", Severity.INFO: "FF0F6B6B"}
"""Behind letters that are light."""
_OURS = frozenset((*LIGHT.values(), *_DARK.values()))
_NO_COLOUR = {"indexed": "64"}
_TAGS = re.compile(rb"<(?:[^\s<>/:!?]+:)?(patternFill|fgColor|bgColor|color)(?=[\s/>])[^>]*>")
_RGB = re.compile("(?:[0-9A-Fa-f]{2})?" + 3 * "([0-9A-Fa-f]{2})")
_LIGHT_THEMES = frozenset(("0", "2"))
_LIGHT_INDEXES = frozenset(("1", "9"))
_BRIGHT = 150
"""From 0 to 255; brighter letters cannot be read on a light colour."""
_FILLED = ("fillId", "applyFill")

_Colour = Mapping[str, str]


class MarkingStyles:
    """The marks of one package."""

    def __init__(self, table: StyleTable) -> None:
        """Know the styles that are there."""
        self.table = table

    @property
    def has_marks(self) -> bool:
        """Tell whether any fill is one of a mark."""
        return any(_shown(fill).get("rgb") in _OURS for fill in self.table.entries(FILLS))

    def colour(self, style: str, severity: Severity) -> str:
        """The colour in which a cell is marked: one on which its letters can be read."""
        font = self.table.entry(FONTS, _number(self._style(style), "fontId"))
        return (_DARK if _is_light(font) else LIGHT)[severity]

    def marked(self, style: str, severity: Severity) -> str:
        """The number of the same style in the colour of a severity.

        Args:
            style: its number, as cells have it; empty for none.
            severity: whose colour.
        """
        base = self._style(style)
        before = _shown(self.table.entry(FILLS, _number(base, "fillId"))) or _NO_COLOUR
        return self._with_fill(base, {"rgb": self.colour(style, severity)}, before)

    def unmarked(self, style: str) -> str | None:
        """The number of the style that a marked one was made from; None when it is not marked."""
        base = self._style(style)
        fill = self.table.entry(FILLS, _number(base, "fillId"))
        if _shown(fill).get("rgb") not in _OURS:
            return None
        before = _colours(fill).get("bgColor", {})
        shown = {} if before == _NO_COLOUR else before
        for number, one in enumerate(self.table.entries(STYLES)):
            its = _shown(self.table.entry(FILLS, _number(one, "fillId")))
            if its == shown and _likeness(one) == _likeness(base):
                return str(number)
        return self._with_fill(base, shown, _NO_COLOUR)

    def look(self, *, font: str = "", fill: str = "") -> str:
        """The number of a style for formkit's own list: text that goes on below.

        Args:
            font: what stands in its ``font``, with ``{p}`` for the prefix; empty for the book's.
            fill: its colour; empty for none.
        """
        p = self.table.prefix
        inside = font.format(p=p)
        font_id = self.table.number(FONTS, f"<{p}font>{inside}</{p}font>".encode()) if font else 0
        fill_id = self.table.number(FILLS, self._fill({"rgb": fill}, _NO_COLOUR)) if fill else 0
        xml = (
            f'<{p}xf numFmtId="49" fontId="{font_id}" fillId="{fill_id}" borderId="0" xfId="0"'
            ' applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">'
            f'<{p}alignment vertical="top" wrapText="1"/></{p}xf>'
        )
        return str(self.table.number(STYLES, xml.encode()))

    def condition(self, colour: str) -> int:
        """The number of the look that a condition gives, which is a colour."""
        p = self.table.prefix
        fill = self._fill({"rgb": colour}, {"rgb": colour}).decode()
        return self.table.number(CONDITIONS, f"<{p}dxf>{fill}</{p}dxf>".encode())

    def _style(self, style: str) -> bytes:
        number = int(style) if style.isdecimal() else 0
        return self.table.entry(STYLES, number) or self.table.entry(STYLES, 0)

    def _with_fill(self, base: bytes, colour: _Colour, behind: _Colour) -> str:
        fill_id = self.table.number(FILLS, self._fill(colour, behind)) if colour else 0
        for number, one in enumerate(self.table.entries(STYLES)):
            if _number(one, "fillId") == fill_id and _likeness(one) == _likeness(base):
                return str(number)
        end = tag_end(base, 0)
        tag = set_attributes(base[:end], {"fillId": str(fill_id), "applyFill": "1"})
        return str(self.table.number(STYLES, tag + base[end:]))

    def _fill(self, colour: _Colour, behind: _Colour) -> bytes:
        p = self.table.prefix
        front = set_attributes(f"<{p}fgColor/>".encode(), colour).decode()
        back = set_attributes(f"<{p}bgColor/>".encode(), behind).decode()
        pattern = f'<{p}patternFill patternType="solid">{front}{back}</{p}patternFill>'
        return f"<{p}fill>{pattern}</{p}fill>".encode()


def _colours(entry: bytes) -> dict[str, dict[str, str]]:
    """Name of each element that says a colour or a pattern -> its attributes."""
    return {found[1].decode(): tag_attributes(found[0]) for found in _TAGS.finditer(entry)}


def _shown(fill: bytes) -> dict[str, str]:
    """The colour of a solid fill; nothing for none, and for patterns."""
    said = _colours(fill)
    is_solid = said.get("patternFill", {}).get("patternType") == "solid"
    return said.get("fgColor", {}) if is_solid else {}


def _likeness(style: bytes) -> tuple[object, ...]:
    """What two styles have in common that look alike but for their fills."""
    end = tag_end(style, 0)
    said = tag_attributes(style[:end])
    return sorted((key, value) for key, value in said.items() if key not in _FILLED), style[end:]


def _number(style: bytes, name: str) -> int:
    said = tag_attributes(style[: tag_end(style, 0)]).get(name, "0") if style else "0"
    return int(said) if said.isdecimal() else 0


def _is_light(font: bytes) -> bool:
    colour = _colours(font).get("color", {})
    if "theme" in colour:
        return colour["theme"] in _LIGHT_THEMES
    if "indexed" in colour:
        return colour["indexed"] in _LIGHT_INDEXES
    said = _RGB.fullmatch(colour.get("rgb", ""))
    return said is not None and min(int(part, 16) for part in said.groups()) > _BRIGHT
