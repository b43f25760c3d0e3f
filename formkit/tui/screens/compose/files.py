"""What composing reads and writes: adaptations, workbooks, and drafts that are kept."""

from functools import partial
from pathlib import Path

from formkit.core.errors import BadManifestError, FormkitError
from formkit.core.messages import Message
from formkit.jobs.drafting import FILE_NAME, Draft, open_draft
from formkit.jobs.drafting.files import (
    ChangedMeanwhileError,
    save_draft,
    standard_for,
)
from formkit.jobs.drafting.history import History, begun, kept_history, restored_history
from formkit.jobs.drafting.preview import Preview, Workbench
from formkit.jobs.outputs import WouldOverwriteError
from formkit.model.standard import Standard
from formkit.tui.job_screen import JobScreen
from formkit.tui.working import Tell

_KIND = "compose"
_LAST = "compose-last"
_NEW = "new"
READ = "read"
"""The group of the work that reads what is to be shown."""
READING = Message("reading the standard …")


class ComposeFiles(JobScreen):
    """The part of the screen that has to do with files."""

    history: History | None
    bench: Workbench | None
    preview: Preview | None

    def begin_with(self, standard: Standard, history: History | None) -> None:
        """Show a draft, or none, of a standard."""
        raise NotImplementedError

    def saved_as(self, draft: Draft) -> None:
        """Go on with a draft that was written just now."""
        raise NotImplementedError

    # Drafts that are kept

    def keep(self, history: History) -> None:
        """Keep a draft until it is saved, whatever happens to the terminal."""
        name = self._name_of(history.now)
        memory = self.shell.memory
        memory.keep_draft(_KIND, name, kept_history(history))
        memory.keep_draft(_LAST, self.shell.workspace, name)

    def _name_of(self, draft: Draft) -> str:
        return str(draft.path.absolute()) if draft.path else f"{_NEW}:{self.shell.workspace}"

    def kept(self, name: str = "") -> History | None:
        """A draft that was kept: the last one, or that of a file; None where there is none."""
        memory = self.shell.memory
        found = name or memory.draft(_LAST, self.shell.workspace)
        values = memory.draft(_KIND, found) if isinstance(found, str) and found else None
        if not isinstance(values, dict):
            return None
        try:
            return restored_history(values)
        except FormkitError:
            return None

    def forget(self) -> None:
        """Forget the draft that was begun and never saved."""
        self.shell.memory.drop_draft(_KIND, f"{_NEW}:{self.shell.workspace}")

    # Opening

    def read_kept(self) -> None:
        """Go on with the draft that was kept last; without one, with none."""
        self.read_standard_of(self.kept())

    def read_standard_of(self, history: History | None) -> None:
        """Show a draft, or none, once its standard is read."""
        draft, folder = history.now if history else None, self.shell.workspace
        self.work(
            lambda _tell: standard_for(folder, draft),
            lambda standard: self.begin_with(standard, history),
            doing=READING,
            group=READ,
            otherwise=self.could_not_read,
        )

    def could_not_read(self, error: FormkitError | OSError) -> None:
        """Tell why a standard, or an adaptation, cannot be read."""
        self.fail(error)

    def read(self, path: Path) -> None:
        """Read an adaptation and its standard."""
        job = partial(_read, self.shell.workspace, path)
        self.work(job, self._begin, doing=READING, group=READ, otherwise=self.could_not_read)

    def _begin(self, read: tuple[Standard, Draft]) -> None:
        standard, draft = read
        earlier = self.history or self.kept()
        known = self.kept(self._name_of(draft))
        if known is None or known.now.text == draft.text:
            self.begin_with(standard, begun(draft, earlier))
            return
        text = Message(
            "{file} has changes that were not saved when you left. Which is to be gone on with?",
            file=draft.wanted.loc.file,
        )
        options = (
            ("kept", self.say(Message("My changes that are not saved yet"))),
            ("file", self.say(Message("The file as it is saved"))),
        )
        drafts = {"kept": known.now, "file": draft}

        def go_on(which: str) -> None:
            self.begin_with(standard, begun(drafts[which], earlier))

        self.choose(text, options, go_on)

    # Saving

    def save(self) -> None:
        """Write the adaptation where it belongs; a new one where the person says."""
        assert self.history is not None  # noqa: S101 - offered only then
        draft = self.history.now
        if draft.path is not None:
            self.write(draft, draft.path)
            return
        self.save_as()

    def save_as(self) -> None:
        """Write the adaptation where the person says."""
        assert self.history is not None  # noqa: S101 - offered only then
        draft = self.history.now
        path = draft.path or self.folder_of(draft) / FILE_NAME
        self.ask_text(
            Message("Save the adaptation as"),
            lambda text: self.write(draft, self._path(text)),
            value=self._shown_path(path),
            hint=Message(
                "Its form can be built from it again, compared and moved to a new release."
            ),
            check=_why_no_adaptation,
        )

    def write(self, draft: Draft, path: Path, *, overwrite: bool = False) -> None:
        """Write an adaptation; ask before anything is lost."""
        self.work(
            lambda _tell: save_draft(draft, path, overwrite=overwrite),
            self._tell_saved,
            doing=Message("saving …"),
            group="save",
            otherwise=lambda error: self._ask_to_replace(
                error, lambda: self.write(draft, path, overwrite=True)
            ),
        )

    def _tell_saved(self, draft: Draft) -> None:
        self.saved_as(draft)
        self.tell(Message("saved: {file}", file=self._shown_path(draft.path or draft.folder)))

    def _ask_to_replace(self, error: FormkitError | OSError, again: object) -> None:
        if isinstance(error, WouldOverwriteError):
            files = tuple(self._shown_path(path) for path in error.paths)
            question = Message(
                "{files} would be replaced, and what is in there lost. Replace?", files=files
            )
        elif isinstance(error, ChangedMeanwhileError):
            question = Message("{why}. Save all the same?", why=error.message)
        else:
            self.fail(error, first=self._of_standard(error))
            return
        assert callable(again)  # noqa: S101 - given above
        self.ask_whether(question, again, yes=Message("Replace"))

    def _of_standard(self, error: FormkitError | OSError) -> Message | None:
        """Why a standard that was read well fails now; None: it is not the standard that does."""
        if self.history is None or self.bench is None or not isinstance(error, BadManifestError):
            return None
        draft, standard = self.history.now, self.bench.standard
        own = {draft.wanted.loc.file, str(draft.folder / draft.wanted.gazetteer)}
        if error.loc.file in own:
            return None
        text = "The standard {standard} was changed since it was read here, and has mistakes now:"
        return Message(text, standard=f"{standard.id}/{standard.version}")

    # Paths

    def folder_of(self, draft: Draft) -> Path:
        """Where the draft's files go: its own folder, or one named as its form."""
        if draft.path is not None:
            return draft.path.parent
        form = self.preview.form if self.preview else None
        name = form.settings.get("form_id") if form else ""
        return self.shell.workspace / (name or draft.wanted.template)

    def _path(self, text: str) -> Path:
        return self.shell.workspace / Path(text.strip()).expanduser()

    def _shown_path(self, path: Path) -> str:
        here = self.shell.workspace
        return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _read(folder: Path, path: Path, _tell: Tell) -> tuple[Standard, Draft]:
    draft = open_draft(path)
    return standard_for(folder, draft), draft


def _why_no_adaptation(text: str) -> Message | None:
    if Path(text.strip()).suffix.lower() in {".yaml", ".yml"}:
        return None
    return Message("the file's name has to end in .yaml")
