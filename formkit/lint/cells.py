"""The cells of a workbook in which a ``${name}`` may stand."""

from collections.abc import Iterator, Mapping

from formkit.core.location import Loc
from formkit.core.values import dataclass
from formkit.formats.headers import CHOICES, SETTINGS, SURVEY, sheet_kind
from formkit.model.attributes import CHOICE_ATTRIBUTES
from formkit.model.form import Form, SheetColumns
from formkit.model.sheets import Sheet, Workbook

_ENTITIES = "entities"
_ENTITY_NAMES = frozenset(("list_name", "dataset", "repeat"))
_CHOICE_COLUMNS = tuple(attribute.header for attribute in CHOICE_ATTRIBUTES)
_OPENING = "${"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferringCell:
    """A cell that holds ``${``, be it a reference or a broken one."""

    text: str
    key: str
    """The column, as in ``SheetColumns.columns``."""
    loc: Loc
    name: str = ""
    """The question of the row, or the list of the choice."""


def referring_cells(workbook: Workbook, form: Form) -> Iterator[ReferringCell]:
    """The cells in which pyxform looks for references, in the order of the sheets.

    Rows that are disabled are among them, since pyxform refuses a form for a
    wrong reference in those too.  On the choices sheet only wording and media
    count; the sheet external_choices is copied as it is.

    Source: pyxform, validators/pyxform/pyxform_reference.py.
    """
    columns = {one.sheet: one for one in form.columns}
    for sheet in workbook.sheets:
        known = columns.get(sheet.name)
        if known is not None:
            yield from _cells(workbook, sheet, _columns_of(known))
        elif sheet.name.lower() == _ENTITIES:
            yield from _cells(workbook, sheet, _entity_columns(sheet))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Which columns of a sheet to look at, and which one names the row."""

    keys: Mapping[int, str]
    """Column, counted from 1 -> its key."""
    naming: int = 0
    header_row: int = 1


def _columns_of(known: SheetColumns) -> _Columns:
    kind = sheet_kind(known.sheet) or SURVEY
    naming = known.column("list_name" if kind == CHOICES else "name")
    return _Columns(
        keys={column: key for key, column in known.columns if _may_refer(kind, key)},
        naming=naming if kind in {SURVEY, CHOICES} else 0,
        header_row=known.header_row,
    )


def _may_refer(kind: str, key: str) -> bool:
    if kind == CHOICES:
        return any(f"{key}::".startswith(f"{header}::") for header in _CHOICE_COLUMNS)
    if kind == SURVEY:
        return key not in {"type", "name"}
    return kind == SETTINGS


def _entity_columns(sheet: Sheet) -> _Columns:
    first = sheet.row(1)
    headers = [cell.text for cell in first.cells] if first else []
    named = ((column, header) for column, header in enumerate(headers, start=1) if header)
    return _Columns(keys={column: key for column, key in named if key not in _ENTITY_NAMES})


def _cells(workbook: Workbook, sheet: Sheet, columns: _Columns) -> Iterator[ReferringCell]:
    for row in sheet.rows:
        if row.number <= columns.header_row:
            continue
        for column, cell in enumerate(row.cells, start=1):
            if _OPENING in cell.text and column in columns.keys:
                yield ReferringCell(
                    text=cell.text,
                    key=columns.keys[column],
                    loc=workbook.loc(sheet.name, row.number, column),
                    name=row.cell(columns.naming).text,
                )
