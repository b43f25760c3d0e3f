"""Folders that people look for first."""

import sys
from pathlib import Path

from formkit.core.messages import Message
from formkit.jobs.folders.paths import is_there

_NAMED = (
    ("Desktop", Message("Desktop")),
    ("Documents", Message("Documents")),
    ("Downloads", Message("Downloads")),
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def usual_folders(workspace: Path, *, home: Path | None = None) -> tuple[tuple[Message, Path], ...]:
    """Shortcuts: the folder that is worked in, the user's own, and drives on Windows.

    Args:
        workspace: the folder that is worked in.
        home: the user's folder; None: as the system says.
    """
    own = home or Path.home()
    found = [(Message("This folder"), workspace), (Message("Home folder"), own)]
    found += [(words, own / name) for name, words in _NAMED if is_there(own / name)]
    drives = [(Message("Drive {letter}", letter=one), Path(f"{one}:/")) for one in drives_there()]
    return (*found, *drives)


def drives_of(bits: int) -> tuple[str, ...]:
    """The letters of drives in the number by which Windows tells which there are.

    >>> drives_of(0b1100)
    ('C', 'D')
    """
    return tuple(letter for place, letter in enumerate(_LETTERS) if bits >> place & 1)


if sys.platform == "win32":

    def drives_there() -> tuple[str, ...]:
        """The letters of all drives; none is waited for."""
        import ctypes  # noqa: PLC0415 - only Windows has drives

        return drives_of(ctypes.windll.kernel32.GetLogicalDrives())

else:

    def drives_there() -> tuple[str, ...]:
        """There are none but on Windows."""
        return ()
