"""Which rules run, and how much their findings matter, as a workspace has it."""

from collections.abc import Iterable, Mapping

from formkit.core.errors import BadManifestError
from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.values import dataclass, field, replace
from formkit.lint.registry import all_rules
from formkit.lint.rule import Rule
from formkit.model.configuration import RuleSetting

_FAMILY = "FK"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenRules:
    """The rules that run over a form."""

    rules: tuple[Rule, ...]
    """In the order of ids."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """Id -> how much its findings matter, where that is not the rule's own to say."""

    def weighed(self, finding: Finding) -> Finding:
        """The finding as severe as the workspace has it."""
        severity = self.severities.get(finding.rule, finding.severity)
        return finding if severity is finding.severity else replace(finding, severity=severity)


def choose_rules(*layers: tuple[RuleSetting, ...]) -> ChosenRules:
    """The rules that several layers of settings leave on, each layer before those ahead of it.

    Inside a layer an id or slug wins over the beginning of ids, and a longer
    beginning over a shorter one.

    Raises:
        BadManifestError: a setting names no rule.
    """
    known = all_rules().values()
    _refuse_unknown(one for layer in layers for one in layer)
    said = {rule.id: _setting(rule, layers) for rule in known}
    return ChosenRules(
        rules=tuple(rule for rule in known if said[rule.id].is_on),
        severities={name: one.severity for name, one in said.items() if one.severity},
    )


def _setting(rule: Rule, layers: tuple[tuple[RuleSetting, ...], ...]) -> RuleSetting:
    for layer in reversed(layers):
        matching = [one for one in layer if _means(one.rules, rule)]
        if matching:
            return max(matching, key=lambda one: _exactness(one.rules))
    return RuleSetting(rules=rule.id)


def _means(name: str, rule: Rule) -> bool:
    return name == rule.slug or (name.startswith(_FAMILY) and rule.id.startswith(name))


def _exactness(name: str) -> int:
    """Slugs are as exact as whole ids."""
    return len(name) if name.startswith(_FAMILY) else len("FK101")


def _refuse_unknown(settings: Iterable[RuleSetting]) -> None:
    rules = all_rules().values()
    problems = tuple(
        (one.loc, unknown_rule(one.rules))
        for one in settings
        if not any(_means(one.rules, rule) for rule in rules)
    )
    if problems:
        raise BadManifestError(problems)


def unknown_rule(name: str) -> Message:
    """What is said of a name that no rule has."""
    near = nearest_rule(name)
    if near:
        return Message("no rule is called {name}; is {near} meant?", name=name, near=near)
    text = "no rule is called {name}; `formkit list rules` lists them"
    return Message(text, name=name)


def nearest_rule(name: str) -> str:
    """The id or slug that is probably meant; empty when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - most names are known

    names = [text for rule in all_rules().values() for text in (rule.id, rule.slug)]
    upper = name.upper()
    close = get_close_matches(upper if upper in names else name, names, n=1, cutoff=0.75)
    return close[0] if close else ""
