"""What is wrong with an expression that cannot be read, or cannot be evaluated."""

from formkit.core.errors import FormkitError
from formkit.core.messages import Message


class XPathSyntaxError(FormkitError):
    """A text is no expression: says what is wrong in it, where, and what to write."""

    def __init__(self, message: Message, *, text: str = "", position: int = 0) -> None:
        """Keep the text and the place in it, in characters from 0."""
        super().__init__(message)
        self.text = text
        self.position = position


class EvaluationError(FormkitError):
    """The engine itself stops here: Collect shows an error, or a form in a browser does."""


class NotSupportedError(FormkitError):
    """formkit cannot tell what the engine would say; what depends on it is unknown."""

    def __init__(self, name: str | Message) -> None:
        """Keep what is not evaluated: a function, a construct, or what to call it."""
        super().__init__(Message("what {name} gives is not worked out here", name=name))
        self.name = str(name)
