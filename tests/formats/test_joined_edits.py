"""Several rounds of edits do the same as the one that is made of them."""

from hypothesis import given
from hypothesis import strategies as st

from formkit.formats.edited_workbook import edit_workbook
from formkit.formats.joined_edits import join_edits
from formkit.formats.markdown import parse_markdown
from formkit.model.edits import (
    CellSet,
    ColumnAdded,
    Edit,
    HeaderSet,
    RowDeleted,
    RowInserted,
    RowMoved,
    SheetDeleted,
    SheetReplaced,
    SheetsOrdered,
)
from formkit.model.sheets import Workbook

FORM = parse_markdown(
    """
    | survey |
    |  | type | name | label |
    |  | text | a    | A     |
    |  | text | b    | B     |
    |  | text | c    | C     |
    |  | text | d    | D     |
    | choices |
    |  | list_name | name | label |
    |  | l         | 1    | One   |
    """
)
ROWS = st.integers(1, 5)
TEXTS = st.sampled_from(["", "x", "y", "text"])


@st.composite
def rounds_of_one_sheet(draw: st.DrawFn) -> tuple[Edit, ...]:
    leaving = draw(st.lists(ROWS, unique=True, max_size=2))
    edits: list[Edit] = []
    for row in leaving:
        after = draw(st.sampled_from([one for one in range(6) if one != row]))
        moves = draw(st.booleans())
        edits.append(
            RowMoved(sheet="survey", row=row, after=after)
            if moves
            else RowDeleted(sheet="survey", row=row)
        )
    edits += draw(
        st.lists(
            st.one_of(
                st.builds(
                    RowInserted,
                    sheet=st.just("survey"),
                    after=st.integers(0, 5),
                    texts=st.tuples(TEXTS, TEXTS),
                    like=st.integers(0, 5),
                ),
                st.builds(
                    CellSet,
                    sheet=st.just("survey"),
                    row=ROWS,
                    column=st.integers(1, 4),
                    text=TEXTS,
                ),
            ),
            max_size=3,
        )
    )
    return tuple(edits)


def texts(workbook: Workbook) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """Sheets and rows with their texts, empty cells at the ends left out."""
    return {
        sheet.name: [
            (row.number, trimmed)
            for row in sheet.rows
            if (trimmed := tuple(" ".join(c.text or "-" for c in row.cells).rstrip(" -").split()))
        ]
        for sheet in workbook.sheets
    }


def after(rounds: list[tuple[Edit, ...]]) -> Workbook:
    workbook = FORM
    for edits in rounds:
        workbook = edit_workbook(workbook, edits)
    return workbook


@given(st.lists(rounds_of_one_sheet(), max_size=4))
def test_joined_edits_do_what_the_rounds_do(rounds: list[tuple[Edit, ...]]) -> None:
    joined = join_edits(FORM, rounds)
    assert texts(edit_workbook(FORM, joined)) == texts(after(rounds))


def test_a_cell_that_is_set_twice_is_set_once() -> None:
    cell = {"sheet": "survey", "row": 2, "column": 3}
    rounds = [(CellSet(**cell, text="x"),), (CellSet(**cell, text="y"),)]
    assert join_edits(FORM, rounds) == (CellSet(**cell, text="y"),)


def test_a_cell_that_is_put_back_is_not_set() -> None:
    cell = {"sheet": "survey", "row": 2, "column": 3}
    assert join_edits(FORM, [(CellSet(**cell, text="x"),), (CellSet(**cell, text="A"),)]) == ()


def test_headers_and_new_columns_stay_what_they_are() -> None:
    rounds = [
        (HeaderSet(sheet="survey", row=1, column=3, text="label::English (en)"),),
        (
            ColumnAdded(sheet="survey", row=1, column=4, header="hint"),
            CellSet(sheet="survey", row=2, column=4, text="h"),
        ),
        (HeaderSet(sheet="survey", row=1, column=4, text="relevant"),),
    ]
    assert join_edits(FORM, rounds) == (
        rounds[0][0],
        ColumnAdded(sheet="survey", row=1, column=4, header="relevant"),
        rounds[1][1],
    )


def test_a_cell_of_a_row_that_moved_is_told_where_it_was() -> None:
    rounds = [
        (RowDeleted(sheet="survey", row=2),),
        (CellSet(sheet="survey", row=2, column=3, text="x"),),
    ]
    assert join_edits(FORM, rounds) == (
        CellSet(sheet="survey", row=3, column=3, text="x"),
        RowDeleted(sheet="survey", row=2),
    )


def test_sheets_come_and_go() -> None:
    rounds = [
        (SheetReplaced(sheet="settings", rows=(("version",), ("1",))),),
        (CellSet(sheet="settings", row=2, column=1, text="2"), SheetDeleted(sheet="choices")),
        (SheetsOrdered(sheets=("settings", "survey")),),
    ]
    assert join_edits(FORM, rounds) == (
        SheetReplaced(sheet="settings", rows=(("version",), ("2",))),
        SheetDeleted(sheet="choices"),
        SheetsOrdered(sheets=("settings", "survey")),
    )


def test_what_was_made_and_taken_out_again_is_nothing() -> None:
    rounds = [(SheetReplaced(sheet="notes", rows=(("x",),)),), (SheetDeleted(sheet="notes"),)]
    assert join_edits(FORM, rounds) == ()


def test_one_round_stays_as_it_is() -> None:
    edits = (RowMoved(sheet="survey", row=2, after=3),)
    assert join_edits(FORM, [(), edits]) == edits
    assert join_edits(FORM, []) == ()
