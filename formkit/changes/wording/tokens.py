"""A wording taken apart: words, numbers and signs of amount, whatever the language."""

import re
import unicodedata
from functools import lru_cache

from formkit.changes.wording import MARKS, without_dressing

_REMEMBERED = 8_192
"""The same texts are asked for again and again."""
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


@lru_cache(maxsize=_REMEMBERED)
def tokens_of(text: str) -> tuple[str, ...]:
    """Words, numbers and signs of amount in small letters, without accents and numbering.

    >>> tokens_of("3. Les **ménages** de ${village} : 1 000 FCFA, 2,5 %")
    ('les', 'menages', 'de', 'ref', '1000', 'fcfa', '2.5', '%')
    """
    if "${" in text:
        text = _REFERENCE.sub(f" {REFERENCE_WORD} ", text)
    plain = without_dressing(text).casefold()
    if not plain.isascii():
        plain = _ACCENT.sub("", unicodedata.normalize("NFKD", plain))
    if "covid" in plain:
        plain = _ILLNESS.sub("covid", plain)
    found = _TOKEN.findall(plain)
    return tuple(_number(token) if token[0].isdigit() else token for token in found)


def is_number(token: str) -> bool:
    """Tell whether a token is a number."""
    return token[0].isdigit()


def _number(token: str) -> str:
    """The number in one spelling: without signs between thousands, with a decimal point."""
    if token.isdecimal():
        return str(int(token))
    whole, _point, part = _GROUPING.sub("", token).replace(",", ".").partition(".")
    return f"{int(whole)}.{part}" if part else str(int(whole))
