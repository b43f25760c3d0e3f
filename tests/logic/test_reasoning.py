from random import Random

import pytest

from formkit.formats.files import parse_workbook
from formkit.formats.reading import form_of
from formkit.logic.form_logic import FormLogic
from formkit.logic.judgements import Relation, Truth
from formkit.logic.reasoning import Reasoner
from formkit.model.index import FormIndex
from formkit.xpath.functions import Dialect
from formkit.xpath.parser import parse
from tests.logic.brute_force import NAMES, SmallForm

PAIRS = 10


def judge_forms(first: int, last: int) -> int:
    """Judge conditions of generated forms; gives how many conditions there were."""
    conditions = 0
    for number in range(first, last):
        small = SmallForm(Random(number))  # noqa: S311 - chance, not secrecy
        reasoner = Reasoner(small.logic)
        end = small.logic.entries["end"]
        for name in NAMES:
            relevant = small.relevants[name]
            reached = relevant is None or bool(small.met(relevant))
            judged = reasoner.is_reachable(small.logic.entries[name]).truth
            assert judged is (Truth.YES if reached else Truth.NO)
        for _ in range(PAIRS):
            old, new = small.condition(), small.condition()
            met_old, met_new = small.met(old), small.met(new)
            expected = {
                (False, False): Relation.EQUIVALENT,
                (True, False): Relation.TIGHTER,
                (False, True): Relation.LOOSER,
                (True, True): Relation.DIFFERENT,
            }[bool(met_old & ~met_new), bool(met_new & ~met_old)]
            change = reasoner.compare(parse(old.text), parse(new.text), end)
            assert change.relation is expected, (number, old.text, new.text, change)
            conditions += 2
    return conditions


@pytest.mark.parametrize("first", range(0, 30, 10))
def test_every_verdict_is_what_trying_all_answers_says(first: int) -> None:
    assert judge_forms(first, first + 10) == 10 * PAIRS * 2


@pytest.mark.corpus
@pytest.mark.parametrize("first", range(30, 530, 50))
def test_ten_thousand_verdicts_are_what_trying_all_answers_says(first: int) -> None:
    assert judge_forms(first, first + 50) == 50 * PAIRS * 2


def test_answers_that_are_worked_out_in_a_circle_are_unknown_to_those_who_ask_for_them() -> None:
    form = """
    | survey |
    | | type | name | label | relevant | calculation |
    | | calculate | a | | | string-length(${b}) + 1 |
    | | calculate | b | | | concat(${a}, 'x') |
    | | text | c | C | ${b} = 'q' and ${a} = 3 | |
    | | text | d | D | ${c} = 'z' and ${b} = 'q' | |
    """
    logic = FormLogic(FormIndex(form_of(parse_workbook(form.encode(), "form.md"))))
    for dialect in Dialect:
        reasoner = Reasoner(logic, dialect)
        for name in ("c", "d"):
            assert reasoner.is_reachable(logic.entries[name]).truth is Truth.UNKNOWN
