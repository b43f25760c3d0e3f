"""A severity's mark: its word beside a shape of its own, so that colour is never all."""

from formkit.core.findings import Severity
from formkit.render.html.markup import Html, element
from formkit.render.screen import Screen
from formkit.render.text.reports import severity_word


def severity_mark(severity: Severity, screen: Screen) -> Html:
    """The word; its class draws the shape: an octagon, a triangle, a circle."""
    word = screen.say(severity_word(severity))
    return element("span", word, class_=f"severity {severity}")
