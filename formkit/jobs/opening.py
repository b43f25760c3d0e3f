"""Files opened in the program that the system has for them, such as Excel."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.messages import Message

_OPENERS = {"darwin": "open"}
_OPENER = "xdg-open"


def open_outside(path: Path) -> None:
    """Open a file, or a folder, in the program that the system has for it.

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
        raise FormkitError(Message(text, path=str(path)), loc=Loc(file=str(path))) from error


if sys.platform == "win32":
    _open: Callable[[str], object] = os.startfile

else:

    def _open(path: str) -> None:
        """Start the opener and leave it to itself, deaf and mute: the terminal is ours."""
        subprocess.Popen(  # noqa: S603 - no shell, and the path is one argument
            [_OPENERS.get(sys.platform, _OPENER), path],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
