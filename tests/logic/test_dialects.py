import pytest

from formkit.formats.files import parse_workbook
from formkit.formats.reading import form_of
from formkit.logic.dialects import Outcome, find_difference
from formkit.logic.form_logic import FormLogic
from formkit.logic.judgements import Truth
from formkit.model.index import FormIndex
from formkit.xpath.parser import parse

FORM = """
| survey |
| | type | name | label | relevant | constraint | calculation |
| | integer | hh | Households | | . > 0 | |
| | integer | more | More | ${hh} > 5 | | |
| | text | place | Place | | | |
| | date | day | Day | | | |
| | calculate | total | | | | ${hh} + ${more} |
| | calculate | pulled | | | | pulldata('a', 'b', 'c', 1) |
| | calculate | one | | | | ${two} |
| | calculate | two | | | | ${one} |
| | date | past | Past | | . < '2026-12-31' | |
| | begin repeat | people | People | | | |
| | integer | age | Age | | | |
| | calculate | full | | | | if(${age} > 1, 'a', 'b') |
| | end repeat | | | | | |
"""
LOGIC = FormLogic(FormIndex(form_of(parse_workbook(FORM.encode(), "form.md"))))


@pytest.mark.parametrize(
    ("text", "key", "truth"),
    [
        ("${hh} > 5", "relevant", Truth.NO),
        ("${place} = 'a' or ${hh} < 3", "relevant", Truth.NO),
        ("true()", "relevant", Truth.NO),
        ("${hh}", "relevant", Truth.YES),
        ("${day} > '2026-01-31'", "relevant", Truth.YES),
        ("ceiling(${hh}) = 1", "relevant", Truth.YES),
        ("ceiling(1.5) = 2", "relevant", Truth.YES),
        ("${hh} mod 2 = 0", "relevant", Truth.UNKNOWN),
        ("${pulled} = 'x'", "relevant", Truth.NO),
        ("--${hh} = 1", "relevant", Truth.UNKNOWN),
        ("boolean(${full})", "relevant", Truth.UNKNOWN),
        ("boolean(${pulled})", "relevant", Truth.UNKNOWN),
        ("${one} = 1", "relevant", Truth.NO),
        ("boolean(${one})", "relevant", Truth.UNKNOWN),
        ("jr:itext('a') = 'b'", "relevant", Truth.UNKNOWN),
        ("boolean(${age})", "relevant", Truth.YES),
        ("boolean(.)", "constraint", Truth.YES),
        (". > 3", "constraint", Truth.NO),
        ("${day} <= '2026-12-31'", "constraint", Truth.YES),
        ("${hh} + ${more}", "calculation", Truth.YES),
        ("${hh} > 5", "calculation", Truth.YES),
    ],
)
def test_where_the_engines_differ(text: str, key: str, truth: Truth) -> None:
    found = find_difference(parse(text), LOGIC.entries["hh"], LOGIC, key=key)
    assert found.truth is truth, found
    assert (found.reason is not None) is (truth is Truth.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "key", "outcomes", "witness"),
    [
        ("${hh}", "relevant", (False, True), {"hh": ""}),
        ("ceiling(1.5) = 2", "relevant", (None, True), {}),
        ("${more} + 1", "calculation", ("NaN", ""), {"more": ""}),
    ],
)
def test_the_answers_that_show_it(
    text: str, key: str, outcomes: tuple[Outcome, Outcome], witness: dict[str, str]
) -> None:
    found = find_difference(parse(text), LOGIC.entries["place"], LOGIC, key=key)
    assert (found.javarosa, found.web_forms) == outcomes
    assert witness.items() <= dict(found.witness).items()


def test_a_constraint_is_not_asked_of_no_answer() -> None:
    hh = LOGIC.entries["hh"]
    found = find_difference(parse("boolean(${place})"), hh, LOGIC, key="constraint")
    assert found.truth is Truth.YES
    own = find_difference(parse("boolean(.) or . = 0"), hh, LOGIC, key="constraint")
    assert own.truth is not Truth.YES


def test_a_constraint_that_one_engine_never_meets() -> None:
    found = find_difference(
        parse(". < '2026-12-31'"), LOGIC.entries["past"], LOGIC, key="constraint"
    )
    assert (found.javarosa, found.web_forms) == (False, True)


def test_the_budget_is_kept() -> None:
    found = find_difference(parse("${hh} < ${more} + 1"), LOGIC.entries["hh"], LOGIC, budget=2)
    assert found.truth is Truth.UNKNOWN
    assert "more answers" in str(found.reason)
