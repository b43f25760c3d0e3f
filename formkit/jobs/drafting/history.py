"""What was done to a draft, to be undone and done again."""

from collections.abc import Mapping

from formkit.core.errors import FormkitError
from formkit.core.values import dataclass, replace
from formkit.jobs.drafting import Draft, kept, moved_to, restored

_BEFORE, _AFTER, _EARLIER = "before", "after", "earlier"
_KEPT = 10
"""Deeds that whoever comes back can still undo, or do again; each takes 3 ms to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A draft as it is, as it was, and as it was before it was put back."""

    now: Draft
    before: tuple[Draft, ...] = ()
    """The oldest first."""
    after: tuple[Draft, ...] = ()
    """What was undone, the last first."""
    doing: str = ""
    """What was done last, where typing on is the same deed."""
    earlier: "History | None" = None
    """Of the form that was put aside when this one was begun; undoing leads back to it."""
    later: "History | None" = None
    """Of the form that was begun then, where that was undone."""

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a deed to take back."""
        return bool(self.before or self.earlier)

    @property
    def can_redo(self) -> bool:
        """Tell whether a deed was taken back."""
        return bool(self.after or self.later)

    def is_with(self, other: "History") -> bool:
        """Tell whether both are moments of one form."""
        return self.earlier is other.earlier

    def did(self, draft: Draft, doing: str = "") -> "History":
        """The history after one more deed; one that changes nothing is none.

        Args:
            draft: what came of it.
            doing: the same word for deeds that are undone together, such as the
                letters of one text; empty: it stands alone.
        """
        if draft == self.now:
            return self
        is_same = doing and doing == self.doing and self.before
        before = self.before if is_same else (*self.before, self.now)
        return History(now=draft, before=before, doing=doing, earlier=self.earlier)

    def undone(self) -> "History":
        """One deed back; at the beginning, as it is."""
        if not self.before:
            return (
                replace(self.earlier, later=replace(self, earlier=None)) if self.earlier else self
            )
        return replace(
            self,
            now=self._with_file(self.before[-1]),
            before=self.before[:-1],
            after=(*self.after, self.now),
            doing="",
        )

    def redone(self) -> "History":
        """One deed that was undone, done again; without any, as it is."""
        if not self.after:
            return replace(self.later, earlier=replace(self, later=None)) if self.later else self
        return replace(
            self,
            now=self._with_file(self.after[-1]),
            before=(*self.before, self.now),
            after=self.after[:-1],
            doing="",
        )

    def in_file(self, written: Draft) -> "History":
        """The history after saving, which nobody undoes; what was done meanwhile stays."""
        assert written.path is not None  # noqa: S101 - it was written there
        now = replace(moved_to(self.now, written.path), saved=written.text)
        return replace(self, now=now, doing="")

    def _with_file(self, draft: Draft) -> Draft:
        """The draft of another moment as the file that there is now."""
        here = self.now
        moved = draft if here.path in {None, draft.path} else moved_to(draft, here.path)
        return replace(moved, saved=here.saved)


def begun(draft: Draft, earlier: History | None) -> History:
    """The history of a form that is begun, or opened, while there is maybe another one.

    Args:
        draft: the form as it begins.
        earlier: what was composed until now; undoing leads back to it.
    """
    if earlier is None:
        return History(now=draft)
    if earlier.now == draft:
        return earlier
    return History(now=draft, earlier=replace(earlier, later=None))


def kept_history(history: History) -> dict[str, object]:
    """A draft with its last deeds as plain values, and those put aside that are saved nowhere."""
    earlier = history.earlier
    while earlier is not None and earlier.now.is_saved:
        earlier = earlier.earlier
    return {
        **kept(history.now),
        _BEFORE: [kept(one) for one in history.before[-_KEPT:]],
        _AFTER: [kept(one) for one in history.after[-_KEPT:]],
        **({_EARLIER: kept_history(earlier)} if earlier else {}),
    }


def restored_history(values: Mapping[str, object]) -> History:
    """A draft that was kept, with what was done to it last.

    Raises:
        FormkitError: what was kept is no draft, or cannot be read any more.
    """
    now = restored({key: value for key, value in values.items() if isinstance(value, str)})
    return History(
        now=now,
        before=_moments(values.get(_BEFORE)),
        after=_moments(values.get(_AFTER)),
        earlier=_aside(values.get(_EARLIER)),
    )


def _moments(values: object) -> tuple[Draft, ...]:
    """Deeds that were kept; where one cannot be read any more, none."""
    moments = values if isinstance(values, list) else []
    try:
        return tuple(restored(one) for one in moments if isinstance(one, Mapping))
    except FormkitError:
        return ()


def _aside(values: object) -> History | None:
    """What was put aside, where it can be read still."""
    try:
        return restored_history(values) if isinstance(values, Mapping) else None
    except FormkitError:
        return None
