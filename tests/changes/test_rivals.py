"""Which of several near rows are taken for one."""

from formkit.changes.matching.pairing import Pairing
from formkit.changes.matching.similarity import _add_without_rivals

NEAR, FAR = (0, 1, 0, False), (0, 5, 0, False)


def test_the_nearest_is_taken_and_the_further_is_left() -> None:
    pairing = Pairing(1, 2)
    assert _add_without_rivals(pairing, [(NEAR, (0, 1)), (FAR, (0, 0))])
    assert (pairing.new_of, pairing.free_new) == ({0: 1}, [0])


def test_two_that_are_equally_near_are_left_alone() -> None:
    pairing = Pairing(1, 2)
    assert not _add_without_rivals(pairing, [(NEAR, (0, 0)), (NEAR, (0, 1))])
    assert pairing.new_of == {}


def test_a_row_in_doubt_is_not_given_to_a_further_one() -> None:
    pairing = Pairing(2, 2)
    near = [(NEAR, (0, 0)), (NEAR, (0, 1)), (FAR, (1, 1))]
    assert not _add_without_rivals(pairing, near)
    assert pairing.free_old == [0, 1]
