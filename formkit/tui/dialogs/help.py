"""The help of a screen: what it is for, and every key."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Label

from formkit.core.messages import Message
from formkit.tui.dialogs.window import CLOSE, Say, Window
from formkit.tui.keys import key
from formkit.tui.widgets.hanging import Hanging


class Help(Window[None]):
    """A page that closes with the key that opened it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("question_mark,f1,q,enter", "close", Message("Close"), show=False)
    ]
    DEFAULT_CSS = """
    Help .paragraph { width: 1fr; margin-bottom: 1; }
    Help .key { width: 1fr; }
    """

    def __init__(
        self,
        say: Say,
        heading: Message,
        paragraphs: Sequence[Message],
        keys: Sequence[tuple[str, str]],
    ) -> None:
        """Show help.

        Args:
            say: words a message.
            heading: the screen's name.
            paragraphs: what it is for.
            keys: each key as it is shown, and what it does, in the reader's language.
        """
        super().__init__(say)
        self._heading = heading
        self._paragraphs = paragraphs
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Paragraphs above a table of keys."""
        widest = max((len(keys) for keys, _ in self._keys), default=0)
        with VerticalScroll(classes="window") as window:
            window.border_title = CLOSE
            yield Label(self.say(self._heading), classes="title", markup=False)
            for one in self._paragraphs:
                yield Label(self.say(one), classes="paragraph", markup=False)
            for keys, words in self._keys:
                line = Hanging(Content(f"{keys.ljust(widest)}  "), Content(words))
                yield Label(line, classes="key")

    def on_click(self) -> None:
        """Close by mouse, too."""
        self.dismiss(None)
