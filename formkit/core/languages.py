"""Languages by their codes, however a header names them."""

import re

_CODE = re.compile(r"\(([A-Za-z]{2,3})(?:[-_][A-Za-z]+)?\)\s*$")
_NAMES = {
    "english": "en",
    "anglais": "en",
    "french": "fr",
    "français": "fr",
    "francais": "fr",
    "spanish": "es",
    "español": "es",
    "espagnol": "es",
    "portuguese": "pt",
    "português": "pt",
    "portugais": "pt",
    "arabic": "ar",
    "arabe": "ar",
    "العربية": "ar",
}


def language_code(language: str) -> str:
    """The code of a language as headers write it; empty when it cannot be told.

    >>> language_code("Français (fr)"), language_code("French"), language_code("fr")
    ('fr', 'fr', 'fr')
    """
    match = _CODE.search(language)
    if match:
        return match.group(1).lower()
    plain = language.strip().lower()
    if plain in _NAMES.values():
        return plain
    return _NAMES.get(plain, "")
