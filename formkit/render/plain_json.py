"""Plain values as JSON that every program reads."""

import json

_SURROGATE = "\\ud"
"""How JSON in ASCII writes one half of a character, alone or beside the other."""


def written(plain: object) -> str:
    """The text: ASCII, indented, and the same for the same values.

    Half a character, which no file in UTF-8 can hold, becomes U+FFFD: strict
    readers refuse all of a text that has one.
    """
    text = json.dumps(plain, indent=2)
    if _SURROGATE not in text:
        return text
    return json.dumps(_whole(plain), indent=2)


def _whole(plain: object) -> object:
    match plain:
        case str():
            return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case dict():
            return {_whole(key): _whole(value) for key, value in plain.items()}
        case list() | tuple():
            return [_whole(one) for one in plain]
        case _:
            return plain
