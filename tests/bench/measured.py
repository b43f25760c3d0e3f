"""Whole processes, measured: the best of some runs, and peak memory."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

KIB_IN_MIB = 1024

ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""Installed packages bring their bytecode; so that formkit has its own after the first run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What running a command took."""

    seconds: float
    """Wall clock, the best of the runs."""
    mib: float
    """Peak resident memory of the process, in MiB; 0 where the system does not tell."""


def run(command: Sequence[str], *, times: int = 3, folder: Path | None = None) -> Measured:
    """Run a command some times; what it prints is thrown away.

    Raises:
        RuntimeError: it was killed or ended with a code above 1 (1 means findings).
    """
    return min((_once(command, folder) for _ in range(times)), key=lambda one: one.seconds)


def python(code: str, *arguments: str, times: int = 3) -> Measured:
    """Run a piece of Python in a fresh interpreter."""
    return run((sys.executable, "-c", code, *arguments), times=times)


def _once(command: Sequence[str], folder: Path | None) -> Measured:
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT, cwd=folder
    )
    mib = 0.0
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        mib = usage.ru_maxrss / KIB_IN_MIB
    else:
        process.wait()
    seconds = time.perf_counter() - begun
    if process.returncode not in {0, 1}:
        message = f"{' '.join(command)} ended with {process.returncode}"
        raise RuntimeError(message)
    return Measured(seconds=seconds, mib=mib)
