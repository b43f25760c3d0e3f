"""The terminal UI as a terminal sees it: the first screen, keys, and memory.

A form of 12,000 choices and one with 2,000 findings are opened in a pseudo-terminal.  Timed are
the first screen (Home's name stands in the bar), the findings, and 40 keys while
pyxform and ODK Validate are asked: from writing the key to the first and to the last byte that
the screen answers with.
"""

import os
import select
import signal
import struct
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench import generated  # noqa: E402 - the folder must be on the path first
from tests.bench.measured import ENVIRONMENT, KIB_IN_MIB  # noqa: E402

COLUMNS, LINES = 120, 40
KEYS = 40
DOWN, UP = b"\x1b[B", b"\x1b[A"
QUIET = 0.04
"""Seconds without a byte after which an answer is over."""
PATIENCE = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """What a terminal was sent in one go."""

    text: bytes
    first: float
    """Seconds until the first byte."""
    last: float
    """Seconds until the last one."""


class Pseudo:
    """One program in a pseudo-terminal."""

    def __init__(self, descriptor: int, process: int) -> None:
        """Know the terminal's end, and the program."""
        self._descriptor = descriptor
        self._process = process

    def press(self, key: bytes) -> Burst:
        """Press a key, and give what it changed on the screen."""
        self._drain()
        os.write(self._descriptor, key)
        return self._burst(b"", QUIET)

    def wait_for(self, text: bytes) -> Burst:
        """Wait for a text; what is sent later stays for later."""
        return self._burst(text, 0.0)

    def mib(self) -> int:
        """Peak resident memory of the program so far."""
        lines = Path(f"/proc/{self._process}/status").read_text("ascii").splitlines()
        return int(next(one for one in lines if one.startswith("VmHWM")).split()[1]) // KIB_IN_MIB

    def _burst(self, text: bytes, quiet: float) -> Burst:
        begun = time.perf_counter()
        first = last = 0.0
        seen = b""
        while time.perf_counter() - begun < PATIENCE:
            if self._is_ready(0.002):
                seen += os.read(self._descriptor, 65_536)
                last = time.perf_counter() - begun
                first = first or last
            is_over = bool(seen) and time.perf_counter() - begun - last >= quiet
            if is_over and text in seen:
                return Burst(text=seen, first=first, last=last)
        message = f"the screen never showed {text!r}"
        raise RuntimeError(message)

    def _drain(self) -> None:
        while self._is_ready(0.0):
            os.read(self._descriptor, 65_536)

    def _is_ready(self, seconds: float) -> bool:
        return bool(select.select([self._descriptor], [], [], seconds)[0])


@contextmanager
def pseudo(folder: Path, *arguments: str) -> Iterator[Pseudo]:
    """Run formkit's terminal UI in a folder, and kill it in the end."""
    import fcntl  # noqa: PLC0415 - Windows has none of these
    import pty  # noqa: PLC0415
    import termios  # noqa: PLC0415

    process, descriptor = pty.fork()
    if process == 0:
        os.chdir(folder)
        own = {"TERM": "xterm-256color", "FORMKIT_MEMORY": str(folder), "FORMKIT_LANG": "en"}
        command = (sys.executable, "-m", "formkit", "tui", *arguments)
        os.execve(sys.executable, command, {**ENVIRONMENT, **own})  # noqa: S606 - our own program
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    try:
        yield Pseudo(descriptor, process)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(descriptor)


def faulty(path: Path, count: int = 2_000) -> Path:
    """A form with so many findings: an operator that XPath does not have."""
    first = ("integer", "q", "Question?", "Question ?")
    rows = (
        ("text", f"t_{number}", f"Text {number}?", f"Texte {number} ?", "${q} == 1")
        for number in range(count)
    )
    return generated.write(path, [first, *rows], [])


def measure(form: Path) -> None:
    """Open a form, and print what it took."""
    with pseudo(form.parent, form.name) as screen:
        begun = time.perf_counter()
        screen.wait_for(b"Home")
        bar = time.perf_counter() - begun
        screen.wait_for("·".encode())
        found = time.perf_counter() - begun
        time.sleep(0.3)
        answers = [screen.press(UP if number % 2 else DOWN) for number in range(KEYS)]
        firsts, lasts = (
            sorted(getattr(one, which) * 1000 for one in answers) for which in ("first", "last")
        )
        print(
            f"screen of {form.name:<22} {bar:>5.2f} s, findings after {found:.2f} s, "
            f"{screen.mib()} MiB; a key: first byte {firsts[KEYS // 2]:.0f} ms, at most "
            f"{firsts[-1]:.0f}, last byte {lasts[KEYS // 2]:.0f} ms, at most {lasts[-1]:.0f} "
            "(wanted: 1 s, 300 MiB, 100 ms)"
        )


def main() -> None:
    """Measure both forms."""
    if sys.platform == "win32" or not Path("/proc/self/status").exists():
        print("screens: not run, pseudo-terminals and /proc are missing")
        return
    with tempfile.TemporaryDirectory() as folder:
        old, _ = generated.pair(Path(folder))
        for form in (old, faulty(Path(folder) / "findings.xlsx")):
            measure(form)


if __name__ == "__main__":
    main()
