"""Decisions carried out in a form's workbook, one by one, each to be taken back."""

from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.files import read_file
from formkit.formats.finding_edits import find_edits
from formkit.formats.replacing import Fingerprint, fingerprint_of, replace_file
from formkit.jobs.aligning import AlignedForm
from formkit.jobs.aligning.decisions import Decision, after
from formkit.jobs.editing import EditedCopy, edited_copy, save_edited
from formkit.jobs.reviewing import FileChangedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One decision that was written."""

    done: Message
    """What is so since then."""
    read: Path
    """The file as it was read."""
    content: bytes
    """What it held."""
    written: Path
    """The file that was written; another one only where the first was an .xls file."""
    fingerprint: Fingerprint
    """Of what was written."""
    kept: Path | None = None
    """The copy of what was there before, where one was asked for."""


def prepare(form: AlignedForm, decision: Decision) -> EditedCopy:
    """The workbook with a decision in it, where only what differs is touched; nothing is written.

    Raises:
        FormkitError: the decision cannot be carried out.
    """
    if decision.why_not:
        raise FormkitError(decision.why_not, loc=Loc(file=str(form.path)))
    new = after(form, decision)
    return edited_copy(form.file, find_edits(form.file.workbook, new), new)


def carry_out(
    form: AlignedForm, decision: Decision, copy: EditedCopy | None = None, *, backup: bool = False
) -> Step:
    """Write a decision into the workbook.

    Args:
        form: as it was read.
        decision: of one of its questions.
        copy: as ``prepare`` gave it.
        backup: whether what was there is kept beside.

    Raises:
        FileChangedError: another program wrote the file since it was read.
        FormkitError: the file is open elsewhere or cannot be written.
    """
    copy = copy or prepare(form, decision)
    if fingerprint_of(read_file(form.path)) != copy.read:
        raise FileChangedError(form.path)
    kept = save_edited(copy, backup=backup and copy.in_place)
    return Step(
        done=decision.done,
        read=form.path,
        content=form.file.content,
        written=copy.output.path,
        fingerprint=fingerprint_of(copy.output.content),
        kept=kept,
    )


def take_back(step: Step) -> Path:
    """Put back what the file held before a step.

    Returns:
        The file that holds it now.

    Raises:
        FormkitError: the file changed since, is open elsewhere or cannot be written.
    """
    if fingerprint_of(read_file(step.written)) != step.fingerprint:
        text = (
            "another program changed the file after this was decided, so nothing was taken back:"
            " what it holds now would be lost"
        )
        raise FormkitError(Message(text), loc=Loc(file=str(step.written)))
    if step.written == step.read:
        replace_file(step.content, step.read, read=step.fingerprint)
    else:
        reachable(step.written).unlink()
    return step.read
