"""Which rules run, and how much they matter."""

import pytest

from formkit.core.errors import BadManifestError
from formkit.core.findings import Finding, Severity
from formkit.core.location import NOWHERE, Loc
from formkit.core.messages import Message
from formkit.lint.configuration import ChosenRules, choose_rules
from formkit.lint.registry import all_rules
from formkit.model.configuration import RuleSetting


def setting(rules: str, severity: str = "", *, is_on: bool = True) -> RuleSetting:
    return RuleSetting(rules=rules, is_on=is_on, severity=Severity(severity) if severity else None)


def ids(chosen: ChosenRules) -> set[str]:
    return {rule.id for rule in chosen.rules}


def test_all_rules_run_unless_something_is_said() -> None:
    chosen = choose_rules()
    assert ids(chosen) == set(all_rules())
    assert not chosen.severities


def test_a_family_is_off_but_for_the_rule_that_is_on() -> None:
    chosen = choose_rules((setting("FK401"), setting("FK4", is_on=False)))
    assert {one for one in ids(chosen) if one.startswith("FK4")} == {"FK401"}


def test_a_name_is_as_exact_as_a_number() -> None:
    chosen = choose_rules((setting("missing-label", "info"), setting("FK40", "error")))
    assert chosen.severities["FK401"] is Severity.INFO
    assert chosen.severities["FK402"] is Severity.ERROR


def test_a_later_layer_wins_however_vague() -> None:
    chosen = choose_rules((setting("FK401", "info"),), (setting("FK", is_on=False),))
    assert ids(chosen) == set()


def test_on_gives_back_the_rules_own_severity() -> None:
    chosen = choose_rules((setting("FK401", "info"),), (setting("FK401"),))
    assert "FK401" not in chosen.severities


def test_findings_are_weighed() -> None:
    chosen = choose_rules((setting("FK401", "info"),))
    finding = Finding(
        rule="FK401",
        slug="missing-label",
        severity=Severity.ERROR,
        message=Message("no label"),
        loc=NOWHERE,
    )
    assert chosen.weighed(finding).severity is Severity.INFO
    assert choose_rules().weighed(finding) is finding


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("FK999", "no rule is called FK999"),
        ("missing-lable", "is missing-label meant?"),
        ("fk401", "is FK401 meant?"),
        ("F", "no rule is called F; `formkit list rules`"),
    ],
)
def test_a_rule_that_is_not_there_is_told_with_its_place(name: str, said: str) -> None:
    wanted = RuleSetting(rules=name, loc=Loc(file="formkit.yaml", row=3, column=1))
    with pytest.raises(BadManifestError) as caught:
        choose_rules((wanted,))
    assert said in str(caught.value)
    assert str(caught.value).startswith("formkit.yaml:3:1")
