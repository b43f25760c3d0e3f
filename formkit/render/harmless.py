"""Text of forms that a terminal would obey, made visible instead.

A form may hold escape sequences that rename the window, hide a finding or
write into the keyboard's buffer, and marks of direction that turn the rest of
a line around.  Each such character is shown as one that does nothing, so that
widths stay; JSON keeps them as they are.
"""

import re

_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_PICTURES = 0x2400
"""Where the pictures of the control characters begin."""
_DELETE, _PICTURE_OF_DELETE = "\x7f", "\u2421"
_LAST_CONTROL = "\x1f"
_UNSHOWN = "\N{REPLACEMENT CHARACTER}"


def harmless(text: str) -> str:
    r"""The text with each control character and mark of direction made visible.

    Line breaks and tabs stay.

    >>> harmless("a\x1b[2Jb")
    'a␛[2Jb'
    """
    return _HARMFUL.sub(lambda found: _shown(found[0]), text)


def _shown(sign: str) -> str:
    if sign <= _LAST_CONTROL:
        return chr(_PICTURES + ord(sign))
    return _PICTURE_OF_DELETE if sign == _DELETE else _UNSHOWN
