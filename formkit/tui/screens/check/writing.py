"""Writing what was altered into a form under review: where it came from, else elsewhere."""

from functools import partial
from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.edit_words import count_edits
from formkit.jobs.editing import EditedCopy
from formkit.jobs.outputs import WouldOverwriteError
from formkit.jobs.reviewing import (
    FileChangedError,
    ProtectedError,
    Review,
    free_name_beside,
    save_elsewhere,
    save_reviewed,
)
from formkit.tui.screens.check.reviewing import ReviewingScreen
from formkit.tui.working import Tell

WRITING = "mend"
"""The group of the work that alters the form: the last one wins."""
_BESIDE, _ELSEWHERE = "beside", "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """An altered form that is to be written."""

    under: Review
    copy: EditedCopy
    said: Message
    """What was done, once it is written."""


class WritingScreen(ReviewingScreen):
    """Writes into the form, each time only while it is as it was read."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        super().__init__()
        self._kept: dict[Path, Path | None] = {}
        """Files written -> what keeps each as it was before the first time."""

    def write(self, writing: Writing) -> None:
        """Write, after a question where not all of a workbook can be kept."""
        copy = writing.copy
        if not copy.output.losses:
            self._save(writing)
            return
        losses = "\n".join(f"• {self.say(one)}" for one in copy.output.losses)
        text = "not all of {file} can be kept:\n{losses}"
        question = Message(text, file=copy.output.path.name, losses=losses)
        yes = Message("Write it all the same")
        self.ask_whether(question, partial(self._save, writing), yes=yes)

    def _save(self, writing: Writing) -> None:
        copy = writing.copy
        backup = copy.in_place and copy.output.path not in self._kept
        self.work(
            partial(_saved, writing, backup),
            partial(self._written, writing),
            doing=Message("writing …"),
            group=WRITING,
            otherwise=partial(self._not_written, writing),
        )

    def _written(self, writing: Writing, kept: Path | None) -> None:
        path = writing.copy.output.path
        self._kept.setdefault(path, kept)
        told = {"said": writing.said, "edits": count_edits(writing.copy.edits), "file": path.name}
        if before := self._kept[path]:
            text = "{said} ({edits}, in {file}); the file as it was before is beside it: {kept}"
            self.tell(Message(text, **told, kept=before.name))
        else:
            self.tell(Message("{said} ({edits}, in {file})", **told))
        self._go_on(path)

    def _go_on(self, path: Path) -> None:
        self.path = path
        self.read()

    def _not_written(self, writing: Writing, error: FormkitError | OSError) -> None:
        if isinstance(error, ProtectedError | WouldOverwriteError):
            self._offer_another_file(writing, error)
            return
        self.fail(error)
        if isinstance(error, FileChangedError):
            self.read()

    # Where it cannot go where it came from

    def _offer_another_file(self, writing: Writing, error: FormkitError) -> None:
        """Ask for another name; Escape writes nothing."""
        path = writing.copy.output.path
        beside = free_name_beside(path)
        there = Message("Write it beside, as {file}", file=beside.name)
        options = (
            (_BESIDE, self.say(there)),
            (_ELSEWHERE, self.say(Message("Choose another folder or name …"))),
        )
        text = "{file}: {why}\n\nIs the altered form to be written as another file?"
        title = Message(text, file=path.name, why=error.message)
        self.choose(title, options, partial(self._write_other, writing, beside))

    def _write_other(self, writing: Writing, beside: Path, place: str) -> None:
        if place == _BESIDE:
            self._write_at(writing, beside)
            return
        self.pick_file(
            Message("Where is the altered form to be written?"),
            partial(self._write_at, writing),
            endings=(beside.suffix,),
            is_new=True,
        )

    def _write_at(self, writing: Writing, path: Path, *, overwrite: bool = False) -> None:
        self.work(
            lambda _tell: save_elsewhere(writing.copy, path, overwrite=overwrite),
            partial(self._written_at, writing),
            doing=Message("writing …"),
            group=WRITING,
            otherwise=partial(self._other_not_written, writing, path),
        )

    def _written_at(self, writing: Writing, path: Path) -> None:
        text = "{said} in {file}, and you go on there; {old} stays as it is"
        old = writing.under.path.name
        self.tell(Message(text, said=writing.said, file=str(path), old=old))
        self.shell.memory.remember(path)
        self._go_on(path)

    def _other_not_written(
        self, writing: Writing, path: Path, error: FormkitError | OSError
    ) -> None:
        if not isinstance(error, WouldOverwriteError):
            self.fail(error)
            return
        text = "{file} is there already; what is in it will be lost"
        self.ask_whether(
            Message(text, file=path.name),
            lambda: self._write_at(writing, path, overwrite=True),
            yes=Message("Replace"),
        )


def _saved(writing: Writing, backup: bool, _tell: Tell) -> Path | None:  # noqa: FBT001 - for partial
    return save_reviewed(writing.under, writing.copy, backup=backup)
