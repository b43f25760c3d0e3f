"""A wording taken apart: words, numbers and signs of amount, whatever the language."""

import re
import unicodedata

from formkit.changes.wording import MARKS, without_dressing

REFERENCE_WORD = "ref"
"""Stands for an answer that the wording takes in."""

_REFERENCE = re.compile(r"\$\{[^{}]*\}")
_TOKEN = re.compile(
    rf"\d{{1,3}}(?:[., \u202f]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?|(?:[^\W\d_]|[{MARKS}])+"
    r"|[%$€]|[<>](?=\s?\d)|(?<=\d)\+"
)
_GROUPING = re.compile(r"[., \u202f](?=\d{3}(?:\D|$))")
_ACCENT = re.compile(r"[\u0300-\u036f]")
_ILLNESS = re.compile(r"covid[\W_]*19")


def tokens_of(text: str) -> list[str]:
    """Words, numbers and signs of amount in small letters, without accents and numbering.

    >>> tokens_of("3. Les **ménages** de ${village} : 1 000 FCFA, 2,5 %")
    ['les', 'menages', 'de', 'ref', '1000', 'fcfa', '2.5', '%']
    """
    plain = without_dressing(_REFERENCE.sub(f" {REFERENCE_WORD} ", text)).casefold()
    plain = _ILLNESS.sub("covid", _ACCENT.sub("", unicodedata.normalize("NFKD", plain)))
    return [_number(token) if token[0].isdigit() else token for token in _TOKEN.findall(plain)]


def is_number(token: str) -> bool:
    """Tell whether a token is a number."""
    return token[0].isdigit()


def _number(token: str) -> str:
    """The number in one spelling: without signs between thousands, with a decimal point."""
    whole, _point, part = _GROUPING.sub("", token).replace(",", ".").partition(".")
    return f"{int(whole)}.{part}" if part else str(int(whole))
