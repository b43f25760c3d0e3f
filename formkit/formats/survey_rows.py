"""Survey rows that stand in no workbook: a module's CSV, an adaptation's YAML."""

from collections.abc import Iterable

from formkit.formats.cell_cache import TypedCells
from formkit.formats.reading import form_of
from formkit.model.form import Node
from formkit.model.sheets import Row, Sheet, Workbook


def nodes_of(
    header: Iterable[str], rows: Iterable[tuple[int, Iterable[str]]], *, file: str
) -> tuple[Node, ...]:
    """Read survey rows as any survey sheet is read.

    Args:
        header: the headers in the order of columns.
        rows: each with its number in the file; the header has the number before the first.
        file: where they stand, for places.
    """
    cells = TypedCells()
    numbered = [(number, tuple(map(cells.__getitem__, texts))) for number, texts in rows]
    first = numbered[0][0] - 1 if numbered else 1
    head = Row(number=first, cells=tuple(map(cells.__getitem__, header)))
    body = (Row(number=number, cells=filled) for number, filled in numbered)
    sheet = Sheet(name="survey", rows=(head, *body))
    return form_of(Workbook(sheets=(sheet,), path=file, format="csv")).nodes
