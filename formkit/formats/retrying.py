"""Files that another program holds for a moment: try again, then say who it may be.

On Windows, Excel, OneDrive and virus scanners open files so that nobody else
may replace them; all but Excel let go within a second or two.
"""

from collections.abc import Callable
from typing import TypeVar

from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.messages import Message

_WAITS = (0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds before each further attempt."""
_LOCKED = frozenset((5, 32, 33))
"""ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows."""

_Result = TypeVar("_Result")


class LockedFileError(FormkitError):
    """Another program holds a file for longer than formkit waits."""

    def __init__(self, path: str) -> None:
        """Keep the file that is held."""
        message = Message(
            "another program holds the file, so it was left as it was: close it in Excel; in a"
            " folder of OneDrive, wait until OneDrive has finished or pause it; look whether the"
            " file is write-protected; then try again"
        )
        super().__init__(message, loc=Loc(file=path))
        self.path = path


def is_locked(error: OSError) -> bool:
    """Tell whether Windows refused because another program holds the file."""
    return getattr(error, "winerror", None) in _LOCKED


def retry_while_locked(
    action: Callable[[], _Result], *, sleep: Callable[[float], object], path: str = ""
) -> _Result:
    """Do something with a file, again and again while another program holds it.

    Args:
        action: what is done; it must do no harm when done again.
        sleep: waits for so many seconds, ``time.sleep``.
        path: the file, as its user calls it; left out, as the system calls it.

    Raises:
        LockedFileError: it is still held after the last attempt.
        OSError: as the action does, when it is for another reason.
    """
    for wait in _WAITS:
        try:
            return action()
        except OSError as error:
            if not is_locked(error):
                raise
            sleep(wait)
    try:
        return action()
    except OSError as error:
        if not is_locked(error):
            raise
        raise LockedFileError(path or str(error.filename2 or error.filename or "")) from error
