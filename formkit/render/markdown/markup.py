"""Text of forms inside Markdown: shown as it is, whatever it holds."""

import re

from formkit.render.harmless import harmless

_SPECIAL = re.compile(r"[\\`*\[\]<>|~&]|(?<!\w)_++|_++(?![^\W_])")
"""Signs that mean something anywhere; underscores do only at the edge of a word."""
_SIGN = re.compile(".")
_BLANK = re.compile(r"\s+")


def escaped(text: str) -> str:
    r"""The text on one line, no sign of it taken for markup.

    >>> print(escaped("a|b *c* <d> loc_hh a__b _e_"))
    a\|b \*c\* \<d\> loc_hh a__b \_e\_
    """
    line = _BLANK.sub(" ", harmless(text)).strip()
    return _SPECIAL.sub(lambda found: _SIGN.sub(r"\\\g<0>", found[0]), line)


def table(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    """A table of cells that are markup already; the last column holds numbers."""
    rule = (*("---" for _ in heads[1:]), "---:")
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows))
