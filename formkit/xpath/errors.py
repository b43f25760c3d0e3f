"""What is wrong with an expression that cannot be read."""

from formkit.core.errors import FormkitError
from formkit.core.messages import Message


class XPathSyntaxError(FormkitError):
    """A text is no expression: says what is wrong in it, where, and what to write."""

    def __init__(self, message: Message, *, text: str = "", position: int = 0) -> None:
        """Keep the text and the place in it, in characters from 0."""
        super().__init__(message)
        self.text = text
        self.position = position
