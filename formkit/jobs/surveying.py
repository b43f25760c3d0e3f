"""What lies in a folder that somebody works in: names and times, hardly any content.

This is quick, so that a first screen can show it at once: it looks at so many
files and no more, and opens only YAML files, of which it reads the beginning.
How an entry stands is told by ``formkit.jobs.standings``, which takes its time.
"""

import os
from collections import deque
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import islice
from pathlib import Path

from formkit.core.long_paths import reachable
from formkit.core.values import dataclass, field
from formkit.formats.beside_names import is_beside
from formkit.formats.releases import find_releases
from formkit.jobs.form_files import WORKBOOKS
from formkit.model.workspace import Release

_MANIFESTS = frozenset((".yaml", ".yml"))
_BESIDE = frozenset((".yaml", ".yml", ".csv"))
"""Files on which it may depend how the forms of their folder stand."""
_BEGINS = b"formkit: adaptation/"
_HEAD = 65_536
"""Bytes of a YAML file in which its first key has to stand."""
_STANDARD = "standard.yaml"
_CONFIGURATION = "formkit.yaml"
_NOT_OURS = ("~$", ".", "__pycache__", "node_modules")


class Kind(StrEnum):
    """What an entry is."""

    ADAPTATION = "adaptation"
    FORM = "form"
    """A workbook; whether it holds a form, only its content tells."""
    STANDARD = "standard"
    """A release of a standard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One form, adaptation or release of a standard."""

    path: Path
    """Of a standard, its folder."""
    kind: Kind
    name: str
    """Its path from the folder on; of a standard, ``dtm-wca 2026.1``."""
    size: int = 0
    """In bytes; 0 for a standard."""
    changed: int = 0
    """When, in nanoseconds since 1970; of a standard, when its newest file was."""
    around: int = 0
    """The same of the newest file on which its standing depends."""

    @property
    def stamp(self) -> str:
        """Another text whenever the file, or what it depends on, is another one."""
        return f"{self.size}:{self.changed}:{self.around}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How far a survey looks."""

    depth: int = 6
    """Folders below the one that is asked for."""
    looked_at: int = 5_000
    """Files and folders."""
    entries: int = 1_000
    """Forms and adaptations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What lies in a folder."""

    folder: Path
    entries: tuple[Entry, ...] = ()
    """Adaptations and forms, those of nearer folders first, by name; then standards."""
    is_whole: bool = field(default=True)
    """False where there is more than was looked at."""

    def of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        """The entries of one kind, in their order."""
        return tuple(one for one in self.entries if one.kind is kind)

    def find(self, path: Path) -> Entry | None:
        """The entry of a file; None where it is not listed."""
        return next((one for one in self.entries if one.path == path), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    path: Path
    size: int
    changed: int


_USUAL = Limits()


def survey(folder: Path, limits: Limits = _USUAL) -> Survey:
    """List the forms, adaptations and standards of a folder.

    Passed over are hidden folders, lock files, what formkit keeps or writes
    beside other files, and folders that may not be read.

    Args:
        folder: where somebody works.
        limits: how far to look.
    """
    files, is_whole = _files_in(folder, limits)
    standards = tuple(map(_standard_entry, find_releases(folder).releases))
    newest = _newest_by_folder(files)
    settings = (one.changed for one in files if one.path == folder / _CONFIGURATION)
    shared = max((*settings, *(one.changed for one in standards)), default=0)
    kinds = ((one, _kind_of(one.path)) for one in files if not is_beside(one.path))
    entries = tuple(
        Entry(
            path=one.path,
            kind=kind,
            name=str(one.path.relative_to(folder)),
            size=one.size,
            changed=one.changed,
            around=max(shared, newest.get(one.path.parent, 0)),
        )
        for one, kind in kinds
        if kind
    )
    listed = entries[: limits.entries]
    return Survey(
        folder=folder,
        entries=(*listed, *standards),
        is_whole=is_whole and len(listed) == len(entries),
    )


def entry_of(path: Path, folder: Path) -> Entry | None:
    """One file as a survey would list it, wherever it lies; None where it is no file.

    Args:
        path: a file; other than workbooks and adaptations count as forms, since
            pipe tables and CSV may be some.
        folder: where somebody works, from which the file is called.
    """
    try:
        stat = reachable(path).stat()
    except OSError:
        return None
    return Entry(
        path=path,
        kind=_kind_of(path) or Kind.FORM,
        name=str(path.relative_to(folder)) if path.is_relative_to(folder) else path.name,
        size=stat.st_size,
        changed=stat.st_mtime_ns,
    )


def _files_in(folder: Path, limits: Limits) -> tuple[list[_File], bool]:
    """The files of a folder and below, the nearest first, and whether these are all."""
    files: list[_File] = []
    waiting, looked_at, is_whole = deque([(folder, 0)]), 0, True
    while waiting and looked_at <= limits.looked_at:
        here, depth = waiting.popleft()
        listed = _listed(here, limits.looked_at - looked_at + 1)
        looked_at += len(listed)
        if any(one.name == _STANDARD for one in listed):
            continue
        for one in listed:
            path = here / one.name
            if one.name.startswith(_NOT_OURS):
                continue
            if not one.is_dir(follow_symlinks=False):
                files.extend(_file(path, one))
            elif depth < limits.depth:
                waiting.append((path, depth + 1))
            else:
                is_whole = False
    return files, is_whole and looked_at <= limits.looked_at


def _listed(folder: Path, most: int) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(reachable(folder)) as found:
            return sorted(islice(found, most), key=lambda one: (one.name.casefold(), one.name))
    except OSError:
        return []


def _file(path: Path, found: os.DirEntry[str]) -> Sequence[_File]:
    """The file, unless it went away meanwhile."""
    try:
        stat = found.stat()
    except OSError:
        return ()
    return (_File(path=path, size=stat.st_size, changed=stat.st_mtime_ns),)


def _kind_of(path: Path) -> Kind | None:
    ending = path.suffix.lower()
    if ending in WORKBOOKS:
        return Kind.FORM
    return Kind.ADAPTATION if ending in _MANIFESTS and _is_adaptation(path) else None


def _is_adaptation(path: Path) -> bool:
    try:
        with reachable(path).open("rb") as file:
            lines = file.read(_HEAD).splitlines()
    except OSError:
        return False
    return any(line.removeprefix(b"\xef\xbb\xbf").startswith(_BEGINS) for line in lines)


def _newest_by_folder(files: Sequence[_File]) -> Mapping[Path, int]:
    newest: dict[Path, int] = {}
    for one in files:
        if one.path.suffix.lower() in _BESIDE:
            folder = one.path.parent
            newest[folder] = max(newest.get(folder, 0), one.changed)
    return newest


def _standard_entry(release: Release) -> Entry:
    files = (*release.folder.rglob("*"), *release.templates.glob("*"))
    return Entry(
        path=release.folder,
        kind=Kind.STANDARD,
        name=f"{release.id} {release.version}",
        changed=max(one.stat().st_mtime_ns for one in files),
    )
