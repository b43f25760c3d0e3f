"""All adaptations of a folder on their way to a release: who is clean, who must decide."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.values import dataclass
from formkit.formats.adaptations import parse_adaptation
from formkit.formats.manifests import read_text
from formkit.formats.releases import find_releases, standards_around
from formkit.jobs.merging.written_decisions import Vocabulary
from formkit.jobs.upgrading import find_adaptations
from formkit.jobs.upgrading.release_pairs import AlreadyThereError, Standards
from formkit.jobs.upgrading.sessions import UpgradeSession, open_session

Tell = Callable[[int, int, Path], None]
"""Told before each adaptation: its number from 1, how many there are, and its file."""


class Standing(StrEnum):
    """How far one adaptation is."""

    CLEAN = "clean"
    """Country and release disagree nowhere."""
    DECIDED = "decided"
    OPEN = "open"
    THERE = "there"
    """It is for the release already."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionLine:
    """One adaptation of a region."""

    source: Path
    session: UpgradeSession | None = None
    error: FormkitError | None = None
    """Why it cannot be carried."""
    written: Path | None = None
    """The file that it was written to just now, with what is decided."""

    @property
    def standing(self) -> Standing:
        """How far it is."""
        if self.error:
            return Standing.FAILED
        if self.session is None:
            return Standing.THERE
        if self.session.decided.open:
            return Standing.OPEN
        return Standing.DECIDED if self.session.decided.conflicts else Standing.CLEAN

    @property
    def decided(self) -> int:
        """How many conflicts somebody decided."""
        found = self.session.decided if self.session else None
        return len(found.conflicts) - len(found.open) if found else 0

    @property
    def conflicts(self) -> int:
        """How many conflicts there are, decided ones too."""
        return len(self.session.decided.conflicts) if self.session else 0


def open_region(
    source: Path, to: str, *, workspace: Path, vocabulary: Vocabulary, tell: Tell
) -> tuple[RegionLine, ...]:
    """Carry an adaptation, or all of a folder, to a release, with what was decided before.

    Args:
        source: an adaptation, or a folder with adaptations in it and below.
        to: the release, ``2026.2``.
        workspace: where one works.
        vocabulary: the words of decisions.
        tell: is told how far the work is; what it raises stops the work.

    Raises:
        FormkitError: there is no adaptation in the folder.
    """
    paths = adaptations_in(source)
    standards = Standards(workspace)
    return tuple(_lines(paths, to, vocabulary, standards, tell))


def adaptations_in(source: Path) -> tuple[Path, ...]:
    """The adaptation itself, or those of a folder.

    Raises:
        FormkitError: there is none in the folder.
    """
    return find_adaptations(source) if source.is_dir() else (source,)


def releases_for(source: Path, workspace: Path) -> tuple[str, ...]:
    """The releases that adaptations can go to, the newest first, such as ``dtm-wca/2026.2``.

    Those that all of them have left behind are not among them.

    Args:
        source: an adaptation, or a folder of them.
        workspace: where one works.

    Raises:
        FormkitError: there is no adaptation, or one alone cannot be read.
    """
    used = _used(source)
    known = _known(source, workspace)
    return tuple(
        f"{standard}/{version}"
        for standard, versions in known.items()
        for version in reversed(versions[_first(versions, used.get(standard)) :])
    )


def _known(source: Path, workspace: Path) -> dict[str, list[str]]:
    """Standard -> its releases around the adaptations and in the workspace, the oldest first."""
    roots = dict.fromkeys(map(standards_around, adaptations_in(source)))
    releases = {one for root in roots for one in find_releases(workspace, near=root).releases}
    found: dict[str, list[str]] = {}
    for one in sorted(releases, key=lambda one: (one.id, one.rank)):
        if one.version not in found.setdefault(one.id, []):
            found[one.id].append(one.version)
    return found


def _first(versions: list[str], used: set[str] | None) -> int:
    """Where the releases begin that are later than the oldest one in use; all behind if none is."""
    if not used:
        return len(versions)
    places = [versions.index(one) for one in used if one in versions]
    return min(places) + 1 if places else 0


def _used(source: Path) -> dict[str, set[str]]:
    """Standard -> the releases that the adaptations are for."""
    found: dict[str, set[str]] = {}
    for path in adaptations_in(source):
        try:
            one = parse_adaptation(read_text(path), file=str(path))
        except FormkitError:
            if source.is_dir():
                continue  # the table of the region says why
            raise
        if one.standard:
            found.setdefault(one.standard, set()).add(one.version)
    return found


def _lines(
    paths: tuple[Path, ...], to: str, vocabulary: Vocabulary, standards: Standards, tell: Tell
) -> Iterator[RegionLine]:
    for number, path in enumerate(paths, start=1):
        tell(number, len(paths), path)
        try:
            session = open_session(path, to, vocabulary=vocabulary, standards=standards)
        except AlreadyThereError:
            yield RegionLine(source=path)
        except FormkitError as error:
            yield RegionLine(source=path, error=error)
        else:
            yield RegionLine(source=path, session=session)
