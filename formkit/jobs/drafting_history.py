"""What was done to a draft, to be undone and done again."""

from formkit.core.values import dataclass, replace
from formkit.jobs.drafting import Draft, moved_to


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

    def did(self, draft: Draft, doing: str = "") -> "History":
        """The history after one more deed; one that changes nothing is none.

        Args:
            draft: what came of it.
            doing: the same word for deeds that are undone together, such as the
                letters of one text; empty: it stands alone.
        """
        if draft == self.now:
            return self
        if doing and doing == self.doing and self.before:
            return History(now=draft, before=self.before, doing=doing)
        return History(now=draft, before=(*self.before, self.now), doing=doing)

    def undone(self) -> "History":
        """One deed back; at the beginning, as it is."""
        if not self.before:
            return self
        return History(
            now=self._with_file(self.before[-1]),
            before=self.before[:-1],
            after=(*self.after, self.now),
        )

    def redone(self) -> "History":
        """One deed that was undone, done again; without any, as it is."""
        if not self.after:
            return self
        return History(
            now=self._with_file(self.after[-1]),
            before=(*self.before, self.now),
            after=self.after[:-1],
        )

    def in_file(self, written: Draft) -> "History":
        """The history after saving, which nobody undoes; what was done meanwhile stays."""
        assert written.path is not None  # noqa: S101 - it was written there
        now = replace(moved_to(self.now, written.path), saved=written.text)
        return History(now=now, before=self.before, after=self.after)

    def _with_file(self, draft: Draft) -> Draft:
        """The draft of another moment as the file that there is now."""
        here = self.now
        moved = draft if here.path in {None, draft.path} else moved_to(draft, here.path)
        return replace(moved, saved=here.saved)
