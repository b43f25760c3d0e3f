"""Every edit in the words of its sheet."""

import pytest

from formkit.core.messages import Message
from formkit.formats.edit_words import count_edits, few, word_edits
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

WORKBOOK = parse_markdown(
    "| survey |\n| | type | name | label | hint |\n"
    "| | note | a | An  answer | x |\n| | text | b |\n"
)
EDITS: dict[str, Edit] = {
    "survey!C2: “An answer” becomes “B”": CellSet(sheet="survey", row=2, column=3, text="B"),
    "survey!C2: “An answer” is taken out": CellSet(sheet="survey", row=2, column=3, text=""),
    "survey!C3: “B” is filled in": CellSet(sheet="survey", row=3, column=3, text="B"),
    f"survey!C9: “{'x' * 59}…” is filled in": CellSet(
        sheet="survey", row=9, column=3, text="x" * 61
    ),
    "survey!C1: “label” becomes “label::A”": HeaderSet(
        sheet="survey", row=1, column=3, text="label::A"
    ),
    "survey!C1: the column label is empty now": HeaderSet(sheet="survey", row=1, column=3, text=""),
    "survey!E1: the column hxl is new": ColumnAdded(sheet="survey", row=1, column=5, header="hxl"),
    "survey: a new row below row 2: text, c, C": RowInserted(
        sheet="survey", after=2, texts=("text", "c", "", "C", "more")
    ),
    "survey: row 2 is deleted: note, a, An answer": RowDeleted(sheet="survey", row=2),
    "survey: the blank row 4 is deleted": RowDeleted(sheet="survey", row=4),
    "survey: row 3 goes below row 1: text, b": RowMoved(sheet="survey", row=3, after=1),
    "the sheet notes is written anew, with 2 rows": SheetReplaced(
        sheet="notes", rows=(("a",), ("b",))
    ),
    "the sheet notes is deleted": SheetDeleted(sheet="notes"),
    "the sheets stand in this order: notes, survey": SheetsOrdered(sheets=("notes", "survey")),
}


@pytest.mark.parametrize("sentence", EDITS)
def test_an_edit_is_said(sentence: str) -> None:
    assert list(map(str, word_edits(WORKBOOK, [EDITS[sentence]]))) == [sentence]


def test_of_many_cells_the_first_are_named() -> None:
    cells = [f"survey!A{number}" for number in range(1, 10)]
    assert few(cells[:6]) == tuple(cells[:6])
    assert few(cells) == (*cells[:6], Message("{count} more", count=3))


def test_edits_are_counted_by_their_kind() -> None:
    assert list(map(str, count_edits(list(EDITS.values())))) == [
        "cells set: 4",
        "headers set: 2",
        "columns added: 1",
        "rows inserted: 1",
        "rows moved: 1",
        "rows deleted: 2",
        "sheets written anew: 1",
        "sheets deleted: 1",
        "sheets put in another order: 1",
    ]
    assert count_edits([]) == ()
