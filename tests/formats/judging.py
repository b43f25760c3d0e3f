"""The child that judges files, started again whenever one ends it."""

import json
import selectors
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Self

ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds until the child is held to be lost; its own time is measured apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How judging one file ended."""

    outcome: str
    """``report: …``, ``error: …``, ``traceback: …`` or ``dead: …``."""
    seconds: float = 0
    """Of processor time."""
    bytes: int = 0
    """The most memory held."""
    said: str = ""
    """What the child wrote to its stderr."""

    @property
    def is_sound(self) -> bool:
        """Tell whether it ended as it should."""
        return self.outcome.startswith(("report: ", "error: ")) and not self.said


class Judge:
    """Starts the child when it is first asked, and again when it has died."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[str] | None = None
        self._said: IO[bytes] = TemporaryFile()  # noqa: SIM115 - closed with the judge

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()
        self._said.close()

    def judge(self, path: Path) -> Ending:
        """Give one file to the child and wait for its answer."""
        child = self._started()
        assert child.stdin
        assert child.stdout
        child.stdin.write(f"{path}\n")
        child.stdin.flush()
        with selectors.DefaultSelector() as waiting:
            waiting.register(child.stdout, selectors.EVENT_READ)
            line = child.stdout.readline() if waiting.select(PATIENCE) else ""
        said = self._new_words()
        if not line:
            self._end()
            return Ending(outcome=f"dead: {child.returncode}", said=said)
        return Ending(**json.loads(line), said=said)

    def _started(self) -> subprocess.Popen[str]:
        if self._child is None:
            self._child = subprocess.Popen(
                [sys.executable, "-m", "tests.formats.judged_apart"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._said,
                cwd=ROOT,
                text=True,
            )
        return self._child

    def _new_words(self) -> str:
        self._said.seek(0)
        said = self._said.read().decode("utf-8", "replace")
        self._said.seek(0)
        self._said.truncate()
        return said

    def _end(self) -> None:
        if self._child:
            self._child.kill()
            self._child.communicate()
            self._child = None
