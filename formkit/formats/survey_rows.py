"""Survey rows that stand in no workbook: a module's CSV, an adaptation's YAML."""

from collections.abc import Iterable

from formkit.core.location import Loc
from formkit.formats.reading import form_of
from formkit.model.form import Node
from formkit.model.sheets import EMPTY, Cell, Row, Sheet, Workbook


def nodes_of(
    header: Iterable[str], rows: Iterable[tuple[int, Iterable[str]]], *, loc: Loc
) -> tuple[Node, ...]:
    """Read survey rows as any survey sheet is read.

    Args:
        header: the headers in the order of columns.
        rows: each with its number in the file; the header has the number before the first.
        loc: the file and sheet where they stand.
    """
    body = [typed_row(number, texts) for number, texts in rows]
    head = typed_row(body[0].number - 1 if body else 1, header)
    sheet = Sheet(name=loc.sheet or "survey", rows=(head, *body))
    return form_of(Workbook(sheets=(sheet,), path=loc.file, format="csv")).nodes


def typed_row(number: int, texts: Iterable[str]) -> Row:
    """A row of texts without outer spaces, as if they had been typed."""
    cells = (Cell(value=text, text=text) if text else EMPTY for text in texts)
    return Row(number=number, cells=tuple(cells))
