r"""Paths beyond the 260 characters that Windows allows unless told otherwise.

With ``\\?\`` before it a path may have 32,767 characters, and Windows takes it
as it stands: no ``/``, no ``..``, from a drive or a network folder on.  So a
path is given the prefix only where it is long.

Source:
    Microsoft, *Maximum Path Length Limitation*.
"""

import ntpath
import os
import sys
from pathlib import Path

_LONG = 200
"""From here on, so that a folder's 248 and the longer name of a temporary file have room."""
_PREFIX = "\\\\?\\"
_NETWORK = "\\\\"
_DEVICES = (_PREFIX, "\\\\.\\")


def extended(path: str) -> str:
    r"""An absolute Windows path that works at any length.

    >>> extended("C:/short/form.xlsx")
    'C:/short/form.xlsx'
    >>> extended("C:/" + 200 * "x")[:10]
    '\\\\?\\C:\\xxx'
    """
    plain = ntpath.normpath(path)
    if len(path) < _LONG or plain.startswith(_DEVICES):
        return path
    if plain.startswith(_NETWORK):
        return f"{_PREFIX}UNC\\{plain.removeprefix(_NETWORK)}"
    return f"{_PREFIX}{plain}"


def reachable(path: Path, *, system: str = sys.platform) -> Path:
    """The same path as the system wants it; for opening files, not for showing.

    Args:
        path: of a file or folder, there or not.
        system: as ``sys.platform`` calls it; only ``win32`` has a limit.
    """
    if system != "win32":
        return path
    # not resolve(): it would follow links, and fail where a long path leads
    return Path(extended(os.path.abspath(path)))  # noqa: PTH100 - as said
