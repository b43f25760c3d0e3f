"""How names, references and quotes are spelt."""

import re

SMART_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
"""Quotes of word processors, which pyxform straightens before it compiles."""

# XML's names, without Arabic's comma and semicolon.  pyxform lacks \u00c0 to \u00d6 by a slip,
# JavaRosa all letters that have no case.  Said by what a name may not hold, which is less:
# re walks through every range of a class, and that was a fifth of the time of a whole check;
# so the class stands once in the pattern, behind a look at the first character
_NEVER = (
    r"\u0080-\u00b6\u00b8-\u00bf\u00d7\u00f7\u037e\u060c\u061b\u2000-\u200b\u200e-\u203e"
    r"\u2041-\u206f\u2190-\u2bff\u2ff0-\u3000\ud800-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    r"\U000f0000-\U0010ffff"
)
_NOT_FIRST = r"\-.0-9\u00b7\u0300-\u036f\u203f\u2040"
NAME = rf"(?![{_NOT_FIRST}])[^\x00-,/:-@\[-^`{{-\x7f{_NEVER}]+"
"""The pattern of a name without prefix."""

LAST_SAVED = "last-saved#"
"""What stands before the name in a reference to the last record saved on the device."""

LAST_SAVED_INSTANCE = "__last-saved"
"""What pyxform calls the instance that holds that record."""

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
