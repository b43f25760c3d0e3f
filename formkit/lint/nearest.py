"""The word that was probably meant."""

from collections.abc import Iterable

from formkit.core.messages import Message

_CLOSE_ENOUGH = 75


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like this one, the first of several; empty when none is.

    >>> nearest("watre", ("water", "fuel"))
    'water'
    """
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - only where something is wrong
    from rapidfuzz.process import extractOne  # noqa: PLC0415

    words = tuple(known)
    lowered = [one.lower() for one in words]
    found = extractOne(word.lower(), lowered, scorer=ratio, score_cutoff=_CLOSE_ENOUGH)
    return words[found[2]] if found else ""


def perhaps(word: str, otherwise: Message) -> Message:
    """Ask whether a word was meant; say something else when there is none."""
    return Message("did you mean {word}?", word=word) if word else otherwise
