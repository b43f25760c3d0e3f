"""``formkit.yaml``: what it says, read whole."""

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.core.findings import Severity
from formkit.core.location import NOWHERE, Loc
from formkit.model.configuration import Budgets, Configuration, RuleSetting

if TYPE_CHECKING:
    from formkit.formats.sections import Section


def read_configuration(path: Path) -> Configuration:
    """Read a configuration.

    Raises:
        BadManifestError: with all problems that the file has.
    """
    from formkit.formats.manifests import read_text  # noqa: PLC0415 - most forms have none

    return parse_configuration(read_text(path), path)


def parse_configuration(text: str, path: Path) -> Configuration:
    """Read the text of a configuration.

    Args:
        text: the file's content.
        path: the file, for places; what it names is looked for in its folder.

    Raises:
        BadManifestError: with all problems that the text has.
    """
    from formkit.formats.manifests import parse_manifest  # noqa: PLC0415 - as above
    from formkit.formats.sections import Section  # noqa: PLC0415 - as above

    root = Section(placed=parse_manifest(text, "configuration", file=str(path)))
    baseline, fail_on = root.text("baseline"), root.text("fail_on")
    budgets = root.section("budgets")
    known = (one.name for one in fields(Budgets))
    return Configuration(
        standard=root.text("standard"),
        component=root.text("component"),
        rules=_rules(root.section("rules")),
        budgets=Budgets(**{name: int(budgets.text(name)) for name in known if name in budgets}),
        baseline=path.parent / baseline if baseline else None,
        fail_on=Severity(fail_on) if fail_on else None,
        language=root.text("language"),
        loc=root.loc(),
    )


def _rules(section: "Section") -> tuple[RuleSetting, ...]:
    return tuple(rule_setting(name, section.text(name), section.loc(name)) for name in section)


def rule_setting(rules: str, said: str, loc: Loc = NOWHERE) -> RuleSetting:
    """What is said of some rules.

    Args:
        rules: an id, a slug, or the beginning of ids.
        said: ``off``, ``on`` or a severity.
        loc: where it is said.
    """
    severity = Severity(said) if said in set(Severity) else None
    return RuleSetting(rules=rules, is_on=said != "off", severity=severity, loc=loc)
