"""Cells that differ because their column has another header: told by the column, once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from formkit.changes.addresses import CHOICES, EXTERNAL_CHOICES, SURVEY, Address, ChoiceAddress
from formkit.changes.cells import CellChange
from formkit.changes.columns import header_row, headers_of
from formkit.changes.detection.comparison import Comparison
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import ColumnRenamed
from formkit.changes.kinds.lists import ChoiceAttributeSet
from formkit.changes.kinds.rows import NodeAttributeSet
from formkit.changes.matching.columns import match_columns

_CellSet = NodeAttributeSet | ChoiceAttributeSet
_CellsByRow = dict[Address | ChoiceAddress, _CellSet]
_Cells = Mapping[str, Mapping[str, _CellsByRow]]
"""Sheet -> header -> the cells of unknown columns that were set."""


def fold_into_columns(
    changes: Iterable[Change], comparison: Comparison
) -> tuple[list[Change], list[ColumnRenamed]]:
    """Find the unknown columns that have another header, and drop what only follows from it.

    Args:
        changes: of rows and choices.
        comparison: the two forms.

    Returns:
        The changes that are left, those of such a column under its new header; the columns.
    """
    found = list(changes)
    cells: dict[str, dict[str, _CellsByRow]] = {}
    for change in found:
        if isinstance(change, _CellSet) and change.is_extra:
            cells.setdefault(_sheet(change), {}).setdefault(change.key, {})[change.at] = change
    columns = list(_renamed_columns(cells, comparison))
    return list(_rest(found, cells, columns, comparison)) if columns else found, columns


def _sheet(change: _CellSet) -> str:
    return SURVEY if isinstance(change, NodeAttributeSet) else change.at.list.sheet


def _renamed_columns(cells: _Cells, comparison: Comparison) -> Iterator[ColumnRenamed]:
    old, new = comparison.matches.old, comparison.matches.new
    for sheet in (SURVEY, CHOICES, EXTERNAL_CHOICES):
        if sheet not in cells:
            continue
        headers, new_headers = headers_of(old, sheet), headers_of(new, sheet)
        gone = {
            header: {at: cell.old for at, cell in of.items()}
            for header, of in cells[sheet].items()
            if header not in new_headers
        }
        come = {
            header: {at: cell.new for at, cell in of.items()}
            for header, of in cells[sheet].items()
            if header not in headers
        }
        for header, new_header in sorted(match_columns(gone, come).items()):
            yield ColumnRenamed(
                sheet=sheet,
                old=header,
                new=new_header,
                old_loc=header_row(old, sheet),
                new_loc=header_row(new, sheet),
            )


def _rest(
    changes: Iterable[Change],
    cells: _Cells,
    columns: Sequence[ColumnRenamed],
    comparison: Comparison,
) -> Iterator[Change]:
    """The changes that the new headers alone do not account for."""
    header_of = {(one.sheet, one.old): one.new for one in columns}
    others = {(one.sheet, one.old): cells[one.sheet][one.new] for one in columns}
    others |= {(one.sheet, one.new): cells[one.sheet][one.old] for one in columns}
    for change in changes:
        if not isinstance(change, _CellSet) or not change.is_extra:
            yield change
            continue
        column = (_sheet(change), change.key)
        other = others.get(column, {}).get(change.at)
        if other is None:
            yield replace(change, key=header_of.get(column, change.key))
        elif change.new and change.new != other.old:
            yield _set_from(other.old, change, comparison)


def _set_from(old: str, change: _CellSet, comparison: Comparison) -> _CellSet:
    """The two changes of a cell, empty under the new header and empty under the old, as one."""
    cell = CellChange(key=change.key, is_extra=True, old=old, new=change.new)
    return replace(change, old=old, equivalent=comparison.consequences.is_equivalent(cell))
