"""Rules that did not run, by reason: what they look for may be there all the same."""

from functools import partial

from formkit.core.findings import Report
from formkit.core.messages import Message
from formkit.render.html.form_texts import isolated
from formkit.render.html.markup import Html, element, joined
from formkit.render.screen import Screen


def not_run(reports: tuple[Report, ...], screen: Screen, pages: frozenset[str]) -> tuple[Html, ...]:
    """An item a reason: which rules, and of several forms in how many.

    Args:
        reports: the forms.
        screen: whose language is spoken.
        pages: the rules whose pages the file holds.
    """
    rules: dict[str, dict[str, None]] = {}
    forms: dict[str, int] = {}
    for report in reports:
        for one in report.skipped:
            rules.setdefault(screen.say(one.reason), {})[one.rule] = None
        for reason in {screen.say(one.reason): None for one in report.skipped}:
            forms[reason] = forms.get(reason, 0) + 1
    return tuple(
        _reason(reason, names, forms[reason] if len(reports) > 1 else 0, screen, pages)
        for reason, names in rules.items()
    )


def _reason(
    reason: str, rules: dict[str, None], forms: int, screen: Screen, pages: frozenset[str]
) -> Html:
    said = screen.say(Message("in {count} forms", count=forms)) if forms > 1 else ""
    where = element("span", said, class_="where") if said else ""
    ids = element("span", joined(map(partial(_link, pages=pages), rules), " "), class_="ids")
    return element("li", isolated(reason), " ", where, " ", ids)


def _link(rule: str, pages: frozenset[str]) -> Html:
    code = element("code", rule)
    return element("a", code, href=f"#{rule}") if rule in pages else code
