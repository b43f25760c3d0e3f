"""What pyxform makes of the text of a cell before it understands it.

Source: ``clean_text_values`` in ``pyxform/parsing/sheet_headers.py``.
"""

import re

_SPACES = re.compile(" {2,}")
_STRAIGHT_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})


class CleanTexts(dict[str, str]):
    """Text of a cell -> what pyxform understands; each text is cleaned once.

    Curly quotes become straight ones.  On the survey sheet runs of spaces
    become one, unless the setting ``clean_text_values`` says no.
    """

    def __init__(self, *, joins_spaces: bool) -> None:
        """Know nothing yet.

        Args:
            joins_spaces: whether runs of spaces become one.
        """
        super().__init__()
        self._joins_spaces = joins_spaces

    def __missing__(self, text: str) -> str:
        """Clean a text that was not asked for before, and keep it."""
        clean = text
        if self._joins_spaces and "  " in text:
            clean = _SPACES.sub(" ", clean)
        if not text.isascii():
            clean = clean.translate(_STRAIGHT_QUOTES)
        self[text] = clean
        return clean
