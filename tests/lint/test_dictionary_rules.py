"""The rules that hold a form against a standard's dictionary, on a standard of six variables."""

import re
from dataclasses import replace
from functools import cache
from inspect import cleandoc
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from formkit.compose.composing import compose
from formkit.core.findings import Finding, Severity
from formkit.formats.layout import layout
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.jobs.workspace import find_standard
from formkit.lint.registry import all_rules, run_rules
from formkit.lint.rule import Rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form
from formkit.model.index import FormIndex
from formkit.model.sheets import Workbook
from formkit.model.standard import Standard
from tests.align.standards import STANDARD

RULES = [rule for rule in all_rules().values() if rule.needs in {Need.STANDARD, Need.COMPONENT}]
CASES = [
    (all_rules()[held["rule"]], case)
    for path in sorted((Path(__file__).parent / "dictionary").glob("*.yaml"))
    for held in (YAML(typ="safe").load(path.read_text(encoding="utf-8")),)
    for case in held["cases"]
]
TEMPLATES = ("bsa", "msla", "hhs")


def subject(workbook: Workbook, standard: Standard = STANDARD, component: str = "BSA") -> Subject:
    form = form_of(workbook)
    return Subject(
        workbook=workbook,
        form=form,
        index=FormIndex(form),
        standard=standard,
        component=component,
    )


def shown(findings: list[Finding]) -> list[str]:
    return [f"{one.loc.a1} {one.severity}" for one in findings]


@cache
def standard() -> Standard:
    return find_standard("dtm-wca/2026.1")


@cache
def built(template: str) -> Form:
    return compose(standard(), standard().templates_by_id[template]).form


@pytest.mark.parametrize(
    ("rule", "case"), CASES, ids=[f"{rule.id} {case['name']}" for rule, case in CASES]
)
def test_rule_finds_what_the_case_says(rule: Rule, case: dict[str, object]) -> None:
    found = list(rule.run(subject(parse_markdown(str(case["form"])))))
    assert shown(found) == case["findings"]
    assert str(case.get("says", "")) in " ".join(str(one.message) for one in found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_has_both_kinds_of_case(rule: Rule) -> None:
    assert {bool(case["findings"]) for one, case in CASES if one is rule} == {True, False}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@pytest.mark.parametrize("part", ["Bad", "Good"])
def test_page_shows_a_form_that_is_wrong_and_one_that_is_right(rule: Rule, part: str) -> None:
    match = re.search(rf"^{part}:\n((?:    .*\n|\n)+)", rule.docs, re.MULTILINE)
    assert match
    found = list(rule.run(subject(parse_markdown(cleandoc(match.group(1))))))
    assert bool(found) is (part == "Bad")


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.plant], ids=lambda rule: rule.id)
def test_planted_mistake_makes_the_rule_fire(rule: Rule, template: str) -> None:
    assert rule.plant
    form = built(template)
    spoilt = rule.plant(form)
    assert spoilt is not None
    component = template.upper()
    before = list(rule.run(subject(layout(form), standard(), component)))
    after = list(rule.run(subject(layout(spoilt), standard(), component)))
    assert len(after) > len(before)


@pytest.mark.parametrize("template", standard().templates_by_id)
def test_everybody_gets_to_the_core_questions_of_a_built_template(template: str) -> None:
    component = standard().templates_by_id[template].component
    one = subject(layout(built(template)), standard(), component)
    assert list(all_rules()["FK506"].run(one)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_without_a_standard_the_rule_is_listed_as_not_run(rule: Rule) -> None:
    without = replace(subject(parse_markdown("| survey |\n|  | type |\n")), standard=None)
    report = run_rules(without, [rule])
    assert [skipped.rule for skipped in report.skipped] == [rule.id]
    assert report.findings == ()
    assert list(rule.run(without)) == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.plant], ids=lambda rule: rule.id)
def test_where_there_is_no_place_for_the_mistake_none_is_planted(rule: Rule) -> None:
    assert rule.plant
    assert rule.plant(Form()) is None


def test_what_is_only_seen_and_counted_needs_no_consent() -> None:
    seen = replace(
        STANDARD,
        templates=tuple(
            replace(one, consent_gate="spoken_respondents_only") for one in STANDARD.templates
        ),
    )
    form = parse_markdown("| survey |\n|  | type    | name    |\n|  | integer | mem_age |\n")
    rule = all_rules()["FK512"]
    assert shown(list(rule.run(subject(form)))) == ["survey!2 error"]
    assert list(rule.run(subject(form, seen))) == []


@pytest.mark.parametrize("template", standard().templates_by_id)
def test_nothing_but_remarks_on_a_built_template(template: str) -> None:
    component = standard().templates_by_id[template].component
    one = subject(layout(built(template)), standard(), component)
    found = [finding for rule in RULES for finding in rule.run(one)]
    assert {finding.severity for finding in found} <= {Severity.INFO}
