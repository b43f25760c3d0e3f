"""Which places fixes touch, so that two of them do not get in each other's way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from formkit.lint.fix import Fix
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

if TYPE_CHECKING:
    from formkit.changes.kinds import Change

Place = tuple[object, ...]
"""From the whole to the part: sheet, row, column; all that begins alike is inside it."""
_WHOLE: Place = ()


@dataclass(slots=True)
class Claims:
    """Places that are taken, and by what."""

    taken: dict[Place, object] = field(default_factory=dict)
    around: set[Place] = field(default_factory=set)
    """What holds a taken place."""

    def take(self, places: Iterable[tuple[Place, object]]) -> bool:
        """Take places, all or none; two that want the same thing may share one."""
        wanted = tuple(places)
        if any(self._is_in_the_way(place, what) for place, what in wanted):
            return False
        for place, what in wanted:
            self.taken[place] = what
            self.around.update(place[:length] for length in range(len(place)))
        return True

    def _is_in_the_way(self, place: Place, what: object) -> bool:
        if place in self.taken:
            return self.taken[place] != what
        inside = any(place[:length] in self.taken for length in range(len(place)))
        return inside or place in self.around


def places_of(fix: Fix) -> tuple[tuple[Place, object], ...]:
    """What a fix touches, each with what it does there."""
    of_edits = ((_of_edit(edit), edit) for edit in fix.edits)
    of_changes = ((_of_change(change), change) for change in fix.changes)
    return (*((place, edit) for place, edit in of_edits if place is not None), *of_changes)


def _of_edit(edit: Edit) -> Place | None:
    """The place; None for a new row, which gets in nobody's way."""
    match edit:
        case CellSet() | HeaderSet() | ColumnAdded():
            return (edit.sheet, edit.row, edit.column)
        case RowDeleted() | RowMoved():
            return (edit.sheet, edit.row)
        case SheetReplaced() | SheetDeleted():
            return (edit.sheet,)
        case RowInserted():
            return None
        case SheetsOrdered():
            return _WHOLE
        case _:
            assert_never(edit)


def _of_change(change: "Change") -> Place:
    """A row or choice, and its attribute where only that changes; else the form as a whole."""
    at = getattr(change, "at", None)
    if at is None:
        return _WHOLE
    key = getattr(change, "key", None)
    return (at,) if key is None else (at, key)
