"""Tables: what ``formkit list`` shows, before it becomes text or JSON."""

import unicodedata

from formkit.core.messages import Message
from formkit.core.values import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    key: str
    """For programs."""
    title: Message
    """For people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text under named columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    also: tuple[str, ...] = ()
    """What a search looks at besides the cells, one text a row; empty: nothing."""

    def matching(self, words: str) -> "Table":
        """The rows that hold every word somewhere, whatever its accents and capitals.

        >>> table = Table(columns=(), rows=(("Évaluation", "bsa"), ("Enquête", "fms")))
        >>> table.matching("BSA evaluation").rows
        (('Évaluation', 'bsa'),)
        """
        wanted = folded(words).split()
        also = self.also or ("",) * len(self.rows)
        found = tuple(
            (row, more)
            for row, more in zip(self.rows, also, strict=True)
            if all(word in folded(" ".join((*row, more))) for word in wanted)
        )
        return replace(
            self, rows=tuple(row for row, _ in found), also=tuple(more for _, more in found)
        )


def folded(text: str) -> str:
    """Text without accents and capitals, for searching.

    >>> folded("Évaluation")
    'evaluation'
    """
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()
