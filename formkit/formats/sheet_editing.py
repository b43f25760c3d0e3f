"""The XML of a worksheet after edits of its cells and rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import TypeVar

from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass, field, replace
from formkit.formats.edit_words import few
from formkit.formats.formula_references import Place
from formkit.formats.rich_texts import has_rich_text
from formkit.formats.row_editing import RowTask, edit_row, row_like
from formkit.formats.row_map import RowMap
from formkit.formats.sheet_formulas import FormulaPlan, Ground, plan_formulas
from formkit.formats.sheet_frames import SheetFrame, read_frame, with_extent
from formkit.formats.sheet_rows import (
    Grid,
    RowXml,
    join_sheet,
    new_row,
    renumbered,
    row_cells,
    split_sheet,
    with_frame,
)
from formkit.formats.xml_splicing import as_utf8
from formkit.formats.xml_tags import tag_attributes
from formkit.model.edits import RowInserted

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTask:
    """What is to be done to one worksheet."""

    sheet: str
    texts: Mapping[Place, str] = field(default_factory=dict)
    """Place as read -> the cell's new text."""
    rows: RowMap = field(default_factory=RowMap)
    like_the_left: frozenset[Place] = frozenset()
    """Places whose new cell looks like the one before it."""
    shows_rows: bool = False
    """Whether hidden rows are to be seen, since they hold something else now."""
    shift: Callable[[str], str]
    """A formula of this sheet -> the formula after all edits of the workbook."""
    reframe: Callable[[bytes], bytes] = bytes
    """The sheet without its rows -> the same after all edits of the workbook."""
    is_number: Callable[[Place], bool]
    """Whether a place, as read, holds a number; asked only where the new text is one."""
    is_rich: Callable[[int], bool] = bool
    """Whether the shared text at a place, from 0, has words with a look of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedSheet:
    """A worksheet after its task."""

    xml: bytes
    losses: tuple[Message, ...]
    has_formulas: bool
    stirs_formulas: bool
    """Whether a formula went, or stands elsewhere."""


def edit_sheet(xml: bytes, task: SheetTask) -> EditedSheet:
    """Carry out a task; the very bytes given come back where it changes nothing.

    Raises:
        ExpatError: the XML is not well formed.
        ValueError: it is no worksheet.
    """
    grid = split_sheet(as_utf8(xml))
    overwritten = frozenset(task.texts)
    ground = Ground(sheet=task.sheet, rows=task.rows, overwritten=overwritten, shift=task.shift)
    plan = plan_formulas(grid.rows, ground)
    frame = read_frame(grid.frame)
    new_frame = task.reframe(with_extent(grid.frame, task.rows, _written(task)))
    is_touched = task.texts or plan.elements or task.shows_rows or not task.rows.changes_nothing
    if is_touched or new_frame != grid.frame:
        rows = _placed(_edited(grid, frame, plan, task), grid, frame, task)
        xml = join_sheet(with_frame(grid, new_frame), rows)
    return EditedSheet(
        xml=xml,
        losses=(*plan.losses, *_plain(grid, task), *_covered(task, frame)),
        has_formulas=plan.has_formulas,
        stirs_formulas=plan.is_stirred,
    )


def _edited(grid: Grid, frame: SheetFrame, plan: FormulaPlan, task: SheetTask) -> Iterator[RowXml]:
    """The rows where they stood, with their cells as wanted."""
    texts, formulas = _by_row(task.texts), _by_row(plan.elements)
    known = {row.number for row in grid.rows}
    missing = [row for row in sorted(texts) if row not in known and any(texts[row].values())]
    for row in (*grid.rows, *(new_row(number, grid.prefix) for number in missing)):
        shown = _shown(row) if task.shows_rows else row
        if row.number not in texts and row.number not in formulas:
            yield shown
            continue
        cells = _row_task(row.number, frame, task)
        cells = replace(
            cells, texts=texts.get(row.number, {}), formulas=formulas.get(row.number, {})
        )
        yield edit_row(shown, cells)


def _row_task(number: int, frame: SheetFrame, task: SheetTask) -> RowTask:
    return RowTask(
        like_the_left=frozenset(column for row, column in task.like_the_left if row == number),
        column_style=frame.style_of,
        is_number=lambda column: task.is_number((number, column)),
    )


def _placed(
    edited: Iterable[RowXml], grid: Grid, frame: SheetFrame, task: SheetTask
) -> list[RowXml]:
    """The rows in their new order; where none moves, also a broken order stays."""
    rows = list(edited)
    if task.rows.changes_nothing:
        return rows if len(rows) == len(grid.rows) else sorted(rows, key=attrgetter("number"))
    placed = [
        renumbered(row, number) if number != row.number else row
        for row in rows
        if (number := task.rows.new_row(row.number))
    ]
    old = {row.number: row for row in grid.rows}
    for number, place in enumerate(task.rows.rows, start=1):
        if isinstance(place, RowInserted):
            like = old.get(place.like) or new_row(number, grid.prefix)
            placed.append(row_like(number, place.texts, like, _row_task(0, frame, task)))
    return sorted(placed, key=attrgetter("number"))


def _written(task: SheetTask) -> list[Place]:
    """The cells that are given a text, where they stand afterwards."""
    places = [
        (task.rows.new_row(row), column) for (row, column), text in task.texts.items() if text
    ]
    places += [
        (number, column)
        for number, row in enumerate(task.rows.rows, start=1)
        if isinstance(row, RowInserted)
        for column, text in enumerate(row.texts, start=1)
        if text
    ]
    return [place for place in places if place[0]]


def _plain(grid: Grid, task: SheetTask) -> Iterator[Message]:
    """What loses the look of some of its words."""
    texts = _by_row(task.texts)
    cells = tuple(
        _a1(task, (row.number, cell.column))
        for row in grid.rows
        if row.number in texts and task.rows.new_row(row.number)
        for cell in row_cells(row)[1]
        if cell.column in texts[row.number] and has_rich_text(cell, task.is_rich)
    )
    if cells:
        text = "texts with words of a look of their own (bold, coloured) become plain: {cells}"
        yield Message(text, cells=few(cells))


def _covered(task: SheetTask, frame: SheetFrame) -> Iterator[Message]:
    """What is written where Excel shows only the first cell of several."""
    for place, text in task.texts.items():
        merge = frame.merge_over(place) if text and task.rows.new_row(place[0]) else None
        if merge:
            message = (
                "{cell} lies under the merged cells {cells}, so that Excel does not show the "
                "text put there; unmerge them"
            )
            yield Message(message, cell=_a1(task, place), cells=str(merge))


def _a1(task: SheetTask, place: Place) -> str:
    return Loc(sheet=task.sheet, row=place[0], column=place[1]).a1


def _shown(row: RowXml) -> RowXml:
    if "hidden" not in tag_attributes(row.piece.tag):
        return row
    return replace(row, piece=row.piece.saying({"hidden": None}))


def _by_row(places: Mapping[Place, _Value]) -> dict[int, dict[int, _Value]]:
    found: dict[int, dict[int, _Value]] = {}
    for (row, column), value in places.items():
        found.setdefault(row, {})[column] = value
    return found
