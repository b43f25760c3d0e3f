"""What stops a job; what a form's author can put right is a finding instead."""

from formkit.core.location import NOWHERE, Loc
from formkit.core.messages import Message


class FormkitError(Exception):
    """Wrong input: says what is wrong, where, and what to do.

    Raised by few places and caught in two: the command line and the
    workers of the terminal UI.
    """

    def __init__(self, message: Message, *, loc: Loc = NOWHERE) -> None:
        """Keep the message, to be worded in the reader's language, and its place."""
        super().__init__(f"{loc}: {message}" if loc != NOWHERE else str(message))
        self.message = message
        self.loc = loc

    def __reduce__(self) -> tuple[object, ...]:
        """Go to another process with all facts, whatever the error is made from."""
        return _made_again, (type(self), self.args, self.__dict__)


def _made_again(
    kind: type[FormkitError], args: tuple[object, ...], facts: dict[str, object]
) -> FormkitError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(facts)
    return error


class UnreadableFormError(FormkitError):
    """A file is no spreadsheet, is encrypted, truncated, or over the limits."""


class BadManifestError(FormkitError):
    """A YAML manifest or a CSV table of a standard does not hold what its schema asks for."""

    def __init__(self, problems: tuple[tuple[Loc, Message], ...]) -> None:
        """Keep all problems, each with its place; there is at least one."""
        loc, message = problems[0]
        if len(problems) > 1:
            more = "{first} (and {more} more {more:problem|problems} in this and other files)"
            message = Message(more, first=message, more=len(problems) - 1)
        super().__init__(message, loc=loc)
        self.problems = problems


class UnknownNameError(FormkitError):
    """Something asked for by name is not there; says what would have worked."""

    def __init__(
        self,
        kind: Message,
        name: str,
        *,
        known: tuple[str, ...],
        loc: Loc = NOWHERE,
        there_are_more: bool = False,
    ) -> None:
        """Keep the name asked for and the names that would have worked.

        Args:
            kind: of what, ``module``.
            name: the one asked for.
            known: names that would have worked.
            loc: where it was asked for.
            there_are_more: whether ``known`` is only the nearest of them.
        """
        message = Message(
            "no {kind} is called {name}; there are: {known}", kind=kind, name=name, known=known
        )
        if there_are_more:
            nearest = "no {kind} is called {name}; the nearest are: {known}"
            message = Message(nearest, kind=kind, name=name, known=known)
        if not known:
            message = Message("no {kind} is called {name}; there is none", kind=kind, name=name)
        super().__init__(message, loc=loc)
        self.name = name
        self.known = known
