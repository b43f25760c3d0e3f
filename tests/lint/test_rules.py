"""Every rule against its cases, its page, its planted mistake and forms without mistakes."""

import re
import shutil
from inspect import cleandoc
from pathlib import Path

import pytest

from formkit.formats.files import parse_workbook
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.lint.registry import all_rules
from formkit.lint.rule import Rule
from formkit.lint.subject import Need
from tests.lint.planted_files import PLANTED
from tests.lint.rule_cases import (
    CLEAN,
    Case,
    all_cases,
    cases_of,
    findings,
    findings_in,
    has_expected_severities,
    own_rules,
    subject_of,
)

RULES = [
    pytest.param(
        rule,
        id=rule.id,
        marks=[
            pytest.mark.java,
            pytest.mark.skipif(shutil.which("java") is None, reason="Java not found"),
        ]
        if rule.needs is Need.VALIDATOR
        else [],
    )
    for rule in all_rules().values()
    if rule.needs in {None, Need.COMPILER, Need.VALIDATOR}
]
"""The rules that look at a form alone; those of the dictionary have tests of their own."""

FORMS_TO_SPOIL = 3
HEADINGS = ("Why:", "Bad:", "Good:", "Fix:", "Source:")


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.rule} {case.name}")
def test_rule_finds_what_the_case_says(case: Case) -> None:
    rule = all_rules()[case.rule]
    if rule.needs is Need.VALIDATOR and shutil.which("java") is None:
        pytest.skip("Java not found")
    found = findings(rule, case.form)
    assert [finding.loc.a1 for finding in found] == list(case.findings)
    assert has_expected_severities(case, rule, found)
    assert not case.says or case.says in str(found[0].message)


@pytest.mark.parametrize("rule", RULES)
def test_rule_has_both_kinds_of_case(rule: Rule) -> None:
    assert {bool(case.findings) for case in cases_of(rule)} == {True, False}


@pytest.mark.parametrize("rule", all_rules().values(), ids=all_rules())
def test_rule_has_a_page_with_all_headings_in_order(rule: Rule) -> None:
    places = [rule.docs.find(f"\n{heading}") for heading in HEADINGS]
    assert -1 not in places
    assert places == sorted(places)
    assert rule.title.endswith(".")


@pytest.mark.parametrize("rule", RULES)
def test_page_shows_a_form_that_is_wrong_and_one_that_is_right(rule: Rule) -> None:
    assert findings(rule, _example(rule, "Bad"))
    assert not findings(rule, _example(rule, "Good"))


@pytest.mark.parametrize("rule", RULES)
def test_planted_mistake_makes_the_rule_fire(rule: Rule) -> None:
    if rule.id in PLANTED:
        name, content = PLANTED[rule.id]()
        assert rule.plant is None
        assert list(rule.run(subject_of(parse_workbook(content, name))))
        return
    forms = [form_of(parse_markdown(path.read_text(encoding="utf-8"))) for path in CLEAN]
    assert rule.plant
    planted = [spoilt for spoilt in map(rule.plant, forms) if spoilt is not None]
    assert len(planted) >= FORMS_TO_SPOIL
    for form in planted:
        assert findings_in(rule, form)


@pytest.mark.parametrize("rule", RULES)
def test_nothing_to_plant_in_is_said_or_enough(rule: Rule) -> None:
    empty = form_of(parse_markdown("| survey |\n| | type | name | label |"))
    planted = rule.plant(empty) if rule.plant else None
    assert planted is None or findings_in(rule, planted)


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_form_without_mistakes_has_no_findings(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = [
        (finding.rule, finding.loc.a1, str(finding.message))
        for rule in all_rules().values()
        if rule.needs is None or rule.needs is Need.COMPILER or _is_ready(rule)
        for finding in findings(rule, text)
    ]
    assert found == []


def test_ids_slugs_and_files_agree() -> None:
    rules = all_rules()
    assert list(rules) == sorted(rules)
    assert len({rule.slug for rule in rules.values()}) == len(rules)
    for rule in rules.values():
        module = rule.check.__module__.rpartition(".")[2]
        assert re.fullmatch(r"FK[1-8]\d\d", rule.id)
        assert module == f"{rule.id.lower()}_{rule.check.__name__}"
        assert rule.slug == rule.check.__name__.replace("_", "-")


@pytest.mark.parametrize("rule", own_rules(), ids=lambda rule: rule.id)
def test_errors_say_what_they_cost(rule: Rule) -> None:
    """A finding that stops the form says so, and no message asks politely."""
    for case in cases_of(rule):
        for finding in findings(rule, case.form):
            said = str(finding.message)
            assert not re.search(r"\b([Pp]lease|[Ii]nvalid)\b", said)


def test_finding_tells_header_and_name() -> None:
    rule = all_rules()["FK203"]
    form = """
        | survey |
        |  | type | name | label |
        |  | select_one water | water | Water |
        | choices |
        |  | list_name | Name | label |
        |  | water | 1 | Well |
        |  | water | 1 | River |
    """
    (finding,) = rule.run(subject_of(parse_markdown(cleandoc(form))))
    assert (finding.column, finding.name, finding.slug) == ("Name", "water", rule.slug)


def _is_ready(rule: Rule) -> bool:
    return rule.needs is Need.VALIDATOR and shutil.which("java") is not None


def _example(rule: Rule, heading: str) -> str:
    part = rule.docs.partition(f"{heading}:\n")[2]
    return re.split(r"\n(?=\w+:)", part)[0]
