"""A real terminal, held by tmux: keys go in, the screen is read."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

TMUX = shutil.which("tmux")
needs_tmux = pytest.mark.skipif(TMUX is None, reason="tmux is not here (apt-get install tmux)")

_PATIENCE = 45.0
"""Seconds until something that should be on the screen is missed; machines may be busy."""
_GLANCE = 0.05
_REACTION = 0.4
"""Seconds that even a quick person takes from seeing something to the next key."""
_NAMES = count()


class Terminal:
    """One program in a terminal of its own."""

    def __init__(self, server: str, code: Path) -> None:
        """Know the tmux server, and the file that will hold the program's exit code."""
        self._server = server
        self._code = code

    def press(self, *keys: str) -> None:
        """Press keys, as tmux names them: ``Enter``, ``Escape``, ``Tab``, ``Down``, ``C-q``."""
        for one in keys:
            self._tmux("send-keys", "-t", "it", one)

    def type(self, text: str) -> None:
        """Type text, letter by letter."""
        self._tmux("send-keys", "-t", "it", "-l", text)

    def paste(self, text: str) -> None:
        """Paste text, as a terminal does when a file is dropped on it."""
        self._tmux("set-buffer", "-b", "dropped", text)
        self._tmux("paste-buffer", "-p", "-b", "dropped", "-t", "it")

    def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        self._tmux("resize-window", "-t", "it", "-x", str(width), "-y", str(height))

    def screen(self) -> str:
        """What stands on the screen."""
        return self._tmux("capture-pane", "-p", "-t", "it")

    def wait_for(self, *texts: str, patience: float = _PATIENCE) -> str:
        """Wait until all texts stand on the screen, and give the screen."""
        return self._wait(lambda screen: all(one in screen for one in texts), texts, patience)

    def wait_without(self, *texts: str, patience: float = _PATIENCE) -> str:
        """Wait until none of the texts stands on the screen any more."""
        return self._wait(lambda screen: not any(one in screen for one in texts), texts, patience)

    def pid(self) -> int:
        """The program's process, which a shell waits for."""
        shell = self._tmux("display-message", "-p", "-t", "it", "#{pane_pid}").strip()
        found = Path(f"/proc/{shell}/task/{shell}/children").read_text("ascii")
        return int(found.split()[0])

    def exit_code(self) -> str:
        """How the program ended, once it has."""
        end = time.monotonic() + _PATIENCE
        while not (code := self._ended()):
            if time.monotonic() > end:
                pytest.fail(f"the program does not end; the screen says:\n{self.screen()}")
            time.sleep(_GLANCE)
        return code

    def _ended(self) -> str:
        """How the program ended; empty while it runs."""
        return self._code.read_text("ascii").strip() if self._code.exists() else ""

    def _wait(self, holds: object, texts: tuple[str, ...], patience: float) -> str:
        assert callable(holds)
        end = time.monotonic() + patience
        screen = self.screen()
        while not holds(screen):
            if time.monotonic() > end:
                pytest.fail(f"waited {patience:.0f} s for {texts}; the screen says:\n{screen}")
            time.sleep(_GLANCE)
            screen = self.screen()
        time.sleep(_REACTION)
        return screen

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            [TMUX or "tmux", "-L", self._server, "-f", os.devnull, *arguments],
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        )
        return done.stdout


@contextmanager
def terminal(
    workspace: Path,
    memory: Path,
    *arguments: str,
    size: tuple[int, int] = (120, 40),
    language: str = "en",
) -> Iterator[Terminal]:
    """Run formkit alone in a terminal, in a folder.

    Args:
        workspace: the folder.
        memory: where it remembers.
        arguments: of the command line; none: what an officer types, ``formkit`` alone.
        size: columns and lines.
        language: ``en`` or ``fr``.
    """
    code = memory.with_name("exit-code")
    server = f"formkit-{os.getpid()}-{next(_NAMES)}"
    # a shell keeps the code, and the terminal open: tmux does not always learn that one has ended
    shell = ["sh", "-c", '"$@"; echo $? > "$0.part"; mv "$0.part" "$0"; cat', str(code)]
    command = [*shell, sys.executable, "-m", "formkit", *arguments]
    surroundings = {
        **os.environ,
        "FORMKIT_MEMORY": str(memory),
        "FORMKIT_LANG": language,
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "",
        "LINES": "",
    }
    for one in ("COLUMNS", "LINES", "TMUX", "NO_COLOR"):
        surroundings.pop(one, None)
    width, height = map(str, size)
    start = ["new-session", "-d", "-s", "it", "-x", width, "-y", height, "-c", str(workspace)]
    base = [TMUX or "tmux", "-L", server, "-f", os.devnull]
    subprocess.run([*base, *start, *command], check=True, env=surroundings)
    try:
        yield Terminal(server, code)
    finally:
        subprocess.run([*base, "kill-server"], check=False, capture_output=True)
