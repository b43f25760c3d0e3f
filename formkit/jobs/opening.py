"""Files opened in the program that the system has for them, such as Excel."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.messages import Message

_OPENERS = {"darwin": "open"}
_OPENER = "xdg-open"
_SECONDS_TO_FAIL = 1.0
"""An opener that finds no program says so within this time."""


def open_outside(path: Path) -> None:
    """Open a file, or a folder, in the program that the system has for it; takes up to a second.

    Raises:
        FormkitError: it is not there, or the system has no program for it.
    """
    if not path.exists():
        raise FormkitError(Message("there is no such file: {path}", path=str(path)))
    try:
        _open(str(path))
    except OSError as error:
        text = (
            "this system has no program that opens the file, or it does not start; open it by"
            " hand: {path}"
        )
        raise FormkitError(Message(text, path=str(path))) from error


if sys.platform == "win32":
    _open: Callable[[str], object] = os.startfile

else:

    def _open(path: str) -> None:
        """Start the opener and leave it to itself, deaf and mute: the terminal is ours."""
        opener = _OPENERS.get(sys.platform, _OPENER)
        process = subprocess.Popen(  # noqa: S603 - no shell, and the path is one argument
            [opener, path],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        with suppress(subprocess.TimeoutExpired):  # some openers end with what they opened
            if code := process.wait(_SECONDS_TO_FAIL):
                raise OSError(code, opener)
