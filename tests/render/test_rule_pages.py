"""Pages of rules: their parts, their prose in the reader's language, their width."""

import pytest

from formkit.lint.registry import all_rules
from formkit.lint.rule import Rule
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.screen import PLAIN, Screen
from formkit.render.text.rule_pages import parts_of, prose_of, render_rule

PAGE = """\
A code stands twice.

Why:
    The data holds ``codes``.  Nobody can
    tell them apart.

Bad:
    | choices |
    |  | a | 1 |

Good:
    | choices |
    |  | a | 2 |

Fix: none.  Which one stays is the
    author's to say.
Source: XLSForm reference.
"""
RULES = list(all_rules().values())


def test_a_page_has_its_parts_in_order() -> None:
    assert [part.heading for part in parts_of(PAGE)] == ["", "Why", "Bad", "Good", "Fix", "Source"]
    assert parts_of(PAGE)[2].text == "\n    | choices |\n    |  | a | 1 |"


def test_prose_is_what_is_said_in_other_languages() -> None:
    assert prose_of(PAGE) == (
        "A code stands twice.",
        "The data holds `codes`. Nobody can tell them apart.",
        "none. Which one stays is the author's to say.",
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_page_has_all_parts(rule: Rule) -> None:
    headings = [part.heading for part in parts_of(rule.docs)]
    assert headings == ["", "Why", "Bad", "Good", "Fix", "Source"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_prose_is_worded_and_examples_stay(rule: Rule) -> None:
    french = render_rule(rule, Screen(catalogue=read_catalogue(Language.FRENCH)))
    assert "Pourquoi\N{NO-BREAK SPACE}:" in french
    for part in parts_of(rule.docs):
        if part.heading in {"Bad", "Good"}:
            assert part.text in french
            assert part.text in render_rule(rule, PLAIN)


def test_prose_is_broken_at_the_screens_width_and_never_wider_than_a_page() -> None:
    rule = all_rules()["FK503"]
    for width, most in ((40, 40), (0, 76), (200, 76)):
        lines = render_rule(rule, Screen(width=width)).splitlines()
        assert max(len(line) for line in lines if "|" not in line) <= most
