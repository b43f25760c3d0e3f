"""The old and the new text side by side."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from formkit.core.messages import Message
from formkit.tui.widgets.verdict_badge import MUTED
from formkit.tui.widgets.wording import Pieces, written

_WIDTH = 40
"""Columns that are reckoned with until the widget has its place."""


class Side(Static):
    """One of two texts."""

    def __init__(self, say: Callable[[Message], str], *, is_new: bool) -> None:
        """Begin without a text.

        Args:
            say: words a message in the reader's language.
            is_new: whether it is the new text.
        """
        super().__init__(markup=False)
        self._say = say
        self._pieces: Pieces | None = None
        self._is_new = is_new

    def show(self, pieces: Pieces | None) -> None:
        """Show another text; None: there is none on this side."""
        self._pieces = pieces
        self._draw(self.content_size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Break those lines anew that are not broken by themselves."""
        self._draw(event.size.width)

    def _draw(self, width: int) -> None:
        if self._pieces is None:
            self.update(Content.styled(self._say(Message("(nothing)")), f"{MUTED} italic"))
        else:
            self.update(written(self._pieces, width or _WIDTH, is_new=self._is_new))


class Sides(Horizontal):
    """What stood there, and what stands there now."""

    DEFAULT_CSS = """
    Sides {
        height: auto;
        margin: 1 0;
        .side { width: 1fr; height: auto; padding: 0 1; background: $panel 60%; }
        .side.-old { margin-right: 1; }
        .side Static { height: auto; width: 1fr; }
        .title { color: $text-muted; text-style: bold; }
    }
    """

    def __init__(self, say: Callable[[Message], str], *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        """Begin without texts.

        Args:
            say: words a message in the reader's language.
            id: of the widget.
        """
        super().__init__(id=id)
        self._say = say
        self._old = Side(say, is_new=False)
        self._new = Side(say, is_new=True)

    def compose(self) -> ComposeResult:
        """Each below its title."""
        with Vertical(classes="side -old"):
            yield Static(f"- {self._say(Message('old'))}", classes="title", markup=False)
            yield self._old
        with Vertical(classes="side -new"):
            yield Static(f"+ {self._say(Message('new'))}", classes="title", markup=False)
            yield self._new

    def show(self, old: Pieces | None, new: Pieces | None) -> None:
        """Show two other texts; None: nothing stands there."""
        self._old.show(old)
        self._new.show(new)
