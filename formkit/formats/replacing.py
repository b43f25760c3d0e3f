"""Files written whole or not at all: whoever looks sees the old content or all of the new.

The new content goes to a file of its own in the same folder, onto the disk,
and then takes the name of the old one in a single step.  A writer that is
killed leaves that file behind, ``.form.xlsx.1234.part``; the next one that
writes the same file takes it away.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from stat import S_IMODE

from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.beside_names import kept_path
from formkit.formats.retrying import retry_while_locked

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_WRITE_BITS = 0o222


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """Tells whether a file still holds what was read."""

    size: int
    digest: str


def fingerprint_of(content: bytes) -> Fingerprint:
    """The fingerprint of a file's content."""
    return Fingerprint(size=len(content), digest=sha256(content).hexdigest())


def replace_file(
    content: bytes, path: Path, *, read: Fingerprint | None = None, backup: bool = False
) -> Path | None:
    """Write a file as a whole, keeping its permissions; a link stays a link.

    Args:
        content: the new content.
        path: a file that is there or not; its folder must be.
        read: of the content that the new one was made from; None where it was made from none.
        backup: whether the old content is kept beside, as ``form.bak.xlsx``, ``form.bak2.xlsx`` …

    Returns:
        The file that keeps the old content, where one was asked for and there was any.

    Raises:
        FormkitError: the file is not as it was read, is open in Excel or LibreOffice or
            write-protected, or the folder or disk do not take it; nothing was changed.
    """
    loc = Loc(file=str(path))
    try:
        target = reachable(path).resolve()
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        mode = S_IMODE(target.stat().st_mode) if target.exists() else None
        if mode is not None:
            _refuse_open(target, loc)
            _refuse_protected(mode, loc)
            _refuse_changed(target, read, loc)
        elif read:
            raise FormkitError(_changed(), loc=loc)
        _remove_leftovers(target)
        kept = _keep(target, mode) if backup and mode is not None else None
        with _written_beside(content, target, mode) as beside:
            retry_while_locked(lambda: beside.replace(target), sleep=time.sleep, path=str(path))
        _flush_folder(target.parent)
    except OSError as error:
        raise FormkitError(_refusal(error, path), loc=loc) from error
    return _as_written(kept, path) if kept else None


def _as_written(kept: Path, path: Path) -> Path:
    """A file beside another one, as its user writes the other one's path."""
    return kept if path.is_symlink() else path.with_name(kept.name)


def _refuse_open(target: Path, loc: Loc) -> None:
    """Look for the files by which Excel and LibreOffice tell others that they have one open."""
    locks = (("Excel", f"~${target.name}"), ("LibreOffice", f".~lock.{target.name}#"))
    for program, lock in locks:
        if target.with_name(lock).exists():
            text = (
                "the file is open in {program}, so nothing was written: save and close it there,"
                " then try again; if it is open nowhere, delete {lock} beside it"
            )
            raise FormkitError(Message(text, program=program, lock=lock), loc=loc)


def _refuse_protected(mode: int, loc: Loc) -> None:
    if not mode & _WRITE_BITS:
        text = (
            "the file is write-protected, so nothing was written: take the protection off"
            " (in its properties), or name another file"
        )
        raise FormkitError(Message(text), loc=loc)


def _refuse_changed(target: Path, read: Fingerprint | None, loc: Loc) -> None:
    if read is None:
        return
    same_size = target.stat().st_size == read.size
    if not same_size or fingerprint_of(target.read_bytes()) != read:
        raise FormkitError(_changed(), loc=loc)


def _changed() -> Message:
    text = "somebody changed the file after formkit had read it, so nothing was written: try again"
    return Message(text)


def _keep(target: Path, mode: int | None) -> Path:
    """Keep the old content under the first name that is free."""
    with _written_beside(target.read_bytes(), target, mode) as beside:
        for number in count(1):
            kept = kept_path(target, number)
            if _take_name(beside, kept):
                return kept
    raise AssertionError  # pragma: no cover - numbers do not end


def _take_name(beside: Path, name: Path) -> bool:
    """Give a file a name that is free; False when it is not."""
    if name.exists():
        return False
    try:
        os.link(beside, name)  # unlike renaming, this never replaces
    except FileExistsError:
        return False
    except OSError:  # a disk without hard links
        beside.rename(name)
    return True


@contextmanager
def _written_beside(content: bytes, target: Path, mode: int | None) -> Iterator[Path]:
    """The content on the disk under another name; that name is gone afterwards."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    held = None
    try:
        with beside.open("wb") as file:
            held = _hold(file.fileno())
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if mode is not None:
                beside.chmod(mode)
        yield beside
    finally:
        with suppress(OSError):
            beside.unlink()
        if held is not None:
            os.close(held)


def _remove_leftovers(target: Path) -> None:
    """Take away what killed writers of the same file left behind."""
    start, end = f".{target.name}.", ".part"
    for one in target.parent.iterdir():
        number = one.name.removeprefix(start).removesuffix(end)
        if one.name == f"{start}{number}{end}" and number.isdecimal():
            with suppress(OSError):
                _remove_unless_held(one)


def _flush_folder(folder: Path) -> None:
    """Have the new name on the disk, too; some file systems cannot be asked to."""
    if sys.platform != "win32":
        with suppress(OSError):
            number = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)


if sys.platform == "win32":

    def _hold(_file: int) -> int | None:
        """Nothing to do: an open file cannot be removed, and a closed one is written again."""
        return None

    def _remove_unless_held(path: Path) -> None:
        path.unlink()

else:
    import fcntl

    def _hold(file: int) -> int | None:
        """Show other writers that this file is in use until what is given back is closed."""
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.dup(file)

    def _remove_unless_held(path: Path) -> None:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()


def _refusal(error: OSError, path: Path) -> Message:
    folder = str(path.parent)
    if error.errno in _NO_ROOM:
        text = (
            "there is no room for the file on the disk, so nothing was changed: free some space,"
            " then try again"
        )
        return Message(text)
    if error.errno in _NOT_ALLOWED:
        text = (
            "formkit may not write into the folder {folder} ({reason}), so nothing was changed:"
            " name a file in another folder, or ask for the right to write there"
        )
        return Message(text, folder=folder, reason=error.strerror or "")
    if error.errno == errno.ENOENT and not reachable(path.parent).is_dir():
        text = "there is no folder {folder}: make it, or name another file"
        return Message(text, folder=folder)
    text = "the file cannot be written ({reason}), so nothing was changed"
    return Message(text, reason=error.strerror or "")
