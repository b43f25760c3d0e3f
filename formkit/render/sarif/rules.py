"""Rules as SARIF tells them: name, level, and the page as help."""

from collections.abc import Iterable

from formkit.align.standard_check.rules import StandardRule
from formkit.core.findings import Severity
from formkit.lint.rule import Rule
from formkit.render.screen import Screen
from formkit.render.text.rule_pages import parts_of, render_rule

AnyRule = Rule | StandardRule

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
"""What SARIF calls a severity."""


def rules_told(
    named: frozenset[str], known: Iterable[AnyRule], screen: Screen
) -> list[dict[str, object]]:
    """The rules that a run speaks of, in the order in which they are known.

    Args:
        named: their ids.
        known: every rule there is.
        screen: whose language is spoken.
    """
    return [_told(rule, screen) for rule in known if rule.id in named]


def _told(rule: AnyRule, screen: Screen) -> dict[str, object]:
    title = screen.said(parts_of(rule.title)[0].text)
    page = render_rule(rule, screen) if isinstance(rule, Rule) else title
    return {
        "id": rule.id,
        "name": rule.slug,
        "shortDescription": {"text": title},
        "help": {"text": page},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }
