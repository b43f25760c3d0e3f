"""Text that runs from right to left, for terminals that write everything from left to right."""

from bidi.algorithm import get_display

_FIRST_RIGHT_TO_LEFT = "\u0590"


def shown(text: str) -> str:
    """A text as a terminal must be given it so that Arabic can be read.

    Letters are joined and put in the order in which they stand on the screen,
    line by line.  Text without such letters stays as it is.
    """
    if not any(_is_right_to_left(letter) for letter in text):
        return text
    return "\n".join(_line(line) for line in text.split("\n"))


def _is_right_to_left(letter: str) -> bool:
    return _FIRST_RIGHT_TO_LEFT <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc"


def _line(line: str) -> str:
    import arabic_reshaper  # noqa: PLC0415 - few forms have Arabic

    found = get_display(arabic_reshaper.reshape(line))
    return found if isinstance(found, str) else found.decode()
