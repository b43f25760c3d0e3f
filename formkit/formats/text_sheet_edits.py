"""Edits of the sheets that formkit keeps as text, and of the order of sheets."""

from collections.abc import Iterator, Sequence

from formkit.formats.lines import text_lines
from formkit.formats.row_alignment import align
from formkit.formats.sheet_edits import SheetGoal, edits_of_sheet
from formkit.formats.sheet_pairs import PlannedColumn
from formkit.model.edits import Edit, SheetDeleted, SheetReplaced, SheetsOrdered
from formkit.model.form import TextSheet

_Rows = tuple[tuple[str, ...], ...]


def edits_of_texts(old: Sequence[TextSheet], new: Sequence[TextSheet]) -> Iterator[Edit]:
    """The edits that bring the other sheets of a file to their new texts.

    Args:
        old: as the file has them.
        new: as they are to be.
    """
    wanted = {sheet.name: sheet.rows for sheet in new}
    for sheet in old:
        if sheet.name not in wanted:
            yield SheetDeleted(sheet=sheet.name)
        elif sheet.rows != wanted[sheet.name]:
            yield from _edits_of_one(sheet.name, sheet.rows, wanted[sheet.name])
    present = {sheet.name for sheet in old}
    for sheet in new:
        if sheet.name not in present:
            yield SheetReplaced(sheet=sheet.name, rows=sheet.rows)


def _edits_of_one(name: str, before: _Rows, after: _Rows) -> Iterator[Edit]:
    old, new = text_lines(before, first=1), text_lines(after)
    width = max((len(texts) for texts in (*before, *after)), default=0)
    keys = ((number, str(number)) for number in range(1, width + 1))
    goal = SheetGoal(
        name=name,
        header_row=0,
        old=old,
        new=new,
        partners=align(old, new),
        order=range(len(new)),
        columns=tuple(PlannedColumn(number=number, was=key, key=key) for number, key in keys),
        headers={},
    )
    return edits_of_sheet(goal)


def order_of_sheets(
    names: Sequence[str], old: Sequence[TextSheet], new: Sequence[TextSheet]
) -> Iterator[Edit]:
    """The order of all sheets, where the other ones would not stand in theirs.

    Args:
        names: of all sheets that there are after the other edits, in their order.
        old: the sheets that the file keeps as text.
        new: as they are to be.
    """
    wanted = [sheet.name for sheet in new]
    others = {*wanted, *(sheet.name for sheet in old)}
    standing = [name for name in names if name in others]
    if standing != wanted:
        following = iter(wanted)
        yield SheetsOrdered(
            sheets=tuple(next(following) if name in others else name for name in names)
        )
