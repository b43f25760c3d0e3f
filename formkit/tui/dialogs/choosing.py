"""Choosing one of several."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.visual import VisualType
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from formkit.core.messages import Message
from formkit.tui.bidi import shown
from formkit.tui.dialogs.window import CLOSE, Say, Window


class Choose(Window[str]):
    """A list; Enter or a click chooses."""

    DEFAULT_CSS = """
    Choose OptionList, Choose OptionList:focus {
        height: auto; max-height: 20; border: none; padding: 0; background: $surface;
        background-tint: $foreground 0%;
    }
    """

    def __init__(
        self,
        say: Say,
        title: Message,
        options: Sequence[tuple[str, VisualType]],
        *,
        chosen: str = "",
    ) -> None:
        """Ask.

        Args:
            say: words a message.
            title: the question.
            options: a name for the program and words for the person, each.
            chosen: the name that is marked at first.
        """
        super().__init__(say)
        self._title = title
        self._options = options
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The question above the list."""
        with Vertical(classes="window") as window:
            window.border_title = CLOSE
            yield Label(shown(self.say(self._title)), classes="title", markup=False)
            yield OptionList(
                *(Option(words, id=f"option-{n}") for n, (_, words) in enumerate(self._options)),
                markup=False,
            )

    def on_mount(self) -> None:
        """Mark what is chosen now."""
        names = [name for name, _ in self._options]
        if self._chosen in names:
            self.query_one(OptionList).highlighted = names.index(self._chosen)

    @on(OptionList.OptionSelected)
    def _give(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._options[event.option_index][0])
