"""The rules that hold a form against the standard form that it was built from."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from inspect import cleandoc

import pytest

from formkit.changes.detection import find_changes
from formkit.changes.facts import fingerprint
from formkit.compose.composing import compose
from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.layout import layout
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.jobs.bases import base_of
from formkit.jobs.workspace import find_standard
from formkit.lint.bases import Base
from formkit.lint.planting import first_choice, first_question, with_choices, with_nodes
from formkit.lint.registry import all_rules, run_rules
from formkit.lint.rule import Rule
from formkit.lint.subject import Need, Subject
from formkit.model.adaptation import Adaptation
from formkit.model.form import Form, Question, walk
from formkit.model.index import FormIndex
from formkit.model.policy import Waiver
from formkit.model.standard import Standard
from formkit.render.catalogue import Language, read_catalogue

RULES = [rule for rule in all_rules().values() if rule.needs is Need.BASE]
TODAY = "2026-11-22"


@cache
def standard() -> Standard:
    return find_standard("dtm-wca/2026.1")


@cache
def built(template: str, country: str = "TCD") -> Form:
    recipe = standard().templates_by_id[template]
    return compose(standard(), recipe, Adaptation(template=template, country=country)).form


def subject(form: Form, base: Base | None) -> Subject:
    read = form_of(layout(form))
    return Subject(
        workbook=layout(form),
        form=read,
        index=FormIndex(read),
        standard=standard(),
        base=base,
    )


def found(form: Form, base: Base | None = None) -> list[Finding]:
    """All that the rules of the policy say of a form, in the order of the sheets."""
    one = subject(form, base or base_of(form, standard(), today=TODAY))
    return list(run_rules(one, RULES).findings)


def told(form: Form, base: Base | None = None) -> list[tuple[str, str]]:
    return [(one.rule, one.name) for one in found(form, base)]


def edited(form: Form, name: str, **fields: object) -> Form:
    question = first_question(form, lambda one: one.name == name)
    assert question
    return with_nodes(form, question, replace(question, **fields))  # type: ignore[arg-type]


def gone(form: Form, *names: str) -> Form:
    for name in names:
        question = first_question(form, lambda one, name=name: one.name == name)
        assert question
        form = with_nodes(form, question)
    return form


def waivers_of(old: Form, new: Form, expires: str) -> tuple[Waiver, ...]:
    changes = find_changes(old, new)
    return tuple(Waiver(fingerprint=fingerprint(one), expires=expires) for one in changes)


@pytest.mark.parametrize("country", ["", "GNB"])
@pytest.mark.parametrize("template", standard().templates_by_id)
def test_a_built_form_keeps_to_the_policy(template: str, country: str) -> None:
    assert told(built(template, country)) == []


@pytest.mark.parametrize("rule", [one for one in RULES if one.plant], ids=lambda one: one.id)
@pytest.mark.parametrize("template", ["bsa", "msla", "hhs"])
def test_planted_mistake_makes_the_rule_fire(rule: Rule, template: str) -> None:
    assert rule.plant
    spoilt = rule.plant(built(template))
    assert spoilt
    assert rule.id in {one.rule for one in found(spoilt)}


@pytest.mark.parametrize("rule", [one for one in RULES if one.plant], ids=lambda one: one.id)
def test_where_there_is_no_place_for_the_mistake_none_is_planted(rule: Rule) -> None:
    assert rule.plant
    assert rule.plant(Form()) is None


@pytest.mark.parametrize("rule", RULES, ids=lambda one: one.id)
def test_page_shows_a_form_that_is_wrong_and_one_that_is_right(rule: Rule) -> None:
    good, bad = (_example(rule, part) for part in ("Good", "Bad"))
    run_out = waivers_of(good, bad, "2026-11-21") if rule.id == "FK604" else ()
    old = Form() if rule.id == "FK607" else good
    base = Base(form=old, adaptation="adaptation.yaml", waivers=run_out, today=TODAY)
    assert {one.rule for one in found(bad, base)} == {rule.id}
    assert found(good, base) == []


def _example(rule: Rule, part: str) -> Form:
    match = re.search(rf"^{part}:\n((?:    .*\n|\n)+)", rule.docs, re.MULTILINE)
    assert match
    return form_of(parse_markdown(cleandoc(match.group(1))))


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda form: gone(form, "loc_num_idp_ind"), ("FK601", "loc_num_idp_ind")),
        (lambda form: gone(form, "loc_access_season"), ("FK603", "loc_access_season")),
        (
            lambda form: edited(form, "loc_num_idp_hh", relevant="1 = 2"),
            ("FK602", "loc_num_idp_hh"),
        ),
        (lambda form: gone(form, "consent_given"), ("FK606", "consent_given")),
        (lambda form: gone(form, "loc_relation_host"), ("FK602", "loc_relation_host")),
    ],
)
def test_one_change_is_one_finding(edit: Callable[[Form], Form], expected: tuple[str, str]) -> None:
    assert told(edit(built("bsa"))) == [expected]


def test_many_changes_of_a_kind_are_one_finding() -> None:
    form = built("bsa")
    names = [
        one.name
        for one in walk(form.nodes)
        if isinstance(one, Question) and one.required == "yes" and one.type == "integer"
    ]
    assert len(names) > 3
    for name in names:
        form = edited(form, name, required="")
    findings = found(form)
    assert len(findings) < len(names)
    assert "more changes of this kind" in " ".join(str(one.message) for one in findings)


def test_choices_that_are_gone_are_told_at_their_list() -> None:
    form = built("bsa")
    for code in ("conflict", "climate_drought", "climate_floods", "other"):
        choice = first_choice(form, lambda one, code=code: one.code == code)
        if choice:
            form = with_choices(form, choice)
    findings = [one for one in found(form) if one.loc.sheet == "choices"]
    assert findings
    assert all(one.loc.row for one in findings)


def test_a_list_that_is_gone_is_told_of_the_sheet() -> None:
    old = _form("| survey |\n|  | type | name | label |\n|  | text | td_a | A |\n")
    new = _form("| survey |\n|  | type | name | label |\n|  | text | td_b | B |\n")
    base = Base(form=old, today=TODAY)
    [one] = found(new, base)
    assert (one.rule, one.loc.sheet, one.loc.row) == ("FK603", "survey", 0)


def test_a_choice_of_a_list_that_has_another_name_is_told_of_the_sheet() -> None:
    head = "| survey |\n|  | type | name | label |\n|  | select_one disp_reason | td_a | A |\n"
    choices = "| choices |\n|  | list_name | name | label |\n"
    rows = (
        "|  | disp_reason | one | 1 |\n|  | disp_reason | two | 2 |\n|  | disp_reason | x | 3 |\n"
    )
    old = head + choices + rows
    new = old.replace("|  | disp_reason | x | 3 |\n", "").replace("disp_reason", "reasons")
    [one] = found(_form(new), Base(form=_form(old), today=TODAY))
    assert (one.loc.sheet, one.loc.row) == ("choices", 0)


def test_a_question_is_told_at_the_nearest_group_that_is_left() -> None:
    row = "|  | text | td_a | A |\n"
    inner = f"|  | begin_group | in | I |\n{row}|  | end_group | | |\n"
    head = "| survey |\n|  | type | name | label |\n|  | begin_group | out | O |\n"
    end = "|  | text | td_b | B |\n|  | end_group | | |\n"
    base = Base(form=_form(head + inner + end), today=TODAY)
    places = {(one.name, one.loc.a1) for one in found(_form(head + end), base)}
    assert ("td_a", "B2") in {(name, place.rpartition("!")[2]) for name, place in places}


def test_a_language_that_is_gone_is_told_of_the_sheet() -> None:
    text = "| survey |\n|  | type | name | label::English (en) | label::Français (fr) |\n"
    old = _form(f"{text}|  | text | td_a | A | B |\n")
    new = _form("| survey |\n|  | type | name | label::English (en) |\n|  | text | td_a | A |\n")
    [one] = found(new, Base(form=old, today=TODAY))
    assert (one.name, one.loc.sheet, one.loc.row) == ("Français (fr)", "survey", 0)


def _form(text: str) -> Form:
    return form_of(parse_markdown(text))


def test_a_question_of_another_country_is_told_and_of_its_own_not() -> None:
    form = built("bsa")
    own = Question(type="text", name="td_radio", loc=Loc())
    other = Question(type="text", name="ne_radio", loc=Loc())
    assert told(replace(form, nodes=(*form.nodes, own))) == []
    assert told(replace(form, nodes=(*form.nodes, other))) == [("FK607", "ne_radio")]
    [finding] = found(replace(form, nodes=(*form.nodes, other)))
    assert "let its name begin with td_" in str(finding.message)


def test_a_form_of_no_country_takes_the_prefix_of_any() -> None:
    form = built("bsa", "")
    ours = replace(form, nodes=(*form.nodes, Question(type="text", name="ne_radio")))
    plain = replace(form, nodes=(*form.nodes, Question(type="text", name="radio")))
    assert told(ours) == []
    [finding] = found(plain)
    assert "the country's prefix, such as" in str(finding.message)


def test_wording_in_a_draft_language_is_the_countrys() -> None:
    form = built("bsa")
    assert "العربية (ar)" in form.languages
    question = first_question(form, lambda one: one.name == "consent_given")
    assert question
    labels = type(question.labels).of(
        (language, "آخر" if language == "العربية (ar)" else text)
        for language, text in question.labels
    )
    assert told(edited(form, "consent_given", labels=labels)) == []


def test_a_waiver_lets_a_change_stand_and_runs_out() -> None:
    old = built("bsa")
    new = gone(old, "loc_relation_host")
    base = base_of(new, standard(), today=TODAY)
    assert base
    for expires, expected in (("2026-11-22", []), ("2026-11-21", ["FK604"])):
        allowed = replace(base, waivers=waivers_of(old, new, expires))
        assert [one.rule for one in found(new, allowed)] == expected


def test_what_is_declared_stands_and_what_is_not_is_a_warning() -> None:
    old = built("bsa")
    new = gone(old, "loc_access_season")
    base = base_of(new, standard())
    assert base
    marks = frozenset(fingerprint(one) for one in find_changes(old, new))
    assert found(new, replace(base, declared=marks)) == []
    beside = replace(base, adaptation="adaptation.yaml")
    assert [one.severity for one in found(new, beside)] == [Severity.WARNING]
    assert [one.severity for one in found(new, base)] == [Severity.INFO]


def test_the_reason_of_a_block_is_told_in_the_readers_language() -> None:
    form = built("bsa")
    question = first_question(form, lambda one: one.name == "consent_intro_read")
    assert question
    labels = type(question.labels).of((language, "OK ?") for language, _ in question.labels)
    findings = found(edited(form, "consent_intro_read", labels=labels))
    assert {one.rule for one in findings} == {"FK606"}
    message = findings[0].message
    assert "(consent and data protection are promised in the same words everywhere;" in str(message)
    assert "dans les mêmes mots partout" in message.worded(read_catalogue(Language.FRENCH))


def test_a_block_without_a_reason_is_told_by_what_it_costs() -> None:
    bare = replace(standard(), stated_policy=replace(standard().stated_policy, blocks=()))
    form = built("bsa")
    rule = all_rules()["FK606"]
    assert rule.plant
    spoilt = rule.plant(form)
    assert spoilt
    one = replace(subject(spoilt, Base(form=form)), standard=bare)
    assert {finding.rule for finding in run_rules(one, RULES).findings} == {"FK606"}


@pytest.mark.parametrize("rule", RULES, ids=lambda one: one.id)
def test_without_a_base_the_rule_is_listed_as_not_run(rule: Rule) -> None:
    form = built("bsa")
    reasons = {
        "no standard is known": replace(subject(form, None), standard=None),
        "does not say from which template": subject(form, None),
        "the moon": subject(form, Base(why_not=Message("the moon"))),
    }
    for words, one in reasons.items():
        report = run_rules(one, [rule])
        assert report.findings == ()
        [skipped] = report.skipped
        assert words in str(skipped.reason)
        assert list(rule.run(one)) == []
