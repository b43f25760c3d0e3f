"""Expressions put right where their diagnosis says what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.parser import parse
from formkit.xpath.references import broken_references

if TYPE_CHECKING:
    from collections.abc import Collection

_MOST_SLIPS = 50
_UNSAID = "\u2026"
"""Stands in what a diagnosis proposes where the author has to say something."""


def repaired(text: str, names: Collection[str]) -> str:
    """The expression with every slip written as it is meant; empty where one needs a person.

    Args:
        text: an expression that cannot be read.
        names: the questions that there are; none other is referred to.

    >>> repaired("{age} == 5 && ${sex} <> 'm'", {"age", "sex"})
    "${age} = 5 and ${sex} != 'm'"
    """
    for _ in range(_MOST_SLIPS):
        try:
            parse(text)
        except XPathSyntaxError as error:
            better = _better(text, error, names)
            if not better:
                return ""
            text = better
        else:
            return with_references(text, names)
    return ""


def with_references(text: str, names: Collection[str]) -> str:
    """A label with every broken reference written as it is meant; empty as above.

    >>> with_references("Is ${ name } here?", {"name"})
    'Is ${name} here?'
    """
    while broken := broken_references(text):
        text = _better(text, broken[0], names)
    return text


def with_plain_signs(text: str) -> str:
    """The expression without a word processor's signs; empty where it cannot be read even then."""
    from formkit.lint.odd_signs import plain_signs, requoted  # noqa: PLC0415 - seldom needed
    from formkit.xpath.names import SMART_QUOTES  # noqa: PLC0415 - as above

    ways = (requoted(text).translate(SMART_QUOTES), plain_signs(text))
    return next((new for new in ways if new != text and can_be_read(new)), "")


def can_be_read(text: str) -> bool:
    """Tell whether an expression keeps to the grammar."""
    try:
        parse(text)
    except XPathSyntaxError:
        return False
    return True


def _better(text: str, error: XPathSyntaxError, names: Collection[str]) -> str:
    """The text without the slip that the error tells of; empty where it cannot be said."""
    fields = dict(error.message.fields)
    found, instead = str(fields.get("found", "")), str(fields.get("instead", ""))
    place = error.position
    if not found or not instead or _UNSAID in instead or not text.startswith(found, place):
        return ""
    if instead.startswith("${") and instead[2:-1] not in names:
        return ""
    before = text[:place]
    if instead.isalpha() and before[-1:].isalnum():
        before += " "
    after = text[place + len(found) :]
    if instead.isalpha() and after[:1].isalnum():
        after = f" {after}"
    return f"{before}{instead}{after}"
