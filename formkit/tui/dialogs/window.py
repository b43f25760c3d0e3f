"""What all small windows share: a frame in the middle, words, Escape."""

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import ActiveBinding, BindingType
from textual.screen import ModalScreen

from formkit.core.messages import Message
from formkit.tui.keys import key, translated

Say = Callable[[Message], str]
Answer = TypeVar("Answer")

CLOSE = "[@click=screen.close]✕[/]"
"""In the corner of a window without buttons, so that it closes by mouse, too."""


class Window(ModalScreen[Answer]):
    """A window over the screen; Escape closes it without an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [key("escape", "close", Message("Close"), show=False)]
    DEFAULT_CSS = """
    Window {
        align: center middle;
        background: $background 60%;
        .window {
            width: 76; max-width: 96%; height: auto; max-height: 90%;
            padding: 1 2; background: $surface; border: round $primary;
            border-title-align: right;
        }
        .title { text-style: bold; color: $primary; margin-bottom: 1; width: 1fr; }
        .hint { color: $text-muted; width: 1fr; }
        .wrong { color: $error; width: 1fr; height: auto; }
        .buttons { height: auto; margin-top: 1; align-horizontal: right; }
        .buttons Button { margin-left: 2; }
    }
    """

    def __init__(self, say: Say) -> None:
        """Speak the reader's language."""
        super().__init__()
        self.say = say

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys, described in the reader's language."""
        return translated(super().active_bindings, getattr(self.app, "catalogue", {}))

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close once: a second Enter may wait behind the one that closes."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def action_close(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
