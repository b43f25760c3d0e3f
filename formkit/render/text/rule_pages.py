"""A rule's page: its prose in the reader's language, its examples as its author wrote them."""

import re
from collections.abc import Iterator

from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.lint.rule import Rule
from formkit.render.screen import Screen
from formkit.render.text.reports import severity_word

HEADINGS = {
    "Why": Message("Why:"),
    "Bad": Message("Bad:"),
    "Good": Message("Good:"),
    "Fix": Message("Automatic fix:"),
    "Source": Message("Source:"),
}
"""What a page's docstring calls its parts -> what its reader is told."""
EXAMPLES = ("Bad", "Good")
"""Parts that are pipe tables."""
_NO_PROSE = (*EXAMPLES, "Source")
"""Tables, and names of documents, which are the same in every language."""
_WIDTH = 76
"""Longer lines of prose are hard to read, however wide the screen is."""
_INDENT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What stands under one heading of a page."""

    heading: str
    """``Why``; empty for the first line."""
    text: str
    """Prose on one line; of an example, its lines."""


def parts_of(page: str) -> tuple[Part, ...]:
    """A page's parts, in order."""
    title, *blocks = re.split(rf"\n+(?=(?:{'|'.join(HEADINGS)}):)", page)
    return (Part(heading="", text=_one_line(title)), *map(_part, blocks))


def _part(block: str) -> Part:
    heading, _, text = block.partition(":")
    return Part(heading=heading, text=text if heading in EXAMPLES else _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.replace("``", "`").split())


def prose_of(page: str) -> tuple[str, ...]:
    """What a catalogue has to say in another language."""
    return tuple(part.text for part in parts_of(page) if part.heading not in _NO_PROSE)


def render_rule(rule: Rule, screen: Screen) -> str:
    """The page that ``formkit explain`` prints."""
    page = replace(screen, width=min(screen.width or _WIDTH, _WIDTH))
    severity = page.say(severity_word(rule.severity))
    lines = [page.bold(f"{rule.id} {rule.slug} ({severity})")]
    for part in parts_of(rule.docs):
        lines += _lines(part, page)
    return "\n".join(lines)


def _lines(part: Part, screen: Screen) -> Iterator[str]:
    if part.heading != "Source":
        yield ""
    prose = screen.said(part.text)
    if not part.heading:
        yield screen.wrapped(prose)
        return
    heading = screen.say(HEADINGS[part.heading])
    if part.heading in EXAMPLES:
        yield f"{screen.bold(heading)}{part.text}"
    elif part.heading == "Why":
        yield screen.bold(heading)
        yield screen.wrapped(prose, first=" " * _INDENT, indent=_INDENT)
    else:
        yield screen.wrapped(f"{heading} {prose}", indent=_INDENT)
