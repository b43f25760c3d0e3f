"""Which language somebody is spoken to in: the one place that asks environment and system."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from formkit.formats.configuration_files import find_configuration, language_said
from formkit.render.catalogue import Language

VARIABLE = "FORMKIT_LANG"
_SYSTEM_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first that is set counts, as POSIX has it."""


def spoken_language(asked: str = "") -> Language:
    """The language for whoever sits here; English where nothing names one of ours.

    Args:
        asked: with ``--lang``; empty where nothing was asked.
    """
    ours = set(Language)
    return next((Language(said) for said in _said(asked) if said in ours), Language.ENGLISH)


def _said(asked: str) -> Iterator[str]:
    """What each says that may choose, one after the other: most starts need the first two only."""
    yield asked
    yield os.environ.get(VARIABLE, "")
    yield _workspace_language()
    yield _system_language()


def _workspace_language() -> str:
    try:
        found = find_configuration(Path.cwd())
    except OSError:  # the folder is gone, or nobody may look into one above it
        return ""
    return language_said(found) if found else ""


def _system_language() -> str:
    said = next((text for name in _SYSTEM_VARIABLES if (text := os.environ.get(name))), "")
    return _without_country(said or _windows_locale())


def _windows_locale() -> str:
    """The language of Windows' own menus, which is not always that of its dates and numbers."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only Windows has no variable for it
        import locale  # noqa: PLC0415 - as above

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""


def _without_country(said: str) -> str:
    """A locale's language.

    >>> _without_country("fr_FR.UTF-8"), _without_country("C")
    ('fr', 'c')
    """
    return re.split("[._@-]", said, maxsplit=1)[0].lower()
