"""Where text is shown: in which language, how wide, with or without colours.

Whatever goes through a screen is made harmless on the way.
"""

import re
import textwrap
from collections.abc import Callable

from formkit.core.findings import Severity
from formkit.core.messages import Catalogue, Message
from formkit.core.values import dataclass, field, replace
from formkit.render.harmless import harmless

_BOLD = "1"
_FAINT = "2"
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}

NARROW = 60
"""Below this many columns a message gets lines of its own."""

_LEAST_ROOM = 20
"""Text gets this much beside its indent, however narrow the screen is."""
_PAINT = re.compile("\x1b\\[[0-9]+m")
_BLANK = re.compile("[^\\S\xa0\u2007\u202f]+")
"""Spaces and line ends, but not the spaces at which French does not break a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What a renderer must know of the place where its text will be shown."""

    catalogue: Catalogue = field(default_factory=dict)
    width: int = 0
    """Columns; 0 for a file or a pipe, where lines are not broken."""
    colour: bool = False
    console: Callable[[str], str] = str
    """What a console makes of letters that it lacks; others, and files, leave all as it is."""

    @property
    def is_narrow(self) -> bool:
        """Tell whether there is too little room for a table beside its text."""
        return 0 < self.width < NARROW

    def say(self, message: Message) -> str:
        """A message in the reader's language."""
        return harmless(message.worded(self.catalogue))

    def said(self, text: str) -> str:
        """A text without fields, such as a paragraph of a page, in the reader's language."""
        return self.catalogue.get(text, text)

    def heading(self, title: str) -> str:
        """A title, with what the reader's language puts between it and what it names."""
        return self.say(Message("{title}: ", title=title))

    def bold(self, text: str) -> str:
        """A heading."""
        return self._painted(text, _BOLD)

    def faint(self, text: str) -> str:
        """What matters less."""
        return self._painted(text, _FAINT)

    def severe(self, text: str, severity: Severity) -> str:
        """Text in the colour of a severity."""
        return self._painted(text, _COLOURS[severity])

    def inset(self, indent: int) -> "Screen":
        """The screen that is left beside an indent."""
        return replace(self, width=max(self.width - indent, _LEAST_ROOM)) if self.width else self

    def wrapped(self, text: str, *, first: str = "", indent: int = 0) -> str:
        """Text broken at the screen's width, between words only: nothing is cut.

        Args:
            text: without colours; its own line breaks become spaces.
            first: stands before it on the first line; may hold colours, which take no room.
            indent: of the other lines.
        """
        words = harmless(_BLANK.sub(" ", text).strip(" "))
        if not self.width:
            return first + words
        taken = len(_PAINT.sub("", first.rpartition("\n")[2])) if first else indent
        widest = max(self.width, indent + _LEAST_ROOM)
        room = widest - taken
        margin = " " * indent
        if taken > indent and len(words.partition(" ")[0]) > room:
            return f"{first.rstrip()}\n{margin}{_broken(words, widest - indent, margin)}"
        lead = " " * (taken - indent)
        text = _broken(f"{lead}{words}" if lead else words, widest - indent, margin)
        return first + text.removeprefix(lead)

    def _painted(self, text: str, code: str) -> str:
        text = harmless(text)
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def _broken(text: str, room: int, margin: str) -> str:
    lines = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False)
    return f"\n{margin}".join(lines)


PLAIN = Screen()
"""English, without colours, lines not broken."""
