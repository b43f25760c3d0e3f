"""Where a folder's ``formkit.yaml`` lies, and the one thing that is asked of it at every start."""

import re
from pathlib import Path

from formkit.core.long_paths import reachable

NAME = "formkit.yaml"
_LANGUAGE = re.compile(r"""^language[ \t]*:[ \t]*["']?([a-z]+)""", re.MULTILINE)


def find_configuration(folder: Path) -> Path | None:
    """The nearest ``formkit.yaml``, in a folder or above it; None where there is none."""
    here = reachable(folder).absolute()
    return next((one / NAME for one in (here, *here.parents) if (one / NAME).is_file()), None)


def language_said(path: Path) -> str:
    """The language that a ``formkit.yaml`` asks for; empty where it asks for none.

    Reading YAML takes longer than all else that happens before a command
    runs, so only the line is looked for.  What is wrong with the file is told
    by whoever reads it whole.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError):
        return ""
    found = _LANGUAGE.search(text)
    return found[1] if found else ""
