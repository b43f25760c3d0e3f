"""Files written so that it can be taken back, as long as nobody has written them since."""

from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.files import read_file
from formkit.formats.replacing import Fingerprint, fingerprint_of, replace_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One file as it was before it was written."""

    path: Path
    before: bytes | None
    """None: it was not there."""
    written: Fingerprint
    """Of what was written."""
    kept: Path | None = None
    """The copy that keeps what was there, where one was made."""


def content_of(path: Path) -> bytes | None:
    """What a file holds; None where it is not there."""
    return read_file(path) if reachable(path).is_file() else None


def write_step(path: Path, content: bytes, before: bytes | None, *, backup: bool = False) -> Step:
    """Write a file that was read before, or was not there.

    Args:
        path: where it goes.
        content: what it is to hold.
        before: what it held when it was read; None: it was not there.
        backup: whether what was there is kept beside.

    Raises:
        FormkitError: somebody changed the file meanwhile, has it open, or it cannot be written.
    """
    if before is None and reachable(path).exists():
        raise FormkitError(_changed(), loc=Loc(file=str(path)))
    reachable(path.parent).mkdir(parents=True, exist_ok=True)
    read = None if before is None else fingerprint_of(before)
    kept = replace_file(content, path, read=read, backup=backup)
    return Step(path=path, before=before, written=fingerprint_of(content), kept=kept)


def undo(step: Step) -> None:
    """Give a file back what it held; one that was not there goes.

    Raises:
        FormkitError: somebody changed the file since, has it open, or it cannot be written.
    """
    if step.before is not None:
        replace_file(step.before, step.path, read=step.written)
        return
    found = content_of(step.path)
    if found is None:
        return
    if fingerprint_of(found) != step.written:
        raise FormkitError(_changed(), loc=Loc(file=str(step.path)))
    reachable(step.path).unlink()


def _changed() -> Message:
    text = "somebody changed the file meanwhile, so nothing was written: compare again"
    return Message(text)
