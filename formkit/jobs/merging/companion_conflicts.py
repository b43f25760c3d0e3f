"""Conflicts that go together: a condition, and the message that is shown where it does not hold."""

from collections.abc import Hashable, Sequence

from formkit.changes.merging import Conflict, Take
from formkit.core.values import dataclass
from formkit.jobs.merging.deciding import WeighedConflict

_ABOUT = {"constraint_message": "constraint", "required_message": "required"}
"""Column of a message -> the column of the condition that it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Companions:
    """A conflict, and those that go together with it."""

    one: WeighedConflict
    others: tuple[WeighedConflict, ...] = ()
    """About the condition and its message, in whatever language; in their order."""

    @property
    def are_apart(self) -> bool:
        """Whether they were decided against each other; a text of one's own may fit any side."""
        sides = {each.decision for each in (self.one, *self.others)}
        return len(sides & set(Take)) > 1

    @property
    def shared(self) -> Take | None:
        """The side that all would be decided for: this one's, else the first of the others'."""
        if self.one.decision:
            return self.one.decision if isinstance(self.one.decision, Take) else None
        sides = (each.decision for each in self.others)
        return next((side for side in sides if isinstance(side, Take)), None)

    @property
    def unlike(self) -> tuple[WeighedConflict, ...]:
        """Those that the shared side is not decided for yet."""
        side = self.shared
        return tuple(each for each in (self.one, *self.others) if side and each.decision != side)


def companions_of(one: WeighedConflict, conflicts: Sequence[WeighedConflict]) -> Companions:
    """Find what goes together with a conflict.

    Args:
        one: the conflict.
        conflicts: all of its adaptation.
    """
    mine = _subject(one.conflict)
    if mine is None:
        return Companions(one=one)
    others = (each for each in conflicts if each.conflict.key != one.conflict.key)
    return Companions(
        one=one, others=tuple(each for each in others if _subject(each.conflict) == mine)
    )


def decided_apart(conflicts: Sequence[WeighedConflict]) -> tuple[WeighedConflict, ...]:
    """The conflicts that were decided against one that goes together with them."""
    return tuple(one for one in conflicts if companions_of(one, conflicts).are_apart)


def column_of(conflict: Conflict) -> str:
    """The column that a conflict about one text is about; empty for others."""
    return str(getattr(conflict.ours[0], "key", "")) if conflict.texts else ""


def _subject(conflict: Conflict) -> Hashable | None:
    """The row and its condition; None for what is about neither."""
    column = column_of(conflict).partition("::")[0]
    condition = _ABOUT.get(column, column)
    if condition not in _ABOUT.values():
        return None
    return getattr(conflict.ours[0], "at", None), condition
