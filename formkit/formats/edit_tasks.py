"""Edits of a workbook, sorted by what they ask for of each sheet."""

from collections.abc import Iterable, Mapping

from formkit.core.values import dataclass, field
from formkit.formats.formula_references import Place
from formkit.formats.row_map import RowMap, row_map
from formkit.formats.xlsx_limits import check_limits
from formkit.model.edits import (
    CellSet,
    ColumnAdded,
    Edit,
    HeaderSet,
    RowInserted,
    SheetDeleted,
    SheetReplaced,
    SheetsOrdered,
)
from formkit.model.sheets import EMPTY, Cell, Row, Sheet, Workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetEdits:
    """What is asked for of one sheet."""

    texts: Mapping[Place, str] = field(default_factory=dict)
    """Place as read -> new text."""
    added: frozenset[Place] = frozenset()
    """The headers of new columns among these."""
    rows: RowMap = field(default_factory=RowMap)
    replaced: tuple[tuple[str, ...], ...] | None = None
    """All texts that the sheet is to hold; then nothing else is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookEdits:
    """What is asked for of a workbook."""

    sheets: Mapping[str, SheetEdits]
    """In the order of their first edits; without those that are deleted."""
    deleted: frozenset[str]
    order: tuple[str, ...]
    """Names of sheets; empty where they stay in their order."""


def edits_by_sheet(edits: Iterable[Edit]) -> tuple[dict[str, list[Edit]], tuple[str, ...]]:
    """The edits of each sheet, and the order of all sheets, empty where they stay in theirs."""
    by_sheet: dict[str, list[Edit]] = {}
    order: tuple[str, ...] = ()
    for edit in edits:
        if isinstance(edit, SheetsOrdered):
            order = edit.sheets
        else:
            by_sheet.setdefault(edit.sheet, []).append(edit)
    return by_sheet, order


def sort_edits(edits: Iterable[Edit]) -> WorkbookEdits:
    """Sort edits by sheet.

    Raises:
        ValueError: a row is deleted or moved twice, or is to stand below itself.
    """
    by_sheet, order = edits_by_sheet(edits)
    deleted = frozenset(
        name
        for name, mine in by_sheet.items()
        if any(isinstance(edit, SheetDeleted) for edit in mine)
    )
    sheets = {name: _sheet_edits(mine) for name, mine in by_sheet.items() if name not in deleted}
    return WorkbookEdits(sheets=sheets, deleted=deleted, order=order)


def texts_of_rows(rows: Iterable[Iterable[str]]) -> dict[Place, str]:
    """Place -> text, for texts from A1 on."""
    return {
        (row, column): text
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
    }


def check_texts(edits: WorkbookEdits, names: Iterable[str]) -> None:
    """Make sure that Excel can hold what is to be written.

    Args:
        edits: what is asked for.
        names: of the sheets that there are.

    Raises:
        FormkitError: a text or the name of a new sheet is over Excel's limits.
    """
    new = [name for name in edits.sheets if name not in set(names)]
    sheets = [Sheet(name=name) for name in names if new and name not in edits.deleted]
    for name, asked in edits.sheets.items():
        texts = {**asked.texts, **texts_of_rows(asked.replaced or ())}
        for number, row in enumerate(asked.rows.rows, start=1):
            if isinstance(row, RowInserted):
                texts |= {(number, at): text for at, text in enumerate(row.texts, start=1)}
        if asked.replaced is not None or name not in new:
            check_limits(Workbook(sheets=(_sheet(name, texts),)))
            sheets += [Sheet(name=name)] if name in new else []
    if new and sheets:
        check_limits(Workbook(sheets=tuple(sheets)))


def _sheet_edits(edits: list[Edit]) -> SheetEdits:
    for edit in edits:
        if isinstance(edit, SheetReplaced):
            return SheetEdits(replaced=edit.rows)
    texts: dict[Place, str] = {}
    added: set[Place] = set()
    for edit in edits:
        if isinstance(edit, CellSet | HeaderSet):
            texts[edit.row, edit.column] = edit.text
        elif isinstance(edit, ColumnAdded):
            texts[edit.row, edit.column] = edit.header
            added.add((edit.row, edit.column))
    return SheetEdits(texts=texts, added=frozenset(added), rows=row_map(edits))


def _sheet(name: str, texts: Mapping[Place, str]) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), text in texts.items():
        rows.setdefault(row, {})[column] = Cell(value=text, text=text) if text else EMPTY
    return Sheet(
        name=name,
        rows=tuple(
            Row(
                number=number,
                cells=tuple(rows[number].get(at, EMPTY) for at in range(1, max(rows[number]) + 1)),
            )
            for number in sorted(rows)
        ),
    )
