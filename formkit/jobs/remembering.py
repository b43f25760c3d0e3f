"""What formkit remembers between two starts: recent files, choices of the screen, drafts.

It is a comfort and never the truth: whatever cannot be read is as if it were
not there, and whatever cannot be written is forgotten.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.formats.writing import write_bytes

_SETTINGS = "settings.json"
_RECENT = "recent"
_MOST_RECENT = 12
_NAME_LENGTH = 16


class Memory:
    """A folder of small JSON files, each written as a whole."""

    def __init__(self, folder: Path) -> None:
        """Remember in a folder, which is made when there is something to remember."""
        self.folder = folder

    def recent(self) -> tuple[Path, ...]:
        """The files that were opened, the last one first; only those that are still there."""
        paths = (Path(one) for one in self._recent_names())
        return tuple(path for path in paths if path.exists())

    def remember(self, path: Path) -> None:
        """Put a file first among the recent ones."""
        name = str(path.resolve())
        names = [name, *(one for one in self._recent_names() if one != name)]
        self._set(_RECENT, names[:_MOST_RECENT])

    def setting(self, name: str) -> str:
        """A choice such as the theme; empty when nobody chose."""
        found = self._settings().get(name)
        return found if isinstance(found, str) else ""

    def set(self, name: str, value: str) -> None:
        """Keep a choice."""
        self._set(name, value)

    def draft(self, kind: str, of: Path | str) -> object | None:
        """Work that was not finished: what ``keep_draft`` was given; None when there is none.

        Args:
            kind: whose draft, such as ``compose``.
            of: what it is about, such as the adaptation's path.
        """
        return _read(self._draft_file(kind, of))

    def keep_draft(self, kind: str, of: Path | str, value: object) -> None:
        """Keep unfinished work, as plain values that JSON knows."""
        self._write(self._draft_file(kind, of), value)

    def drop_draft(self, kind: str, of: Path | str) -> None:
        """Forget unfinished work, since it is finished."""
        self._draft_file(kind, of).unlink(missing_ok=True)

    def _draft_file(self, kind: str, of: Path | str) -> Path:
        whole = str(of.resolve()) if isinstance(of, Path) else of
        digest = sha256(whole.encode()).hexdigest()[:_NAME_LENGTH]
        return self.folder / "drafts" / f"{kind}-{digest}.json"

    def _recent_names(self) -> list[str]:
        found = self._settings().get(_RECENT)
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []

    def _settings(self) -> Mapping[str, object]:
        found = _read(self.folder / _SETTINGS)
        return found if isinstance(found, dict) else {}

    def _set(self, name: str, value: object) -> None:
        self._write(self.folder / _SETTINGS, {**self._settings(), name: value})

    def _write(self, path: Path, value: object) -> None:
        text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(text.encode(), path, overwrite=True)
        except (OSError, FormkitError):
            return  # a full disk or a locked profile takes the comfort away, not the work


def _read(path: Path) -> object | None:
    try:
        found: object = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found
