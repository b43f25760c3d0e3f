"""Labels on one line, as sentences quote them."""

import re

from formkit.core.texts import Texts

_LONGEST = 80
_MARKUP = re.compile(r"<[^<>]*>|^\s*#{1,6} |\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_REFERENCE = re.compile(r"\$\{[^}]*\}")


def label_of(texts: Texts, language: str, name: str) -> str:
    """A label on one line, without markup, cut where it is long; the name where there is none."""
    plain = whole_label(texts, language)
    if len(plain) > _LONGEST:
        plain = f"{plain[:_LONGEST].rpartition(' ')[0]} …"
    return plain or name


def whole_label(texts: Texts, language: str) -> str:
    """A label on one line, without markup; empty where there is none."""
    label = texts.get(language) or texts.first
    return " ".join(_MARKUP.sub("", _REFERENCE.sub("…", label)).split())
