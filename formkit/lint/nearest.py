"""The word that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from formkit.core.messages import Message

_CLOSE_ENOUGH = 0.75


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like this one; empty when none is like it.

    >>> nearest("watre", ("water", "fuel"))
    'water'
    """
    by_lower = {one.lower(): one for one in known}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=_CLOSE_ENOUGH)
    return by_lower[found[0]] if found else ""


def perhaps(word: str, otherwise: Message) -> Message:
    """Ask whether a word was meant; say something else when there is none."""
    return Message("did you mean {word}?", word=word) if word else otherwise
