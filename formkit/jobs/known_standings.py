"""What is known already of how a folder's entries stand, from one start to the next."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import formkit
from formkit.jobs.remembering import Memory
from formkit.jobs.standings import Standing, recalled, remembered
from formkit.jobs.surveying import Entry, Survey

_KIND = "standings"


class KnownStandings:
    """Standings by entry; those of a file that changed meanwhile are not known any more."""

    def __init__(self, memory: Memory, folder: Path) -> None:
        """Begin with what was remembered by the same formkit."""
        self._memory = memory
        self._folder = folder
        self._known = dict(_read(memory.draft(_KIND, folder)))

    def of(self, entry: Entry) -> Standing | None:
        """How an entry stands; None where nobody has looked at it as it is now."""
        stamp, standing = self._known.get(str(entry.path), ("", None))
        return standing if stamp == entry.stamp else None

    def add(self, entry: Entry, standing: Standing) -> None:
        """Know how an entry stands."""
        self._known[str(entry.path)] = (entry.stamp, standing)

    def forget(self) -> None:
        """Know nothing: all is to be looked at anew."""
        self._known.clear()

    def keep(self, survey: Survey) -> None:
        """Remember what is known of a folder's entries for the next start."""
        entries: dict[str, object] = {}
        for one in survey.entries:
            standing = self.of(one)
            plain = remembered(standing) if standing else None
            if plain is not None:
                entries[str(one.path)] = [one.stamp, plain]
        value = {"formkit": formkit.__version__, "entries": entries}
        self._memory.keep_draft(_KIND, self._folder, value)


def _read(plain: object) -> Iterator[tuple[str, tuple[str, Standing]]]:
    if not isinstance(plain, Mapping) or plain.get("formkit") != formkit.__version__:
        return
    entries = plain.get("entries")
    for path, pair in entries.items() if isinstance(entries, Mapping) else ():
        match pair:
            case [str(stamp), values] if standing := recalled(values):
                yield path, (stamp, standing)
            case _:
                pass
