from random import Random

import pytest

from formkit.logic.judgements import Relation, Truth
from formkit.logic.reasoning import Reasoner
from formkit.xpath.parser import parse
from tests.logic.brute_force import NAMES, SmallForm

FORMS = 20
PAIRS = 10


@pytest.mark.parametrize("seed", range(FORMS // 10))
def test_every_verdict_is_what_trying_all_answers_says(seed: int) -> None:
    for one in range(10):
        small = SmallForm(Random(f"{seed}.{one}"))  # noqa: S311 - chance, not secrecy
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
            assert change.relation is expected, (old.text, new.text, change)
