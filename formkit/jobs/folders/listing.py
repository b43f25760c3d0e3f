"""What a folder holds, for choosing a file or a folder; and paths completed while one types."""

import os
import re
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.beside_names import is_beside
from formkit.jobs.folders.paths import placed_path

_MOST = 2_000
_HIDDEN = (".", "~$")
_PARTING = {"win32": re.compile(r"[\\/]")}
_SLASH = re.compile("/")
_WHOLE = frozenset(("~", ".."))
"""Folders that are named without a slash behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A file or folder in a folder."""

    name: str
    is_folder: bool = False
    why_not: Message | None = None
    """Why it cannot be chosen, in a few words; None where it can."""
    is_beside: bool = False
    """Whether formkit keeps or wrote the file beside another one, going by its name."""
    size: int = 0
    """In bytes; 0 for a folder."""
    changed: float = 0
    """When, in seconds since 1970; 0 where nobody knows."""

    @property
    def can_be_chosen(self) -> bool:
        """False for a file that was not asked for."""
        return self.why_not is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a folder holds: folders, then files, by name; what formkit keeps beside comes last."""

    folder: Path
    entries: tuple[Listed, ...] = ()
    is_whole: bool = True
    """False where there is more than is listed."""
    problem: Message | None = None
    """Why nothing can be listed."""

    def beginning(self, text: str) -> tuple[Listed, ...]:
        """The entries whose names begin so, then those that hold the text; capitals do not matter.

        Those that can be chosen come first.
        """
        asked = text.casefold()
        found = [one for one in self.entries if asked in one.name.casefold()]
        return tuple(sorted(found, key=lambda one: not one.name.casefold().startswith(asked)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A path that somebody is typing."""

    text: str
    cut: int
    """Where the last name in it begins."""
    folder: Path
    """The one that the last name is looked for in."""

    @property
    def last(self) -> str:
        """The last name, as far as it is typed."""
        return self.text[self.cut :]

    def completed(self, listing: Listing) -> str:
        """The text with as much of the last name as there is no doubt about.

        Args:
            listing: of the folder.
        """
        asked = self.last.casefold()
        fitting = [
            one
            for one in listing.entries
            if one.can_be_chosen and one.name.casefold().startswith(asked)
        ]
        if not fitting:
            return self.text
        fitting = [one for one in fitting if not one.is_beside] or fitting
        ends = os.sep if len(fitting) == 1 and fitting[0].is_folder else ""
        return f"{self.text[: self.cut]}{_shared(fitting)}{ends}"


def _shared(entries: Sequence[Listed]) -> str:
    """The beginning that all names have, capitals aside."""
    first, *others = (one.name for one in entries)
    length = len(first)
    while any(one[:length].casefold() != first[:length].casefold() for one in others):
        length -= 1
    return first[:length]


def typed(text: str, folder: Path, *, system: str = sys.platform) -> Typed:
    """Take apart a path that somebody is typing.

    Args:
        text: as far as it is typed.
        folder: where it begins if it says nothing else.
        system: as ``sys.platform`` calls it; on ``win32`` a backslash parts folders, too.
    """
    parting = _PARTING.get(system, _SLASH)
    cut = max((one.end() for one in parting.finditer(text)), default=0)
    if text in _WHOLE:
        cut = len(text)
    return Typed(text=text, cut=cut, folder=placed_path(text[:cut], folder) if cut else folder)


def list_folder(folder: Path, endings: Sequence[str] = (), *, asks_folder: bool = False) -> Listing:
    """List a folder, hidden files and lock files left out.

    Args:
        folder: the folder.
        endings: of the files that can be chosen; none: all can.
        asks_folder: whether a folder is to be chosen, and so no file can be.
    """
    try:
        with os.scandir(reachable(folder)) as found:
            seen = list(islice(found, _MOST + 1))
        entries = [_listed(one, endings, asks_folder=asks_folder) for one in seen[:_MOST]]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        text = "this folder cannot be looked into: {reason}"
        return Listing(folder=folder, problem=Message(text, reason=reason))
    kept = [one for one in entries if not one.name.startswith(_HIDDEN)]
    kept.sort(key=_standing)
    return Listing(folder=folder, entries=tuple(kept), is_whole=len(seen) <= _MOST)


def _standing(one: Listed) -> tuple[bool, bool, bool, str]:
    return not one.is_folder, not one.can_be_chosen, one.is_beside, one.name.casefold()


def _listed(found: os.DirEntry[str], endings: Sequence[str], *, asks_folder: bool) -> Listed:
    try:
        if found.is_dir():
            return Listed(name=found.name, is_folder=True)
        stat = found.stat()
        size, changed = stat.st_size, stat.st_mtime
    except OSError:  # a link that leads nowhere, or a file that went away
        return Listed(name=found.name, why_not=Message("cannot be read"))
    path = Path(found.name)
    return Listed(
        name=found.name,
        why_not=_why_not(path, endings, asks_folder=asks_folder),
        is_beside=is_beside(path),
        size=size,
        changed=changed,
    )


def _why_not(path: Path, endings: Sequence[str], *, asks_folder: bool) -> Message | None:
    if asks_folder:
        return Message("a file, not a folder")
    if endings and path.suffix.lower() not in endings:
        return Message("another kind of file")
    return None
