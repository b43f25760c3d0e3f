"""The workbook of a form in the making: asked where, written, and what then."""

from functools import partial
from pathlib import Path

from formkit.core.findings import Severity
from formkit.core.messages import Message
from formkit.jobs.drafting import FILE_NAME, Draft
from formkit.jobs.drafting.files import BuiltFiles, build_draft, save_draft, workbook_name
from formkit.jobs.drafting.preview import Preview, Workbench
from formkit.jobs.opening import open_outside
from formkit.tui.screens.compose.files import ComposeFiles
from formkit.tui.working import Tell

_DONE = "done"


class ComposeBuilding(ComposeFiles):
    """The part of the screen that has to do with the workbook."""

    def build(self) -> None:
        """Write the workbook where the person says, with all that goes with it."""
        assert self.history is not None  # noqa: S101 - offered only then
        if self.preview is None or self.preview.form is None or self.preview.error is not None:
            self.warn(Message("The form cannot be built yet; the outline says why."))
        elif self.preview.findings is None and self.bench is not None:
            job = partial(_judged, self.bench, self.preview)
            self.work(job, self._ask_of_errors, doing=Message("asking the rules …"), group="save")
        else:
            self._ask_of_errors(self.preview)

    def _ask_of_errors(self, preview: Preview) -> None:
        """Ask before a form is built that the rules call wrong."""
        found = sum(one.severity is Severity.ERROR for one in preview.findings or ())
        if not found:
            self._ask_where(preview)
            return
        question = Message(
            "{count} {count:error|errors} in this form, which the outline tells. Build it all the"
            " same?",
            count=found,
        )
        self.ask_whether(question, lambda: self._ask_where(preview), yes=Message("Build"))

    def _ask_where(self, preview: Preview) -> None:
        assert self.history is not None  # noqa: S101 - asked before
        assert preview.form is not None  # noqa: S101 - asked before
        draft = self.history.now
        name = workbook_name(draft, preview.form)
        self.ask_text(
            Message("Write the workbook as"),
            lambda text: self._build(draft, self._path(text)),
            value=self._shown_path(self.folder_of(draft) / name),
            hint=Message("Its attachments and its adaptation are written beside it."),
            check=_why_no_workbook,
        )

    def _build(self, draft: Draft, workbook: Path, *, overwrite: bool = False) -> None:
        home = draft.path or workbook.parent / FILE_NAME
        self.work(
            lambda _tell: _saved_and_built(draft, home, workbook, overwrite=overwrite),
            self._tell_built,
            doing=Message("building the form …"),
            group="save",
            otherwise=lambda error: self._ask_to_replace(
                error, lambda: self._build(draft, workbook, overwrite=True)
            ),
        )

    def _tell_built(self, done: tuple[Draft, BuiltFiles]) -> None:
        draft, built = done
        self.saved_as(draft)
        self.shell.memory.remember(built.workbook)
        files = tuple(self._shown_path(one) for one in (built.workbook, *built.attachments))
        options = (
            ("workbook", self.say(Message("Open the workbook"))),
            ("folder", self.say(Message("Open the folder"))),
            ("check", self.say(Message("Check it with the compilers"))),
            (_DONE, self.say(Message("Go on here"))),
        )
        self.choose(_told(files, built), options, partial(self._go_on, built.workbook))

    def _go_on(self, workbook: Path, how: str) -> None:
        if how == "check":
            self.shell.go("check", workbook)
        elif how != _DONE:
            self.open_beside(workbook if how == "workbook" else workbook.parent)

    def open_beside(self, path: Path) -> None:
        """Open a file or folder in its own program."""
        self.work(lambda _tell: open_outside(path), lambda _none: None, group="outside")


def _saved_and_built(
    draft: Draft, home: Path, workbook: Path, *, overwrite: bool
) -> tuple[Draft, BuiltFiles]:
    saved = draft if draft.is_saved else save_draft(draft, home, overwrite=overwrite)
    return saved, build_draft(saved, workbook, overwrite=overwrite)


def _judged(bench: Workbench, preview: Preview, _tell: Tell) -> Preview:
    return bench.judged(preview)


def _told(files: tuple[str, ...], built: BuiltFiles) -> Message:
    """What was built, and what waits for a translation in it."""
    notes = tuple(message for _, message in built.composition.untranslated)
    if not notes:
        return Message("Built: {files}", files=files)
    return Message("Built: {files}. Still to do: {notes}.", files=files, notes=notes)


def _why_no_workbook(text: str) -> Message | None:
    if Path(text.strip()).suffix.lower() == ".xlsx":
        return None
    return Message("the file's name has to end in .xlsx")
