"""What a name stands for."""

from formkit.align.standard_check.rules import STANDARD_RULES, StandardRule
from formkit.core.errors import UnknownNameError
from formkit.core.messages import Message
from formkit.jobs.workspace import find_standard
from formkit.lint.registry import all_rules
from formkit.lint.rule import Rule
from formkit.model.dictionary import Variable


def find_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of ids."""
    return tuple(all_rules().values())


def explain(name: str) -> Rule | StandardRule | Variable:
    """What a name stands for: a rule by its id or slug, or a variable of the newest standard.

    Raises:
        UnknownNameError: nothing is called so; says which rules there are.
    """
    rules: tuple[Rule | StandardRule, ...] = (*find_rules(), *STANDARD_RULES)
    for rule in rules:
        if name.upper() == rule.id or name.lower() == rule.slug:
            return rule
    variable = find_standard().dictionary.by_name.get(name)
    if variable is None:
        known = tuple(rule.id for rule in rules)
        raise UnknownNameError(Message("rule or variable"), name, known=known)
    return variable
