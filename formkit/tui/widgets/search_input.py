"""A line to search by, above the list of what is found."""

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message as Posted
from textual.widgets import Input

from formkit.core.messages import Message
from formkit.tui.keys import key


class SearchInput(Input):
    """Typing what is sought; the arrow down goes to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("down", "leave_down", Message("To the list"), show=False),
    ]

    class Leaving(Posted):
        """Somebody wants to choose from the list."""

    def action_leave_down(self) -> None:
        """Go to the list."""
        self.post_message(self.Leaving())
