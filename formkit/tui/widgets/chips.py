"""A row of words of which one is chosen, on one line."""

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import Tab, Tabs


class Chips(Tabs):
    """Tabs without a line below them; Left and Right choose, and so does a click."""

    DEFAULT_CSS = """
    Chips {
        height: 1;
        background: $background;
        Underline { display: none; }
        Tab { color: $foreground 80%; }
        Tab.-active { color: $primary; text-style: bold reverse; }
    }
    Chips:focus Tab.-active { text-style: bold reverse underline; background: $background; }
    """

    def __init__(
        self,
        words: Iterable[tuple[str, str]],
        *,
        chosen: str = "",
        id: str | None = None,  # noqa: A002 - as Textual calls it
    ) -> None:
        """Show words.

        Args:
            words: a name for the program and words for the person, each.
            chosen: the name of what is chosen; empty: the first.
            id: of the widget.
        """
        active = f"chip-{chosen}" if chosen else None
        super().__init__(*(_tab(name, text) for name, text in words), active=active, id=id)

    @property
    def chosen(self) -> str:
        """The name of what is chosen."""
        return self.active.partition("-")[2]

    def choose(self, name: str) -> None:
        """Choose one by its name."""
        self.active = self._first_active = f"chip-{name}"

    def validate_active(self, active: str) -> str:
        """Choose nothing while the row is put together or taken away."""
        return active if active and self.query(f"#tabs-list > #{active}") else ""

    def choose_next(self) -> None:
        """Choose the one to the right, after the last the first."""
        self.action_next_tab()

    def word(self, name: str, text: str) -> None:
        """Give one other words; the same words cost nothing."""
        tab = self.query_one(f"#chip-{name}", Tab)
        if tab.label_text != text:
            tab.label = Content(text)


def _tab(name: str, text: str) -> Tab:
    return Tab(Content(text), id=f"chip-{name}")
