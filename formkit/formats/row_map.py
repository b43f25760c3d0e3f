"""Where the rows of a sheet go when rows are inserted, deleted and moved."""

from collections.abc import Iterable

from formkit.core.values import dataclass
from formkit.model.edits import Edit, RowDeleted, RowInserted, RowMoved

Span = tuple[int, int]
"""The first and the last row of a stretch, both in it."""


@dataclass(frozen=True, slots=True)
class RowMap:
    """The old rows of one sheet in their new order."""

    rows: tuple[int | RowInserted, ...] = ()
    """What stands in row 1, 2, … of the new sheet: an old row or a new one.

    Rows behind the last one named here follow in their old order.
    """
    known: int = 0
    """Old rows up to this one are in ``rows``, or deleted."""
    new_rows: tuple[int, ...] = ()
    """For each old row from 1 to ``known`` its new number, 0 when it is deleted."""
    moved: frozenset[int] = frozenset()
    """Old rows that left their place."""

    @property
    def changes_nothing(self) -> bool:
        """Tell whether every row stays where it is."""
        return not self.rows and not self.known

    def new_row(self, old: int) -> int:
        """The new number of an old row, 0 when it is deleted."""
        if old > self.known:
            return old - self.known + len(self.rows)
        return self.new_rows[old - 1]

    def new_span(self, span: Span) -> Span | None:
        """A stretch of rows as a formula means it: it grows and shrinks, moved rows leave it.

        Returns:
            The first and last new row, None when no row is left.

        >>> row_map([RowInserted(sheet="survey", after=2)]).new_span((1, 3))
        (1, 4)
        """
        first, last = span
        within = range(first, min(last, self.known) + 1)
        # Rows that stay keep their order, so that the outermost ones are enough.
        kept = [row for row in map(self._first_kept, (within, within[::-1])) if row]
        if last > self.known:
            kept += [self.new_row(max(first, self.known + 1)), self.new_row(last)]
        if kept:
            return min(kept), max(kept)
        rows = [row for row in map(self.new_row, within) if row]
        return (min(rows), max(rows)) if rows else None

    def _first_kept(self, rows: range) -> int:
        """The new number of the first of some old rows that is neither moved nor deleted, or 0."""
        kept = (self.new_row(old) for old in rows if old not in self.moved)
        return next(filter(None, kept), 0)

    def new_spans(self, span: Span) -> tuple[Span, ...]:
        """A stretch of rows as a mark on each of them means it: moved rows take it along.

        A new row has the mark when the row that it is like has it; one that is like
        none, when the old rows on both sides of its place have it.

        Returns:
            Stretches in order, that do not touch each other; none when all rows are deleted.
        """
        first, last = span
        rows = {self.new_row(old) for old in range(first, min(last, self.known) + 1)} - {0}
        for number, row in enumerate(self.rows, start=1):
            if isinstance(row, RowInserted):
                like = (row.like,) if row.like else (row.after, row.after + 1)
                if all(first <= one <= last for one in like):
                    rows.add(number)
        spans = _stretches(sorted(rows))
        if last > self.known:
            behind = self.new_row(max(first, self.known + 1)), self.new_row(last)
            if spans and spans[-1][1] == behind[0] - 1:
                behind = spans.pop()[0], behind[1]
            spans.append(behind)
        return tuple(spans)


def row_map(edits: Iterable[Edit]) -> RowMap:
    """Where rows go by the edits of one sheet; those that move no row say nothing.

    Raises:
        ValueError: a row is deleted or moved twice, or is to stand below itself.
    """
    gone: dict[int, Edit] = {}
    placed: dict[int, list[int | RowInserted]] = {}
    for edit in edits:
        if isinstance(edit, RowDeleted | RowMoved):
            if edit.row in gone:
                message = f"row {edit.row} is deleted or moved twice"
                raise ValueError(message)
            gone[edit.row] = edit
        if isinstance(edit, RowMoved):
            if edit.after == edit.row:
                message = f"row {edit.row} cannot stand below itself"
                raise ValueError(message)
            placed.setdefault(edit.after, []).append(edit.row)
        elif isinstance(edit, RowInserted):
            placed.setdefault(edit.after, []).append(edit)
    known = max((*gone, *placed), default=0)
    if not gone and not placed:
        return RowMap()
    rows = list(placed.get(0, ()))
    for old in range(1, known + 1):
        rows += [] if old in gone else [old]
        rows += placed.get(old, ())
    numbers = {old: number for number, old in enumerate(rows, 1) if isinstance(old, int)}
    return RowMap(
        rows=tuple(rows),
        known=known,
        new_rows=tuple(numbers.get(old, 0) for old in range(1, known + 1)),
        moved=frozenset(row for row, edit in gone.items() if isinstance(edit, RowMoved)),
    )


def _stretches(rows: list[int]) -> list[Span]:
    found: list[Span] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found
