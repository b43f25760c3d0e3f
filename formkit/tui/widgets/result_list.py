"""What a search found, the best first."""

from collections.abc import Callable, Sequence

from textual import on
from textual.content import Content
from textual.message import Message as Posted
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from formkit.core.messages import Message
from formkit.jobs.library.items import Item, Key
from formkit.tui.bidi import shown
from formkit.tui.widgets.library_words import ONE

_FAINT = "$foreground 65%"
_MOST = 100
"""Lines that are shown: who has not found it among them types more."""


class ResultList(OptionList):
    """Tells which thing is marked."""

    DEFAULT_CSS = """
    ResultList {
        background: $background;
        border: none;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        & > .option-list--option-highlighted { background: $primary 14%; color: $foreground; }
        &:focus > .option-list--option-highlighted {
            background: $primary 28%; color: $foreground;
        }
    }
    ResultList:focus { border: none; background-tint: $background 0%; }
    """

    class Marked(Posted):
        """Another thing is marked."""

        def __init__(self, key: Key) -> None:
            """Keep which."""
            super().__init__()
            self.key = key

    def __init__(self, say: Callable[[Message], str], *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        """Begin without results.

        Args:
            say: words a message in the reader's language.
            id: of the widget.
        """
        super().__init__(id=id, markup=False)
        self._say = say
        self._keys: list[Key] = []

    def show(self, items: Sequence[Item], reader: str) -> None:
        """Show other results; the first is marked.

        Args:
            items: the best first.
            reader: the code of the reader's language, ``fr``.
        """
        self._keys = [item.key for item in items[:_MOST]]
        options = [Option(self._line(item, reader)) for item in items[:_MOST]]
        if len(items) > _MOST:
            more = Message("… {count} more: type another word", count=len(items) - _MOST)
            options.append(Option(Content.styled(self._say(more), _FAINT), disabled=True))
        self.set_options(options)
        self.highlighted = 0 if items else None

    @property
    def marked(self) -> Key | None:
        """What the cursor is on."""
        place = self.highlighted
        return self._keys[place] if place is not None and place < len(self._keys) else None

    def _line(self, item: Item, reader: str) -> Content:
        title = item.titles.for_reader(reader) or item.key.copied
        kind = f"{item.key.copied} · {self._say(ONE[item.key.part])}"
        return Content.assemble(shown(title), "\n  ", (kind, _FAINT))

    @on(OptionList.OptionHighlighted)
    def _mark(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_index < len(self._keys):
            self.post_message(self.Marked(self._keys[event.option_index]))

    @on(OptionList.OptionSelected)
    def _select(self, event: OptionList.OptionSelected) -> None:
        """What is marked is shown already."""
        event.stop()
