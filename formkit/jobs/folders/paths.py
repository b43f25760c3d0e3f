r"""Paths as people write them, and as terminals do when files are dropped on them.

A terminal types the path of a dropped file as if somebody had: GNOME's between
apostrophes, macOS's with ``\`` before each space, Windows's between quotes where
there is a space, others as ``file://``.  Windows's own *Copy as path* adds
quotes, and its property sheets a mark of writing direction that nobody sees.
"""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from stat import S_ISDIR
from urllib.parse import unquote

from formkit.core.long_paths import reachable

_UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff\x00"))
_ADDRESS = "file:"
_HERE = frozenset(("", "localhost"))
_WINDOWS = "win32"
_DRIVE = re.compile(r"/[A-Za-z]:")
_WINDOWS_WORD = re.compile(r'"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+)')
_POSIX_WORD = re.compile(r"(?:'[^']*'?|\"[^\"]*\"?|\\.?|[^\s'\"\\])+")
_POSIX_PART = re.compile(r"'([^']*)'?|\"([^\"]*)\"?|\\(.?)|(.)")


def is_there(path: Path) -> bool:
    """Tell whether a path leads to anything that may be looked at; any text can be a path."""
    try:
        reachable(path).stat()
    except (OSError, ValueError):
        return False
    return True


def is_folder(path: Path) -> bool:
    """Tell whether a path leads to a folder; any text can be a path."""
    try:
        return S_ISDIR(reachable(path).stat().st_mode)
    except (OSError, ValueError):
        return False


def written_paths(text: str, folder: Path) -> tuple[Path, ...]:
    """The files that a text names, there or not, each once.

    Args:
        text: typed, pasted, or written by a terminal on which files were dropped.
        folder: where a path begins that says nothing else.
    """
    words = written_words(text, is_there=lambda word: is_there(placed_path(word, folder)))
    return tuple(dict.fromkeys(placed_path(word, folder) for word in words))


def placed_path(word: str, folder: Path) -> Path:
    """One path, from the user's home where it begins with ``~``, else from a folder on."""
    path = Path(word)
    if path.parts[:1] == ("~",):
        return Path.home().joinpath(*path.parts[1:])
    return folder / path


def written_words(
    text: str, *, is_there: Callable[[str], bool], system: str = sys.platform
) -> tuple[str, ...]:
    r"""The paths in a text, without what a terminal or file manager puts around them.

    A line that is a path as it stands, spaces and all, is taken so.

    Args:
        text: as for ``written_paths``.
        is_there: whether a path leads to anything.
        system: as ``sys.platform`` calls it; on ``win32`` a backslash parts folders.

    >>> written_words("'/b/my form.xlsx' /c.md", is_there=lambda _: False, system="linux")
    ('/b/my form.xlsx', '/c.md')
    """
    lines = (line.strip() for line in text.translate(_UNSEEN).splitlines())
    words = (word for line in lines if line for word in _words(line, is_there, system))
    return tuple(filter(None, words))


def _words(line: str, is_there: Callable[[str], bool], system: str) -> Iterator[str]:
    if is_there(line):
        yield line
    elif line.lower().startswith(_ADDRESS):
        yield from (_of_address(one, system) for one in line.split())
    elif system == _WINDOWS:
        yield from (one["quoted"] or one["plain"] or "" for one in _WINDOWS_WORD.finditer(line))
    else:
        yield from (_unescaped(one.group()) for one in _POSIX_WORD.finditer(line))


def _unescaped(word: str) -> str:
    return "".join("".join(filter(None, parts)) for parts in _POSIX_PART.findall(word))


def _of_address(address: str, system: str) -> str:
    """The path that ``file:///…`` leads to; where a server is named, it is one of Windows's."""
    rest = unquote(address[len(_ADDRESS) :])
    server, slash, inside = rest[2:].partition("/") if rest.startswith("//") else ("", "", rest)
    path = f"{slash}{inside}"
    if system != _WINDOWS:
        return path
    if server.lower() not in _HERE:
        path = f"//{server}{path}"
    elif _DRIVE.match(path):
        path = path[1:]
    return path.replace("/", "\\")
