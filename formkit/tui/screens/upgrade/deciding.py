"""Adaptations under upgrade: each decision goes to the disk, one after the other."""

from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.changes.merging import Decision
from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.conflict_lists import ConflictList
from formkit.jobs.merging import Words
from formkit.jobs.merging.deciding import Decided
from formkit.jobs.upgrading.sessions import (
    Choice,
    UpgradeSession,
    choose,
    take_back,
    take_over,
    up_to_date,
)
from formkit.render.screen import Screen
from formkit.render.xlsx.conflicts import conflicts_of
from formkit.tui.job_screen import JobScreen

if TYPE_CHECKING:
    from formkit.jobs.upgrading.regions import RegionLine

_SAVING = "save"
_MOST_STALE = 3
Change = Callable[[UpgradeSession], UpgradeSession]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """A change that waits for those before it to be on the disk."""

    at: int
    """Which adaptation it is about."""
    change: Change
    then: Callable[[], None] | None = None
    is_look: bool = False


class DecidingScreen(JobScreen):
    """Holds adaptations and their decisions; a screen shows them."""

    def __init__(self) -> None:
        """Begin without adaptations."""
        super().__init__()
        self.lines: tuple[RegionLine, ...] = ()
        self.at = 0
        """The adaptation that is decided, or that the cursor stands on."""
        self._waiting: deque[_Waiting] = deque()
        self._is_saving = False
        self._is_blind = False
        """Whether the files could not be read when they were looked at: told once is enough."""

    @property
    def session(self) -> UpgradeSession | None:
        """The adaptation that is decided; None where there is none, or it cannot be carried."""
        return self.lines[self.at].session if self.lines else None

    @property
    def words(self) -> Words:
        """Words the sheet of conflicts in the reader's language."""
        return partial(_listed, Screen(catalogue=self.catalogue))

    def show_session(self, before: UpgradeSession) -> None:
        """Show an adaptation after a decision.

        Args:
            before: as it was.
        """
        raise NotImplementedError

    def decide(self, key: str, decision: Decision | None, note: str) -> None:
        """Decide a conflict; it is shown once it is on the disk."""
        choice = Choice(key=key, decision=decision, note=note)
        self.change(lambda session: choose(session, choice, self.words))

    def undo(self) -> None:
        """Take back what was done last."""
        self.change(lambda session: take_back(session, self.words))

    def take_decisions(self, path: Path) -> None:
        """Take over what was decided in another workbook, and tell how much that was."""
        counts: list[int] = []

        def change(session: UpgradeSession) -> UpgradeSession:
            taken, count = take_over(session, path, self.words)
            counts.append(count)
            return taken

        def then() -> None:
            text = "{count} {count:decision|decisions} taken over from {file}"
            self.tell(Message(text, count=counts[0], file=path.name))

        self.change(change, then)

    def change(self, change: Change, then: Callable[[], None] | None = None) -> None:
        """Change the adaptation, behind all changes that wait already.

        Args:
            change: what is done, in a thread.
            then: is called once the change is on the disk.
        """
        self._waiting.append(_Waiting(at=self.at, change=change, then=then))
        self._next()

    def when_saved(self, then: Callable[[], None]) -> None:
        """Do something once every decision is on the disk; nothing when one cannot be kept."""
        if self._is_saving or self._waiting:
            self.change(lambda session: session, then)
        else:
            then()

    def look(self) -> None:
        """Look whether somebody changed the adaptation or its workbook meanwhile."""
        if self.session and not self._is_saving and not self._waiting and not self._is_blind:
            self._waiting.append(_Waiting(at=self.at, change=up_to_date, is_look=True))
            self._next()

    def forget(self) -> None:
        """Drop changes that wait: other adaptations take the place of these."""
        self._waiting.clear()
        self._is_blind = False

    def _next(self) -> None:
        if self._is_saving or not self._waiting:
            return
        one = self._waiting.popleft()
        session = self.lines[one.at].session
        if session is None:
            return
        self._is_saving = True
        # Textual writes out what a partial holds, and a session holds whole forms
        self.work(
            lambda _tell: one.change(session),
            lambda changed: self._saved(one, changed),
            group=_SAVING,
            otherwise=lambda error: self._not_saved(one, error),
        )

    def _saved(self, one: "_Waiting", session: UpgradeSession) -> None:
        self._is_saving = self._is_blind = False
        at, line = one.at, self.lines[one.at]
        before = line.session
        others = (self.lines[:at], self.lines[at + 1 :])
        written = line.written if session is before else None
        now = replace(line, session=session, written=written)
        self.lines = (*others[0], now, *others[1])
        if before is not None and session is not before:
            if session.stale != before.stale:
                self.tell_stale(session)
            if at == self.at:
                self.show_session(before)
        if one.then:
            one.then()
        self._next()

    def _not_saved(self, one: "_Waiting", error: FormkitError | OSError) -> None:
        self._is_saving, self._is_blind = False, one.is_look
        self._waiting.clear()
        self.fail(error)

    def tell_stale(self, session: UpgradeSession) -> None:
        """Tell what was decided in vain, and what cannot be read."""
        stale = session.stale
        if stale:
            text = (
                "{count} {count:decision is|decisions are} about what is no conflict any more,"
                " since the adaptation, the release or another decision changed:"
                " {what}. {count:It stays|They stay} in the workbook"
            )
            what = tuple(one.what for one in stale[:_MOST_STALE])
            self.warn(Message(text, count=len(stale), what=what))
        told = {one.decision_loc for one in stale}
        for loc, problem in session.decided.problems:
            if loc not in told:
                self.warn(Message("{cell}: {problem}", cell=loc.a1, problem=problem))


def _listed(screen: Screen, decided: Decided, places: Mapping[str, Loc]) -> ConflictList:
    text = (
        "Save and close the workbook, then go on in formkit: it reads what you decided here."
        " Until then the country keeps what it has."
    )
    return conflicts_of(decided, places, Message(text), screen)
