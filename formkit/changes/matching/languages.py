"""Which language of the old form is which of the new one."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from formkit.core.texts import Texts
from formkit.model.attributes import CHOICE_ATTRIBUTES, SURVEY_ATTRIBUTES, AttributeKind, texts_of
from formkit.model.form import Choice, Node

_CODE = re.compile(r"\s*\([^()]*\)\s*$")
_LEAST_SHARE = 0.5

RowPair = tuple[Node, Node] | tuple[Choice, Choice]


def match_languages(
    old: Sequence[str], new: Sequence[str], pairs: Iterable[RowPair]
) -> dict[str, str]:
    """Old language -> new language, of those that both forms have.

    A language is the same under another name where the names differ only in
    accents, case or the code behind, or where half of its wording is unchanged.

    Args:
        old: the old form's languages.
        new: the new form's languages.
        pairs: rows and choices that both forms have.
    """
    matched = {language: language for language in old if language in new}
    rest = [language for language in old if language not in matched]
    others = [language for language in new if language not in matched]
    if not rest or not others:
        return matched
    for language, other in (*_like_names(rest, others), *_like_wording(rest, others, pairs)):
        if language not in matched and other not in matched.values():
            matched[language] = other
    return matched


def _like_names(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    return [(one, other) for one in old for other in new if _bare(one) == _bare(other) != ""]


def _bare(language: str) -> str:
    letters = unicodedata.normalize("NFKD", _CODE.sub("", language))
    return "".join(one for one in letters if not unicodedata.combining(one)).casefold()


def _like_wording(
    old: list[str], new: list[str], pairs: Iterable[RowPair]
) -> list[tuple[str, str]]:
    """Languages with the same wording in most places, those with most in common first."""
    filled: Counter[str] = Counter()
    equal: Counter[tuple[str, str]] = Counter()
    for one, other in pairs:
        for before, after in _texts(one, other):
            for language in old:
                text = before.get(language)
                if text:
                    filled[language] += 1
                    equal.update((language, name) for name in new if after.get(name) == text)
    alike = [
        (-count / filled[pair[0]], old.index(pair[0]), new.index(pair[1]), pair)
        for pair, count in equal.items()
        if count >= _LEAST_SHARE * filled[pair[0]]
    ]
    return [pair for *_order, pair in sorted(alike)]


def _texts(old: Node | Choice, new: Node | Choice) -> list[tuple[Texts, Texts]]:
    attributes = CHOICE_ATTRIBUTES if isinstance(old, Choice) else SURVEY_ATTRIBUTES
    return [
        (texts_of(old, attribute), texts_of(new, attribute))
        for attribute in attributes
        if attribute.kind is AttributeKind.TEXTS
    ]
