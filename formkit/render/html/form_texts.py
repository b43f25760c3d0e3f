"""Text of forms inside a page: its offending characters marked, its direction its own."""

import re
import unicodedata

from formkit.render.html.markup import Html, element, joined

_ROOM = 240
"""Characters shown on either side of what is meant; a label may be as long as a page."""
_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+"
_RUN = re.compile(rf"({_RIGHT_TO_LEFT}(?:[\s\W]*{_RIGHT_TO_LEFT})*)")
_BREAKS = re.compile(r"(?<=[_/\\])(?=[^_/\\])")
_SPACE, _SHOWN_SPACE = " ", "\u2423"


def cell_text(text: str, span: tuple[int, int] | None) -> Html:
    """A cell's text, isolated from what stands around it.

    Args:
        text: as it was read.
        span: the characters that are meant, from 0, the end excluded; between two
            characters where both are the same; None: the whole text is meant.
    """
    start, end = _inside(span, len(text)) if span else (0, _ROOM)
    first, last = max(0, start - _ROOM), end + _ROOM
    parts = (
        "…" if first else "",
        text[first:start],
        _marked(text[start:end]) if span else text[start:end],
        text[end:last],
        "…" if last < len(text) else "",
    )
    return element("bdi", *parts, dir="auto")


def isolated(text: str) -> Html:
    """A sentence in which words of the other direction do not turn their neighbours around."""
    parts = _RUN.split(text)
    return joined(element("bdi", part) if number % 2 else part for number, part in enumerate(parts))


def file_name(path: str) -> Html:
    """A file as its user wrote it; its folders matter less than its name."""
    folder = folder_of(path)
    folders = element("bdi", breakable(folder), class_="folders") if folder else ""
    return joined((folders, element("bdi", breakable(path.removeprefix(folder)))))


def folder_of(path: str) -> str:
    """The folders before a file's name, with what divides them from it."""
    return path[: max(path.rfind("/"), path.rfind("\\")) + 1]


def breakable(name: str) -> Html:
    """A long name, to be broken at its underscores first."""
    return joined(_BREAKS.split(name), element("wbr"))


def _inside(span: tuple[int, int], length: int) -> tuple[int, int]:
    start = min(max(span[0], 0), length)
    return start, min(max(span[1], start), length)


def _marked(text: str) -> Html:
    """What is meant; where nobody could see it, its characters by name."""
    if not text:
        return element("mark", class_="here")
    if any(not _is_unseen(sign) for sign in text):
        return element("mark", text)
    return element("mark", *map(_named, text), class_="unseen")


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "ZC"


def _named(sign: str) -> Html:
    if sign == _SPACE:
        return element("span", _SHOWN_SPACE)
    return element("span", f"U+{ord(sign):04X}", title=unicodedata.name(sign, "").lower() or None)
