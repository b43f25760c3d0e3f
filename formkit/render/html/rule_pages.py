"""Rules' pages, each once: folded at the end of a page, copied below a finding when asked for."""

from collections.abc import Iterator

from formkit.align.standard_check.rules import StandardRule
from formkit.formats.markdown import parse_markdown
from formkit.lint.rule import Rule
from formkit.model.sheets import Sheet
from formkit.render.html.form_texts import isolated
from formkit.render.html.markup import Html, element, joined
from formkit.render.html.severities import severity_mark
from formkit.render.screen import Screen
from formkit.render.text.rule_pages import EXAMPLES, HEADINGS, Part, parts_of

AnyRule = Rule | StandardRule


def rule_page(rule: AnyRule, screen: Screen) -> Html:
    """A rule's page, folded; its address is the rule's id."""
    head, *parts = parts_of(rule.docs) if isinstance(rule, Rule) else parts_of(rule.title)
    summary = element(
        "summary",
        element("code", rule.id),
        " ",
        element("span", prose(screen.said(head.text)), class_="title"),
        " ",
        severity_mark(rule.severity, screen),
    )
    # the address lies inside, so that following a link unfolds the page without a script
    body = element("div", *(_part(part, screen) for part in parts), class_="page", id=rule.id)
    return element("details", summary, body, class_="rule-page")


def prose(text: str) -> Html:
    """Prose in which backticks set what is to be typed apart."""
    pieces = text.split("`")
    return joined(
        element("code", piece) if number % 2 else isolated(piece)
        for number, piece in enumerate(pieces)
    )


def _part(part: Part, screen: Screen) -> Html:
    heading = element("b", screen.say(HEADINGS[part.heading]))
    if part.heading in EXAMPLES:
        kind = part.heading.lower()
        return element("div", heading, *_example(part.text), class_=f"example {kind}")
    return element("p", heading, " ", prose(screen.said(part.text)))


def _example(text: str) -> Iterator[Html]:
    """An example's sheets as tables, and what it says of the file before them."""
    for line in text.splitlines():
        if line.strip().startswith("#"):
            yield element("p", element("code", line.strip(" #")))
    for sheet in parse_markdown(text).sheets:
        yield element("div", _table(sheet), class_="scrolls", tabindex=0)


def _table(sheet: Sheet) -> Html:
    head, *rows = (
        tuple(row.cell(column).text for column in range(1, _width(sheet) + 1)) for row in sheet.rows
    )
    return element(
        "table",
        element("caption", sheet.name),
        element("thead", element("tr", *(element("th", text) for text in head))),
        element("tbody", *(element("tr", *(_cell(text) for text in row)) for row in rows)),
        class_="sheet",
    )


def _width(sheet: Sheet) -> int:
    return max(len(row.cells) for row in sheet.rows)


def _cell(text: str) -> Html:
    return element("td", text, dir="auto")
