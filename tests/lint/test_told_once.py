"""Personal data without consent are told by one rule, be they the dictionary's or others."""

import pytest

from formkit.formats.markdown import parse_markdown
from formkit.lint.registry import all_rules
from tests.lint.test_dictionary_rules import subject

RULES = ("FK512", "FK801", "FK802", "FK803")
NOBODY_ASKS = """
    | survey |
    |  | type    | name      | label     |
    |  | integer | mem_age   | Age       |
    |  | text    | full_name | Full name |
"""
NO_GATE = """
    | survey |
    |  | type              | name          | label     |
    |  | text              | surname       | Surname   |
    |  | select_one yes_no | consent_given | Consent   |
    |  | integer           | mem_age       | Age       |
    |  | text              | full_name     | Full name |
"""
MENDED = """
    | survey |
    |  | type              | name          | label     | relevant                 |
    |  | select_one yes_no | consent_given | Consent   |                          |
    |  | integer           | mem_age       | Age       | ${consent_given} = 'yes' |
    |  | text              | full_name     | Full name |                          |
"""


@pytest.mark.parametrize(
    ("form", "told"), [(NOBODY_ASKS, ["FK512"]), (NO_GATE, ["FK512"]), (MENDED, ["FK803"])]
)
def test_missing_consent_is_told_once(form: str, told: list[str]) -> None:
    looked_at = subject(parse_markdown(form))
    found = [one.rule for rule in RULES for one in all_rules()[rule].run(looked_at)]
    assert found == told
