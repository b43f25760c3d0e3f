"""Patterns as Java and JavaScript take them; the table was read off both engines."""

import pytest

from formkit.lint.anchoring import anchored, is_anchored
from formkit.lint.patterns import flaw_of
from formkit.lint.registry import all_rules
from formkit.model.edits import CellSet
from tests.lint.rule_cases import subject_of, workbook_of

SAME = ("^[a-z]+$", "a]", "}", "[]a]", r"[\w-.]", "(?:a)", "(?=a)b", "(?<=a)b", "a|", "()", r"\_")
BROKEN = (
    "[a-z",
    "(abc",
    "abc)",
    "*a",
    "a**",
    "a{5,2}",
    "[z-a]",
    "(?P<a>b)",
    "(?#c)a",
    "a\\",
    "[a\\]",
)
STOPS_COLLECT = ("a{,5}", "a{", "a{x}", r"\y", r"\x4", r"\u12", r"\g1", r"\K")
STOPS_BROWSER = ("a++", "a{2}+", "a{2}{3}", "{3}", "(?>a)b", "(?i)abc", "(?s).", "^*", r"\b+")
MEANS_OTHER = (r"\p{L}+", r"\pL", r"\A\d+\z", r"\h", r"\R", "[a&&b]", "[[:alpha:]]+", r"\Z")


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        *(("", one) for one in SAME),
        *(("broken", one) for one in BROKEN),
        *(("stops-collect", one) for one in STOPS_COLLECT),
        *(("stops-browser", one) for one in STOPS_BROWSER),
        *(("means-other", one) for one in MEANS_OTHER),
    ],
)
def test_pattern_has_its_flaw(kind: str, pattern: str) -> None:
    flaw = flaw_of(pattern)
    assert (flaw.kind.value if flaw else "") == kind


@pytest.mark.parametrize("pattern", ["(^a", "^(a", "a)", "(", "|"])
def test_brackets_that_do_not_close_have_no_ends(pattern: str) -> None:
    assert not is_anchored(pattern)


@pytest.mark.parametrize(
    "pattern", ["a", "^a", "a$", "a|b", "^a|b$", "(^a)?b$", "(?i)abc", r"^a\$", "[$]", "^(a$)?"]
)
def test_what_gets_its_ends_has_them(pattern: str) -> None:
    assert not is_anchored(pattern)
    assert is_anchored(anchored(pattern))


def test_every_pattern_of_a_cell_gets_its_ends() -> None:
    form = """
        | survey |
        |  | type | name | label | constraint                                             |
        |  | text | a    | A     | regex(., 'x') or regex(., '^a\\|b$') or regex(., '^y') |
    """
    rule = all_rules()["FK332"]
    subject = subject_of(workbook_of(form))
    (finding,) = rule.run(subject)
    fix = rule.mend(subject, finding) if rule.mend else None
    assert fix
    assert not fix.is_safe
    (edit,) = fix.edits
    assert isinstance(edit, CellSet)
    assert edit.text == "regex(., '^x$') or regex(., '^(^a|b$)$') or regex(., '^y$')"
