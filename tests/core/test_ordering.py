from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from formkit.core.ordering import find_moved


def rises(positions: list[int]) -> bool:
    return positions == sorted(positions)


@given(st.permutations(range(6)))
def test_the_fewest_move(positions: list[int]) -> None:
    moved = find_moved(positions)
    assert rises([place for index, place in enumerate(positions) if index not in moved])
    longest = next(
        size
        for size in range(len(positions), 0, -1)
        if any(rises(list(some)) for some in combinations(positions, size))
    )
    assert len(positions) - len(moved) == longest


@given(st.permutations(range(5)), st.lists(st.integers(1, 9), min_size=5, max_size=5))
def test_the_heaviest_stay(positions: list[int], weights: list[int]) -> None:
    moved = find_moved(positions, weights)
    heaviest = max(
        sum(weights[index] for index in staying)
        for size in range(1, 6)
        for staying in combinations(range(5), size)
        if rises([positions[index] for index in staying])
    )
    assert sum(weights) - sum(weights[index] for index in moved) == heaviest


def test_what_was_not_there_does_not_move() -> None:
    assert find_moved([0, None, 1]) == frozenset()
    assert find_moved([None, None]) == frozenset()
