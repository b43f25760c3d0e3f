"""A form that is held against a dictionary: read, watched, and against what it is held."""

from pathlib import Path
from typing import TYPE_CHECKING

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.replacing import Fingerprint, fingerprint_of
from formkit.jobs.aligning import BY_THE_FORM, AlignedForm, AlignmentTerms, align_file
from formkit.jobs.alignment_lines import AlignmentLine, lines_of
from formkit.jobs.alignment_search import VariableSearch
from formkit.jobs.subjects import Standards
from formkit.jobs.watching import Outcome, Sighting, first_sighting, look_again
from formkit.jobs.workspace import standard_names
from formkit.tui.job_screen import JobScreen
from formkit.tui.screens.align_drafts import draft_of, terms_of_draft
from formkit.tui.working import Tell

if TYPE_CHECKING:
    from textual.timer import Timer

# Work is handed over as closures: of a partial, Textual writes out all arguments on the screen's
# own thread, and a form has megabytes of them.

_READING = "read"
_WATCHING = "watch"
_DRAFT = "align"
_SECONDS_BETWEEN_LOOKS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A form, its lines, and what else was read."""

    form: AlignedForm
    lines: tuple[AlignmentLine, ...]
    search: VariableSearch
    read: Fingerprint
    seen: Sighting
    standards: tuple[str, ...]
    """Those that the form could be held against."""


class HoldingScreen(JobScreen):
    """Holds one form and keeps what is shown true to its file."""

    def __init__(self) -> None:
        """Begin without a form."""
        super().__init__()
        self.path: Path | None = None
        self.held: Held | None = None
        self.terms = BY_THE_FORM
        self.is_writing = False
        self._standards = Standards()
        self._sighting: Sighting | None = None
        self._watch: Timer | None = None

    @property
    def reader(self) -> str:
        """The code of the reader's language."""
        return str(self.shell.language)

    def show_held(self, held: Held) -> None:
        """Show a form."""
        raise NotImplementedError

    def show_unread(self, error: FormkitError | OSError) -> None:
        """Show why a form could not be read."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Begin to watch."""
        self._watch = self.set_interval(_SECONDS_BETWEEN_LOOKS, self.look)

    def on_screen_suspend(self) -> None:
        """Nobody looks: watch nothing."""
        if self._watch:
            self._watch.pause()

    def on_screen_resume(self) -> None:
        """Watch on."""
        if self._watch:
            self._watch.resume()

    def open(self, *paths: Path) -> None:
        """Hold the first of some forms against the dictionary."""
        for path in paths[:1]:
            self.path = path
            self.terms = terms_of_draft(self.shell.memory.draft(_DRAFT, path))
            self.read()

    def read(self, *, is_quiet: bool = False) -> None:
        """Read the form anew.

        Args:
            is_quiet: whether nothing is said of it, since it takes a moment only.
        """
        path, terms, before = self.path, self.terms, self.held
        if path is None:
            return
        self._sighting = None
        self.work(
            lambda tell: _held(path, terms, self._standards, before, tell),
            self._read,
            doing=None if is_quiet else Message("reading …"),
            group=_READING,
            otherwise=self._unread,
        )

    def hold_against(self, terms: AlignmentTerms) -> None:
        """Hold the form against something else, and remember it."""
        self.terms = terms
        self.keep_draft()
        self.read()

    def keep_draft(self) -> None:
        """Remember against what the form is held, and what was rejected."""
        if self.path is not None:
            self.shell.memory.keep_draft(_DRAFT, self.path, draft_of(self.terms))

    def stop_work(self) -> None:
        """Stop reading; what is shown stays."""
        super().stop_work()
        self.is_writing = False

    def _read(self, held: Held) -> None:
        self.held, self._sighting = held, held.seen
        self.is_writing = False
        self.show_held(held)

    def _unread(self, error: FormkitError | OSError) -> None:
        self.is_writing = False
        if self.path is not None:
            self._sighting = first_sighting(self.path)
        if self.terms != BY_THE_FORM and self.held is None:
            self.terms = replace(BY_THE_FORM, rejected=self.terms.rejected)
        self.show_unread(error)

    # Watching

    def look(self) -> None:
        """Look whether the file is still what was read."""
        path, held, sighting = self.path, self.held, self._sighting
        if path is None or held is None or sighting is None or self.is_writing:
            return
        self.work(lambda _tell: look_again(path, sighting, held.read), self._seen, group=_WATCHING)

    def _seen(self, seen: Sighting) -> None:
        if self._sighting is None or self.is_writing:
            return
        before, self._sighting = self._sighting, seen
        if seen.outcome is Outcome.CHANGED:
            self.tell(Message("another program changed the file, so it is read again"))
            self.read()
        elif seen.outcome is Outcome.GONE and before.outcome is not Outcome.GONE:
            text = "{file} is no longer there; what is shown was read before it went"
            self.warn(Message(text, file=str(self.path)))


def _held(
    path: Path, terms: AlignmentTerms, standards: Standards, before: Held | None, tell: Tell
) -> Held:
    """What is seen of the file comes first: a change while it is read is noticed then."""
    seen = first_sighting(path)
    form = align_file(path, terms, standards=standards, tell=tell)
    is_same = before is not None and before.form.standard is form.standard
    return Held(
        form=form,
        lines=lines_of(form),
        search=before.search if before and is_same else VariableSearch.of(form.standard),
        read=fingerprint_of(form.file.content),
        seen=seen,
        standards=before.standards if before else standard_names(),
    )
