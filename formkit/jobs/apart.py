"""Work done in a process of its own: this one stays quick, and the work can be ended at once.

pyxform holds Python's lock for seconds on long forms, and whoever looks at a
screen would wait for each key that they press.
"""

from __future__ import annotations

import os
import pickle  # the other process is this same program
import subprocess
import sys
from contextlib import suppress
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, TypeVar, cast

from formkit.core.errors import FormkitError
from formkit.core.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_SECONDS_BETWEEN_LOOKS = 0.1
_OTHER_PROCESS = (
    "import sys; stdin = sys.stdin.buffer; import pickle; sys.path[:] = pickle.load(stdin);"
    " from formkit.jobs import apart; apart.answer(stdin)"
)


class ProcessDiedError(FormkitError):
    """A process ended before its work was done, as when the machine has no memory left."""

    def __init__(self) -> None:
        """Say what to do."""
        text = (
            "the program that was asked ended before it answered, maybe because there was not"
            " enough memory; close other programs, then try again"
        )
        super().__init__(Message(text))


def apart(work: Callable[..., T], *given: object, look: Callable[[], object]) -> T:
    """Have work done in another process.

    Args:
        work: a function of a module.
        given: its arguments; they and what comes back travel as pickles.
        look: called ten times a second meanwhile; what it raises ends the other process.

    Raises:
        ProcessDiedError: the process ended without an answer.
        Exception: what the work raised.
    """
    with TemporaryFile() as asked:  # a pipe takes only so much at once
        pickle.dump(sys.path, asked)
        pickle.dump((work, given), asked)
        asked.seek(0)
        told = _told(asked, look)
    if not told:
        raise ProcessDiedError
    made, error = pickle.loads(told)  # noqa: S301 - written by this same program
    if error is not None:
        raise error
    return cast("T", made)


def _told(asked: IO[bytes], look: Callable[[], object]) -> bytes:
    """What the other process says in the end."""
    with subprocess.Popen(  # noqa: S603 - this same program
        [sys.executable, "-c", _OTHER_PROCESS],
        stdin=asked,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # nothing is printed over the screen that somebody looks at
    ) as process:
        try:
            while True:
                with suppress(subprocess.TimeoutExpired):
                    return process.communicate(timeout=_SECONDS_BETWEEN_LOOKS)[0]
                look()
        finally:
            process.kill()


def answer(stdin: IO[bytes]) -> None:
    """Do the work that is asked for, in the other process; what it prints is not heard."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    work, given = pickle.load(stdin)  # noqa: S301 - as above
    try:
        made, error = work(*given), None
    except Exception as raised:  # noqa: BLE001 - raised again by whoever asked
        made, error = None, raised
    with out:
        pickle.dump((made, error), out)
