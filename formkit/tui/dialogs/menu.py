"""The menu: Textual's command palette, which bears keys that come before it is drawn.

Textual 8.2 ends the application when Enter comes twice, when PageUp comes before
the list is laid out, and when the menu is closed while it still looks for commands.
"""

from typing import Any

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.message import Message as Posted
from textual.widgets import Input, OptionList
from textual.worker import Worker


class Menu(CommandPalette):
    """Everything that can be done, to be searched."""

    def __init__(self, placeholder: str) -> None:
        """Ask.

        Args:
            placeholder: what stands in the line as long as nothing is typed.
        """
        super().__init__(placeholder=placeholder, id="--command-palette")
        self._is_over = False

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close once."""
        if self._is_over:
            return AwaitComplete()
        self._is_over = True
        return super().dismiss(result)

    def run_worker(self, *given: Any, **named: Any) -> Worker[Any]:  # noqa: ANN401 - handed on
        """Look for commands; a search that ends after the menu is no fault."""
        return super().run_worker(*given, **{**named, "exit_on_error": False})

    async def _on_message(self, message: Posted) -> None:
        is_answer = isinstance(message, Input.Submitted | OptionList.OptionSelected)
        if not (self._is_over and is_answer):
            await super()._on_message(message)

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).size.height:
            super()._action_command_list(action)
