"""The terminal: what it can show, and what must not break it."""

import codecs
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

import rich_click as click

from formkit.cli.lookalikes import replace_unshown

WIDEST = 110
"""Longer lines are hard to read, however wide the terminal is."""

_LOOK_ALIKES = "formkit.lookalikes"


class ReaderGoneError(Exception):
    """Whoever read stdout went away, as ``head`` does."""


def spare_the_streams() -> None:
    """Let a console that lacks a letter show a look-alike instead of failing.

    Windows consoles often know only cp1252 or cp850; forms hold Arabic.  A
    stream that the caller has closed becomes one that goes nowhere.
    """
    codecs.register_error(_LOOK_ALIKES, replace_unshown)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
            setattr(sys, name, nowhere)
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_LOOK_ALIKES)


def show(text: str) -> None:
    """Write what people read to stdout.

    Raises:
        ReaderGoneError: nobody reads it any more.
    """
    with _to_its_reader():
        # the stream by name: click would take an ASCII one for a mistake and write UTF-8 to it
        click.echo(text, file=sys.stdout, color=shows_colours())


def give(text: str) -> None:
    """Write what programs read to stdout: UTF-8 and LF, whatever the console is.

    Raises:
        ReaderGoneError: nobody reads it any more.
    """
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        show(text)
        return
    with _to_its_reader():
        sys.stdout.flush()
        binary.write(f"{text}\n".encode())
        binary.flush()


def tell(text: str, *, first: str = "") -> None:
    """Write talk to stderr, broken where that is a terminal.

    Args:
        text: a sentence.
        first: stands before it.
    """
    from formkit.render.harmless import harmless  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.render.screen import Screen  # noqa: PLC0415 - as above

    width = terminal_width(sys.stderr)
    # elsewhere every letter stays: a file's name may hold two spaces
    line = (
        Screen(width=width).wrapped(text, first=first, indent=2)
        if width
        else first + harmless(text)
    )
    click.echo(line, file=sys.stderr)


def finish() -> None:
    """Write what is still unwritten.

    Raises:
        ReaderGoneError: nobody reads it any more.
    """
    with _to_its_reader():
        sys.stdout.flush()


def silence_stdout() -> None:
    """Send what is still unwritten nowhere, after whoever read it went away."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def terminal_width(stream: TextIO | None = None) -> int:
    """Columns of a terminal; 0 when it is a file or a pipe.

    Args:
        stream: the one that is looked at; stdout when left out.
    """
    if not (stream or sys.stdout).isatty():
        return 0
    return min(shutil.get_terminal_size().columns, WIDEST)


def as_shown(text: str) -> str:
    """A text with look-alikes for what stdout lacks, as it will be shown."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, _LOOK_ALIKES).decode(encoding)


def shows_colours() -> bool:
    """Tell whether the output is a terminal whose user has not turned colours off."""
    turned_off = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not turned_off


@contextmanager
def _to_its_reader() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # Windows says EINVAL of a pipe that nobody reads
        if error.errno not in {errno.EPIPE, errno.EINVAL}:
            raise
        raise ReaderGoneError from error
