"""Formulas follow the rows that they speak of, as Excel lets them.

A cell is followed wherever it goes, and a range by ``RowMap.new_span``.  What
reaches to the last row of the sheet goes on doing so: ``A1:A1048576`` means
the whole column, whatever is inserted in it.
"""

from collections.abc import Mapping
from dataclasses import replace

from formkit.core.messages import Message
from formkit.formats.formula_text import (
    BROKEN,
    LAST_COLUMN,
    LAST_ROW,
    Corner,
    Reference,
    rewrite_formula,
    spans_sheets,
    with_rows,
)
from formkit.formats.row_map import RowMap, Span

Place = tuple[int, int]
"""Row and column, from 1."""


def shift_formula(
    formula: str, *, sheet: str, maps: Mapping[str, RowMap], only_fixed: bool = False
) -> str:
    """The formula once rows are inserted, deleted and moved.

    Args:
        formula: without its equals sign.
        sheet: where it stands; a reference without a sheet means this one.
        maps: name of each sheet whose rows go elsewhere -> where; capitals do not matter.
        only_fixed: leave rows without ``$`` alone, as Excel does in defined names,
            where such a row is counted from the cell that uses the name.

    Returns:
        The very same text when nothing that it speaks of moves.  What points at
        deleted cells only becomes ``#REF!``; see ``formula_losses``.

    >>> from formkit.formats.row_map import row_map
    >>> from formkit.model.edits import RowInserted
    >>> rows = row_map([RowInserted(sheet="choices", after=3)])
    >>> shift_formula("COUNTA(choices!$A$2:$A$9)&A4", sheet="survey", maps={"choices": rows})
    'COUNTA(choices!$A$2:$A$10)&A4'
    """
    by_name = {name.casefold(): rows for name, rows in maps.items()}

    def turn(named: str | None, reference: Reference) -> Reference | None:
        rows = by_name.get((sheet if named is None else named).casefold())
        if rows is None or (only_fixed and not all(end.row_is_fixed for end in reference)):
            return reference
        return _shifted(reference, rows)

    return rewrite_formula(formula, turn) if by_name else formula


def formula_losses(old: str, new: str, place: str) -> tuple[Message, ...]:
    """What a formula lost when it was shifted, or could not follow.

    Args:
        old: as it was read.
        new: as ``shift_formula`` gave it back.
        place: where it stands, ``survey!C14`` or the name of a defined name.
    """
    losses: list[Message] = []
    if new.count(BROKEN) > old.count(BROKEN):
        text = "the formula {old} at {place} asks for cells that are deleted; it becomes {new}"
        losses.append(Message(text, old=old, place=place, new=new))
    if spans_sheets(old):
        text = (
            "the formula {old} at {place} asks for the same cells of several sheets; it stays as "
            "it is while rows move: see whether it still asks for what you mean"
        )
        losses.append(Message(text, old=old, place=place))
    return tuple(losses)


def translated_formula(formula: str, *, origin: Place, place: Place) -> str:
    """The formula as it reads in another cell: what has no ``$`` goes along.

    So a formula that cells share is written out for one of them.  Beyond an
    edge of the sheet, rows and columns go on at the opposite edge, as in Excel.

    >>> translated_formula("$B2&C$1", origin=(2, 4), place=(5, 5))
    '$B5&D$1'
    """
    down, right = place[0] - origin[0], place[1] - origin[1]

    def turn(_: str | None, reference: Reference) -> Reference:
        holds_all = (reference[0].row, reference[-1].row) == (1, LAST_ROW)
        return tuple(_moved(end, 0 if holds_all else down, right) for end in reference)

    return rewrite_formula(formula, turn) if down or right else formula


def _moved(end: Corner, down: int, right: int) -> Corner:
    row = end.row if end.row_is_fixed else _around(end.row, down, LAST_ROW)
    column = end.column if end.column_is_fixed else _around(end.column, right, LAST_COLUMN)
    return replace(end, row=row, column=column)


def _around(number: int, by: int, last: int) -> int:
    return (number - 1 + by) % last + 1 if number else 0


def _shifted(reference: Reference, rows: RowMap) -> Reference | None:
    if not reference[0].row:
        return reference
    if len(reference) == 1:
        new = rows.new_row(reference[0].row)
        return with_rows(reference, (new, new)) if 0 < new <= LAST_ROW else None
    numbers = [end.row for end in reference]
    span = shifted_span((min(numbers), max(numbers)), rows)
    return with_rows(reference, span) if span else None


def shifted_span(span: Span, rows: RowMap) -> Span | None:
    """``RowMap.new_span`` inside the sheet: what reached to its last row still does.

    Returns:
        None when no row is left.
    """
    new = rows.new_span(span)
    if new is None or new[0] > LAST_ROW:
        return None
    first = 1 if span == (1, LAST_ROW) else new[0]
    return first, LAST_ROW if span[1] == LAST_ROW else min(new[1], LAST_ROW)
