"""Exceptions by formkit_ignore, and the rule that asks whether they are used."""

from inspect import cleandoc

from formkit.core.findings import Report
from formkit.formats.layout import layout
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.lint.configuration import choose_rules
from formkit.lint.judging import judge
from formkit.lint.registry import all_rules, run_rules
from formkit.model.configuration import RuleSetting
from tests.lint.rule_cases import CLEAN, findings_in, subject_of

FORM = """
| survey |
|  | type   | name | label | formkit_ignore                          |
|  | intt   | age  | Age   | FK101: agreed with the hub              |
|  | intt   | size | Size  | {size}                                  |
| choices |
|  | list_name | name | label | formkit_ignore               |
|  | l         | 1    | One   |                              |
|  | l         | 1    | Two   | duplicate-choice-code: later |
| settings |
|  | form_title | formkit_ignore |
|  | Form       | {form}         |
"""
RULES = choose_rules(
    (
        RuleSetting(rules="FK", is_on=False),
        *(RuleSetting(rules=name) for name in ("FK101", "FK203", "FK107", "FK191")),
    )
)


def report(*, size: str = "", form: str = "", table: str = FORM) -> Report:
    text = cleandoc(table).format(size=size, form=form)
    return judge(subject_of(parse_markdown(text)), RULES)


def told(found: Report) -> list[tuple[str, str]]:
    return [(one.rule, one.loc.a1) for one in found.findings]


def test_a_finding_is_let_stand_in_its_own_row_only() -> None:
    found = report()
    assert told(found) == [("FK101", "survey!A3")]
    assert [(one.finding.loc.a1, one.reason, one.loc.a1) for one in found.ignored] == [
        ("survey!A2", "agreed with the hub", "survey!D2"),
        ("choices!B3", "later", "choices!D3"),
    ]


def test_without_a_reason_nothing_is_let_stand() -> None:
    assert told(report(size="FK101")) == [("FK101", "survey!A3")]
    assert told(report(size="FK101:")) == [("FK101", "survey!A3")]


def test_an_exception_from_another_rule_lets_nothing_stand_and_is_unused() -> None:
    found = report(size="FK203: later")
    assert told(found) == [("FK101", "survey!A3"), ("FK191", "survey!D3")]
    assert "names FK203" in str(found.findings[1].message)


def test_of_several_rules_only_those_that_find_nothing_are_unused() -> None:
    found = report(size="FK101, fk203, duplicate-choice-code: later")
    assert told(found) == [("FK191", "survey!D3")]
    assert "names fk203, duplicate-choice-code, and" in str(found.findings[0].message)


def test_a_rule_that_did_not_run_is_not_unused() -> None:
    assert told(report(size="FK101, FK701, FK402: later")) == []


def test_the_settings_sheet_speaks_of_the_form_as_a_whole() -> None:
    table = FORM.replace(
        "| label | formkit_ignore                          |", "| labell | formkit_ignore |"
    )
    assert ("FK107", "survey!C1") in told(report(table=table))
    found = report(table=table, form="misspelt-header: ours")
    assert [one.finding.rule for one in found.ignored] == ["FK107", "FK101", "FK203"]
    assert told(report(form="FK101: all of them")) == [
        ("FK101", "survey!A3"),
        ("FK191", "settings!B2"),
    ]


def test_without_the_outcome_of_others_nothing_is_unused() -> None:
    subject = subject_of(parse_markdown(cleandoc(FORM).format(size="FK203: later", form="")))
    assert list(all_rules()["FK191"].run(subject)) == []
    assert "no other rule has run" in str(subject.lacks(all_rules()["FK191"].needs))


def test_the_planted_exception_is_unused() -> None:
    rule = all_rules()["FK191"]
    assert rule.plant
    for path in CLEAN:
        planted = rule.plant(form_of(parse_markdown(path.read_text(encoding="utf-8"))))
        if planted:
            found = run_rules(subject_of(layout(planted)), all_rules().values())
            assert "FK191" in {one.rule for one in found.findings}
            assert findings_in(rule, planted) == []
