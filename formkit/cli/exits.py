"""How the program ends; scripts rely on these numbers."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of every command."""

    OK = 0
    """Done."""
    FOUND = 1
    """Done, and something was found that the caller asked to be told of."""
    WRONG_INPUT = 2
    """A file or a command line that formkit cannot work with."""
    OUR_FAULT = 3
    """formkit itself failed."""
    STOPPED = 130
    """Stopped from the keyboard; the number that shells use for it."""
    PIPE_CLOSED = 141
    """Whoever read the output went away; never 0, since what was not shown may matter."""
