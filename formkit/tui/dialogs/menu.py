"""The menu: Textual's command palette, which bears keys that come before it is drawn.

Textual 8.2 ends the application when Enter comes twice, when PageUp comes before
the list is laid out, and when the menu is closed while it still looks for commands.
"""

from typing import Any

from rich.align import Align
from rich.text import Text
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.message import Message as Posted
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option
from textual.worker import Worker


class Menu(CommandPalette):
    """Everything that can be done, to be searched."""

    DEFAULT_CSS = """
    Menu SearchIcon { display: none; }
    """

    def __init__(self, placeholder: str, nothing: str) -> None:
        """Ask.

        Args:
            placeholder: what stands in the line as long as nothing is typed.
            nothing: what stands in the list where nothing is found.
        """
        super().__init__(placeholder=placeholder, id="--command-palette")
        self._nothing = nothing
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

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say in the reader's language that nothing was found; Textual says it in English."""
        self._stop_no_matches_countdown()

        def tell() -> None:
            if search_value:
                words = Align.center(Text(self._nothing, style="not bold"))
                found = self.query_one(CommandList)
                found.add_option(Option(words, disabled=True, id=self._NO_MATCHES))
                self._list_visible = True
            else:
                self._list_visible = False

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, tell)

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).size.height:
            super()._action_command_list(action)
