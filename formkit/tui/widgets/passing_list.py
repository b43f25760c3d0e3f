"""A list among others: its ends lead on to what stands above and below."""

from textual.widgets import OptionList


class PassingList(OptionList):
    """Down at its last line leaves it, as up at its first does, in place of going round."""

    def action_cursor_down(self) -> None:
        """Mark the next line, or go on below."""
        if self.highlighted == self._ends()[1]:
            self.screen.focus_next()
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Mark the line before, or go on above."""
        if self.highlighted == self._ends()[0]:
            self.screen.focus_previous()
        else:
            super().action_cursor_up()

    def _ends(self) -> tuple[int | None, int | None]:
        """The first and the last line that can be marked."""
        places = [place for place, one in enumerate(self.options) if not one.disabled]
        return (places[0], places[-1]) if places else (None, None)
