"""The line above the hints while formkit works: what it does, and how to stop it."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, LoadingIndicator, Static


class Progress(Horizontal):
    """Hidden until there is work."""

    DEFAULT_CSS = """
    Progress {
        height: 1;
        background: $panel;
        display: none;
        &.-working { display: block; }
        LoadingIndicator { width: 7; height: 1; min-height: 1; color: $primary; }
        #doing { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        #stop { width: auto; min-width: 0; height: 1; border: none; padding: 0 1; }
    }
    """

    def __init__(self, stop: str) -> None:
        """Word the button that stops the work."""
        super().__init__()
        self._stop = stop

    def compose(self) -> ComposeResult:
        """A sign that moves, a sentence, a button."""
        yield LoadingIndicator()
        yield Static("", id="doing", markup=False)
        yield Button(self._stop, id="stop", compact=True)

    def show(self, words: str) -> None:
        """Say what is being done."""
        self.query_one("#doing", Static).update(words)
        self.add_class("-working")

    def hide(self) -> None:
        """Say that nothing is being done."""
        self.remove_class("-working")
