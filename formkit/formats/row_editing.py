"""One row of a worksheet with other texts and formulas in its cells, and rows that are new."""

from collections.abc import Callable, Iterable, Mapping

from formkit.core.values import dataclass, field, replace
from formkit.formats.cell_xml import new_cell, reads_as_number, with_text
from formkit.formats.sheet_formulas import split_formula
from formkit.formats.sheet_rows import CellXml, RowXml, new_row, row_cells, with_cells
from formkit.formats.xml_tags import tag_attributes, tag_name

_LOOKS = ("s", "customFormat", "ht", "customHeight", "thickTop", "thickBot")
"""What a new row takes from the row that it is like."""
_TRUE = frozenset({"1", "true"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTask:
    """What is to be done to the cells of one row."""

    texts: Mapping[int, str] = field(default_factory=dict)
    """Column -> new text."""
    formulas: Mapping[int, bytes] = field(default_factory=dict)
    """Column -> the formula's element, empty where it goes."""
    like_the_left: frozenset[int] = frozenset()
    """Columns whose new cell looks like the one before it."""
    column_style: Callable[[int], str]
    """The style of an empty cell in a column."""
    is_number: Callable[[int], bool]
    """Whether the cell in a column holds a number."""


def edit_row(row: RowXml, task: RowTask) -> RowXml:
    """The row, where it stands, with its cells as wanted."""
    lead, cells = row_cells(row)
    cells = [_with_formula(cell, task.formulas.get(cell.column)) for cell in cells]
    for column, text in task.texts.items():
        number = reads_as_number(text) and task.is_number(column)
        if all(cell.column != column for cell in cells):
            if not text:
                continue
            cells = _with_new_cell(row, cells, column, task)
        cells = [
            with_text(cell, text, as_number=number) if cell.column == column else cell
            for cell in cells
        ]
    return _within_spans(with_cells(row, lead, cells), cells)


def row_like(number: int, texts: tuple[str, ...], like: RowXml, task: RowTask) -> RowXml:
    """A new row that looks like another one.

    Args:
        number: where it stands.
        texts: from column A on.
        like: the other row; one without cells for no likeness.
        task: only asked for the styles of columns.
    """
    prefix = tag_name(like.piece.tag)[: -len("row")].decode()
    given = tag_attributes(like.piece.tag)
    row = new_row(number, prefix)
    looks = {name: given[name] for name in _LOOKS if name in given}
    row = replace(row, piece=row.piece.saying(looks))
    styles = {
        cell.column: tag_attributes(cell.piece.tag).get("s", "") for cell in row_cells(like)[1]
    }
    own = given.get("s", "") if given.get("customFormat") in _TRUE else ""
    cells: list[CellXml] = []
    for column in range(1, max((len(texts), *styles), default=0) + 1):
        text = texts[column - 1] if column <= len(texts) else ""
        style = styles.get(column, (own or task.column_style(column)) if text else "")
        if text or style or (column in styles and task.column_style(column)):
            cells.append(with_text(new_cell(number, column, prefix, style), text))
    return with_cells(row, b"", cells)


def _with_formula(cell: CellXml, element: bytes | None) -> CellXml:
    parts = split_formula(cell) if element is not None else None
    if not parts or element is None:
        return cell
    piece = cell.piece if element else cell.piece.saying({"cm": None})
    return CellXml(cell.column, piece.holding(parts[0] + element + parts[2]))


def _with_new_cell(row: RowXml, cells: list[CellXml], column: int, task: RowTask) -> list[CellXml]:
    """The cells with an empty one more, in its place."""
    place = next((at for at, cell in enumerate(cells) if cell.column > column), len(cells))
    prefix = tag_name(row.piece.tag)[: -len("row")].decode()
    given = tag_attributes(row.piece.tag)
    style = given.get("s", "") if given.get("customFormat") in _TRUE else task.column_style(column)
    if column in task.like_the_left and place:
        style = tag_attributes(cells[place - 1].piece.tag).get("s", "")
    return [*cells[:place], new_cell(row.number, column, prefix, style), *cells[place:]]


def _within_spans(row: RowXml, cells: Iterable[CellXml]) -> RowXml:
    """Rows may say how far they reach; one that reaches further says nothing."""
    first, _, last = tag_attributes(row.piece.tag).get("spans", "").partition(":")
    if not last.isdecimal() or not first.isdecimal():
        return row
    if all(int(first) <= cell.column <= int(last) for cell in cells):
        return row
    return replace(row, piece=row.piece.saying({"spans": None}))
