"""A screen with nothing but what all screens have."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input, Label

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.tui.job_screen import JobScreen
from formkit.tui.keys import key
from formkit.tui.working import Tell


class PlainScreen(JobScreen):
    """Shows what it was told."""

    ABOUT = (Message("Nothing is lost."),)
    BINDINGS: ClassVar = [key("w", "work", Message("Check")), key("x", "fail", Message("Align"))]

    def compose_body(self) -> ComposeResult:
        """A line to type in, and a line to read."""
        yield Input(id="line")
        yield Label("", id="said")

    def open(self, *paths: Path) -> None:
        """Show the files' names."""
        self.query_one("#said", Label).update(" ".join(path.name for path in paths))

    def action_work(self) -> None:
        """Do something."""
        self.work(_job, self._show, doing=Message("Menu"))

    def action_fail(self) -> None:
        """Fail at something."""
        self.work(_failing, self._show, doing=Message("Menu"))

    def _show(self, made: str) -> None:
        self.query_one("#said", Label).update(made)


def _job(tell: Tell) -> str:
    tell(Message("Quit"))
    return "done"


def _failing(_tell: Tell) -> str:
    raise FormkitError(Message("there is no such file: {path}", path="a.xlsx"))
