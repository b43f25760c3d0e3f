"""Whether a pattern begins and ends where the text does, whoever reads it."""

import re

_PIECE = re.compile(r"\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|[\s\S]")
_BEGINNINGS = ("^", "\\A", ".*", ".+")
_ENDINGS = frozenset(("$", "\\z", "\\Z"))
_ANYTHING = ([".", "*"], [".", "+"])
_REPEATS = frozenset("*?{+")
_FLAGS = re.compile(r"^\(\?[a-z]+\)")


def is_anchored(pattern: str) -> bool:
    """Tell whether a match anywhere in a text is a match of the whole text.

    What looks ahead or back is taken for anchored, since it may well be.

    >>> is_anchored("^[0-9]+$"), is_anchored("[0-9]+"), is_anchored("^a|b$")
    (True, False, False)
    """
    pieces = _PIECE.findall(_FLAGS.sub("", pattern))
    return _begins(pieces) and _ends(pieces)


def anchored(pattern: str) -> str:
    """The pattern with ``^`` and ``$`` around it where they lack.

    >>> anchored("[0-9]+"), anchored("^[0-9]{4}"), anchored("a|b")
    ('^[0-9]+$', '^[0-9]{4}$', '^(a|b)$')
    """
    flags = _FLAGS.match(pattern)
    start = flags.end() if flags else 0
    inside = pattern[start:]
    pieces = _PIECE.findall(inside)
    if len(_alternatives(pieces)) > 1:
        return f"{pattern[:start]}^({inside})$"
    first = "" if _begins(pieces) else "^"
    last = "" if _ends(pieces) else "$"
    return f"{pattern[:start]}{first}{inside}{last}"


def _begins(pieces: list[str]) -> bool:
    return all(_begins_one(one) for one in _alternatives(pieces))


def _begins_one(pieces: list[str]) -> bool:
    if "".join(pieces[:2]).startswith(_BEGINNINGS):
        return True
    if pieces[:1] != ["("]:
        return False
    if pieces[1:2] == ["?"] and pieces[2:3] != [":"]:
        return True
    close = _closing(pieces)
    following = pieces[close + 1 : close + 2]
    return not _REPEATS.intersection(following) and _begins(_inside(pieces[1:close]))


def _ends(pieces: list[str]) -> bool:
    return all(_ends_one(one) for one in _alternatives(pieces))


def _ends_one(pieces: list[str]) -> bool:
    if not pieces:
        return False
    if pieces[-1] in _ENDINGS or pieces[-2:] in _ANYTHING:
        return True
    if pieces[-1] != ")":
        return False
    opening = max(at for at in range(len(pieces)) if _closing(pieces, at) == len(pieces) - 1)
    inside = pieces[opening + 1 : -1]
    if inside[:1] == ["?"] and inside[1:2] != [":"]:
        return True
    return _ends(_inside(inside))


def _inside(pieces: list[str]) -> list[str]:
    return pieces[2:] if pieces[:2] == ["?", ":"] else pieces


def _closing(pieces: list[str], opening: int = 0) -> int:
    """Where the bracket closes; -1 where none opens here."""
    if pieces[opening] != "(":
        return -1
    depth = 0
    for at in range(opening, len(pieces)):
        depth += (pieces[at] == "(") - (pieces[at] == ")")
        if depth == 0:
            return at
    return -1


def _alternatives(pieces: list[str]) -> list[list[str]]:
    """The parts between ``|`` outside all brackets."""
    found: list[list[str]] = [[]]
    depth = 0
    for piece in pieces:
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and depth == 0:
            found.append([])
        else:
            found[-1].append(piece)
    return found
