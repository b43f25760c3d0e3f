"""How names, references and quotes are spelt."""

import re

SMART_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
"""Quotes of word processors, which pyxform straightens before it compiles."""

# XML's names, without Arabic's comma and semicolon.  pyxform lacks \u00c0 to \u00d6 by a slip,
# JavaRosa all letters that have no case
_LETTERS = (
    r"A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u060b\u060d-\u061a"
    r"\u061c-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf"
    r"\ufdf0-\ufffd\U00010000-\U000effff"
)
NAME = rf"[{_LETTERS}][-.0-9\u00b7\u0300-\u036f\u203f\u2040{_LETTERS}]*"
"""The pattern of a name without prefix."""

LAST_SAVED = "last-saved#"
"""What stands before the name in a reference to the last record saved on the device."""

REFERENCE = rf"\$\{{(?:{LAST_SAVED})?{NAME}\}}"
"""The pattern of a whole reference, which no white space may stand in."""

_NAME = re.compile(NAME)
_REFERENCE = re.compile(REFERENCE)


def is_name(text: str) -> bool:
    """Tell whether a text can be the name of a question."""
    return _NAME.fullmatch(text) is not None


def is_reference(text: str) -> bool:
    """Tell whether a text is one whole reference and nothing else."""
    return _REFERENCE.fullmatch(text) is not None


def named(reference: str) -> tuple[str, bool]:
    """The name in a whole reference, and whether it asks for the last saved record.

    >>> named("${last-saved#village}")
    ('village', True)
    """
    inside = reference[2:-1]
    name = inside.removeprefix(LAST_SAVED)
    return name, name != inside
