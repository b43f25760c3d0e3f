"""Who does the work on many forms: this process, or several."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

_FEW = 24
"""Up to here, starting another process costs more than it brings."""


@contextmanager
def executor_for(forms: int, jobs: int = 0) -> Iterator[Executor | None]:
    """Whatever spreads the work over processes; None where this one does it all.

    Args:
        forms: how many there are.
        jobs: how many processes; 0: as many as the machine has processors, where the
            forms are many enough.
    """
    count = min(jobs or (_processors() if forms > _FEW else 1), forms)
    if count <= 1:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - most checks need none

    with ProcessPoolExecutor(max_workers=count, initializer=_begin) as executor:
        yield executor


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin() -> None:
    """As the command line does: forms are trees without circles."""
    import gc  # noqa: PLC0415 - only here

    gc.set_threshold(50_000)
