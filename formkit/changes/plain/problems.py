"""Why a written change cannot be understood, with the key where it says so."""

from dataclasses import dataclass

from formkit.core.errors import FormkitError
from formkit.core.messages import Message


class NotUnderstoodError(FormkitError):
    """One key of a written change says what the form does not have, or what nobody can say."""

    def __init__(self, key: str, message: Message) -> None:
        """Keep the key beside which it is written."""
        super().__init__(message)
        self.key = key


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainProblem:
    """What is wrong with one written change."""

    number: int
    """Which of the changes, from 0."""
    key: str
    """The key that says it."""
    message: Message


class UnclearChangesError(FormkitError):
    """Written changes do not say what the form is to become."""

    def __init__(self, problems: tuple[PlainProblem, ...]) -> None:
        """Keep all problems; there is at least one."""
        message = problems[0].message
        if len(problems) > 1:
            more = "{first} (and {more} more {more:problem|problems} with these changes)"
            message = Message(more, first=message, more=len(problems) - 1)
        super().__init__(message)
        self.problems = problems
