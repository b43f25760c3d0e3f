"""Names of files and folders that work everywhere, Windows above all.

Source:
    Microsoft, *Naming Files, Paths, and Namespaces*; the same list as
    ``os.path.isreserved`` of Python 3.13.
"""

import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

from formkit.core.messages import Message

_PORTS = (f"{port}{number}" for port in ("COM", "LPT") for number in "123456789\xb9\xb2\xb3")
_DEVICES = frozenset(("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *_PORTS))
_REFUSED = frozenset('<>:"/\\|?*')
_FIRST_PRINTED = " "
_LONGEST = 255


def why_refused(name: str) -> Message | None:
    r"""Why Windows has no file or folder of this name; None where it can have one.

    >>> print(why_refused("aux.csv"))
    Windows keeps the name AUX for itself, whatever ending follows
    >>> why_refused("bsa_tcd.xlsx")
    """
    device = name.partition(".")[0].rstrip(" ").upper()
    refused = tuple(dict.fromkeys(letter for letter in name if letter in _REFUSED))
    if device in _DEVICES:
        text = "Windows keeps the name {device} for itself, whatever ending follows"
        return Message(text, device=device)
    if refused:
        return Message("Windows allows no {letters} in it", letters=" ".join(refused))
    if any(letter < _FIRST_PRINTED for letter in name):
        return Message("there is a line break or another control character in it")
    if not name or name != name.rstrip(". "):
        return Message("Windows drops a full stop or space at its end")
    if len(name) > _LONGEST:
        return Message("it is longer than {most} characters", most=_LONGEST)
    return None


def refused_part(path: PurePath) -> tuple[str, Message] | None:
    """The first folder or file of a path that Windows refuses, and why."""
    parts = path.parts[1:] if path.anchor else path.parts
    told = ((part, why_refused(part)) for part in parts if part not in {".", ".."})
    return next(((part, why) for part, why in told if why), None)


def same_files(paths: Iterable[PurePath]) -> tuple[PurePath, ...]:
    """Paths that are one file where capitals do not matter: on Windows and macOS.

    Returns:
        Those of the first such file, in their order; nothing where all differ.
    """
    alike: dict[str, list[PurePath]] = {}
    for path in paths:
        key = unicodedata.normalize("NFC", str(path)).casefold()
        alike.setdefault(key, []).append(path)
    return next((tuple(some) for some in alike.values() if len(some) > 1), ())
