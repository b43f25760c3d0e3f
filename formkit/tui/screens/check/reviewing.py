"""A form under review: read, judged, given to the compilers, watched, checked again."""

from functools import partial
from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.formats.replacing import Fingerprint, fingerprint_of
from formkit.jobs.reviewing import Review, review, with_compilers
from formkit.jobs.reviewing.finding_groups import Searchable, searchable
from formkit.jobs.subjects import Judgement
from formkit.jobs.watching import Sighting, first_sighting
from formkit.tui.dialogs.window import Say
from formkit.tui.file_screen import WATCHING, FileScreen
from formkit.tui.working import Tell

_CHECKING = "check"
_COMPILING = "compile"
Found = tuple[Searchable, ...]
"""Findings with their words, to be filtered as one types."""
_NOTHING = fingerprint_of(b"")
"""Stands for what could not be read."""


class ReviewingScreen(FileScreen):
    """Holds one form under review and keeps what is shown true to its file."""

    def __init__(self) -> None:
        """Begin without a form."""
        super().__init__()
        self.review: Review | None = None
        self.found: Found = ()

    def show_review(self, under: Review) -> None:
        """Show what was found."""
        raise NotImplementedError

    def show_unread(self, error: FormkitError | OSError) -> None:
        """Show why a form could not be read."""
        raise NotImplementedError

    def open(self, *paths: Path) -> None:
        """Check the first of some forms."""
        for path in paths[:1]:
            self.path = path
            self.read()

    def read(self) -> None:
        """Read the form and judge it; what it says now takes the place of what was shown."""
        if self.path is None:
            return
        self.sighting = None
        for group in (_COMPILING, WATCHING):
            self.drop_work(group)
        judgement = Judgement(today=self.shell.today)
        self.work(
            partial(_read, self.path, judgement, self.say),
            self._read,
            doing=Message("checking …"),
            group=_CHECKING,
            otherwise=self._unread,
        )

    @property
    def is_compiling(self) -> bool:
        """Tell whether the compilers are being asked."""
        return self.is_working_on(_COMPILING)

    def stop_work(self) -> None:
        """Stop, and say what was not asked."""
        super().stop_work()
        if self.review:
            self.show_review(self.review)

    def _read(self, found: tuple[Sighting, Review, Found]) -> None:
        self.sighting, self.review, self.found = found
        self.work(
            partial(_compiled, self.review, self.say),
            self._compiled,
            doing=Message("asking pyxform and ODK Validate …"),
            group=_COMPILING,
        )
        self.show_review(self.review)

    def _compiled(self, found: tuple[Review, Found]) -> None:
        self.review, self.found = found
        self.show_review(self.review)

    def _unread(self, error: FormkitError | OSError) -> None:
        if self.path is not None:
            self.sighting = first_sighting(self.path)
        self.show_unread(error)

    @property
    def last_read(self) -> Fingerprint:
        """What was read; of a file that could not be read, nothing."""
        return self.review.read if self.review else _NOTHING


def _read(path: Path, judgement: Judgement, say: Say, tell: Tell) -> tuple[Sighting, Review, Found]:
    """What is seen of the file comes first: a change while it is read is noticed then."""
    seen = first_sighting(path)
    under = review(path, judgement, tell=tell)
    return seen, under, searchable(under.report.findings, say)


def _compiled(under: Review, say: Say, tell: Tell) -> tuple[Review, Found]:
    told = with_compilers(under, tell=tell)
    return told, searchable(told.report.findings, say)
