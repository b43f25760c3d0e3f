"""Work done in a process of its own: this one stays quick, and the work can be ended at once.

pyxform holds Python's lock for seconds on long forms, and whoever looks at a
screen would wait for each key that they press.
"""

from __future__ import annotations

import os
from contextlib import suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar, cast

from formkit.core.errors import FormkitError
from formkit.core.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from formkit.jobs.subjects import Tell

T = TypeVar("T")
_SECONDS_BETWEEN_LOOKS = 0.1


class ProcessDiedError(FormkitError):
    """A process ended before its work was done, as when the machine has no memory left."""

    def __init__(self) -> None:
        """Say what to do."""
        text = (
            "the program that was asked ended before it answered, maybe because there was not"
            " enough memory; close other programs, then try again"
        )
        super().__init__(Message(text))


def apart(work: Callable[..., T], *given: object, tell: Tell) -> T:
    """Have work done in another process.

    Args:
        work: a function of a module; its last argument is a ``Tell`` of its own.
        given: its other arguments; they and what comes back travel as pickles.
        tell: told how far the work is, again and again while it lasts; what it
            raises ends the other process.

    Raises:
        ProcessDiedError: the process ended without an answer.
        Exception: what the work raised.
    """
    context = get_context("spawn")  # threads run here, of which a fork would make a mess
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(there, work, given), daemon=True)
    process.start()
    there.close()
    try:
        return cast("T", _answer(here, tell))
    finally:
        process.kill()
        process.join()
        here.close()


def _answer(here: Connection, tell: Tell) -> object:
    """What comes back, in the end."""
    told = None
    while True:
        if not here.poll(_SECONDS_BETWEEN_LOOKS):
            if told:
                tell(told)  # raises when nobody wants the answer any more
            continue
        try:
            kind, what = here.recv()
        except EOFError:
            raise ProcessDiedError from None
        if kind == "made":
            return what
        if kind == "raised":
            raise what
        told = what
        tell(told)


def _work(there: Connection, work: Callable[..., object], given: tuple[object, ...]) -> None:
    """Do the work, in the other process."""
    _be_quiet()
    try:
        made = work(*given, lambda message: there.send(("told", message)))
    except Exception as error:  # noqa: BLE001 - raised again by whoever asked
        there.send(("raised", error))
    else:
        there.send(("made", made))


def _be_quiet() -> None:
    """Print nothing over the screen that somebody looks at."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nowhere, stream)
