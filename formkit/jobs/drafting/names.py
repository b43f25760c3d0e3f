"""Names for questions and codes for answers, made of what people read."""

import re
import unicodedata
from collections.abc import Collection

from formkit.core.texts import Texts
from formkit.lint.special_choices import special_of
from formkit.lint.stop_words import STOP_WORDS
from formkit.model.form import Choice

_LONGEST = 24
"""Characters of the words of a name."""
_WORD = re.compile(r"[a-z0-9]+")


def name_for(label: str, prefix: str, taken: Collection[str]) -> str:
    """A name that nothing else has, made of the words of a label that say most.

    Args:
        label: what is asked.
        prefix: what the name begins with, whatever its length.
        taken: names that others have.

    >>> name_for("Par quel moyen la localité est-elle accessible ?", "td_", ())
    'td_moyen_localite'
    """
    return _free(_begun(f"{prefix}{_joined(_telling(_words(label)))}"), taken)


def code_for(labels: Texts, taken: Collection[str]) -> str:
    """A code that no other answer has; ``other`` and its like as standards write them.

    >>> code_for(Texts.of([("", "Autre (à préciser)")]), ())
    'other'
    >>> code_for(Texts.of([("", "Sans eau potable")]), ())
    'sans_eau_potable'
    """
    special = special_of(Choice(code="", labels=labels))
    words = _words(labels.first) or ["answer"]
    return _free(special.value if special else _begun(_joined(words)), taken)


def _begun(name: str) -> str:
    """A name that begins with a letter."""
    return f"q_{name}" if name[0].isdigit() else name


def _words(label: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", label.lower().replace("œ", "oe"))
    return _WORD.findall("".join(one for one in plain if not unicodedata.combining(one)))


def _telling(words: list[str]) -> list[str]:
    """The words without those that every sentence has; all where there are no others."""
    return [one for one in words if one not in _SMALL] or words or ["question"]


def _joined(words: list[str]) -> str:
    """As many whole words as there is room for; the first one may be cut."""
    name = words[0][:_LONGEST]
    for word in words[1:]:
        if len(name) + 1 + len(word) > _LONGEST:
            break
        name = f"{name}_{word}"
    return name


def _free(name: str, taken: Collection[str]) -> str:
    number = 2
    found = name
    while found in taken:
        found = f"{name}_{number}"
        number += 1
    return found


_SMALL = frozenset(
    word for words in STOP_WORDS.values() for small in words for word in _words(small)
) | {"t"}
