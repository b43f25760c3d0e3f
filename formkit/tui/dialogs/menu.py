"""The menu: Textual's command palette, which bears keys that come before it is drawn.

Textual 8.2 ends the application when Enter comes twice, when PageUp comes before
the list is laid out, and when the menu is closed while it still looks for commands.
"""

from typing import Any

from rich.align import Align
from rich.text import Text
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits
from textual.content import Content
from textual.message import Message as Posted
from textual.system_commands import SystemCommandsProvider
from textual.theme import Theme
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option
from textual.worker import Worker

from formkit.jobs.searching import folded

_FAINT = "$foreground 65%"


class Everything(SystemCommandsProvider):
    """What the application offers, in its own order, with keys; accents need not be typed."""

    async def discover(self) -> Hits:
        """All of it; Textual would sort it by name."""
        for title, key, callback, _ in self.app.get_system_commands(self.screen):
            yield DiscoveryHit(_line(Content(title), key), callback, text=title)

    async def search(self, query: str) -> Hits:
        """What holds the letters."""
        matcher = self.matcher(folded(query))
        for title, key, callback, _ in self.app.get_system_commands(self.screen):
            plain = folded(title)
            if score := matcher.match(plain):
                spans = list(matcher.highlight(plain).spans) if len(plain) == len(title) else []
                yield Hit(score, _line(Content(title, spans), key), callback, text=title)


def _line(title: Content, key: str) -> Content:
    return Content.assemble(title, (f"  {key}" if key else "", _FAINT))


class Menu(CommandPalette):
    """Everything that can be done, to be searched."""

    DEFAULT_CSS = """
    Menu {
        SearchIcon { display: none; }
        & > Vertical { width: 76; max-width: 96%; margin-top: 1; }
        & > Vertical, &:dark > Vertical { background: $surface; }
        #--input { border: tall $primary; }
        #--input.--list-visible { border-bottom: none; }
        CommandInput, CommandInput:focus { border: none; height: 1; padding: 0 2; }
        #--results { background: $surface; }
        CommandList { border: tall $primary; border-top: none; max-height: 80vh; }
        CommandList > .option-list--option { text-style: none; }
        CommandList > .option-list--option-highlighted {
            background: $primary 28%; color: $foreground; text-style: bold;
        }
    }
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

    def on_mount(self) -> None:
        """Take over other colours at once: Textual leaves out its own windows."""
        self.app.theme_changed_signal.subscribe(self, self._colour)

    def _colour(self, _theme: Theme) -> None:
        self.app.stylesheet.update(self)

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
