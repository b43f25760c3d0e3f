"""A file that is watched: whether it still holds what was read.

Nothing here waits or remembers.  Whoever watches asks every second or so, and
hands back what was seen the time before.
"""

from enum import StrEnum
from pathlib import Path

from formkit.core.long_paths import reachable
from formkit.core.values import dataclass
from formkit.formats.replacing import Fingerprint, fingerprint_of


class Outcome(StrEnum):
    """What became of a file since it was read."""

    SAME = "same"
    """It holds what was read, whatever its date says."""
    SETTLING = "settling"
    """Something is about it, and it is too early to tell what."""
    CHANGED = "changed"
    """It holds something else, and nobody is writing it any more."""
    GONE = "gone"
    """It is not there, two times in a row: programs take a file away to write it anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What the system says of a file without opening it."""

    size: int
    changed: int
    """In nanoseconds of the system's clock; only ever compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What was seen of a file at one look."""

    outcome: Outcome
    stamp: Stamp | None
    """None where it was not there."""
    settled: Stamp | None = None
    """The stamp at which it was last known to hold what was read."""


def first_sighting(path: Path) -> Sighting:
    """What is seen of a file that was just read."""
    stamp = _stamp(path)
    return Sighting(outcome=Outcome.SAME, stamp=stamp, settled=stamp)


def look_again(path: Path, before: Sighting, read: Fingerprint) -> Sighting:
    """Look at a file once more; it is opened only where its size or date is another one.

    Args:
        path: the file.
        before: what was seen the last time.
        read: of the content that was read.
    """
    stamp = _stamp(path)
    if stamp is not None and stamp == before.settled:
        return Sighting(outcome=Outcome.SAME, stamp=stamp, settled=stamp)
    if stamp != before.stamp:
        return Sighting(outcome=Outcome.SETTLING, stamp=stamp, settled=before.settled)
    if stamp is None:
        return Sighting(outcome=Outcome.GONE, stamp=None, settled=before.settled)
    return _compared(path, stamp, before, read)


def _compared(path: Path, stamp: Stamp, before: Sighting, read: Fingerprint) -> Sighting:
    """A file whose date has not moved for two looks, by its content."""
    try:
        content = reachable(path).read_bytes()
    except OSError:  # Excel keeps others out while it saves
        return Sighting(outcome=Outcome.SETTLING, stamp=stamp, settled=before.settled)
    if fingerprint_of(content) == read:
        return Sighting(outcome=Outcome.SAME, stamp=stamp, settled=stamp)
    return Sighting(outcome=Outcome.CHANGED, stamp=stamp, settled=before.settled)


def _stamp(path: Path) -> Stamp | None:
    try:
        found = reachable(path).stat()
    except OSError:
        return None
    return Stamp(size=found.st_size, changed=found.st_mtime_ns)
