"""A form that is held against a dictionary: read, watched, and against what it is held."""

from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.replacing import Fingerprint, fingerprint_of
from formkit.jobs.aligning import BY_THE_FORM, AlignedForm, AlignmentTerms, align_file
from formkit.jobs.aligning.lines import AlignmentLine, lines_of
from formkit.jobs.aligning.search import VariableSearch
from formkit.jobs.subjects import Standards
from formkit.jobs.watching import Sighting, first_sighting
from formkit.jobs.workspace import standard_names
from formkit.tui.file_screen import FileScreen
from formkit.tui.screens.align.drafts import draft_of, terms_of_draft
from formkit.tui.working import Tell

# Work is handed over as closures: of a partial, Textual writes out all arguments on the screen's
# own thread, and a form has megabytes of them.

_READING = "read"
_DRAFT = "align"


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


class HoldingScreen(FileScreen):
    """Holds one form and keeps what is shown true to its file."""

    def __init__(self) -> None:
        """Begin without a form."""
        super().__init__()
        self.held: Held | None = None
        self.terms = BY_THE_FORM
        self.is_writing = False
        self._standards = Standards()

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
        self.sighting = None
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
        self.held, self.sighting = held, held.seen
        self.is_writing = False
        self.show_held(held)

    def _unread(self, error: FormkitError | OSError) -> None:
        self.is_writing = False
        if self.path is not None:
            self.sighting = first_sighting(self.path)
        if self.terms != BY_THE_FORM and self.held is None:
            self.terms = replace(BY_THE_FORM, rejected=self.terms.rejected)
        self.show_unread(error)

    @property
    def last_read(self) -> Fingerprint | None:
        """What was read; None while the screen itself writes the file."""
        return self.held.read if self.held and not self.is_writing else None


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
