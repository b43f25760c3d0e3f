"""What is known of the marked entry, in a few lines."""

from textwrap import wrap

from textual import events
from textual.widgets import Static

_MOST_LINES = 3
_CUT = " …"


class Summary(Static):
    """A text that ends with an ellipsis where there is no room for all of it."""

    DEFAULT_CSS = """
    Summary { width: 1fr; height: auto; padding: 0 1; color: $text-muted; }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as all widgets have it
        """Say nothing yet."""
        super().__init__(id=id, markup=False)
        self._text = ""
        self._width = 0

    def tell(self, text: str) -> None:
        """Say something else."""
        self._text = text
        self._fit()

    def on_resize(self, _event: events.Resize) -> None:
        """Break the lines anew."""
        if self.content_size.width != self._width:
            self._fit()

    def _fit(self) -> None:
        self._width = self.content_size.width
        width = max(self._width or self.app.size.width, len(_CUT))
        lines = wrap(
            self._text, width, max_lines=_MOST_LINES, placeholder=_CUT, break_on_hyphens=False
        )
        self.update("\n".join(lines))
