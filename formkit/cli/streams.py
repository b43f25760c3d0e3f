"""The terminal: what it can show, and what must not break it."""

import os
import shutil
import sys
from io import TextIOWrapper

WIDEST = 110
"""Longer lines are hard to read, however wide the terminal is."""


def spare_the_streams() -> None:
    """Let a console that lacks a letter show a question mark instead of failing.

    Windows consoles often know only cp1252 or cp850; forms hold Arabic.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def silence_stdout() -> None:
    """Send what is still unwritten nowhere, after whoever read it went away."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def terminal_width() -> int:
    """Columns of the terminal; 0 when the output goes to a file or a pipe."""
    if not sys.stdout.isatty():
        return 0
    return min(shutil.get_terminal_size().columns, WIDEST)


def shows_colours() -> bool:
    """Tell whether the output is a terminal whose user has not turned colours off."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
