"""What the codes of a choice list look like."""


def is_number(code: str) -> bool:
    """Tell whether a code is a number as people write them: ``3``, ``-99``, ``1.5``.

    >>> is_number("-99"), is_number("3a"), is_number("")
    (True, False, False)
    """
    digits = code.removeprefix("-").replace(".", "", 1)
    return digits.isdecimal() and digits.isascii()
