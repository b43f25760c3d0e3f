"""What the appearance column may say, and what each word works on."""

from __future__ import annotations

import re
from itertools import pairwise

from formkit.core.values import dataclass

_SELECTS = frozenset(
    (
        *("select_one", "select_multiple", "select_one_external", "rank"),
        *("select_one_from_file", "select_multiple_from_file"),
    )
)
_DATES = frozenset(("date", "dateTime"))
_PLACES = frozenset(("geopoint", "geotrace", "geoshape"))
_SPANS = frozenset(("group", "repeat", "loop"))

WORKS_ON = {
    **dict.fromkeys(("field-list", "table-list"), _SPANS),
    **dict.fromkeys(("month-year", "year", "no-calendar"), _DATES),
    **dict.fromkeys(("signature", "draw", "annotate"), frozenset(("image",))),
    **dict.fromkeys(("placement-map", "maps"), _PLACES),
    **dict.fromkeys(("quick", "quickcompact", "likert", "image-map", "autocomplete"), _SELECTS),
    "multiline": frozenset(("text", "string", "note", "calculate")),
}
"""Word -> the only types on which it does anything; words that work on more are left out."""

KNOWN = frozenset(
    (
        *WORKS_ON,
        # of Collect
        *("ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian", "buddhist"),
        *("compact", "minimal", "columns", "columns-pack", "search", "list-nolabel", "list"),
        *("label", "no-buttons", "map", "selfie", "new-front", "new", "front", "bearing"),
        *("thousands-sep", "printer", "numbers", "url", "rating", "counter", "masked", "hidden"),
        *("hidden-answer", "vertical", "no-ticks", "picker", "autocomplete_chars", "streaming"),
        # of Enketo
        *("horizontal", "horizontal-compact", "vertical-compact", "distress"),
        *("analog-scale", "comment", "pages", "hide-input", "tel", "email", "no-collapse"),
        *("spinner", "distresslevel"),
    )
)
"""Words that some engine knows."""

_COUNTED = re.compile(r"(?:w|columns-|compact-)\d+(?:-\w+)*|(?:custom|ex|or)[-:].*")
_SEARCH = re.compile(r"\bsearch\s*\(.*\)")
_PLAIN = re.compile(r"[A-Za-z][\w-]*(?: +[A-Za-z][\w-]*)*")
_MOST_WORDS = 4
_TOO_SHORT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A word that no engine knows, and the one that was meant."""

    found: str
    meant: str
    is_certain: bool
    """Whether it differs by one character only."""


def words_of(appearance: str) -> tuple[str, ...]:
    """The words in small letters; none where the cell holds something else than words.

    >>> words_of("quick search('towns')"), words_of("ex:org.app(a='1')")
    (('quick',), ())
    """
    text = _SEARCH.sub("", appearance).strip()
    return tuple(text.lower().split()) if _PLAIN.fullmatch(text) else ()


def slip_of(appearance: str) -> Slip | None:
    """The first misspelt word; None where all are known, or not near any that is."""
    words = words_of(appearance)
    if len(words) > _MOST_WORDS:
        return None
    for pair in pairwise(words):
        if "-".join(pair) in KNOWN and not all(map(_is_known, pair)):
            return Slip(found=" ".join(pair), meant="-".join(pair), is_certain=True)
    slips = (_slip(word) for word in words if len(word) > _TOO_SHORT and not _is_known(word))
    return next((slip for slip in slips if slip), None)


def _slip(word: str) -> Slip | None:
    from rapidfuzz.distance.OSA import distance  # noqa: PLC0415 - only for unknown words

    from formkit.lint.nearest import nearest  # noqa: PLC0415 - as above

    meant = nearest(word, sorted(KNOWN))
    if not meant or meant[0] != word[0]:
        return None
    return Slip(found=word, meant=meant, is_certain=distance(word, meant) == 1)


def _is_known(word: str) -> bool:
    return word in KNOWN or _COUNTED.fullmatch(word) is not None
