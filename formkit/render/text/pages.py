"""Pages of reference, such as a rule's."""

from formkit.lint.rule import Rule
from formkit.render.screen import Screen


def render_rule(rule: Rule, screen: Screen) -> str:
    """A rule's page, as its author wrote it."""
    head = screen.bold(f"{rule.id} {rule.slug} ({rule.severity})")
    lines = (
        screen.bold(line) if line.rstrip().endswith(":") and not line.startswith(" ") else line
        for line in rule.docs.replace("``", "`").splitlines()
    )
    return "\n".join([head, "", *lines])
