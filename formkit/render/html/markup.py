"""Markup made of values: whatever is not markup already is escaped on the way in.

A form may hold anything, ``<script>`` included.  Nothing here joins strings to
tags but ``element``, so nothing can be forgotten.
"""

from collections.abc import Iterable
from html import escape

from formkit.render.harmless import harmless

_VOID = frozenset({"input", "link", "meta", "wbr"})
"""Elements that hold nothing and are not closed."""


class Html(str):
    """Markup that ``element`` made; any other text is escaped before it becomes part of one."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: str | int | None) -> Html:
    """One element and what it holds.

    Args:
        name: of the element, ``p``.
        children: markup as it is, text escaped, in order.
        attributes: an underscore stands for a hyphen, the last one for nothing
            (``class_``, ``data_rule``); True is an attribute without value, None
            and False are none.

    >>> element("p", "1 < 2", class_="sum")
    '<p class="sum">1 &lt; 2</p>'
    """
    said = "".join(_attribute(key, value) for key, value in attributes.items())
    opened = f"<{name}{said}>"
    return Html(opened if name in _VOID else f"{opened}{joined(children)}</{name}>")


def joined(parts: Iterable[str], between: str = "") -> Html:
    """Parts one after the other, those that are no markup escaped."""
    return Html(escaped(between).join(map(escaped, parts)))


def escaped(text: str) -> Html:
    """Text as markup, control characters and marks of direction made visible."""
    return text if isinstance(text, Html) else Html(escape(harmless(text)))


def _attribute(key: str, value: str | int | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(harmless(str(value)))}"'
