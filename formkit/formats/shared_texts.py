"""How much text a sheet grows to once every cell has its own copy of a shared text.

An xlsx file holds each text once, and cells name it by number; calamine hands
out a copy a cell, so that a small file could ask for all memory there is.
"""

import re
from collections import Counter
from collections.abc import Sequence

_SHARING = re.compile(rb"""["']s["'][^<>]*>\s*<(?:\w+:)?v\s*>\s*([0-9]+)""")
_TABLE = re.compile(rb"<(?:[^\s<>/:]+:)?sst\b[^<]*")
_SHORTEST_CELL = len(b'<c t="s"><v>0</v></c>')
_QUOTED = (b'"s"', b"'s'")


def without_counts(shared_strings: bytes) -> bytes:
    """The same texts, but how many there are is not stated: calamine makes room for so many."""
    return _TABLE.sub(lambda found: found[0].replace(b"ount", b"ouns"), shared_strings)


def text_lengths(shared_strings: bytes) -> list[int]:
    """The lengths of the shared texts, longest first; none is longer than told.

    Args:
        shared_strings: the XML that holds them.
    """
    if shared_strings.count(b"<") != shared_strings.count(b">"):
        # a text may hold what looks like the end of one: take all for a single text
        return [len(shared_strings)]
    return sorted(map(len, shared_strings.split(b"si>")), reverse=True)


def most_text(sheets: Sequence[bytes], lengths: list[int], *, enough: int) -> int:
    """At most so many bytes of shared text do sheets grow to.

    Args:
        sheets: their XML.
        lengths: as ``text_lengths`` gives them.
        enough: below this a rough number will do.
    """
    longest = lengths[0] if lengths else 0
    rough = sum(len(sheet) // _SHORTEST_CELL * longest for sheet in sheets)
    if rough > enough:
        rough = sum(_sharing(sheet) * longest for sheet in sheets)
    if rough > enough:
        rough = sum(_by_use(sheet, lengths) for sheet in sheets)
    return rough


def _sharing(sheet: bytes) -> int:
    return sum(sheet.count(quoted) for quoted in _QUOTED)


def _by_use(sheet: bytes, lengths: list[int]) -> int:
    uses = Counter(_SHARING.findall(sheet))
    rest = _sharing(sheet) - uses.total()
    # whichever text a number stands for, the most used ones cannot grow to more than this
    ordered = sorted(uses.values(), reverse=True)
    grown = sum(times * length for times, length in zip(ordered, lengths, strict=False))
    return grown + rest * lengths[0]
