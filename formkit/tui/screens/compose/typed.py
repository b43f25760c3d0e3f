"""A line of text that a draft follows while it is typed."""

from textual.widgets import Input


class TypedInput(Input):
    """A line whose letters are on their way to the draft: none of them is lost to its echo.

    The draft is shown again after each letter, and then it may already be behind
    what stands in the line.
    """

    _told = ""
    """What the draft said last."""
    _sent: tuple[str, ...] = ()
    """What is on its way."""

    def send(self) -> None:
        """Note that what stands in the line goes to the draft."""
        self._sent = (*self._sent, self.value.strip())

    def follow(self, text: str) -> None:
        """Show what the draft says, unless it only says what was typed before."""
        told, self._told = self._told, text
        if text in self._sent:
            self._sent = self._sent[self._sent.index(text) + 1 :]
        elif text != told or not self._sent:
            self._sent = ()
            if self.value.strip() != text:
                with self.prevent(Input.Changed):
                    self.value = text
