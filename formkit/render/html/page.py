"""The shell of every page: its head, its look, its code, and what it may do.

The page forbids itself everything but its own style and script, each by its
hash: it reaches no network, and a script that a form smuggled in would not run.
"""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from formkit.core.values import dataclass
from formkit.render.html.markup import Html, element, joined

_FOLDER = Path(__file__).parent
_SHARED = ("page", "lists")
"""The styles and scripts that every page has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page and what it is about."""

    title: str
    language: str
    """Of its words, ``fr``."""
    body: Html
    part: str
    """The style and script of such pages: ``reports`` for ``reports.css`` and ``reports.js``."""


def render_page(page: Page) -> str:
    """The whole file."""
    parts = (*_SHARED, page.part)
    style = "".join(_read(f"{one}.css") for one in parts)
    script = "".join(_read(f"{one}.js") for one in parts)
    head = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("link", rel="icon", href="data:,"),
        element("title", page.title),
        element("style", Html(style)),
    )
    body = element("body", page.body, element("script", Html(script)))
    root = element("html", "\n", joined(head, "\n"), "\n", body, "\n", lang=page.language)
    return f"<!DOCTYPE html>\n{root}"


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """What the browser is to let the page do; the icon is an empty one of its own."""
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:;"
        f" style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
