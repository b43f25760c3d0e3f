"""Lines that do not break at a no-break space, so that French signs stay with their words."""

import re

from rich import _wrap  # Textual breaks its own texts by it, too

_SPACE = r"[^\S\u00a0\u202f]"
_WORD = re.compile(rf"{_SPACE}*[\S\u00a0\u202f]+{_SPACE}*")


def keep_no_break_spaces() -> None:
    """Have the terminal UI break lines at other spaces only.

    Rich takes every space for a place to break at, and gives no other way to say so.
    """
    _wrap.re_word = _WORD
