"""What edits do to a workbook, in the words of its sheets."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from formkit.core.location import Loc
from formkit.core.messages import Message
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

_LONGEST = 60
_FEW = 6


def count_edits(edits: Sequence[Edit]) -> tuple[Message, ...]:
    """How many edits of each kind there are; kinds without any are left out."""
    counts = {kind: sum(isinstance(edit, kind) for edit in edits) for kind in _KINDS}
    found = (
        Message("cells set: {count}", count=counts[CellSet]),
        Message("headers set: {count}", count=counts[HeaderSet]),
        Message("columns added: {count}", count=counts[ColumnAdded]),
        Message("rows inserted: {count}", count=counts[RowInserted]),
        Message("rows moved: {count}", count=counts[RowMoved]),
        Message("rows deleted: {count}", count=counts[RowDeleted]),
        Message("sheets written anew: {count}", count=counts[SheetReplaced]),
        Message("sheets deleted: {count}", count=counts[SheetDeleted]),
        Message("sheets put in another order: {count}", count=counts[SheetsOrdered]),
    )
    return tuple(message for message in found if dict(message.fields)["count"])


_KINDS = (
    CellSet,
    HeaderSet,
    ColumnAdded,
    RowInserted,
    RowMoved,
    RowDeleted,
    SheetReplaced,
    SheetDeleted,
    SheetsOrdered,
)


def few(cells: Sequence[str]) -> tuple[str | Message, ...]:
    """The first of many cells, and how many more there are."""
    more = len(cells) - _FEW
    return (*cells[:_FEW], Message("{count} more", count=more)) if more > 0 else tuple(cells)


def word_edits(workbook: Workbook, edits: Sequence[Edit]) -> Iterator[Message]:
    """A sentence for each edit.

    Args:
        workbook: as it was read, which the edits speak of.
        edits: in any order.
    """
    rows = {
        (sheet.name, row.number): tuple(cell.text for cell in row.cells)
        for sheet in workbook.sheets
        for row in sheet.rows
    }
    words = _Words(rows)
    return (words.of(edit) for edit in edits)


class _Words:
    """Sentences on the edits of one workbook."""

    def __init__(self, rows: dict[tuple[str, int], tuple[str, ...]]) -> None:
        self._rows = rows

    def of(self, edit: Edit) -> Message:
        match edit:
            case CellSet() | HeaderSet() | ColumnAdded():
                return self._of_cell(edit)
            case RowInserted() | RowMoved() | RowDeleted():
                return self._of_row(edit)
            case SheetReplaced() | SheetDeleted() | SheetsOrdered():
                return self._of_sheet(edit)
            case _:
                assert_never(edit)

    def _of_cell(self, edit: CellSet | HeaderSet | ColumnAdded) -> Message:
        cell = Loc(sheet=edit.sheet, row=edit.row, column=edit.column).a1
        if isinstance(edit, ColumnAdded):
            return Message("{cell}: the column {header} is new", cell=cell, header=edit.header)
        texts = self._rows.get((edit.sheet, edit.row), ())
        before = _short(texts[edit.column - 1] if edit.column <= len(texts) else "")
        after = _short(edit.text)
        if isinstance(edit, HeaderSet) and not edit.text:
            return Message("{cell}: the column {header} is empty now", cell=cell, header=before)
        if not after:
            return Message("{cell}: “{before}” is taken out", cell=cell, before=before)
        if not before:
            return Message("{cell}: “{after}” is filled in", cell=cell, after=after)
        text = "{cell}: “{before}” becomes “{after}”"
        return Message(text, cell=cell, before=before, after=after)

    def _of_row(self, edit: RowInserted | RowMoved | RowDeleted) -> Message:
        if isinstance(edit, RowInserted):
            text = "{sheet}: a new row below row {row}: {texts}"
            texts = _some(edit.texts)
            return Message(text, sheet=edit.sheet, row=edit.after, texts=texts)
        texts = _some(self._rows.get((edit.sheet, edit.row), ()))
        if isinstance(edit, RowDeleted) and not texts:
            return Message(
                "{sheet}: the blank row {row} is deleted", sheet=edit.sheet, row=edit.row
            )
        if isinstance(edit, RowDeleted):
            text = "{sheet}: row {row} is deleted: {texts}"
            return Message(text, sheet=edit.sheet, row=edit.row, texts=texts)
        text = "{sheet}: row {row} goes below row {after}: {texts}"
        return Message(text, sheet=edit.sheet, row=edit.row, after=edit.after, texts=texts)

    def _of_sheet(self, edit: SheetReplaced | SheetDeleted | SheetsOrdered) -> Message:
        if isinstance(edit, SheetDeleted):
            return Message("the sheet {sheet} is deleted", sheet=edit.sheet)
        if isinstance(edit, SheetsOrdered):
            return Message("the sheets stand in this order: {sheets}", sheets=edit.sheets)
        text = "the sheet {sheet} is written anew, with {rows} {rows:row|rows}"
        return Message(text, sheet=edit.sheet, rows=len(edit.rows))


def _some(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The first cells of a row with text: enough to know it by."""
    return tuple(_short(text) for text in texts if text)[:3]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
