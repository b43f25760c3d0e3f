"""The bar on top: the screens, which one this is, and the menu."""

from collections.abc import Iterable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message as Posted
from textual.widgets import Static

_MENU = "≡"
_WIDE = 100
"""Columns from which on there is room for all names."""


class BarItem(Static):
    """The name of a screen, to be clicked."""

    class Chosen(Posted):
        """Somebody clicked it."""

        def __init__(self, screen: str) -> None:
            """Name the screen."""
            super().__init__()
            self.screen = screen

    def __init__(self, screen: str, words: str, *, is_here: bool) -> None:
        """Show a screen's number and name."""
        super().__init__(words, markup=False, id=f"to-{screen}", classes="-here" if is_here else "")
        self.leads_to = screen

    def on_click(self, event: events.Click) -> None:
        """Tell who listens."""
        event.stop()
        self.post_message(self.Chosen(self.leads_to))


class Bar(Horizontal):
    """One line: where one is and where one can go."""

    DEFAULT_CSS = """
    Bar {
        height: 1;
        background: $panel;
        color: $foreground;
        BarItem { width: auto; padding: 0 1 0 0; }
        BarItem:hover { text-style: underline; }
        BarItem.-here { text-style: bold reverse; color: $primary; }
        #to-menu { width: auto; dock: right; padding: 0; }
        #place { width: 1fr; text-align: right; padding: 0 2; color: $text-muted;
                 text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    MENU = "menu"

    def __init__(self, items: Iterable[tuple[str, str]], here: str, place: str, menu: str) -> None:
        """Show the screens.

        Args:
            items: each screen and its name in the reader's language.
            here: the one that is shown.
            place: the folder that is worked in.
            menu: what the menu is called, where there is room to say so.
        """
        super().__init__()
        self._items = tuple(items)
        self._here = here
        self._place = place
        self._menu = menu

    def compose(self) -> ComposeResult:
        """Put the names side by side, numbered as the keys that lead there."""
        for number, (screen, words) in enumerate(self._items, start=1):
            yield BarItem(screen, f"{number} {words}", is_here=screen == self._here)
        yield Static(self._place, id="place", markup=False)
        yield BarItem(self.MENU, _MENU, is_here=False)

    def on_resize(self, event: events.Resize) -> None:
        """Name the menu where there is room."""
        is_wide = event.size.width >= _WIDE
        item = self.query_one(f"#to-{self.MENU}", BarItem)
        item.update(f"{_MENU} {self._menu} " if is_wide else _MENU)
