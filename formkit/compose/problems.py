"""What keeps a form from being built."""

from difflib import SequenceMatcher

from formkit.core.errors import FormkitError, UnknownNameError
from formkit.core.location import NOWHERE, Loc
from formkit.core.messages import Message

Problem = tuple[Loc, Message]
"""A place in the template, the adaptation or the standard, and what is wrong there."""

_NAMES_TOLD = 5


class CannotComposeError(FormkitError):
    """The standard, the template and the adaptation do not make a form together."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep all problems, each with its place; there is at least one."""
        loc, message = problems[0]
        if len(problems) > 1:
            more = "{first} (and {more} more {more:problem|problems} with this form)"
            message = Message(more, first=message, more=len(problems) - 1)
        super().__init__(message, loc=loc)
        self.problems = problems


def stop_at(problems: tuple[Problem, ...]) -> None:
    """Go on only when there is no problem.

    Raises:
        CannotComposeError: there is one, or several.
    """
    if problems:
        raise CannotComposeError(problems)


def unknown(
    kind: Message, name: str, known: tuple[str, ...], *, loc: Loc = NOWHERE
) -> UnknownNameError:
    """An error that names what is nearest to the name asked for, nearest first."""
    more = len(known) > _NAMES_TOLD
    return UnknownNameError(kind, name, known=_nearest(name, known), loc=loc, there_are_more=more)


def _nearest(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    likeness = {one: SequenceMatcher(None, name.lower(), one.lower()).ratio() for one in known}
    return tuple(sorted(likeness, key=lambda one: (-likeness[one], one))[:_NAMES_TOLD])
