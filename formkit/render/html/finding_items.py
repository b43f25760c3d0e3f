"""One finding as an item of a list."""

from formkit.core.findings import Finding
from formkit.core.messages import Message
from formkit.render.html.form_texts import breakable, cell_text, isolated
from formkit.render.html.markup import Html, element
from formkit.render.html.severities import severity_mark
from formkit.render.screen import Screen
from formkit.render.text.reports import trail_words


def finding_item(
    finding: Finding, screen: Screen, pages: frozenset[str], *, reason: str = ""
) -> Html:
    """A finding: how severe and where, what is wrong, the cell itself, which rule says so.

    Args:
        finding: the finding.
        screen: whose language is spoken.
        pages: the rules whose pages the file holds.
        reason: why the form's author lets it stand.
    """
    said = (
        element("p", isolated(screen.say(finding.message)), class_="message"),
        _cell(finding),
        element("p", isolated(reason), class_="reason", dir="auto") if reason else "",
        element("p", _rule(finding, pages), *_more(finding, screen), class_="more"),
    )
    return element(
        "li",
        element("div", severity_mark(finding.severity, screen), *_place(finding), class_="at"),
        element("div", *said, class_="said"),
        class_="finding",
        data_rule=finding.rule,
        data_slug=finding.slug,
        data_severity=str(finding.severity),
        data_fixable=finding.fixable,
    )


def _place(finding: Finding) -> tuple[Html, ...]:
    place = element("code", finding.loc.a1, class_="place") if finding.loc.a1 else None
    name = element("bdi", breakable(finding.name), class_="name") if finding.name else None
    return tuple(one for one in (place, name) if one)


def _cell(finding: Finding) -> Html | str:
    """The cell under its header, as in the sheet; a header has none above it."""
    is_header = finding.text == finding.column
    header = element("bdi", finding.column, class_="header") if finding.column else ""
    text = cell_text(finding.text, finding.span) if finding.text else ""
    if not (header or text):
        return ""
    return element("div", "" if is_header else header, text, class_="cell")


def _rule(finding: Finding, pages: frozenset[str]) -> Html:
    words = (element("code", finding.rule), " ", finding.slug)
    if finding.rule not in pages:
        return element("span", *words)
    return element("a", *words, href=f"#{finding.rule}", class_="rule")


def _more(finding: Finding, screen: Screen) -> tuple[Html, ...]:
    messages = (
        Message("formkit check --fix may fix this") if finding.fixable else None,
        trail_words(finding),
    )
    return tuple(element("span", screen.say(one)) for one in messages if one)
