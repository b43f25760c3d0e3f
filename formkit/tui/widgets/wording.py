"""Two wordings, and the words by which they differ; Arabic in the order in which it is read."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rich.cells import cell_len
from textual.content import Content

from formkit.core.values import dataclass
from formkit.render.harmless import harmless
from formkit.render.text.words import word_steps
from formkit.tui.bidi import shown

_REMEMBERED = 2048
_GONE = "underline strike $error"
_COME = "bold underline $success"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words of a text, and whether the other text has others there."""

    text: str
    is_other: bool = False


Pieces = tuple[Piece, ...]


def compared(old: str, new: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces; each one whole where they have too little in common."""
    steps = word_steps(old, new)
    if not steps:
        return plain(old), plain(new)
    before = (Piece(text=one.kept or one.gone, is_other=not one.kept) for one in steps)
    after = (Piece(text=one.kept or one.come, is_other=not one.kept) for one in steps)
    return tuple(one for one in before if one.text), tuple(one for one in after if one.text)


def plain(text: str) -> Pieces:
    """A text of which nothing is marked."""
    return (Piece(text=text),)


def written(pieces: Pieces, width: int, *, is_new: bool) -> Content:
    """A text with its marked words, as it is shown.

    Text from left to right is broken by whoever shows it.  Text that runs the other way
    is broken here, before its words are turned round.

    Args:
        pieces: of the text.
        width: columns there are.
        is_new: whether it is the new text.
    """
    style = _COME if is_new else _GONE
    if not any(shown(one.text) != one.text for one in pieces):
        parts = [(harmless(one.text), style if one.is_other else "") for one in pieces]
        return Content(" ").join([Content.styled(text, style) for text, style in parts])
    words = [(word, style if one.is_other else "") for one in pieces for word in one.text.split()]
    lines = [_turned(line) for line in _broken(words, max(width, 1))]
    return Content("\n").join(lines)


_Word = tuple[str, str]
"""A word and its style."""


def _broken(words: Sequence[_Word], width: int) -> Iterator[list[_Word]]:
    line: list[_Word] = []
    room = width
    for word in words:
        needed = cell_len(word[0]) + bool(line)
        if line and needed > room:
            yield line
            line, room, needed = [], width, cell_len(word[0])
        line.append(word)
        room -= needed
    yield line


def _turned(line: Sequence[_Word]) -> Content:
    """A line from its last word to its first, each word's letters joined."""
    words = [Content.styled(_joined(word), style) for word, style in reversed(line)]
    return Content(" ").join(words)


@lru_cache(maxsize=_REMEMBERED)
def _joined(word: str) -> str:
    """A word as it is read; joining letters is slow, and the same words come again."""
    return shown(harmless(word))
