"""Why changes cannot be applied to a form."""

from formkit.core.errors import FormkitError
from formkit.core.messages import Message


class UnknownAddressError(FormkitError):
    """A change speaks of something that the form does not have."""

    def __init__(self, path: str) -> None:
        """Keep the path that was asked for."""
        super().__init__(
            Message(
                "a change speaks of {path}, which the form does not have, so that nothing was"
                " changed; compare the forms again, or take the change out",
                path=path,
            )
        )
        self.path = path


class LostRowError(FormkitError):
    """A group goes and what is in it has no place, or rows are to stand behind each other."""

    def __init__(self, path: str) -> None:
        """Keep the path of the first row that would be lost."""
        super().__init__(
            Message(
                "the changes would lose {path}: the row around it or before it is not there"
                " afterwards; remove it, or say where it goes",
                path=path,
            )
        )
        self.path = path
