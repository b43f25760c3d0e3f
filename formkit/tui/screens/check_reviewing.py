"""A form under review: read, judged, given to the compilers, watched, checked again."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.core.values import replace
from formkit.formats.replacing import Fingerprint, fingerprint_of
from formkit.jobs.finding_groups import Searchable, searchable
from formkit.jobs.reviewing import Review, review, with_compilers
from formkit.jobs.subjects import Judgement
from formkit.jobs.watching import Outcome, Sighting, first_sighting, look_again
from formkit.tui.dialogs.window import Say
from formkit.tui.job_screen import JobScreen
from formkit.tui.working import Tell

if TYPE_CHECKING:
    from textual.timer import Timer

_CHECKING = "check"
_COMPILING = "compile"
_WATCHING = "watch"
Found = tuple[Searchable, ...]
"""Findings with their words, to be filtered as one types."""
_SECONDS_BETWEEN_LOOKS = 1.0
_NOTHING = fingerprint_of(b"")
"""Stands for what could not be read."""


class ReviewingScreen(JobScreen):
    """Holds one form under review and keeps what is shown true to its file."""

    def __init__(self) -> None:
        """Begin without a form."""
        super().__init__()
        self.review: Review | None = None
        self.found: Found = ()
        self.path: Path | None = None
        self._sighting: Sighting | None = None
        self.watch_timer: Timer | None = None

    def show_review(self, under: Review) -> None:
        """Show what was found."""
        raise NotImplementedError

    def show_unread(self, error: FormkitError | OSError) -> None:
        """Show why a form could not be read."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Begin to watch."""
        self.watch_timer = self.set_interval(_SECONDS_BETWEEN_LOOKS, self.look)

    def on_screen_suspend(self) -> None:
        """Nobody looks: watch nothing."""
        if self.watch_timer:
            self.watch_timer.pause()

    def on_screen_resume(self) -> None:
        """Watch on."""
        if self.watch_timer:
            self.watch_timer.resume()

    def open(self, *paths: Path) -> None:
        """Check the first of some forms."""
        for path in paths[:1]:
            self.path = path
            self.check()

    def check(self) -> None:
        """Read the form and judge it; what it says now takes the place of what was shown."""
        if self.path is None:
            return
        self._sighting = None
        for group in (_COMPILING, _WATCHING):
            self.drop_work(group)
        judgement = Judgement(today=self.shell.today)
        self.work(
            partial(_read, self.path, judgement, self.say),
            self._read,
            doing=Message("checking …"),
            group=_CHECKING,
            otherwise=self._unread,
        )

    def drop_work(self, group: str) -> None:
        """Have nothing more of a group's work, which may go on unheard."""
        self._shown_workers.pop(group, None)
        self.workers.cancel_group(self, group)

    @property
    def is_compiling(self) -> bool:
        """Tell whether the compilers are being asked."""
        return _COMPILING in self._shown_workers

    def stop_work(self) -> None:
        """Stop, and say what was not asked."""
        super().stop_work()
        if self.review:
            self.show_review(self.review)

    def _read(self, found: tuple[Sighting, Review, Found]) -> None:
        self._sighting, self.review, self.found = found
        self.work(
            partial(_compiled, self.review, self.say),
            self._compiled,
            doing=Message("asking pyxform …"),
            group=_COMPILING,
        )
        self.show_review(self.review)

    def _compiled(self, found: tuple[Review, Found]) -> None:
        self.review, self.found = found
        self.show_review(self.review)

    def _unread(self, error: FormkitError | OSError) -> None:
        if self.path is not None:
            self._sighting = first_sighting(self.path)
        self.show_unread(error)

    # Watching

    def look(self) -> None:
        """Look whether the file is still what was read."""
        if self.path is None or self._sighting is None:
            return
        read = self.review.read if self.review else _NOTHING
        self.work(partial(_look, self.path, self._sighting, read), self._seen, group=_WATCHING)

    def _seen(self, seen: Sighting) -> None:
        before, self._sighting = self._sighting, seen
        if before is None:
            self._sighting = None
        elif seen.outcome is Outcome.CHANGED:
            # told once, even if it cannot be read now
            self._sighting = replace(seen, outcome=Outcome.SAME, settled=seen.stamp)
            self.tell(Message("another program changed the file, so it is checked again"))
            self.check()
        elif seen.outcome is Outcome.GONE and before.outcome is not Outcome.GONE:
            text = "{file} is no longer there; what is shown was found before it went"
            self.warn(Message(text, file=str(self.path)))


def _read(path: Path, judgement: Judgement, say: Say, tell: Tell) -> tuple[Sighting, Review, Found]:
    """What is seen of the file comes first: a change while it is read is noticed then."""
    seen = first_sighting(path)
    under = review(path, judgement, tell=tell)
    return seen, under, searchable(under.report.findings, say)


def _compiled(under: Review, say: Say, tell: Tell) -> tuple[Review, Found]:
    told = with_compilers(under, tell=tell)
    return told, searchable(told.report.findings, say)


def _look(path: Path, before: Sighting, read: Fingerprint, _tell: Tell) -> Sighting:
    return look_again(path, before, read)
