"""A line for a path: Tab completes it, and what is dropped on it loses its quotes."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message as Posted
from textual.widgets import Input

from formkit.core.messages import Message
from formkit.jobs.folders.paths import written_words
from formkit.tui.keys import key


class PathInput(Input):
    """Typing a path."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab", "complete", Message("Complete"), show=False),
        key("down", "leave_down", Message("To the list"), show=False),
    ]

    class Completing(Posted):
        """Somebody wants the path completed."""

    class Leaving(Posted):
        """Somebody wants to choose from the list."""

    def action_complete(self) -> None:
        """Ask for more of the path."""
        self.post_message(self.Completing())

    def action_leave_down(self) -> None:
        """Go to the list."""
        self.post_message(self.Leaving())

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        words = written_words(event.text, is_there=lambda _: False)
        if words:
            self.value = words[0]
            self.cursor_position = len(self.value)
