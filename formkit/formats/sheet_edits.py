"""The edits that bring one sheet to the rows that it is to hold."""

from collections.abc import Iterator, Mapping, Sequence

from formkit.core.values import dataclass
from formkit.formats.row_alignment import Line, Partners
from formkit.formats.row_places import Place, find_places
from formkit.formats.sheet_pairs import Columns, PlannedColumn
from formkit.model.edits import (
    CellSet,
    ColumnAdded,
    Edit,
    HeaderSet,
    RowDeleted,
    RowInserted,
    RowMoved,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetGoal:
    """A sheet, and what is to become of its rows and columns."""

    name: str
    header_row: int
    """0 when the sheet has no row of headers."""
    old: Sequence[Line]
    new: Sequence[Line]
    partners: Partners
    order: Sequence[int]
    """Positions in ``new``, in the order that the sheet is to have."""
    columns: Columns
    headers: Mapping[int, str]
    """Column -> the header that is written anew."""
    end_keys: frozenset[str] = frozenset()
    """The keys that count in end rows, too; other cells of end rows stay."""


def edits_of_sheet(goal: SheetGoal) -> Iterator[Edit]:
    """The edits of a sheet: headers, then rows in their new order, then rows that go."""
    yield from _header_edits(goal)
    places = {place.new: place for place in _places(goal)}
    likes = _likes(goal, places)
    for position in goal.order:
        place = places.get(position)
        if place:
            yield _placed(goal, place, likes.get(position, 0))
        if position in goal.partners:
            yield from _cell_edits(goal, goal.old[goal.partners[position]], goal.new[position])
    kept = set(goal.partners.values())
    for position, line in enumerate(goal.old):
        if position not in kept:
            yield RowDeleted(sheet=goal.name, row=line.number)


def _header_edits(goal: SheetGoal) -> Iterator[Edit]:
    for column in goal.columns:
        text = goal.headers.get(column.number)
        if text is None:
            continue
        if column.is_new:
            yield ColumnAdded(
                sheet=goal.name, row=goal.header_row, column=column.number, header=text
            )
        else:
            yield HeaderSet(sheet=goal.name, row=goal.header_row, column=column.number, text=text)


def _places(goal: SheetGoal) -> Iterator[Place]:
    return find_places(goal.old, goal.new, goal.partners, goal.order, top=goal.header_row)


def _placed(goal: SheetGoal, place: Place, like: int) -> Edit:
    partner = goal.partners.get(place.new)
    if partner is not None:
        return RowMoved(sheet=goal.name, row=goal.old[partner].number, after=place.after)
    texts = goal.new[place.new].texts
    filled = {one.number: texts[one.key] for one in goal.columns if one.key in texts}
    row = tuple(filled.get(number, "") for number in range(1, max(filled, default=0) + 1))
    return RowInserted(sheet=goal.name, after=place.after, texts=row, like=like)


def _cell_edits(goal: SheetGoal, old: Line, new: Line) -> Iterator[Edit]:
    if old.texts == new.texts and not goal.headers:
        return
    for column in goal.columns:
        before = old.texts.get(column.was, "")
        wanted = new.texts.get(column.key, "")
        if new.is_end and column.key and column.key not in {"type", *goal.end_keys}:
            wanted = _kept_in_end(goal, column, old, new)
        if wanted != before:
            yield CellSet(sheet=goal.name, row=old.number, column=column.number, text=wanted)


def _kept_in_end(goal: SheetGoal, column: PlannedColumn, old: Line, new: Line) -> str:
    """What stays in an end row, where only its type counts; the name of its group goes with it."""
    before, name = old.texts.get(column.was, ""), new.texts.get("name", "")
    if column.key != "name" or old.begin is None or new.begin is None:
        return before
    was, is_now = goal.old[old.begin].texts.get("name"), goal.new[new.begin].texts.get("name")
    return name if before == was and name == is_now else before


def _likes(goal: SheetGoal, places: Mapping[int, Place]) -> dict[int, int]:
    """For each new row the row whose look it takes: the nearest of its kind, those above first."""
    found: dict[int, int] = {}
    ranks: dict[int, int] = {}
    for order in (goal.order, tuple(reversed(goal.order))):
        nearest: dict[tuple[str, ...], int] = {}
        for position in order:
            signs = _signs(goal.new[position])
            if position in goal.partners:
                row = goal.old[goal.partners[position]].number
                nearest |= dict.fromkeys(signs, row)
            elif position in places:
                for number, sign in enumerate(signs):
                    if sign in nearest and number < ranks.get(position, len(signs)):
                        found[position], ranks[position] = nearest[sign], number
    return found


def _signs(line: Line) -> tuple[tuple[str, ...], ...]:
    """What rows of one look have in common, the closest first."""
    role = line.kind.partition(" ")[0] if " " in line.kind else "row"
    return ((line.kind, line.group), (line.kind,), (role, "", ""))
