from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.formats.row_map import RowMap, row_map
from formkit.model.edits import CellSet, Edit, RowDeleted, RowInserted, RowMoved

LAST = 12


def inserted(after: int, like: int = 0) -> RowInserted:
    return RowInserted(sheet="survey", after=after, like=like)


def deleted(row: int) -> RowDeleted:
    return RowDeleted(sheet="survey", row=row)


def moved(row: int, after: int) -> RowMoved:
    return RowMoved(sheet="survey", row=row, after=after)


@st.composite
def row_edits(draw: st.DrawFn) -> list[Edit]:
    rows = draw(st.permutations(range(1, LAST + 1)))
    count = draw(st.integers(0, 6))
    edits: list[Edit] = []
    for row in rows[:count]:
        after = draw(st.sampled_from([one for one in range(LAST + 1) if one != row]))
        edits.append(moved(row, after) if draw(st.booleans()) else deleted(row))
    places = draw(st.lists(st.tuples(st.integers(0, LAST), st.integers(0, LAST)), max_size=4))
    return draw(st.permutations([*edits, *(inserted(*place) for place in places)]))


def order(edits: list[Edit]) -> list[int]:
    """New order of rows 1 to LAST, 0 for a new row, the slow way."""
    gone = {edit.row for edit in edits if isinstance(edit, RowDeleted | RowMoved)}
    rows: list[int] = []
    for old in range(LAST + 1):
        rows += [old] if old and old not in gone else []
        for edit in edits:
            if isinstance(edit, RowMoved) and edit.after == old:
                rows.append(edit.row)
            elif isinstance(edit, RowInserted) and edit.after == old:
                rows.append(0)
    return rows


@given(row_edits())
def test_every_row_goes_where_the_edits_say(edits: list[Edit]) -> None:
    rows = row_map(edits)
    expected = order(edits)
    for old in range(1, LAST + 1):
        assert rows.new_row(old) == (expected.index(old) + 1 if old in expected else 0)
    assert rows.new_row(LAST + 5) == len(expected) + 5


@given(row_edits(), st.integers(1, LAST), st.integers(0, LAST))
def test_a_mark_follows_every_row_that_has_it(edits: list[Edit], first: int, more: int) -> None:
    rows = row_map(edits)
    last = first + more
    spans = rows.new_spans((first, last))
    marked = {row for start, end in spans for row in range(start, end + 1)}
    new = [row.like for row in rows.rows if isinstance(row, RowInserted) and row.like]
    for old in range(1, LAST + 9):
        if rows.new_row(old):
            assert (rows.new_row(old) in marked) == (first <= old <= last)
    assert all(start <= end for start, end in spans)
    assert all(one[1] + 1 < two[0] for one, two in pairwise(spans))
    for number, row in enumerate(rows.rows, start=1):
        if isinstance(row, RowInserted) and row.like:
            assert (number in marked) == (first <= row.like <= last), new


@pytest.mark.parametrize(
    ("edits", "span", "expected"),
    [
        ([inserted(2)], (1, 3), (1, 4)),
        ([inserted(3)], (1, 3), (1, 3)),
        ([inserted(0)], (1, 3), (2, 4)),
        ([deleted(3)], (1, 3), (1, 2)),
        ([deleted(3)], (3, 3), None),
        ([deleted(2)], (1, 1_048_576), (1, 1_048_575)),
        ([moved(2, 9)], (1, 3), (1, 2)),
        ([moved(9, 2)], (1, 3), (1, 4)),
        ([moved(2, 9)], (2, 2), (9, 9)),
        ([deleted(1), moved(2, 3)], (4, 9), (3, 8)),
        ([deleted(5)], (6, 9), (5, 8)),
    ],
)
def test_a_stretch_in_a_formula(
    edits: list[Edit], span: tuple[int, int], expected: tuple[int, int] | None
) -> None:
    assert row_map(edits).new_span(span) == expected


@pytest.mark.parametrize(
    ("edits", "span", "expected"),
    [
        ([inserted(2)], (1, 3), ((1, 4),)),
        ([inserted(3)], (1, 3), ((1, 3),)),
        ([inserted(3, like=3)], (1, 3), ((1, 4),)),
        ([inserted(2, like=9)], (1, 3), ((1, 2), (4, 4))),
        ([moved(2, 9)], (1, 3), ((1, 2), (9, 9))),
        ([deleted(1)], (1, 1), ()),
        ([moved(1, 4)], (4, 1_048_576), ((3, 3), (5, 1_048_576))),
    ],
)
def test_a_mark_on_a_stretch(
    edits: list[Edit], span: tuple[int, int], expected: tuple[tuple[int, int], ...]
) -> None:
    assert row_map(edits).new_spans(span) == expected


def test_edits_of_cells_move_no_row() -> None:
    rows = row_map([CellSet(sheet="survey", row=3, column=1, text="a")])
    assert rows == RowMap()
    assert rows.changes_nothing
    assert not row_map([inserted(0)]).changes_nothing


@pytest.mark.parametrize(
    "edits", [[deleted(2), deleted(2)], [moved(2, 4), deleted(2)], [moved(3, 3)]]
)
def test_edits_that_contradict_each_other_are_a_bug(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="row"):
        row_map(edits)
