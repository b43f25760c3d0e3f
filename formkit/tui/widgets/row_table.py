"""A table of whole rows: one click marks a row, one more opens it."""

from rich.text import Text
from textual import events
from textual.widgets import DataTable


class RowTable(DataTable[Text]):
    """Rows that are opened by Enter, or by a click on the one that is marked.

    Textual opens a row only where the very cell is clicked that was clicked before.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        """Begin without rows.

        Args:
            id: of the widget.
        """
        super().__init__(cursor_type="row", id=id)

    def on_click(self, event: events.Click) -> None:
        """Mark a row, or open the one that is marked."""
        row = event.style.meta.get("row", -1)
        if row < 0:
            return
        event.prevent_default()
        event.stop()
        if row == self.cursor_row:
            self.action_select_cursor()
        else:
            self.move_cursor(row=row)
