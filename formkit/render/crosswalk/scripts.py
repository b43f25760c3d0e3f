"""What the scripts in Python and R have in common."""

from textwrap import wrap

from formkit.changes.crosswalk import Certainty, Crosswalk
from formkit.core.messages import Catalogue, Message
from formkit.core.values import dataclass
from formkit.render.crosswalk.words import (
    COMMENTS,
    HEAD,
    LIKELY_CODE,
    LIKELY_NAME,
    SAID,
    WRITTEN_BY,
)
from formkit.render.harmless import harmless

_WIDTH = 96
_MARK = "# @"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a script is made of."""

    crosswalk: Crosswalk
    old: str
    """The old form's file, as it is told."""
    new: str
    catalogue: Catalogue
    """Of the language in which the script speaks."""

    def said(self, extra: dict[str, Message]) -> dict[str, str]:
        """What the script says while it works: by its word, the sentence with braces."""
        every = {**SAID, **extra}
        return {word: self.catalogue.get(one.template, one.template) for word, one in every.items()}

    def head(self, how: Message) -> list[str]:
        """The comment on top: what it is for, how to run it, what to look at."""
        heading = HEAD.filled(old=self.old, new=self.new)
        told = [*self._comment(heading), *self._comment(how)]
        likely = [
            (LIKELY_CODE if one.old_code else LIKELY_NAME).filled(
                list=one.old,
                old=one.old_code or one.old,
                new=one.new_code or one.new,
                note=one.note,
            )
            for one in self.crosswalk.entries
            if one.certainty is Certainty.LIKELY
        ]
        if likely:
            told += self._comment(WRITTEN_BY)
        return [*told, *(line for one in likely for line in self._comment(one, first="#  - "))]

    def comments_in(self, program: str) -> list[str]:
        """The lines of a program, its comments in the reader's language."""
        lines: list[str] = []
        for line in program.splitlines():
            indent, mark, name = line.partition(_MARK)
            lines += self._comment(COMMENTS[name], indent) if mark else [line]
        return lines

    def _comment(self, message: Message, indent: str = "", *, first: str = "# ") -> list[str]:
        text = " ".join(harmless(message.worded(self.catalogue)).split())
        rest = "#" + " " * (len(first) - 1)
        return wrap(
            text,
            _WIDTH,
            initial_indent=indent + first,
            subsequent_indent=indent + rest,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def comment(self, message: Message) -> list[str]:
        """A sentence as lines of comment."""
        return self._comment(message)
