"""How conditions stand to each other, beside every way to answer a small form."""

from dataclasses import replace
from random import Random

import pytest

from formkit.changes.detection import find_changes
from formkit.changes.kinds.rows import NodeAttributeSet
from formkit.changes.standing import Example, Standing
from formkit.logic.judgements import Relation
from formkit.model.form import Form, Group, Question
from tests.logic.brute_force import NAMES, Condition, SmallForm

FORMS = 40
RELATIONS = {
    (False, False): Relation.EQUIVALENT,
    (True, False): Relation.TIGHTER,
    (False, True): Relation.LOOSER,
    (True, True): Relation.DIFFERENT,
}


def with_end(small: SmallForm, group: Condition, own: Condition) -> Form:
    """The form with its last row inside a group, both under a condition."""
    form = small.logic.index.form
    *rows, last = form.nodes
    assert isinstance(last, Question)
    end = replace(last, relevant=own.text)
    return replace(
        form, nodes=(*rows, Group(name="g", relevant=group.text, children=(end,), loc=end.loc))
    )


def case(seed: int) -> tuple[SmallForm, Condition, Condition, Condition, Standing | None]:
    """A form, three conditions: of a group, the old and the new one in it, and how they stand."""
    small = SmallForm(Random(seed))  # noqa: S311 - the same forms in each run
    group, old, new = (small.condition() for _ in range(3))
    changes = find_changes(with_end(small, group, old), with_end(small, group, new))
    standings = [one.standing for one in changes if isinstance(one, NodeAttributeSet)]
    return small, group, old, new, next(iter(standings), None)


@pytest.mark.parametrize("seed", range(FORMS))
def test_a_relation_is_that_of_all_answers(seed: int) -> None:
    small, group, old, new, standing = case(seed)
    asked, met, meets = map(small.met, (group, old, new))
    lost, won = asked & met & ~meets, asked & meets & ~met
    expected = RELATIONS[bool(lost), bool(won)]
    if standing is None:
        assert expected is Relation.EQUIVALENT
    elif standing.relation is not Relation.UNKNOWN:
        assert standing.relation is expected
        for example, met_one, other in (
            (standing.old_only, old, new),
            (standing.new_only, new, old),
        ):
            assert example is None or is_between(example, met_one, other)


def is_between(example: Example, met: Condition, other: Condition) -> bool:
    """Tell whether the answers of an example meet the one condition and not the other."""
    world = dict.fromkeys(NAMES, "") | dict(example.answers)
    return met.holds(world) and not other.holds(world)


def test_few_relations_are_unknown() -> None:
    standings = [case(seed)[-1] for seed in range(FORMS)]
    unknown = [one for one in standings if one and one.relation is Relation.UNKNOWN]
    assert len(unknown) <= FORMS // 10
