"""Where something comes in an order: behind what, at the start, or at the end."""

from collections.abc import Sequence
from dataclasses import dataclass

from formkit.changes.plain.cells import PlainCells

PLACE, AFTER, START = "at", "after", "start"


def written_after(after: str | None) -> PlainCells:
    """What a list, language or sheet comes behind."""
    return {PLACE: START} if after is None else {AFTER: after}


def is_at_start(fields: PlainCells) -> bool:
    """Tell whether the change says that it comes first."""
    return fields.get(PLACE) == START


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Names in order."""

    old: Sequence[str]
    last: str | None
    """The new name of the last one that keeps its place."""

    def before(self, name: str) -> str | None:
        """The name just before an old one; None for the first."""
        number = self.old.index(name)
        return self.old[number - 1] if number else None

    def read_after(self, fields: PlainCells) -> str | None:
        """What it comes behind; without a word, the last one that stays."""
        if AFTER in fields:
            return str(fields[AFTER])
        return None if is_at_start(fields) else self.last
