"""Markup of labels, as Collect and Enketo show it: ``**bold**`` and tags such as ``<b>``."""

import re

from formkit.core.values import dataclass

_TAGS = "b|i|u|em|strong|span|font|center|big|small|sub|sup|h[1-6]|div|body|table|ul|ol"
_TAG = re.compile(rf"<(/?)\s*({_TAGS})\b((?:\s[^<>]*)?)(/?)>", re.IGNORECASE)
_BROKEN = re.compile(rf"<({_TAGS})\s+style\s*=[^<>]*(?=<|\Z)", re.IGNORECASE)
_BOLD = re.compile(r"(?<!\*)\*\*(?!\*)")
_BOLD_BEGINS = re.compile(r"(?<!\*)\*\*(?=[^\s*])")
_ANYTHING = re.compile(r"</?[A-Za-z][^<>]*>|\$\{[^}]*\}|\*\*|__")
BOLD = "**"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMarkup:
    """Markup that begins and does not end, or ends and did not begin."""

    sign: str
    """As it is written: ``<b>``, ``</span>``, ``**``."""
    ends: bool = False
    """Whether it is the end that has no beginning."""


def open_markup(text: str) -> OpenMarkup | None:
    """The first markup of a text that is not closed; None where all is well.

    >>> open_markup("<b>All</b> **of** them"), open_markup("<b>All").sign
    (None, '<b>')
    """
    if broken := _BROKEN.search(text):
        return OpenMarkup(sign=f"<{broken[1]}")
    opened: list[tuple[str, str]] = []
    for tag in _TAG.finditer(text):
        closing, name = tag[1], tag[2].lower()
        if not closing and not tag[4]:
            opened.append((name, f"<{tag[2]}>"))
        elif closing and name in (names := [one for one, _ in opened]):
            del opened[len(names) - 1 - names[::-1].index(name)]
        elif closing:
            return OpenMarkup(sign=f"</{tag[2]}>", ends=True)
    if opened:
        return OpenMarkup(sign=opened[0][1])
    is_odd = len(_BOLD.findall(text)) % 2 == 1
    return OpenMarkup(sign=BOLD) if is_odd and _BOLD_BEGINS.search(text) else None


def plain_text(text: str) -> str:
    """What people read of a text: without tags, signs of bold letters, and references.

    >>> plain_text("<b>Age</b> of **${name}**")
    'Age of '
    """
    return _ANYTHING.sub("", text)


def closed(text: str) -> str:
    """The text with its markup closed: a second ``<b>`` becomes the end, or one is added behind.

    >>> closed("<b>All<b> of them"), closed("**Note")
    ('<b>All</b> of them', '**Note**')
    """
    found = open_markup(text)
    if found is None or found.ends or not found.sign.endswith((">", BOLD)):
        return ""
    if found.sign == BOLD:
        new = f"{text}{BOLD}"
    else:
        name = found.sign[1:-1]
        again = [one for one in _TAG.finditer(text) if one[0].lower() == f"<{name.lower()}>"]
        first = next(_TAG.finditer(text))
        last = again[-1] if again and again[-1].start() > first.start() else None
        end = f"</{name}>"
        new = f"{text[: last.start()]}{end}{text[last.end() :]}" if last else f"{text}{end}"
    return new if open_markup(new) is None else ""
