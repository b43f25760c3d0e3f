"""The part of a cell that a finding means: one line of the cell, and carets below."""

import unicodedata

from formkit.core.findings import Span
from formkit.core.values import dataclass
from formkit.render.harmless import harmless
from formkit.render.screen import Screen

_CUT = "..."
"""Not the ellipsis, which some consoles show as these three signs, and carets would be off."""
_LEAST_PART = 8
_BEFORE = 3
"""A third of what room there is goes to what stands before the part."""
_CARET = "^"
_WIDE = frozenset("WF")
_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
_TO_SPACE = str.maketrans("\t\n\r", "   ")


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a text looks like on a screen, sign by sign."""

    shown: tuple[str, ...]
    widths: tuple[int, ...]

    @classmethod
    def of(cls, text: str, screen: Screen) -> "_Signs":
        shown = tuple(screen.console(sign) for sign in harmless(text.translate(_TO_SPACE)))
        return cls(shown, tuple(sum(map(_width, sign)) for sign in shown))

    def text(self, start: int, end: int) -> str:
        return "".join(self.shown[start:end])

    def width(self, start: int, end: int) -> int:
        return sum(self.widths[start:end])


def excerpt(text: str, span: Span, room: int, screen: Screen) -> tuple[str, str]:
    """A line that shows a part of a text, and a line that points at it.

    Long texts are cut around the part.  Consoles turn lines with letters that run from
    right to left around, so that a caret would point anywhere: there the part is written
    behind it.

    Args:
        text: the cell's.
        span: the part.
        room: columns that there are.
        screen: where it is shown.
    """
    signs = _Signs.of(text, screen)
    start, end = span
    begin, stop = _window(signs, span, room)
    before = _CUT if begin else ""
    after = _CUT if stop < len(text) else ""
    line = f"{before}{signs.text(begin, stop)}{after}".rstrip()
    if _runs_back(text[begin:stop]):
        return line, f"{_CARET} {signs.text(start, min(end, stop))}".rstrip()
    lead = " " * (len(before) + signs.width(begin, start))
    return line, lead + _CARET * max(signs.width(start, min(end, stop)), 1)


def _window(signs: _Signs, span: Span, room: int) -> Span:
    """The signs that are shown: all, or the part with as much around it as there is room for."""
    start, end = span
    count = len(signs.widths)
    if signs.width(0, count) <= room:
        return 0, count
    left = max(room - 2 * len(_CUT), _LEAST_PART)
    end = _last(signs, start, end, left)
    left -= signs.width(start, end)
    begin = _first(signs, start, left // _BEFORE)
    stop = _last(signs, end, count, left - signs.width(begin, start))
    return _first(signs, start, left - signs.width(end, stop)), stop


def _last(signs: _Signs, start: int, end: int, room: int) -> int:
    """How far the signs from ``start`` on fit, at most to ``end``."""
    stop = start
    while stop < end and signs.widths[stop] <= room:
        room -= signs.widths[stop]
        stop += 1
    return stop


def _first(signs: _Signs, end: int, room: int) -> int:
    """From where on the signs before ``end`` fit."""
    begin = end
    while begin and signs.widths[begin - 1] <= room:
        begin -= 1
        room -= signs.widths[begin]
    return begin


def _width(sign: str) -> int:
    if unicodedata.category(sign) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in _WIDE else 1


def _runs_back(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text)
