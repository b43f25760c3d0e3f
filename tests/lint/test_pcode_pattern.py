"""P-codes beside the pattern that a standard has for the form's country."""

from dataclasses import replace

from formkit.formats.markdown import parse_markdown
from formkit.jobs.workspace import find_standard
from formkit.lint.registry import all_rules
from tests.lint.rule_cases import subject_of

FORM = """
    | survey |
    |  | type              | name | label |
    |  | select_one admin1 | a    | A     |
    |  | select_one admin2 | b    | B     |
    |  | select_one other  | c    | C     |
    | choices |
    |  | list_name | name   | label | adm1 |
    |  | admin1    | TD01   | Lac   |      |
    |  | admin1    | TDO2   | Batha |      |
    |  | admin1    | other  | Other |      |
    |  | admin2    | TCD0101 | Bol  | TD01 |
    |  | admin2    | NE0101 | Diffa | TD01 |
    |  | other     | NE0101 | Diffa | TD01 |
    | settings |
    |  | form_title | formkit_country |
    |  | F          | {country}       |
"""


def found(country: str) -> list[tuple[str, str]]:
    subject = subject_of(parse_markdown(FORM.replace("{country}", country)))
    judged = replace(subject, standard=find_standard("dtm-wca/2026.1"))
    rule = all_rules()["FK221"]
    assert not list(rule.run(subject))
    return [(one.loc.a1, str(one.message)) for one in rule.run(judged)]


def test_codes_that_are_not_of_the_countrys_pattern_are_told() -> None:
    assert [place for place, _ in found("TCD")] == ["choices!B3", "choices!B6"]
    assert "TDO2 of list admin1 is no p-code of the country" in found("TCD")[0][1]


def test_without_a_country_no_pattern_is_known() -> None:
    assert found("") == []
    assert found("XYZ") == []
