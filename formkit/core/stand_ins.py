"""Texts of another language that stand where a translation is missing.

They begin with the code of the language that they are in: ``[fr] Combien ?``.
"""

import re

_MARK = re.compile(r"\[([^\[\]]+)\] ")


def standing_in(text: str, code: str) -> str:
    """A text of a language, marked for standing in another one.

    >>> standing_in("Combien ?", "fr")
    '[fr] Combien ?'
    """
    return f"[{code}] {text}"


def mark_in(text: str) -> str:
    """The mark that a text begins with, and the space behind it; empty where it has none.

    >>> mark_in("[fr] Combien ?"), mark_in("Combien ?")
    ('[fr] ', '')
    """
    found = _MARK.match(text)
    return found[0] if found else ""


def marked_language(text: str) -> str:
    """What stands in the mark of a text: a language's code, or some other words in brackets.

    >>> marked_language("[fr] Combien ?"), marked_language("[see note] Why?")
    ('fr', 'see note')
    """
    return mark_in(text)[1:-2]
